"""Words round a name in an attribution line that are no part of it, by language. In: nothing. Out: patterns and words.

A language is a row; a row of `_LEADS` is a pattern, for some leads hold a number or a kind of mail.

>>> LEAD.sub("", "A few days ago, Ann Lee"), LEAD.sub("", "Hace tres días, Ann Lee"), TAIL.sub("", "Ann Lee then")
('Ann Lee', 'Ann Lee', 'Ann Lee')
"""

from __future__ import annotations

from mlthread.pattern import pattern

__all__ = [
    "AGO",
    "ARTICLE_ALONE",
    "BEHIND_NAME",
    "GREETED",
    "IN_ARTICLE",
    "IN_GROUP",
    "IN_SOME_GROUP",
    "LEAD",
    "TAIL",
    "USERS",
    "VERBAL_END",
    "VERB_BEFORE",
    "names_place",
]

_A_WORD = "(?: [a-zà-ÿ]{1,12})"
_A_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_LEADS: dict[str, tuple[str, ...]] = {
    "en": (
        "Meanwhile|Elsewhere|Finally|Whereupon|To which",
        "Previously|Recently|Earlier|Yesterday|Today|Then|And|As|Later|Once|Again|Also|Anyway|Now|Well|Because|But|Sez",
        "So then|then|lo|so|When|While|Where|Since|Hello|Hi|Hey|Dear|That said|To quote|Once upon a time",
        "Here['’]?(?:s| is) what",
        r"In \[[^\[\]]{2,40}\]",
        r"Re: ?[^,:]{2,40}(?=, )|(?:At|In|On|After|Before|With|From)(?: [a-z]{1,12}){1,4}(?=, )",
        "(?:A|Some|Many|Long|Two|Three)(?: [a-z]{1,12}){0,4} (?:back|ago)",
        rf"(?:Last|This) (?:night|morning|week|month|year|{_A_DAY})",
        rf"On (?:{_A_DAY}(?: (?:morning|afternoon|evening|night))?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=,))",
        "In (?:an?|the|his|her|their|your|my)(?: [a-z]{1,12}){0,3}"
        " (?:e-?mail|mail|message|episode|post|posting|article|note|reply|letter)(?: (?:of|from|on|dated))?",
    ),
    "fr": (
        f"Hier|Avant-hier|Il y a{_A_WORD}{{1,3}}",
        "[Ll]e (?:lun|mar|mercre|jeu|vendre|same)di(?: dernier)?|[Ll]e dimanche(?: dernier)?",
        rf"Dans (?:un|son|ton|votre){_A_WORD}{{1,2}}(?: du [\d/.-]{{6,10}})?",
    ),
    "es": (
        f"Ayer|Anteayer|Hace{_A_WORD}{{1,3}}",
        "El (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?: pasado)?",
    ),
    "it": ("Ieri|Nel messaggio", "(?:Lune|Marte|Mercole|Giove|Vener)dì"),
    "pt": (f"Ontem|Anteontem|Há{_A_WORD}{{1,3}}",),
    "pl": ("Wczoraj",),
    "ru": ("Вчера|Недавно",),
}
"""How a sentence leads over to who said it."""

LEAD = pattern(
    rf"^(?:(?:{'|'.join(form for forms in _LEADS.values() for form in forms)}),?\s+)+(?=[A-ZÀ-ÞŁŚŻА-Я])"
)

_ARTICLES: dict[str, tuple[str, ...]] = {
    "en": ("In(?: [Aa]rticle| [Mm]essage)?",),
    "de": ("Im Artikel", "In (?:dem Artikel|der Nachricht)"),
    "nl": ("In (?:artikel|bericht)",),
    "sv": ("I(?: artikeln?| inlägget| meddelandet)?",),
    "da": ("I (?:artiklen|meddelelsen)",),
    "nb": ("I (?:artikkel|artikkelen|meldingen)",),
    "fi": ("Artikkelissa", "Viestissä"),
    "fr": ("Dans(?: l['’]article| article| le message)?",),
    "es": ("En(?: el artículo| el mensaje)?",),
    "pt": ("Em", "No artigo", "Na mensagem"),
    "it": ("Nell['’]articolo", "Nel messaggio"),
    "pl": ("W(?: artykule| wiadomości| liście)?",),
    "cs": ("V článku", "Ve zprávě"),
    "ru": ("В (?:статье|сообщении)",),
}
_IN: dict[str, str] = {
    "en": "in",
    "de": "im",
    "fr": "dans sur",
    "es": "en",
    "pt": "em no",
    "it": "su nel",
    "nl": "op",
    "sv": "i",
    "pl": "na w",
}
_INS = f"(?i:{'|'.join(word for words in _IN.values() for word in words.split())})"
_GROUP = r"[a-z][a-z\d+\-]{1,20}(?:\.[a-z\d][\w+\-]{0,30}){1,8}"
IN_SOME_GROUP = rf"{_INS} {_GROUP}"
"""Where something was said, for patterns: "in comp.lang.example"."""
# tin and others name the group: "In comp.lang.example Ann Lee <ann@example.org> wrote:"
IN_GROUP = pattern(rf"{_INS} (?:group |newsgroup )?{_GROUP}[,:]?\s+(?=\S)")
IN_ARTICLE = pattern(
    rf"(?:{'|'.join(form for forms in _ARTICLES.values() for form in forms)}) ?"
    r"(?:<(?:news:)?([^\s<>@]{1,250}(?:@| at )[^\s<>]{1,250})>|news:([^\s<>@]{1,250}@[^\s<>,]{1,250})),? ?"
    r"(?=[^\W\d_a-z]|\"|[^\s<>@]{1,64}@)"
)
"""What readers of news put before the name, whatever language the rest is in: "In article <id>, "."""

BEHIND_NAME = pattern(
    rf"(?<=[\w.>)\"*]),?\s(?:(?i:{'|'.join(form for forms in _ARTICLES.values() for form in forms)}) ?"
    r"<(?:news:)?([^\s<>@]{1,250}@[^\s<>]{1,250})>,?"
    rf"|{_INS} (?:news:([^\s<>@]{{1,250}}@[^\s<>,]{{1,250}})|{_GROUP}|/[A-Z\d./+\-]{{3,60}}))$"
)
"""The same behind the name: "Ann Lee in comp.lang.example", "Ann Lee <ann@example.org>, in article <id>,"."""

ARTICLE_ALONE = pattern(
    rf"(?:{'|'.join(form for forms in _ARTICLES.values() for form in forms)}) ?"
    r"(?:<(?:news:)?([^\s<>@]{1,250}@[^\s<>]{1,250})>|news:([^\s<>@]{1,250}@[^\s<>,]{1,250})),?$"
)
"""The same on a line of its own."""

_BEFORE_PLACE = frozenset(
    [
        *(word for words in _IN.values() for word in words.split()),
        *(
            form.partition("(")[0].partition("[")[0].split()[0].lower()
            for forms in _ARTICLES.values()
            for form in forms
        ),
    ]
)


def names_place(who: str) -> bool:
    """Whether a word stands there that leads to a group or an article: a cheap look before the patterns.

    >>> names_place("Ann Lee in comp.lang.example"), names_place("A. Lee <ann@example.org>")
    (True, False)
    """
    return not _BEFORE_PLACE.isdisjoint(who.lower().replace("’", "'").replace("'", " ").split())


_GREETINGS: dict[str, tuple[str, ...]] = {"en": ("In ", "Hello", "Hi ", "Hey", "Dear")}
GREETED = frozenset(form[:3] for forms in _GREETINGS.values() for form in forms)
"""The first three letters of leads before which a name can be read whatever the frame."""

_PASTS: dict[str, tuple[str, ...]] = {"en": ("back", "ago")}
AGO = pattern(
    rf"[a-z]{{1,12}}(?: [a-z]{{1,12}}){{0,3}} (?:{'|'.join(form for forms in _PASTS.values() for form in forms)})\b"
)
"""A lead in words of its own: "A month of sundays ago"."""

_TAILS: dict[str, tuple[str, ...]] = {
    "": ("/",),
    "en": (
        "['’]s(?: [a-z]{1,12}){1,4}",
        ", (?:responding|replying|in (?:reply|response|answer)) to [^<>@]{1,60}",
        " then",
        " [a-z]{3,9}ly",
        " (?:is|was) (?:[a-z]{3,9} )?(?:alleged|believed|claimed|known|reported|rumou?red|said|thought) to have",
    ),
    "fr": (" (?:nous|vous|me|te|lui)",),
    "es": (" nos",),
}
"""Words behind a name that belong to neither it nor the verb."""

TAIL = pattern(rf"(?<=[\w>)])(?:{'|'.join(form for forms in _TAILS.values() for form in forms)})$")

_VERBS_BEFORE: dict[str, str] = {"en": "to|and"}
VERB_BEFORE = pattern(
    rf"(?<=[\w>)])(?: [a-z]{{2,12}}){{1,6}} (?:{'|'.join(_VERBS_BEFORE.values())})$"
)
"""What leads from a name to the verb of its sentence: "Ann Lee was inspired to", "Ann Lee sat down and"."""

_VERBAL: dict[str, tuple[str, ...]] = {"en": ("ed", "ote")}
VERBAL_END = pattern(
    rf"(?<=[\w.>)])\s[a-z]{{2,11}}(?:{'|'.join(form for forms in _VERBAL.values() for form in forms)})(?:\s[^<>@]{{1,40}})?$"
)
"""What a frame without a verb takes with the name, by how such verbs end: "Ann Lee scrawled", "Ann Lee forwarded a note"."""

_USERS: dict[str, str] = {
    "cs": "uživatel uživatelka odesílatel",
    "sk": "používateľ používateľka",
    "pl": "użytkownik użytkowniczka",
    "ru": "пользователь",
    "uk": "користувач користувачка",
    "be": "карыстальнік карыстальніца",
    "bg": "потребителят",
    "hr": "korisnik korisnica",
    "sr": "корисник корисница",
    "sl": "uporabnik",
    "lv": "oseba lietotājs",
    "lt": "naudotojas",
    "et": "kasutaja",
    "ro": "utilizatorul",
    "hu": "felhasználó",
}
USERS = frozenset(word for words in _USERS.values() for word in words.split())
""""User" before the name, as Gmail says it in languages whose verbs have a gender."""
