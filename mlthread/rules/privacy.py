"""Notices of who keeps whose personal data and why, as European law wants them below a mail. In: nothing. Out: `PRIVACY`,
rows of the footer table.

Lists on internet governance talk of these laws: a row asks for what only a notice says to whoever gets the mail.
"""

from __future__ import annotations

from .footerrow import Footer

__all__ = ["PRIVACY"]

_LAW = "2016/679"
"""The number of the General Data Protection Regulation."""

PRIVACY: tuple[Footer, ...] = (
    Footer("privacy-of-sender", opens="we process personal data in", linked=True),
    Footer("privacy-en", opens="in compliance with regulation (eu)", holds=(_LAW, "inform you")),
    Footer("privacy-en-under", opens="under the provisions of", holds=(_LAW, "inform you")),
    Footer("privacy-en-pursuant", opens="pursuant to", holds=(_LAW, "inform you")),
    Footer("privacy-en-accordance", opens="in accordance with", holds=(_LAW, "inform you")),
    Footer(
        "privacy-en-sending", opens="sending email to", holds=("processing your personal data",)
    ),
    Footer("privacy-en-mailing", opens="e-mailing", holds=("process your personal data",)),
    Footer("privacy-en-when", opens="when you send", holds=("process your personal data", "mail")),
    Footer("privacy-de", opens="informationen zum umgang mit ihren daten", linked=True),
    Footer("privacy-de-hints", opens="hinweise zum datenschutz", linked=True),
    Footer("privacy-de-facts", opens="informationen zum datenschutz", linked=True),
    Footer("privacy-de-facts-art", opens="datenschutzinformationen", linked=True, most=40),
    Footer("privacy-de-note", opens="datenschutzhinweis", linked=True, most=40),
    Footer("privacy-de-use", opens="informationen zur verarbeitung", holds=("daten",), linked=True),
    Footer("privacy-es", opens="en cumplimiento de", holds=("datos", "rectificación")),
    Footer("privacy-es-inform", opens="en cumplimiento de", holds=("datos", "le informamos")),
    Footer("privacy-es-conform", opens="de conformidad con", holds=("datos", "rectificación")),
    Footer("privacy-es-informed", opens="de conformidad con", holds=("datos", "le informamos")),
    Footer("privacy-es-according", opens="de acuerdo con", holds=("datos", "rectificación")),
    Footer("privacy-es-told", opens="le informamos", holds=("datos", "rectificación")),
    Footer("privacy-es-controller", opens="responsable del tratamiento", holds=("finalidad",)),
    Footer("privacy-ca", opens="en compliment de", holds=("dades", "rectificació")),
    Footer("privacy-ca-according", opens="d'acord amb", holds=("dades", "rectificació")),
    Footer("privacy-pt", opens="em cumprimento d", holds=("dados", "retificação")),
    Footer("privacy-pt-terms", opens="nos termos d", holds=("dados", "retificação")),
    Footer("privacy-it", opens="ai sensi d", holds=(_LAW,), one_of=("destinatari", "riservat")),
    Footer(
        "privacy-it-code", opens="ai sensi d", holds=("196/",), one_of=("destinatari", "riservat")
    ),
    Footer("privacy-it-warning", opens="avvertenze ai sensi d", holds=("messaggio",)),
    Footer("privacy-fr", opens="conformément", holds=("données", "rectification", "vous")),
    Footer(
        "privacy-nl",
        opens="informatie over de verwerking van",
        holds=("persoonsgegevens",),
        linked=True,
    ),
    Footer("privacy-nl-read", opens="lees onze privacyverklaring", linked=True),
    Footer("privacy-sv", opens="när du skickar e-post till", holds=("dina personuppgifter",)),
    Footer("privacy-sv-lost", opens="n?r du skickar e-post till", holds=("dina personuppgifter",)),
    Footer(
        "privacy-pl",
        opens="administratorem",
        holds=("danych osobowych",),
        one_of=("pani", "państwa", "twoich"),
    ),
    Footer("privacy-cs", opens="informace o zpracování osobních údajů", linked=True),
)
