"""What disclaimers say in languages other than English. In: a paragraph. Out: whether it reads as lawyers write.

A language is a row: what says that a mail is secret, what it calls the mail, and who says "I" in it, for that one is no
lawyer. Archives have lost letters: "?" stands for one, so that stems are cut before or have a second form.

>>> reads_abroad("Diese E-Mail ist vertraulich. Sind Sie nicht der richtige Empfänger, so informieren Sie bitte den "
...              "Absender und vernichten Sie diese Mail.".casefold())
True
>>> reads_abroad("Die Liste der Empfänger ist vertraulich, und ich habe diese E-Mail darum vernichtet, wie vereinbart.")
False
"""

from __future__ import annotations

from mlthread.frozen import NamedTuple

__all__ = ["SAID_BY_LANGUAGE", "reads_abroad"]

SAID_BY_LANGUAGE: dict[str, tuple[str, ...]] = {
    "de": ("empfänger", "empf?nger", "bestimmt", "unbefugt", "weitergabe", "lösch", "l?sch", "vernicht", "enthält", "enth?lt", "enthalten", "irrtümlich", "adressat"),
    "fr": ("destinat", "strictement", "autoris", "détrui", "d?trui", "supprim", "contien", "contenir", "par erreur", "privil", "interdit"),
    "es": ("destinat", "dirigid", "prohib", "elimin", "por error", "contien", "contener", "exclusiv", "privileg"),
    "pt": ("destinat", "destina", "dirigid", "proibid", "elimin", "apag", "por engano", "contém", "conter", "exclusiv", "privileg"),
    "it": ("destinat", "vietat", "cancell", "per errore", "conten", "contien", "esclusiv", "privacy", "d.lgs"),
    "nl": ("bestemd", "geadresseerde", "verwijder", "openbaar", "bevat", "uitsluitend"),
    "da": ("modtager", "bestemt", "indehold", "slet", "ved en fejl", "uvedkommende"),
    "sv": ("mottagare", "avsedd", "innehåll", "radera", "av misstag"),
    "nb": ("mottaker", "beregnet", "inneholde", "slett", "ved en feil", "bestemt"),
    "fi": ("vastaanottaj", "tarkoitettu", "sisält", "poist", "erehdyksessä"),
    "pl": ("adresat", "przeznaczon", "zawier", "usun", "zabron", "odbiorc", "zakaz", "omył"),
    "cs": ("určen", "adresát", "příjemc", "obsahuje", "smaž", "omyl", "zakáz"),
    "hu": ("címzett", "tartalmaz", "törölj", "tévedés", "jogosult"),
    "ru": ("адресат", "предназнач", "получател", "содерж", "удалит", "по ошибке", "запрещ"),
    "tr": ("alıcı", "içer", "yetkisiz", "silin", "yanlışlıkla"),
    "zh": ("收件人", "接收", "删除", "泄露", "未经", "授权", "包含", "仅供"),
    "ja": ("含", "宛", "受信", "削除", "誤", "第三者"),
    "zh-tw": ("收件人", "刪除", "含", "未經", "轉寄"),
    "ko": ("수신", "삭제", "포함", "무단"),
    "el": ("παραλήπτ", "περιέχ", "αποστολέα"),
    "ro": ("destinat", "conțin", "șterge"),
    "bg": ("получател", "съдърж", "предназнач"),
    "uk": ("одержувач", "отримувач", "містит", "призначен"),
    "sk": ("určen", "príjemc", "obsahuje", "adresát"),
    "sl": ("namenjen", "prejemnik", "vsebuje"),
    "hr": ("namijenjen", "primatelj", "sadrž"),
    "sr": ("namenjen", "primaoc", "primalac", "sadrž"),
    "ca": ("destinat", "conté", "contenir", "adreçat"),
}  # fmt: skip
"""Whom a mail is for, what is forbidden, what it holds: by language."""


class _Language(NamedTuple):
    """Words of one language, in small letters, stems cut where endings differ."""

    secret: tuple[str, ...]
    mail: tuple[str, ...]
    own: tuple[str, ...]


_LANGUAGES = {
    "de": _Language(("vertraulich", "beabsichtigte empf", "ausschließlich für den", "ausschliesslich für den"), ("mail", "nachricht", "diese information"), ("ich", "mir", "mich", "mein", "meine")),
    "fr": _Language(("confidentiel",), ("message", "courriel", "mail", "courrier"), ("je", "moi", "mon", "ma", "mes")),
    "es": _Language(("confidencial",), ("mensaje", "correo", "mail", "comunicaci"), ("yo", "mi", "mis", "creo", "me")),
    "pt": _Language(("confidencia", "sigilos"), ("mensagem", "mail", "correio", "comunica"), ("eu", "meu", "minha", "acho")),
    "it": _Language(("confidenzial", "riservat", "indirizzati esclusivamente", "esclusivamente alle persone"), ("messaggio", "mail", "comunicazion"), ("io", "mio", "mia", "mi", "credo")),
    "nl": _Language(("vertrouwelijk",), ("bericht", "mail"), ("ik", "mij", "mijn")),
    "da": _Language(("fortrolig",), ("mail", "meddelelse", "besked"), ("jeg", "mig", "min", "mit")),
    "sv": _Language(("konfidentiell", "sekretess"), ("mail", "meddelande", "mejl", "e-post"), ("jag", "mig", "min", "mitt")),
    "nb": _Language(("konfidensiell", "fortrolig"), ("e-post", "melding", "mail"), ("jeg", "meg", "min", "mitt")),
    "fi": _Language(("luottamuksel",), ("viesti", "sähköposti"), ("minä", "minun")),
    "pl": _Language(("poufn",), ("wiadomo", "mail", "korespondencj"), ("ja", "mnie", "mój", "moja")),
    "cs": _Language(("důvěrn",), ("zpráv", "mail"), ("já", "mě", "můj")),
    "sk": _Language(("dôvern",), ("správ", "mail"), ("ja", "mňa", "môj")),
    "hu": _Language(("bizalmas",), ("üzenet", "mail", "levél"), ("én", "nekem")),
    "ru": _Language(("конфиденциал",), ("сообщени", "письм", "mail"), ("я", "мне", "мой", "моё")),
    "uk": _Language(("конфіденц",), ("повідомлен", "лист", "mail"), ("я", "мені", "мій")),
    "bg": _Language(("поверител", "конфиденциал"), ("съобщени", "mail"), ("аз", "мен", "мой")),
    "tr": _Language(("gizli",), ("e-posta", "mesaj", "mail", "ileti"), ("ben", "bana", "benim")),
    "ro": _Language(("confiden",), ("mesaj", "mail"), ("eu", "mie", "meu")),
    "sl": _Language(("zaupn",), ("sporočil", "mail"), ("jaz", "meni", "moj")),
    "hr": _Language(("povjerljiv",), ("poruk", "mail"), ("ja", "meni", "moj")),
    "sr": _Language(("poverljiv",), ("poruk", "mail"), ("ja", "meni", "moj")),
    "el": _Language(("εμπιστευτικ",), ("μήνυμα", "mail"), ("εγώ", "μου")),
    "ca": _Language(("confidencial",), ("missatge", "correu", "mail"), ("jo", "meu")),
}  # fmt: skip
_SECRET = tuple(sorted({word for row in _LANGUAGES.values() for word in row.secret}))
_PLAIN_SECRET = tuple(word for word in _SECRET if word.isascii())
_FEWEST_WORDS = 14
_FEWEST_SAID = 2
_HEAD = 200  # letters within which it says what it is about


def reads_abroad(text: str) -> bool:
    """Whether a paragraph in small letters says of a mail that it is secret, and most of what lawyers say besides, in a
    language other than English."""
    if not any(map(text.__contains__, _PLAIN_SECRET if text.isascii() else _SECRET)):
        return False
    return any(
        _reads_in(row, SAID_BY_LANGUAGE[code], text)
        for code, row in _LANGUAGES.items()
        if any(map(text.__contains__, row.secret))
    )


def _reads_in(row: _Language, said: tuple[str, ...], text: str) -> bool:
    words = text.split()
    return (
        len(words) >= _FEWEST_WORDS
        and any(map(text[:_HEAD].__contains__, row.mail))
        and sum(map(text.__contains__, said)) >= _FEWEST_SAID
        and not {word.strip(".,;:!?\"'()") for word in words}.intersection(row.own)
    )
