"""What names a message on an archive page, whatever its program. In: lines. Out: `Head`s: who, when, of what title.

Three shapes: fields with labels of any language (also in a table pasted with tabs, or label and value on
lines of their own); one line with a person and a date; a person's line and a date's line below each other.

>>> lines = ["Gates", "Posted by Ann Lee on 5 February 2018, 10:17", "", "Which gate?"]
>>> head = read_head(lines, 1)
>>> head.who, head.when, head.shape, (head.start, head.stop)
('Ann Lee', '5 February 2018, 10:17', 'line posted by 9 a 9, 9:9', (1, 2))
"""

from __future__ import annotations

from functools import lru_cache

from mlthread.frozen import NamedTuple
from mlthread.mailbox.raw import Facts
from mlthread.model import DateBounds
from mlthread.pattern import pattern
from mlthread.rules.addresses import find_address
from mlthread.rules.dates import read_written_date
from mlthread.rules.labels import DASHES, read_ruler
from mlthread.rules.people import looks_like_person
from mlthread.rules.sayings import SAYS
from mlthread.rules.whowhen import has_date, split_who_when

from .copiedtext import shown_date
from .furniture import SURE, drawn, is_of_member, is_row_of_links, of_archive
from .pagefields import bare_fields, field_of, labelled_fields, read_field

__all__ = ["COUNTED", "Head", "date_alone", "is_forwarded", "is_person", "page_when", "read_head"]


COUNTED = " |#"
"""How the shape of a head ends that bears the number of its message: people write no such line."""


class Head(NamedTuple):
    """`start` and `stop` are lines; `fields` what labels told besides; `form` is alike for the heads of one page, of
    which `shape` says more."""

    who: str
    when: str
    shape: str
    start: int
    stop: int
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def form(self) -> str:
        """The shape without what some heads of a page have more than others."""
        return self.shape.removesuffix(COUNTED)


_LONGEST = 200
_LONGEST_DATE = 64
_NEAR = 4  # lines from a person to a date
_MOST_FIELDS = 12  # above one of a quoted message
_MARKDOWN = pattern(r"[*\u200b♦]{1,8}|(?<![^\W_])_{1,8}|_{1,8}(?![^\W_])|#{1,8}(?!\d)")
# Words of the program round a person and a date; a number of the message.
_BEFORE = pattern(
    r"(?:(?i:posted|sent|written|submitted|started|asked|answered|created|geschrieben|publié|envoyé|escrito|enviado"
    r"|skriven|skrevet|skickat|opublikowany|wysłany|geplaatst|inviato|postby|post|comment|message|reply|nachricht|re)\b"
    r"[\s:#,-]{0,3}(?:\#?\d{1,7}\b[\s:.)-]{0,3})?){1,3}(?:(?:by|from|von|par|por|de|da|av|af|door|przez)\s{1,3})?"
    r"|(?:[Bb]y|[Ff]rom|[Aa]uthor|[Aa]utor|[Aa]uteur|[Vv]on|[Pp]ar|[Pp]or|av|af|door|przez)(?:\s?:)?\s{1,3}"
)
# How the line that announces a quote begins, also where it is broken before its colon.
_ANNOUNCES = pattern(r"(?:On|Am|Le|El|Il|Op|Em|På|Den|Dne|Dnia|W dniu|At)\s")
_LEADING = pattern(r"[^\W\d_][^:|\d]{1,30}:\s")
_NUMBERED = pattern(
    r"(?i)\s{0,8}(?:message \d{1,5} of \d{1,5}\s?,?|\((?:post\s)?\#?\d{1,7}\)|\[?#\s?\d{1,7}\]?|post #\d{1,5} of \d{1,5}.{0,30})(?=\s|\Z)"
)
# Behind a nick and a date, as Discourse numbers posts.
_POST_NUMBER = pattern(r"(?:\s#|(?<=\d\d[ap]m)\s{1,4})\d{1,6}\Z")
_NICK = pattern(r"@[\w.-]{1,40}\s[·•|–-]\s")
_OF_TAB = pattern(
    r"\(\S{1,80}@\S{1,80} from [A-Z][a-z]{2,8} \d{4}\)\Z"
)  # what W3C shows in a browser's tab
_ROLE = pattern(
    r"(?<=\d)(?: (?:Author|Maintainer|Developer|Owner|Reporter|Member|Contributor|Collaborator)){1,3}\Z"
)
_HANDLE = pattern(r" @[\w.-]{1,40} ([·•|]) ")  # behind a name
_ITEM = pattern(r"\A[ ]{0,3}[-*][ ]{3}(?=\S)")  # of a list, in Markdown
_FULL_NAME = pattern(
    r"[\w.-]{2,40} \(((?:[^\W\d_][\w.'’-]{0,30} ){1,4}[^\W\d_][\w.'’-]{0,30})\)"
)  # behind a nick
_LED_BY = pattern(r"(?i)\A(?:posted|sent|written|submitted)\sby\s")
_LINK_NUMBER = pattern(r"\s?\|\s?#\d{1,5}\Z")  # Patchwork
_LAST_NUMBER = pattern(r"(?:(?<=[AaPp][Mm])|(?<=\d\d)|(?<=[A-Z]T))\s{1,4}#?\d{1,3}\Z")
_AFTER = pattern(
    r"(?i)[\s|»«·•,–—-]{0,6}(?:(?:wrote|writes|said|posted|commented|added a comment|replied|asked|opened|schrieb|hat geschrieben|a écrit|escribió|scrisse|schreef)"
    r"(?:\sthis(?:\s(?:issue|topic))?)?)?[\s:|»«·•,–—-]{0,6}\Z"
)
# mail-archive.com, what its search found: the day, the link to the thread, the person.
_FOUND = pattern(
    r"(\d{4}-\d\d-\d\d) (?:Thread|Par sujet|Diskussionsfäden|Berichten over hetzelfde onderwerp|Por tôpico"
    r"|Por tema|Per discussione) (\S.{0,80})\Z"
)
# Synchronet: whom from, at which node of a network, to whom and when.
_BOARD = pattern(
    r"(?:• )?From (\S.{0,60}?)(?:@\d{1,5}:\d{1,5}/\d{1,5}(?:\.\d{1,5})?)? to \S.{0,60}? on"
    r" ([A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d\d:\d\d:\d\d \d{4})\Z"
)
_WROTE = pattern(rf"(?i)\b(?:{SAYS})\b")
_OF_GMANE = pattern(
    r"[^|]{2,80} \| \d{1,2} [A-Z][a-z]{2} \d\d:\d\d \d{4}\Z"
)  # nobody else puts the year last
_GROUP = pattern(r"(?i)(?:to\s)?\S{1,100}@[\w.-]{1,200}\sby\s(?=\S)")
_VIA = pattern(r"\s{1,3}\(?via\s{1,3}\S.{0,80}\Z")
_LEADS = pattern(r"(?i)\A(?:on|am|le|el|op|il|at|à|,|;|-|–|—|\|)\s{1,3}")
_DASHED_DAY = pattern(r"\b(\d{4})-([A-Z][a-z]{2})-(\d{2})\b")
_AGO = pattern(
    r"(?i)(?:about\s|over\s|almost\s)?(?:an?|\d{1,3})\s(?:minute|hour|day|week|month|year)s?\sago\Z"
)
_AGO_LAST = pattern(
    r"(?i)[\s,(·•|–-]((?:about\s|over\s|almost\s)?(?:an?|\d{1,3})\s(?:minute|hour|day|week|month|year)s?\sago)\)?\Z"
)
# externals.io
_OF_EXTERNALS = pattern(
    r"(?:Posted )?((?:an?|\d{1,3}) (?:minute|hour|day|week|month|year)s? ago) by (\S.{0,80}?) — view source(?: — reply)?(?: unread)?\Z"
)
_EDGES = " -–—|»«·•,;"
_MAY_DATE = pattern(r"\d|[Aa]go")  # a cheap look at a line
_NUMBER = pattern(r"\s{0,8}#\d{1,6}\s{0,8}\Z")
_WORDS = pattern(r"[^\W\d_]{1,40}")
_NUMBERS = pattern(r"\d{1,9}")
_REMARK = pattern(r"\s{0,4}\[message #\d{1,9}[^\[\]]{0,60}\]\Z")
_ONLINE = pattern(r"\A(\S.{0,60}?) is (?:currently )?(?:off|on)line \1\Z")
_SHORT_YEAR = pattern(r"\A\S{2,12} ['’]\d\d\Z")  # a month and its year
_NO_NAME = pattern(r"[\[\]#]|[.:;!?,=/\\|>]\Z|\A[-*+>|=]|https?:|\d{3}")
_HALF_ADDRESS = pattern(r"[\w.+-]{2,60} at [\w.-]{2,60}\Z")
_INITIAL = pattern(r"(?:\b[A-Z]|\b[JS]r|\bPh\.?D|\.\.)\.\Z")


def read_head(lines: list[str], number: int) -> Head | None:
    """The head whose first line this is."""
    line = lines[number]
    if not line.strip() or len(line) > _LONGEST or line.lstrip()[:1] == ">":
        return None
    head = (
        _labelled(lines, number)
        or _bare(lines, number)
        or _one_line(lines, number)
        or _two_lines(lines, number)
        or _date_first(lines, number)
    )
    return None if head is not None and is_forwarded(lines, number) else head


def _plain(line: str) -> str:
    return " ".join(_MARKDOWN.sub(" ", line).split())


def _bare(lines: list[str], number: int) -> Head | None:
    """Fields whose labels have lost their colons: three or more."""
    first = lines[number].lstrip()[:1]
    if first.isascii() and not first.isupper():
        return None
    fields, at = bare_fields(lines, number)
    told = dict(fields)
    if not {"from", "date", "subject"} <= told.keys() or not _is_day(told["date"]):
        return None
    return Head(told["from"], told["date"], "fields bare", number, at, tuple(fields))


def _one_line(lines: list[str], number: int) -> Head | None:
    """A person and a date, in either order, and nothing else but words of the program."""
    if not has_date(lines[number]) and " ago by " not in lines[number]:
        return None
    text, numbered = _plain(lines[number]), ""
    found = _FOUND.match(text)
    if found is not None and _is_day(found[1]) and not found[2].rstrip().endswith((".", ":", ",")):
        return Head(_without_list(found[2]), found[1], "line found 9-9-9", number, number + 1)
    since = _OF_EXTERNALS.match(text)
    if since is not None and _is_writer(since[2]):
        return Head(since[2], since[1], "group ago", number, number + 1)
    board = _BOARD.match(text)
    if board is not None:
        shape = f"line board {_form(board[2])}"
        return Head(_without_list(board[1]), board[2], shape, number, number + 1)
    if text.endswith(":") and _LED_BY.match(text):
        text = text[:-1]
    elif text.endswith(":") and number + 1 < len(lines) and _NUMBER.match(lines[number + 1]):
        text, numbered = text[:-1], "#"  # without a number below it announces a quote
    if text[-1:] in ".!?;:" or _ANNOUNCES.match(text) or _OF_TAB.search(text):
        return None
    if _WROTE.search(text) and _quotes_below(lines, number + 1):
        return None
    label = _LEADING.match(text)
    if label is not None and not _BEFORE.fullmatch(label[0]):
        return None
    text = _DASHED_DAY.sub(r"\3 \2 \1", text)
    number_behind = _POST_NUMBER.search(text)
    counted = number_behind is not None
    text = _HANDLE.sub(r" \1 ", _ROLE.sub("", text))
    linked = _LINK_NUMBER.search(text)
    text = text[: linked.start()] if linked is not None else text
    text = _LAST_NUMBER.sub("", _NUMBERED.sub("", text))
    ago = _AGO_LAST.search(text)
    when, who = (
        split_who_when(text, "any") if ago is None else (ago[1], text[: ago.start()].strip(" ,"))
    )
    if when is None:
        return None
    before = _BEFORE.match(who)
    glue = before[0] if before is not None else ""
    group = _GROUP.match(who, len(glue))
    who = who[group.end() if group is not None else len(glue) :]
    who = who.lstrip(_EDGES).rstrip()
    bare = _AFTER.sub("", who).rstrip(_EDGES)
    full = _FULL_NAME.fullmatch(bare)
    bare = full[1] if full is not None else bare
    if not _is_writer(bare) or not (glue or counted or bare != who or _is_named(bare)):
        return None
    if ago is None and not _is_day(when := _LEADS.sub("", when)):
        return None
    kind = "group" if group is not None or _OF_GMANE.match(text) else "line"
    shape = f"{kind}{numbered} {_NUMBERS.sub('9', glue.lower())}{_form(when)}"
    shape = " ".join(shape.split()) + COUNTED * (
        linked is not None or (number_behind is not None and "#" not in number_behind[0])
    )
    return Head(_without_list(bare), when, shape, number, number + 1)


def _quotes_below(lines: list[str], number: int) -> bool:
    """Whether a quote stands right below, also where its first lines were cut."""
    below = (line.strip() for line in lines[number : number + _NEAR])
    return next((line[:1] == ">" for line in below if line.strip(" .[]…")), False)


def _two_lines(lines: list[str], number: int) -> Head | None:
    """A person's line, and below it, with nothing but drawn lines between them, one of a date."""
    if not any(map(_MAY_DATE.search, lines[number + 1 : number + 2 + _NEAR])):
        return None
    label, who = read_field(lines[number]) or ("from", lines[number])
    who = _LED_BY.sub(
        "", _without_list(_plain(_NUMBERED.sub("", _ITEM.sub("", who)))), count=1
    ).strip()
    if label != "from" or not is_person(who) or drawn(who):
        return None
    apart = 0
    address = ""
    for below in range(number + 1, min(len(lines), number + 2 + _NEAR)):
        text = _plain(lines[below])
        if not text:
            apart += 1
            if apart > 1:
                return None
            continue
        when = date_alone(text)
        if when is not None:
            if _date_first(lines, below) is not None:
                return None  # the person stands below the date, and a text's last line above it
            numbered = "#" if _NUMBERED.search(text) else ""
            shape = f"lines{numbered} {_form(when)}"
            return Head(f"{who} {address}".strip(), when, shape, number, below + 1)
        found = find_address(text) if not address and len(text) <= _LONGEST else None
        if found is not None and not text[: found[1]].strip(" <(["):
            if "(" in text[found[2] :]:
                return None  # it names the person itself; what stands above it is the title
            address = text
        elif not (drawn(lines[below]) or is_of_member(lines[below]) or text == who):
            return None
    return None


def _date_first(lines: list[str], number: int) -> Head | None:
    """A date's line, also behind a title, then a person's with what the program says of members."""
    title, tab, text = lines[number].rpartition("\t")
    while tab and (not text.strip() or drawn(text)):  # a link to the next message
        title, tab, text = title.rpartition("\t")
    if not has_date(text):
        return None
    at = number + 1
    while at < min(len(lines), number + _NEAR) and (not lines[at].strip() or drawn(lines[at])):
        at += 1
    if (
        at + 1 >= len(lines)
        or not is_of_member(lines[at + 1].strip())
        or not is_person(name := _ONLINE.sub(r"\1", _plain(lines[at])))
        or (when := date_alone(_plain(text))) is None
    ):
        return None
    told = (("subject", _REMARK.sub("", title.strip())),) if tab and title.strip() else ()
    return Head(name, when, f"below {_form(when)}", number, at + 1, told)


def date_alone(text: str) -> str | None:
    """The date of a line that holds nothing else."""
    if len(text) > _LONGEST_DATE or text[-1:] in "!?;,":
        return None
    if _AGO.match(_NICK.sub("", text)):
        return _NICK.sub("", text)
    if not has_date(text):
        return None
    text = _NICK.sub("", text)
    text = _DASHED_DAY.sub(r"\3 \2 \1", _NUMBERED.sub("", text)).strip(" |•·-–—()[]")
    when, rest = split_who_when(text, "any")
    if when is None or _AFTER.sub("", _BEFORE.sub("", rest)).strip(" |•·-–—()[]#"):
        return None
    when = _LEADS.sub("", when)
    return when if _is_day(when) else None


_POWERED = "powered by "


def is_person(text: str) -> bool:
    """Whether the words name a person, with an address or without."""
    if len(text) > 120 or text[:11].lower() == _POWERED:
        return False
    if find_address(text) is not None:
        return len(text.split()) <= 10 and ";" not in text  # several of them
    if _HALF_ADDRESS.match(text):
        return True
    if _SHORT_YEAR.match(text) or (_NO_NAME.search(text) and not _INITIAL.search(text)):
        return False
    words = text.split()
    if len(words) == 2 and of_archive(f"{words[0]} list") == SURE:
        return False  # "Thread Tools"
    return (
        len(words) <= 6
        and looks_like_person(text)
        and not is_of_member(text)
        and bool(_WORDS.search(text))
    )


def _is_writer(words: str) -> bool:
    """Whether the words name a person, and no field."""
    return bool(words) and field_of(words) is None and is_person(words)


def _is_named(who: str) -> bool:
    """Whether it is a name beyond doubt: with an address, or of several words with capitals."""
    if "@" in who or find_address(who) is not None:
        return True
    words = who.rpartition("(")[2].rstrip(")").split()
    return len(words) > 1 and all(
        word[:1].isupper() or not word[:1].isascii() for word in words if len(word) > 3
    )


def _without_list(who: str) -> str:
    return _VIA.sub("", who)


@lru_cache(maxsize=1024)
def _is_day(when: str) -> bool:
    """Whether it is a whole day: with its year."""
    return any(read.year and read.day for read in read_written_date(when))


def _form(when: str) -> str:
    return _NUMBERS.sub("9", _WORDS.sub("a", when))


def _labelled(lines: list[str], number: int) -> Head | None:
    """Fields below each other."""
    fields, at, style = labelled_fields(lines, number)
    names = dict(reversed(fields))
    names.setdefault("from", names.get("sender", ""))
    if "date" not in names and has_date(names["from"]):
        date, who = split_who_when(names["from"], "any")
        if date is not None and _is_day(date):
            names["from"], names["date"] = _AFTER.sub("", who), _LEADS.sub("", date)
            fields = list(names.items())
    if (
        not names["from"]
        or not {"date", "subject"} & set(names)
        or is_row_of_links(names["from"], 3)
    ):
        return None
    when = names.get("date", "")
    if when and not (has_date(when) and _is_day(_DASHED_DAY.sub(r"\3 \2 \1", when))):
        return None
    return Head(names["from"], when, f"fields {style}", number, at, tuple(fields))


def is_forwarded(lines: list[str], number: int) -> bool:
    """Whether a ruler such as "-----Original Message-----" stands right above the fields, below a text: they
    are of the mail that is quoted there. `number` may be that of any of them."""
    least = max(0, number - _MOST_FIELDS)
    while number > least and read_field(lines[number - 1]) is not None:
        number -= 1
    above = number - 1
    while above > 0 and number - above <= _NEAR and not lines[above].strip():
        above -= 1
    text = lines[above].strip() if above > 0 else ""
    return (
        text[:1] in DASHES and read_ruler(text) is not None and any(map(str.strip, lines[:above]))
    )


def page_when(text: str, facts: Facts) -> DateBounds:
    """The bounds of a date that a page shows; a day alone is the day anywhere."""
    return shown_date(_DASHED_DAY.sub(r"\3 \2 \1", text), facts)
