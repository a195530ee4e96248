"""Texts made comparable. In: a text as written or as quoted. Out: its words with their lines, its fingerprint.

Between a message and its quotes clients change typography (curly quotes, dashes, no-break spaces),
charsets (`caf?`, `caf=E9`), addresses (`ann at example.org`) and line breaks. What survives is the
run of letters and digits: two texts count as the same words when these are the same.

>>> bare("Don’t write to <ann at example.org>!") == bare("don't  write to ann@example.org")
True
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from zlib import adler32, crc32

from mlthread.frozen import NamedTuple
from mlthread.hashes import blake2b
from mlthread.pattern import pattern

__all__ = [
    "Fingerprint",
    "Word",
    "bare",
    "fingerprint",
    "has_words",
    "is_simple",
    "keys_alone",
    "letters_of",
    "letters_of_lines",
    "line_keys",
    "pairs_of_letters",
    "shingle_keys",
    "size_of",
    "word_count",
    "words",
]

MIN_LETTERS = 8
"""A line with fewer letters and digits has no key: it says nothing about where it comes from."""
WINDOW = 5
"""Words in a shingle."""
REACH = 7
"""Of so many words in a row at least one starts a shingle."""

_SHORT = 1 << 32
_BLANKS = b"\t\v\f\r\x1c\x1d\x1e\x1f"  # what `str.split` parts words at
_KEEP = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \n" + _BLANKS)
_DROP = bytes(code for code in range(256) if code not in _KEEP)
_LOWER = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ" + _BLANKS, b"abcdefghijklmnopqrstuvwxyz" + b" " * len(_BLANKS)
)
# Octets that quoted-printable writes and code does not: `x=10` is no line feed.
_OCTET = r"=(?:3D|20|09|0[AD]|[89A-F][0-9A-F])"
_ENCODED = pattern(_OCTET)
_ENCODED_OR_LAST = pattern(rf"{_OCTET}|=$", re.MULTILINE)
_SPELT_AT = pattern(
    r" (?<=[a-z0-9_] )(?:at|\(at\)|\[at\]|_at_) (?=[a-z0-9-]{1,63}\.[a-z0-9])", re.IGNORECASE
)
# What may be the host of an address that is spelt out: it follows a blank, on the same line or not.
_HOST_AFTER_AT = pattern(r"at\s+[A-Za-z0-9-]{1,63}\.[A-Za-z0-9]")
# Scripts written without spaces: a line may break after any letter, so each letter is a word.
_UNSPACED = pattern(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_UNSPACED_RUN = pattern(rf"{_UNSPACED.pattern}{{2,}}")


class Fingerprint(NamedTuple):
    """The keys of a text: one per telling line, and one per sampled run of words.

    Keys are stable between runs and machines. The low four bits of a line key tell its length.
    """

    lines: array[int]
    shingles: array[int]


class Word(NamedTuple):
    """One word of a text: its letters (see `bare`), as written, and its 0-based line."""

    letters: str
    written: str
    line: int


def _plain(text: str) -> str:
    """`text` with transfer encoding undone and addresses made whole."""
    if "=" in text:
        text = _ENCODED_OR_LAST.sub("", text)
    if " at " in text or "at) " in text or "at] " in text or "_at_" in text or "AT" in text:
        text = _SPELT_AT.sub("@", text)
    return text


def _letters(text: str) -> bytes:
    """Letters and digits of `text` in lower case, in UTF-8, spaces and line ends kept.

    Letters beyond ASCII are what a wrong charset destroys: in a text that is mostly ASCII they are
    left out, so that `café`, `caf?` and `cafÃ©` are one; in other scripts they are the text.
    """
    kept = text.encode("ascii", "ignore").translate(_LOWER, _DROP)
    if text.isascii():
        return kept
    foreign = sum(1 for char in text if char > "\x7f" and char.isalpha())
    if 2 * foreign <= len(kept):
        return kept
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(
        char if char.isalnum() or char == "\n" else " " if char.isspace() else "" for char in folded
    ).encode("utf-8", "ignore")


def bare(text: str) -> str:
    """The letters and digits of `text` in lower case, without anything between them."""
    return b"".join(_letters(_plain(text)).split()).decode()


def has_words(line: str) -> bool:
    """Whether a line holds a letter or a digit: a ruler, a mark alone or a blank one does not."""
    return any(map(str.isalnum, line))


def _key(letters: bytes) -> int:
    return int.from_bytes(blake2b(letters, digest_size=8).digest(), "little")


def size_of(key: int) -> int:
    """How much a line key says: 1 to 15, one for each five letters of its line."""
    return key & 15


def _line_keys(lines: Iterable[bytes]) -> array[int]:
    """Keys of lines of letters without spaces."""
    keys: list[int] = []
    for letters in dict.fromkeys(lines):
        # A letter of a script written without spaces says as much as a short word.
        count = len(letters) if letters.isascii() else 2 * len(letters.decode())
        if count >= MIN_LETTERS:
            keys.append(_key(letters) & ~15 | min(15, count // 5))
    return array("Q", keys)


def _stream(text: str) -> list[bytes]:
    """The letters of each word of plain `text`, in order; a word's do not depend on its line."""
    if text.isascii():
        return _letters(text).split()
    stream: list[bytes] = []
    for line in text.split("\n"):
        if line.isascii():
            stream.extend(_letters(line).split())
        else:
            stream.extend(filter(None, map(_letters, _spaced(line).split())))
    return stream


def word_count(text: str) -> int:
    """How many words a text has, two letters of a script that is written without spaces counted as one.

    >>> word_count("Who pays for the oak?"), word_count("樫の木の代金は誰が払うのですか。")
    (5, 8)
    """
    count = len(text.split())
    return count if text.isascii() else count + len(_UNSPACED.findall(text)) // 2


def pairs_of_letters(text: str) -> list[str]:
    """Each two letters that stand together in scripts written without spaces: the next best to their words.

    >>> pairs_of_letters("the 水門の oak")
    ['水門', '門の']
    """
    if text.isascii():
        return []
    runs = (found[0] for found in _UNSPACED_RUN.finditer(text))
    return [run[k : k + 2] for run in runs for k in range(len(run) - 1)]


def _spaced(line: str) -> str:
    return line if line.isascii() else _UNSPACED.sub(r" \g<0> ", line)


def _shingle_starts(stream: list[bytes]) -> list[int]:
    """Where shingles start: at the word of the lowest checksum of each `REACH` in a row.

    So two texts that share REACH + WINDOW - 1 words in a row share a shingle (winnowing: Schleimer,
    Wilkerson and Aiken 2003). Short ASCII words come last: they would start the same ones everywhere.
    """
    count = len(stream) - WINDOW + 1
    if count <= 0:
        return []
    ranks = [
        crc32(word) if len(word) > 3 or not word.isascii() else crc32(word) + _SHORT
        for word in stream[:count]
    ]
    reach = min(REACH, count)
    starts: list[int] = []
    lowest, least = -1, -1
    for place, rank in enumerate(ranks[reach - 1 :], reach - 1):
        if lowest <= place - reach:
            window = ranks[place - reach + 1 : place + 1]
            least = min(window)
            window.reverse()  # of equal ones the last
            lowest = place - window.index(least)
        elif rank <= least:
            lowest, least = place, rank
        else:
            continue
        starts.append(lowest)
    return starts


def _shingle_keys(stream: list[bytes]) -> array[int]:
    starts = _shingle_starts(stream)
    runs = dict.fromkeys([b" ".join(stream[place : place + WINDOW]) for place in starts])
    # Two checksums are made faster than one hash, and five words seldom share both.
    return array("Q", [crc32(run) << 32 | adler32(run) for run in runs])


def shingle_keys(text: str) -> array[int]:
    """Keys of sampled runs of five words: the same for `text` however it is wrapped."""
    return _shingle_keys(_stream(_plain(text)))


def keys_alone(text: str) -> array[int]:
    """Keys of the runs of words of a text that need not be among those of a longer text which holds its lines: of
    fewer words than `REACH` and `WINDOW` say, one starts a run wherever it ranks."""
    stream = _stream(_plain(text))
    return _shingle_keys(stream if len(stream) < REACH + WINDOW - 1 else [])


def line_keys(text: str) -> array[int]:
    """Keys of the distinct lines of `text` that say enough to be known again: 64 bits each."""
    text = _plain(text)
    if text.isascii():
        return _line_keys(_letters(text).replace(b" ", b"").split(b"\n"))
    return _line_keys(_letters(line).replace(b" ", b"") for line in text.split("\n"))


def fingerprint(text: str) -> Fingerprint:
    """Both kinds of keys of `text`: of its lines, and of sampled runs of words."""
    plain = _plain(text)
    if not plain.isascii():
        return Fingerprint(line_keys(text), shingle_keys(text))
    letters = _letters(plain)  # once for both
    lines = letters.replace(b" ", b"").split(b"\n")
    return Fingerprint(_line_keys(lines), _shingle_keys(letters.split()))


def words(lines: Sequence[str], numbers: Sequence[int] | None = None) -> list[Word]:
    """The words of `lines`, each with its line number (from `numbers`, else the index).

    What has no letter or digit goes with the word before, at the start of a line with the next. `ann at example.org` is one word.
    """
    found: list[Word] = []
    for index, line in enumerate(lines):
        number = index if numbers is None else numbers[index]
        found.extend(_words_of(line, number))
    return found


def _words_of(line: str, number: int) -> list[Word]:
    if is_simple(line):
        letters, pieces = _letters(line).decode().split(), line.split()
        if len(letters) == len(pieces):
            return [Word(a, b, number) for a, b in zip(letters, pieces, strict=True)]
    return list(_odd_words(line, number))


def is_simple(text: str) -> bool:
    """Whether the words of a line, or of lines, are what stands between their spaces."""
    return (
        text.isascii()
        and (" at " not in text or _HOST_AFTER_AT.search(text) is None)
        and ("=" not in text or _ENCODED.search(text) is None)
    )


def letters_of(line: str) -> list[str]:
    """The letters of each word of a line, or of simple lines: those of `words`, found faster."""
    if is_simple(line):
        return _letters(line).decode().split()
    return [word.letters for word in _odd_words(line, 0)]


def letters_of_lines(lines: Sequence[str]) -> list[list[str]]:
    """The letters of each word, line by line: `letters_of` for many lines, found faster still."""
    text = "\n".join(lines)
    if not text.isascii() or text.count("\n") != len(lines) - 1:
        return [letters_of(line) for line in lines]
    found = [letters.split() for letters in _letters(text).decode().split("\n")]
    if not is_simple(text):
        for number, line in enumerate(lines):
            if not is_simple(line):
                found[number] = letters_of(line)
    return found


def _odd_words(line: str, number: int) -> Iterator[Word]:
    """The words of a line with pieces that hold no letter, split addresses or other scripts."""
    letters, written = "", ""
    for piece in _joined_addresses(_spaced(line).split()):
        more = bare(piece)
        if more and letters:
            yield Word(letters, written, number)
            letters, written = "", ""
        letters = letters or more
        written = f"{written} {piece}" if written else piece
    if letters:
        yield Word(letters, written, number)


def _joined_addresses(pieces: list[str]) -> list[str]:
    """`pieces` with `ann`, `at`, `example.org` made one."""
    if "at" not in pieces:
        return pieces
    out: list[str] = []
    place = 0
    while place < len(pieces):
        joined = " ".join(pieces[place : place + 3])
        if place + 2 < len(pieces) and pieces[place + 1] == "at" and _SPELT_AT.search(joined):
            out.append(joined)
            place += 3
        else:
            out.append(pieces[place])
            place += 1
    return out
