"""What list software, mail clients and scanners put at the edges of a mail. In: nothing. Out: `find_footer`.

A footer is added by a row and a fixture in tests/golden/kinds. `opens` is how one of its lines begins,
`holds` are words that the same paragraph or section must hold; case does not matter. A row with
`frame` counts only below a ruler line, a row without it wherever a paragraph is made of it.

>>> find_footer(["_" * 47, "Parser mailing list", "Parser@lists.example.org"], framed=True)
'mailman2'
>>> find_footer(["I left the mailing list last year."], framed=False) is None
True
"""

from __future__ import annotations

from collections.abc import Sequence

from ..frozen import NamedTuple
from .disclaimers import is_own_disclaimer

__all__ = ["FOOTERS", "Footer", "find_footer"]


class Footer(NamedTuple):
    """One kind of footer: its name, how a line of it opens, what else it holds."""

    name: str
    opens: str = ""
    holds: tuple[str, ...] = ()
    frame: bool = False


FOOTERS: tuple[Footer, ...] = (
    # List software
    Footer("mailman2", holds=(" mailing list",), frame=True),
    Footer("mailman2-listinfo", holds=("/listinfo",), frame=True),
    Footer("mailman2-bare", holds=(" mailing list", "/listinfo")),
    Footer("mailman2-options", holds=("/mailman/options/",)),
    Footer("mailman-digest", opens="send ", holds=(" mailing list submissions to",)),
    Footer("mailman-digest-owner", opens="you can reach the person managing the list at"),
    Footer("mailman-digest-subject", opens="when replying, please edit your subject line"),
    Footer("mailman3", opens="to unsubscribe send an email to", holds=("-leave@",)),
    Footer("mailman3-obfuscated", opens="to unsubscribe send an email to", holds=("-leave at ",)),
    Footer("mailman3-list", holds=(" mailing list -- ",)),
    Footer("pipermail-page", opens="more information about the", holds=("mailing list",)),
    Footer("google-groups", opens="you received this message because you are subscribed"),
    Footer("google-groups-unsubscribe", holds=("+unsubscribe", "group")),
    Footer("google-groups-discussion", opens="to view this discussion on the web"),
    Footer("google-groups-discussion-visit", opens="to view this discussion visit"),
    Footer("google-groups-options", opens="for more options, visit"),
    Footer("yahoo-sponsor", opens="------------------------ yahoo! groups sponsor"),
    Footer("yahoo-links", opens="yahoo! groups links"),
    Footer("yahoo-terms", opens="your use of yahoo! groups is subject to"),
    Footer("yahoo-star", opens="<*>"),
    Footer("yahoo-start", opens="__._,_.___"),
    Footer("yahoo-end", opens="__,_._,___"),
    Footer("yahoo-reply", opens="reply via web post"),
    Footer("yahoo-activity", opens="recent activity:", holds=("visit your group",)),
    Footer("yahoo-visit", opens="visit your group"),
    Footer("yahoo-non-text", opens="[non-text portions of this message have been removed"),
    Footer("yahoo-advert", holds=("yahoo!",), frame=True),
    Footer("yahoo-advert-link", holds=(".yahoo.com/",), frame=True),
    Footer("yahoo-homepage", holds=("make yahoo",), frame=True),
    Footer("yahoo-mail-advert", holds=("mail.yahoo.com/",)),
    Footer("do-you-yahoo", opens="do you yahoo!?"),
    Footer("groups-io", opens="groups.io links:"),
    Footer("groups-io-reply", opens="view/reply online (#"),
    Footer("groups-io-links", opens="links: you receive", holds=("sent to this group",)),
    Footer("majordomo-line", opens="to unsubscribe from this list: send the line"),
    Footer("majordomo-body", opens="the body of a message to", holds=("majordomo",)),
    Footer("majordomo-mail", holds=("majordomo", "unsubscribe", "@")),
    Footer("linux-kernel-faq", opens="please read the faq at"),
    Footer("listserv", opens="to unsubscribe from the", holds=("list",)),
    Footer("listserv-web", holds=("subed1=",)),
    Footer("listserv-archive", holds=("/wa?a", "list")),
    Footer("ezmlm", opens="to unsubscribe, e-mail:"),
    Footer("ezmlm-no-comma", opens="to unsubscribe e-mail:"),
    Footer("ezmlm-help", opens="for additional commands, e-mail:"),
    Footer("ezmlm-help-no-comma", opens="for additional commands e-mail:"),
    Footer("unsubscribe-mail", opens="to unsubscribe, send", holds=("@",)),
    Footer("unsubscribe-mail-no-comma", opens="to unsubscribe send", holds=("@",)),
    Footer("unsubscribe-visit", opens="to unsubscribe, visit"),
    Footer("unsubscribe-from-group", opens="to unsubscribe from this group"),
    Footer("unsubscribe-from-list", opens="to unsubscribe from this list"),
    Footer("unsubscribe-de", opens="um sich", holds=("abzumelden",)),
    Footer("unsubscribe-de-from", opens="abmelden", holds=("@",), frame=True),
    Footer("unsubscribe-fr", opens="pour vous désabonner", holds=("@",)),
    Footer("unsubscribe-fr-self", opens="pour se désabonner", holds=("@",)),
    Footer("unsubscribe-fr-off", opens="pour vous désinscrire"),
    Footer("unsubscribe-es", opens="para darse de baja", holds=("@",)),
    Footer("unsubscribe-es-link", opens="para darse de baja", holds=("http",)),
    Footer("unsubscribe-pt", opens="para cancelar", holds=("@",), frame=True),
    Footer("unsubscribe-pt-exit", opens="para sair da lista"),
    Footer("unsubscribe-it", opens="per annullare l'iscrizione"),
    Footer("unsubscribe-it-self", opens="per cancellarsi", holds=("@",)),
    Footer("unsubscribe-it-link", opens="per cancellarsi", holds=("http",)),
    Footer("unsubscribe-nl", opens="om u af te melden"),
    Footer("unsubscribe-ru", opens="чтобы отписаться"),
    Footer("unsubscribe-ru-off", opens="для отписки"),
    Footer("unsubscribe-zh", opens="退订:", holds=("@",)),
    Footer("unsubscribe-options", opens="to unsubscribe or change", holds=("http",)),
    Footer("subscribe-options", opens="to subscribe, unsubscribe"),
    Footer("subscribe-options-or", opens="to subscribe or unsubscribe"),
    Footer("unsubscribe-colon", opens="unsubscribe:", holds=("http",)),
    Footer("unsubscribe-slash", opens="subscribe/unsubscribe:"),
    Footer("list-settings", opens="list settings:"),
    Footer("list-archives", opens="list archives:"),
    Footer("list-archive", opens="list archive:"),
    Footer("list-etiquette", opens="list guidelines:"),
    Footer("list-post", opens="to post to this group"),
    Footer("list-post-message", opens="to post a message", holds=("@",)),
    Footer("list-post-list", opens="to post to this list"),
    Footer("list-visit-group", opens="visit this group at"),
    Footer("sympa", holds=("/sympa/", "list"), frame=True),
    Footer("mlmmj", holds=("+unsubscribe@",)),
    Footer("freelists", holds=("freelists.org/",), frame=True),
    Footer("topica", holds=("topica.com/",), frame=True),
    Footer("unsubscribe-frame", holds=("unsubscribe",), frame=True),
    Footer("subscription-frame", holds=("subscription", "http"), frame=True),
    Footer("archive-frame", holds=("archive", "http", "list"), frame=True),
    Footer("lists-host-frame", holds=("://lists.",), frame=True),
    Footer("sourceforge-advert", holds=("://p.sf.net/",)),
    Footer("sourceforge-sponsor", opens="this sf.net email is sponsored"),
    Footer("sourceforge-sponsor-long", opens="this sourceforge.net email is sponsored"),
    Footer("sourceforge-link", holds=("://sdm.link/",)),
    # Trackers and forums
    Footer("discourse-topic", opens="visit topic", holds=("respond",)),
    Footer("discourse-reply", opens="to respond, reply to this email or visit"),
    Footer("discourse-unsubscribe", opens="to unsubscribe from these emails"),
    Footer("github-reply", opens="reply to this email directly"),
    Footer("github-why", opens="you are receiving this because you"),
    Footer("github-message-id", opens="message id: <", holds=("@",), frame=True),
    Footer("gitlab-reply", opens="you're receiving this email because"),
    Footer("bugzilla-why", opens="you are receiving this mail because"),
    Footer("bugzilla-why-ruled", opens="------- you are receiving this mail because"),
    Footer("bugzilla-configure", opens="configure bugmail:"),
    Footer("bugzilla-role", opens="you are the", holds=("bug",), frame=True),
    Footer("bugzilla-watch", opens="you are watching", holds=("bug",), frame=True),
    Footer("jira-automatic", opens="this message is automatically generated by jira"),
    Footer("jira-error", opens="if you think it was sent incorrectly"),
    Footer("jira-more", opens="for more information on jira"),
    Footer("jira-comment", opens="you can reply to this email to add a comment"),
    Footer("jira-version", opens="this message was sent by atlassian jira"),
    Footer("automatic-mail", opens="this is an automatically generated"),
    Footer("automatic-message", opens="this is an automated", holds=("mail",)),
    Footer("launchpad-why", opens="you received this bug notification because"),
    Footer("launchpad-direct", opens="launchpad-message-rationale:"),
    Footer("tracker-requested", opens="you are receiving this message because"),
    Footer("tracker-email-because", opens="you received this email because"),
    Footer("tracker-receiving-email", opens="you are receiving this email because"),
    Footer("newsletter-why", opens="you have received this e-mail because"),
    Footer("newsletter-why-plain", opens="you have received this email because"),
    Footer("newsletter-removed", holds=("removed from the mailing list",)),
    Footer("newsletter-removed-our", holds=("removed from our mailing list",)),
    Footer("tracker-details", opens="more information can be found at the following url"),
    Footer("tracker-to-reply", opens="to reply, visit:"),
    Footer("nabble", holds=(".nabble.com/",), frame=True),
    Footer("nabble-from", opens="sent from:", holds=("nabble",)),
    Footer("nabble-context", opens="view this message in context:"),
    Footer("forum-thread", opens="view this thread:", holds=("http",)),
    Footer("forum-sent-from", opens="this message was sent from:", holds=("http",)),
    Footer("ticket-url", opens="ticket url:"),
    Footer("gerrit-visit", opens="to view, visit http"),
    Footer("gerrit-fields", opens="gerrit-messagetype:"),
    Footer("phabricator-preferences", opens="email preferences", holds=("http",)),
    Footer("phabricator-detail", opens="revision detail", holds=("http",)),
    # Clients and free mail services
    Footer("hotmail-advert", holds=(".hotmail.com",), frame=True),
    Footer("msn-advert", holds=("msn.com/",), frame=True),
    Footer("gmx-advert", holds=("gmx.net/",), frame=True),
    Footer("gmx-advert-plus", opens="+++ gmx"),
    Footer("libero-advert", holds=("mail.libero.it",), frame=True),
    Footer("free-mail", opens="get your free email", holds=("http",)),
    Footer("mail2web", opens="mail2web", holds=("http",)),
    Footer("this-mail-was-sent", opens="this mail was sent", holds=("http",)),
    Footer("this-mail-through", opens="this mail sent through", holds=("http",)),
    Footer("this-message-imp", opens="this message was sent using imp"),
    Footer("sent-with-mutt", opens="using opera's", holds=("mail",)),
    Footer("netscape-free", opens="get your own free", holds=("mail",)),
    Footer("picked-plain", opens="[ picked text/plain from multipart/alternative"),
    Footer("demime", opens="[demime", holds=("removed",)),
    Footer("stripmime", opens="--- stripmime report"),
    Footer("html-deleted", opens="[[alternative html version deleted"),
    Footer("attachment-removed", opens="[attachment of type"),
    # Virus and spam scanners
    Footer("virus-none-found", opens="no virus found in"),
    Footer("virus-avg", opens="checked by avg"),
    Footer("virus-database", opens="version:", holds=("virus database",)),
    Footer("virus-free", opens="virus-free.", holds=("www",)),
    Footer("virus-avast", opens="this email has been checked for viruses"),
    Footer("virus-avast-sent", opens="this email was sent from a computer protected by avast"),
    Footer("virus-avast-ruled", opens="avast! antivirus"),
    Footer("virus-avast-link", holds=("avast.com/",), frame=True),
    Footer("virus-avast-sig", holds=("avast.com/sig-email",)),
    Footer("virus-avast-en", opens="virus-free.www.avast.com"),
    Footer("virus-avast-de", opens="virenfrei.www.avast.com"),
    Footer("virus-avast-fr", opens="garanti sans virus.", holds=("avast",)),
    Footer("virus-avast-es", opens="libre de virus.", holds=("avast",)),
    Footer("virus-avast-it", opens="privo di virus.", holds=("avast",)),
    Footer("virus-avast-pt", opens="livre de vírus.", holds=("avast",)),
    Footer("virus-avast-nl", opens="virusvrij.www.avast.com"),
    Footer("virus-avast-pl", opens="wolny od wirusów.", holds=("avast",)),
    Footer("virus-avast-ru", opens="без вирусов.", holds=("avast",)),
    Footer("virus-avg-sig", holds=("avg.com/email-signature",)),
    Footer("virus-eset", opens="__________ information from eset"),
    Footer("virus-eset-checked", opens="the message was checked by eset"),
    Footer("virus-checked-by", opens="outgoing mail is certified virus free"),
    Footer("virus-incoming", opens="incoming mail is certified virus free"),
    Footer("virus-scanned", opens="this message has been scanned"),
    Footer("virus-scanned-email", opens="this email has been scanned"),
    Footer("virus-scanned-mail", opens="this e-mail has been scanned"),
    Footer("virus-mailscanner", holds=("mailscanner",), frame=True),
    Footer("virus-de", opens="diese nachricht wurde", holds=("virus",)),
    Footer("virus-de-mail", opens="diese e-mail wurde", holds=("virus",)),
    Footer("virus-fr", opens="cet e-mail", holds=("virus",)),
    Footer("virus-fr-message", opens="l'absence de virus"),
    Footer("virus-es", opens="este correo", holds=("virus",)),
    Footer("virus-it", opens="questo messaggio", holds=("analizzato",)),
    Footer("virus-pt", opens="este e-mail", holds=("vírus",)),
    Footer("virus-nl", opens="deze e-mail", holds=("virus",)),
    Footer("virus-pl", opens="ta wiadomość", holds=("wirus",)),
    Footer("virus-ru", opens="это сообщение", holds=("вирус",)),
    Footer("virus-cs", opens="tato zpráva", holds=("vir",)),
    # Disclaimers
    Footer("disclaimer", opens="disclaimer:"),
    Footer("disclaimer-intended", opens="disclaimer", holds=("intended",)),
    Footer("disclaimer-confidentiality", opens="confidentiality notice"),
    Footer("disclaimer-confidential", opens="confidential", holds=("intended",)),
    Footer("disclaimer-privileged", opens="privileged", holds=("intended",)),
    Footer("disclaimer-email", opens="this e-mail", holds=("confidential",)),
    Footer("disclaimer-email-plain", opens="this email", holds=("confidential",)),
    Footer("disclaimer-email-intended", opens="this e-mail", holds=("intended",)),
    Footer("disclaimer-email-plain-intended", opens="this email", holds=("intended",)),
    Footer("disclaimer-message", opens="this message", holds=("confidential",)),
    Footer("disclaimer-message-intended", opens="this message", holds=("intended", "recipient")),
    Footer("disclaimer-communication", opens="this communication", holds=("confidential",)),
    Footer("disclaimer-transmission", opens="this transmission", holds=("confidential",)),
    Footer("disclaimer-electronic", opens="this electronic", holds=("intended",)),
    Footer("disclaimer-information", opens="the information", holds=("confidential", "intended")),
    Footer("disclaimer-quoted-information", opens='"the information', holds=("intended",)),
    Footer("disclaimer-contents", opens="the contents of this", holds=("intended",)),
    Footer("disclaimer-contained", opens="information contained in", holds=("intended",)),
    Footer("disclaimer-note", opens="note:", holds=("confidential", "intended")),
    Footer("disclaimer-notice", opens="notice:", holds=("intended",)),
    Footer("disclaimer-important", opens="important", holds=("confidential", "intended")),
    Footer("disclaimer-if-not", opens="if you are not the intended recipient"),
    Footer("disclaimer-if-error", opens="if you have received this", holds=("error",)),
    Footer("disclaimer-if-you-received", opens="if you received this", holds=("error",)),
    Footer("disclaimer-star", opens="*****", holds=("confidential", "intended")),
    Footer("disclaimer-environment", opens="please consider the environment"),
    Footer("disclaimer-think", opens="think before you print"),
    Footer("disclaimer-print-es", opens="antes de imprimir este"),
    Footer("disclaimer-print-es-think", opens="antes de imprimir, pien"),
    Footer("disclaimer-print-fr", opens="avant d'imprimer, pensez"),
    Footer("disclaimer-print-fr-think", opens="pensez à l'environnement", holds=("imprim",)),
    Footer("disclaimer-print-it", opens="prima di stampare, pensa"),
    Footer("disclaimer-print-de", opens="bitte denken sie an die umwelt", holds=("druck",)),
    Footer("disclaimer-print-de-think", opens="denken sie an die umwelt", holds=("druck",)),
    Footer("disclaimer-print-nl", opens="denk aan het milieu", holds=("print",)),
    Footer("disclaimer-print-sv", opens="tänk på miljön", holds=("skriv",)),
    Footer("disclaimer-print-da", opens="tænk på miljøet", holds=("print",)),
    Footer("disclaimer-de", opens="diese e-mail enthält", holds=("vertraulich",)),
    Footer("disclaimer-de-message", opens="diese nachricht", holds=("vertraulich",)),
    Footer("disclaimer-de-hint", opens="hinweis:", holds=("vertraulich",)),
    Footer("disclaimer-fr", opens="ce message", holds=("confidentiel",)),
    Footer("disclaimer-fr-mail", opens="ce courriel", holds=("confidentiel",)),
    Footer("disclaimer-fr-email", opens="cet e-mail", holds=("confidentiel",)),
    Footer("disclaimer-es", opens="aviso", holds=("confidencial",)),
    Footer("disclaimer-es-message", opens="este mensaje", holds=("confidencial",)),
    Footer("disclaimer-es-mail", opens="este correo", holds=("confidencial",)),
    Footer("disclaimer-pt", opens="esta mensagem", holds=("confidencia",)),
    Footer("disclaimer-it", opens="questo messaggio", holds=("riservat",)),
    Footer("disclaimer-it-mail", opens="questa e-mail", holds=("riservat",)),
    Footer("disclaimer-it-contents", opens="le informazioni contenute", holds=("riservat",)),
    Footer("disclaimer-nl", opens="dit bericht", holds=("vertrouwelijk",)),
    Footer("disclaimer-nl-mail", opens="deze e-mail", holds=("vertrouwelijk",)),
    Footer("disclaimer-nl-info", opens="de informatie", holds=("vertrouwelijk",)),
    Footer("disclaimer-da", opens="denne e-mail", holds=("fortrolig",)),
    Footer("disclaimer-sv", opens="detta meddelande", holds=("konfidentiell",)),
    Footer("disclaimer-nb", opens="denne e-posten", holds=("konfidensiell",)),
    Footer("disclaimer-fi", opens="tämä viesti", holds=("luottamuksel",)),
    Footer("disclaimer-pl", opens="uwaga", holds=("poufn",)),
    Footer("disclaimer-pl-message", opens="ta wiadomość", holds=("poufn",)),
    Footer("disclaimer-cs", opens="tato zpráva", holds=("důvěrn",)),
    Footer("disclaimer-hu", opens="ez az üzenet", holds=("bizalmas",)),
    Footer("disclaimer-ru", opens="это сообщение", holds=("конфиденциальн",)),
    Footer("disclaimer-tr", opens="bu e-posta", holds=("gizli",)),
    Footer("disclaimer-zh", opens="本邮件", holds=("保密",)),
    Footer("disclaimer-ja", opens="このメール", holds=("機密",)),
    # Banners at the top
    Footer("banner-caution", opens="caution:", holds=("external",)),
    Footer("banner-caution-originated", opens="caution:", holds=("originated",)),
    Footer("banner-external", opens="[external"),
    Footer("banner-external-email", opens="external email"),
    Footer("banner-warning", opens="warning:", holds=("outside", "click")),
    Footer("banner-rarely", opens="you don't often get email from"),
    Footer("banner-rarely-some", opens="some people who received this message don't often get"),
    Footer("banner-sender", opens="this message is from an external sender"),
    Footer("banner-outside", opens="this message came from outside your organization"),
    Footer("banner-outside-email", opens="this email originated from outside"),
    Footer("banner-attention", opens="attention:", holds=("outside", "click")),
    Footer("banner-attention-external", opens="attention:", holds=("external", "click")),
    Footer("banner-proofpoint", opens="zjqcmqryfpfptbannerstart"),
    Footer("banner-extern-de", opens="achtung:", holds=("extern", "mail")),
    Footer("secured-by", opens="this message was secured by"),
)


def _index() -> tuple[dict[str, list[Footer]], list[Footer]]:
    by_word: dict[str, list[Footer]] = {}
    anywhere = []
    for row in FOOTERS:
        if row.opens:
            by_word.setdefault(_first_word(row.opens), []).append(row)
        else:
            anywhere.append(row)
    return by_word, anywhere


def _first_word(text: str) -> str:
    """What a line is looked up by. Scripts that write no spaces give their first three characters."""
    word = text.split(None, 1)[0]
    return word[:3] if word[0] > "\u2e00" else word.strip("[]():,.!-") or word


_BY_WORD, _ANYWHERE = _index()
_DECORATION = "*_|•·>+#=-–— \t"
_MAX_LOOSE = 8  # lines of a paragraph that no ruler announces


def find_footer(lines: Sequence[str], framed: bool, opening: bool = False) -> str | None:
    """The name of the footer that these stripped lines are; `framed`: a ruler stands above them;
    `opening`: only rows that say how a line opens count.

    Only the first line of a paragraph without a ruler may open a footer: in the middle of prose the
    same words are prose.
    """
    for line in lines if framed else lines[:1]:
        name = _find_opener(line, lines, framed) if line else None
        if name:
            return name
    if opening or (not framed and (len(lines) > _MAX_LOOSE or _is_prose(lines[0]))):
        return None
    whole = "\n".join(lines).casefold()
    if _has_trace(whole):
        for row in _ANYWHERE:
            if (framed or not row.frame) and _holds(whole, row):
                return row.name
    return None


def _find_opener(line: str, lines: Sequence[str], framed: bool) -> str | None:
    name = _opened_by(line, lines, framed)
    if name is None and line[0] in _DECORATION:
        plain = line.lstrip(_DECORATION)  # some servers write "-- NOTICE:" as one line
        name = _opened_by(plain, lines, framed) if plain else None
    return name


def _opened_by(line: str, lines: Sequence[str], framed: bool) -> str | None:
    rows = _BY_WORD.get(_first_word(line).casefold(), ())
    if not rows or (not framed and is_own_disclaimer(line)):
        return None
    low = line.casefold()
    whole = "\n".join(lines).casefold()
    for row in rows:
        if low.startswith(row.opens) and _holds(whole, row) and (framed or not row.frame):
            return row.name
    return None


def _is_prose(line: str) -> bool:
    """A line of eight words or more without a label is a sentence."""
    return line.count(" ") > 6 and ":" not in line and line[0].isalpha() and " -- " not in line


def _has_trace(whole: str) -> bool:
    """Rows without an opening hold one of these."""
    return (
        "/" in whole or "list" in whole or "mail" in whole or "yahoo" in whole or "unsub" in whole
    )


def _holds(whole: str, row: Footer) -> bool:
    return all(map(whole.__contains__, row.holds))
