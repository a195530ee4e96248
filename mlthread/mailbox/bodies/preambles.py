"""What stands above the first part of a body of many parts. In: that text. Out: what a person or a gateway wrote.

Programs write there, in the language of whoever sends, that the message is of a kind which the reader's program may
not know; and boundary lines of other messages are left there. No paragraph of it is the sender's.

>>> words_above("The moderator took a file off.\\n\\nThis is a multi-part message in MIME format.\\n")
'The moderator took a file off.'
>>> words_above("Este mensaje contiene varias partes.\\n------=_NextPart\\n")
''
"""

from __future__ import annotations

from mlthread.mailbox.charsets import decode_bytes
from mlthread.pattern import pattern

__all__ = ["words_above"]

_LONGEST = 400
"""Letters of the longest paragraph about parts or a program; one that says MIME may have more."""
_LONGEST_MIME = 2000
_BOUNDARY = pattern(r"(?m)^--(?=\S{0,200}[\d=_])\S{4,200}[ \t]*\r?(?:\n|\Z)")
_BLANK = pattern(r"\n[ \t\r]*\n")
_MARKS = pattern(r"(?m)^[ \t]{0,8}[>#|*]{1,4}[ \t]")
# A language a row: what it calls a message of many parts, and the reader's program.
_NOTICES = (
    (r"multi-? ?parts?\b|\b(?:contains|has|in|of) (?:multiple|several|various|many) parts\b", r"\b(?:your|compliant|capable) (?:e-?)?mail(?:ing)?[ -]?(?:reader|reading|program|client|software|user agent|agent|er\b)"),
    (r"\bmehrteilig|\bmehreren? teilen?\b", r"\b(?:ihr|dein)e? (?:e-?)?mail-?(?:programm|reader|client|software)"),
    (r"\bplusieurs parties\b|\bmultipartie", r"\bvotre (?:logiciel|programme|client|lecteur) de (?:messagerie|courrier|mail)"),
    (r"\b(?:varias|m[uú]ltiples|diversas) partes\b|\bmultiparte\b", r"\bsu (?:lector|programa|cliente|gestor) de (?:correo|mensajes)"),
    (r"\b(?:più|piu'?|diverse|varie) parti\b", r"\b(?:vostro|tuo|suo) (?:programma|lettore|client) di posta"),
    (r"\b(?:v[aá]rias|m[uú]ltiplas) partes\b", r"\bseu (?:programa|leitor|cliente) de (?:correio|e-?mail)"),
    (r"\bmeerdere delen\b|\bmeerdelig", r"\b(?:uw|je) (?:e-?)?mail-?(?:programma|lezer|client)"),
    (r"\bflera delar\b|\bflerdela", r"\bditt (?:e-?)?(?:post|mail)program"),
    (r"\bflere dele", r"\b(?:dit|ditt) (?:e-?)?(?:post|mail)-?program"),
    (r"\bmoniosai", r"\bsähköpostiohjelma"),
    (r"\bwieloczęściow|\b(?:wielu|kilku) części", r"\bprogram\w{0,3} pocztow"),
    (r"\b(?:několika|více) částí|\bvícedíln", r"\bpoštovní\w{0,2} (?:program|klient)"),
    (r"\bнескольких частей|\bмногочаст|\bсоставное сообщение", r"\bпочтов\w{2,3} (?:программ|клиент)"),
    (r"\btöbbrészes|\btöbb részből", r"\blevelezőprogram"),
    (r"\bçok parçalı", r"\be-?posta (?:programı|istemci)"),
    ("マルチパート|複数のパート", "メーラ|メールソフト"),
    ("多部分|多个部分|多個部分", "邮件(?:客户端|程序|软件)|郵件(?:軟體|程式)"),
    ("멀티파트|여러 부분", "메일 프로그램"),
)  # fmt: skip
_NOTICE = pattern("(?i)" + "|".join(words for row in _NOTICES for words in row))


def words_above(preamble: str) -> str:
    """The paragraphs that no program wrote; bytes that are not ASCII are as `email` escapes them."""
    text = _BOUNDARY.sub("", preamble) if "--" in preamble else preamble
    paragraphs = _BLANK.split(text)
    kept = [paragraph for paragraph in paragraphs if not _is_notice(paragraph)]
    if len(kept) < len(paragraphs):
        text = "\n\n".join(kept)
    if text != preamble:
        text = text.rstrip()
    return text if text.strip() else ""


def _is_notice(paragraph: str) -> bool:
    """Does a paragraph say which kind of message it stands in?"""
    if len(paragraph) > _LONGEST_MIME:
        return False
    if "MIME" in paragraph.upper():
        return True
    if len(paragraph) > _LONGEST:
        return False
    said, _ = decode_bytes(paragraph.encode("utf-8", "surrogateescape"), None)
    return _NOTICE.search(" ".join(_MARKS.sub("", said).split())) is not None
