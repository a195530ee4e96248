"""Mail as objects (JSON): the fields of a mail by name, one object for each. In: a byte stream. Out: `Raw`s.

Programs that fetch mail, and sets of mail for research, keep it like that: a list, an object with a list
or with an object for each id, or an object in each line. The names are those of the columns of a table.
Copies of groups have an object for each thread: its title, and the messages, each with its author.

>>> mail_objects(b'{"messages": [{"from": "ann@example.org", "subject": "Gates", "date": "2018-02-05", "text": "Yes."}]}')
'objects with the fields of a mail (JSON)'
>>> mail_objects(b'[{"id": 1, "from": "Ann", "date": "2018-02-05", "text": "a chat has no subject"}]')
>>> mail_objects(b'{"title": "Gates", "messages": [{"author": "Ann", "date": "2018-02-05", "body": "Yes."}]}')
'threads with their messages (JSON)'
>>> mail_objects(b'[{"author": "Ann", "title": "Gates", "date": "2018-02-05", "content": "a page"}]')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from mlthread.mailbox.files.streams import BOM, ByteStream, read_all, read_lines, skip_bom
from mlthread.mailbox.message import Tell
from mlthread.mailbox.raw import Facts, Fault, Raw
from mlthread.pattern import pattern

from .tables import FIELD_OF, RESULT, composed
from .written import written_person

__all__ = ["mail_objects", "read_objects"]

_KEY = pattern(rb'"([A-Za-z][\w .-]{1,24})"\s{0,8}:')
# Half of a sign; the other surrogates stand for bytes of no charset.
_HALF = pattern(r"[\ud800-\udc7f\udd00-\udfff]")
_NEAR = 65536
_SENDERS = frozenset(
    ["from", "sender", "fromemail", "fromaddress", "fromname", "senderemail", "sendername"]
)
"""Who "wrote" a mail: an author has written other things."""
_MORE = {
    **dict.fromkeys(["bodytext", "textbody", "bodyplain", "textplain", "plain"], "body"),
    **dict.fromkeys(["sentat", "receivedat", "datereceived", "createdat", "internaldate"], "date"),
    **dict.fromkeys(["html", "bodyhtml", "htmlbody", "texthtml"], "html"),
    **dict.fromkeys(["toemail", "toaddress"], "to"),
}
_NAMES = {**_MORE, **FIELD_OF}
_THREADS = frozenset(["messages", "posts"])
_TITLES = frozenset(["title", "subject"])
_PERSONS = frozenset(["from", "to", "cc"])
_ADDRESSES = ("address", "email", "emailAddress", "mail")
_INNER = ("headers", "header")
_DEEPEST = 4
"""How many objects may stand round a mail."""
_MOST_FAULTS = 50
_MILLISECONDS = 100_000_000_000  # as seconds: far in the future


def mail_objects(head: bytes) -> str | None:
    """What a file begins with, in words, if with objects that are mail."""
    if head.removeprefix(BOM).lstrip()[:1] not in (b"{", b"["):
        return None
    keys = {_letters(key.decode()) for key in _KEY.findall(head[:_NEAR])}
    fields = {_NAMES[key] for key in keys if key in _NAMES}
    if RESULT in keys:
        return None
    if "author" in keys and not (keys.isdisjoint(_THREADS) or keys.isdisjoint(_TITLES)):
        return "threads with their messages (JSON)" if {"date", "body"} <= fields else None
    if keys.isdisjoint(_SENDERS):
        return None
    if not {"subject", "date"} <= fields or fields.isdisjoint({"body", "html"}):
        return None
    return "objects with the fields of a mail (JSON)"


def read_objects(stream: ByteStream, facts: Facts, tell: Tell) -> Iterator[Raw | Fault]:
    """The mail of each object, wherever it stands; what stands before one belongs to it, the rest to the last."""
    del tell
    skip_bom(stream)
    offset, line = stream.offset, 1
    lined = _is_whole(stream.head().partition(b"\n")[0])
    for part in read_lines(stream) if lined else [read_all(stream)]:
        start, found = 0, list(_objects(part.decode("utf-8", "surrogateescape")))
        for number, (mail, size) in enumerate(found):
            stop = len(part) if number == len(found) - 1 else start + size
            place = (line, offset + start, offset + stop)
            if mail is None:
                yield Fault(place[0], "an object that cannot be read", *place[1:])
            else:
                yield Raw(mail[0], stream.name, *place, obscured=mail[1], facts=facts)
            line += part.count(b"\n", start, stop)
            start = stop
        if not found:
            if part.strip():
                yield Fault(line, "holds no object that is a mail", offset, offset + len(part))
            line += part.count(b"\n")
        offset += len(part)


def _is_whole(line: bytes) -> bool:
    """Whether a first line is an object by itself: each line is one."""
    found = list(_objects(line.decode("utf-8", "surrogateescape")))
    return line.lstrip()[:1] == b"{" and len(found) == 1 and found[0][1] == len(line.rstrip())


def _objects(text: str) -> Iterator[tuple[tuple[bytes, bool] | None, int]]:
    """Each mail, and how many bytes lie between the end of the one before and its end; None for what is cut off."""
    import json  # late: few sources are objects

    decoder = json.JSONDecoder()
    # Where the objects end that stand round the place; a thread's title.
    around: list[tuple[int, str]] = []
    done, at, faults = 0, text.find("{"), 0
    broken = -1  # where an object begins that cannot be read, below the last mail
    while at >= 0 and faults < _MOST_FAULTS:
        while around and around[-1][0] <= at:
            around.pop()
        item, mail, end = None, None, len(text)
        title = around[-1][1] if around else ""
        try:
            item, end = decoder.raw_decode(text, at)
            mail = _mail(item, title) if isinstance(item, dict) else None
        except (ValueError, RecursionError):
            faults += 1  # cut off, maybe behind whole ones
            broken = at if broken < 0 else broken
        if mail is not None:
            if broken >= 0 and _says(text[broken:at]):
                yield None, len(text[done:at].encode("utf-8", "surrogateescape"))
                done = at
            yield mail, len(text[done:end].encode("utf-8", "surrogateescape"))
            done, at, broken = end, end, -1
        elif len(around) < _DEEPEST:
            around.append((end, _thread_title(item)))
            at += 1
        else:
            at = end
        at = text.find("{", at)
    if faults and done:
        rest = text[done:].strip(" \t\r\n,]}")
        if rest.startswith("{") or (broken >= 0 and _says(text[broken:])):
            yield None, len(text[done:].encode("utf-8", "surrogateescape"))


def _says(text: str) -> bool:
    """Whether what cannot be read names the text of a mail: an object round others that was cut off need not."""
    keys = _KEY.findall(text.encode("utf-8", "surrogateescape"))
    return _has_text(_letters(key.decode()) for key in keys)


def _has_text(keys: Iterable[str]) -> bool:
    """Whether the text of a mail stands, or would stand, under one of the keys."""
    return any(_NAMES.get(key) in ("body", "html") for key in keys)


def _thread_title(item: object) -> str:
    """The title of a thread, where an object is one: it holds a list of its messages."""
    if not isinstance(item, dict):
        return ""
    named = {_letters(str(key)): value for key, value in item.items()}
    if not any(isinstance(named.get(name), list) for name in _THREADS):
        return ""
    titles = (named[name] for name in _TITLES if isinstance(named.get(name), str))
    return next(titles, "")


def _mail(item: Mapping[str, Any], title: str) -> tuple[bytes, bool] | None:
    """The mail that an object is; None for another one. `title`: that of the thread in which it stands."""
    said: dict[str, str] = {}
    keys: set[str] = set()
    for name in ("", *_INNER):
        inner = item.get(name) if name else item
        for key, value in inner.items() if isinstance(inner, dict) else ():
            letters = _letters(str(key))
            keys.add(letters)
            field = _NAMES.get(letters)
            words = _words(field, value) if field else ""
            if field and words and field not in said:
                said[field] = words
    html = said.pop("html", "")
    if title and "author" in keys:
        said.setdefault("subject", title)
        keys.add("from")
    if keys.isdisjoint(_SENDERS) or not ({"subject", "date"} & said.keys()):
        return None
    kind = "plain" if said.get("body") else "html"
    said.setdefault("body", html)
    for field in ("message-id", "in-reply-to"):
        if "@" in (words := said.get(field, "")) and "<" not in words:
            said[field] = f"<{words}>"
    whole = {field: _HALF.sub("\ufffd", words) for field, words in said.items()}
    # Groups keep a place without a word for what was deleted.
    is_mail = said["body"] or (not title and _has_text(keys))
    return composed(whole, kind) if is_mail else None


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, name.casefold()))


def _words(field: str, value: Any) -> str:
    """A value as a header or a body has it; "" for one that says nothing."""
    if isinstance(value, str):
        return value.strip() if field != "body" else value
    if field == "date" and isinstance(value, int | float) and not isinstance(value, bool):
        return _instant(float(value))
    if isinstance(value, int) and field == "message-id":
        return str(value)
    if isinstance(value, list):
        words = (_words(field, one) for one in value)
        return (", " if field in _PERSONS else " ").join(filter(None, words))
    if not isinstance(value, dict):
        return ""
    address = next((value[key] for key in _ADDRESSES if isinstance(value.get(key), str)), "")
    if field in _PERSONS and address:
        name = value.get("name")
        return written_person(name if isinstance(name, str) else "", address)
    return next(
        (
            _words(field, value[key])
            for key in ("text", "value", "emailAddress", "plain")
            if key in value
        ),
        "",
    )


def _instant(seconds: float) -> str:
    try:
        whole = datetime.fromtimestamp(seconds / 1000 if seconds > _MILLISECONDS else seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    return whole.strftime("%a, %d %b %Y %H:%M:%S +0000")
