"""Lines right above a deeper quote that fit no template. In: such a line. Out: whose words it says follow.

That the quote below is deeper is what lets these forms count: none of them would stand on its own.

>>> guess("Ann Lee quipped:").name, guess("ann@example.org (Ann Lee):").name, guess("Ann B. Lee:").name
('Ann Lee', 'Ann Lee', 'Ann B. Lee')
>>> guess("[ Ann Lee ]").name, guess("[ Story Deleted ]"), guess("[Edit Makefile]")
('Ann Lee', None, None)
>>> guess("Ann Lee wrote:r it.").name, guess("The third harbour:"), guess("Hi Ann:"), guess("My Lord said")
('Ann Lee', None, None, None)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mlthread.model import Attribution
from mlthread.pattern import pattern
from mlthread.rules.addresses import find_address
from mlthread.rules.clocks import find_clock
from mlthread.rules.cuts import cut_words, split_at_cuts
from mlthread.rules.dates import read_written_date
from mlthread.rules.greetings import salutation_rule
from mlthread.rules.leads import IN_GROUP
from mlthread.rules.nobody import ARTICLES
from mlthread.rules.people import read_person
from mlthread.rules.whowhen import split_who_when

from .plainnames import NAME, NOT_IN_NAMES, holds_no_topic, is_plain
from .said import without_lead

__all__ = ["first_names", "guess", "guess_in_history"]

_LONGEST = 120
_ENDS = frozenset(":-.…,;")
_VERB = pattern(
    r"(?P<who>\S.{1,80}?)(?:\s(?:has|had|did|then|once))?\s[a-z]{1,11}(?:ed|es|ote|aid|ays|eth|ks|ts|ls|ns|rs|ds|ms)"
    r"(?:\s(?:thusly|the following|as follows|back|again|earlier|recently|to the list|in part)"
    r"|,? (?:first )?quoting [^:]{1,40})?\s?:-?$"
)
_SPOKEN = ("writes", "wrote", "says", "said", "sez", "asks", "asked", "replies", "replied")
_SPOKE = "|".join(_SPOKEN)
# An aside behind the name: "Ann Lee, who ought to know, writes:".
_ASIDE = pattern(
    rf"(?P<who>(?!On |At |In |As )[^,\d ]{{2,20}} [^,\d]{{2,30}}), (?:(?!\.\s)[^:\d]){{3,80}},? (?:{_SPOKE}):$"
)
# "thought" is a noun too ("Just a thought:"): all words before it are a name's.
_THOUGHT = pattern(r"(?P<who>[^\W\d_a-z][\w.'’\-]*(?: [^\W\d_a-z][\w.'’\-]*){1,3}) thought:$")
# What it is about: "Ann Lee writes, regarding the gate:", "Ann Lee replies to Bo Chen:".
_ABOUT = pattern(
    r"(?P<who>[^\W\d_a-z]\S{1,20}(?: [^\W\d_a-z]\S{0,20}){1,3}) "
    rf"(?:{_SPOKE}|responds|responded|answers|answered|comments|commented),? "
    r"(?:about|regarding|concerning|on|with|to|here|in (?:response|reply|regard|a|an|part))\b[^:]{0,70}:$"
)
# What somebody is said to do: "Ann Lee claiming to think:".
_CLAIMS = pattern(
    r"(?P<who>[^\W\d_a-z][\w.'’\-]*(?: [^\W\d_a-z][\w.'’\-]*){1,3}),? [a-z]{3,10}ing to [a-z]{3,12}:$"
)
# Whatever is said of whom an address names: "Ann Lee <ann@example.org> is all like:".
_OF_ADDRESS = pattern(
    r"(?P<who>(?:[^\W\d_a-z][\w.'’\-]* |\"[^\"<>]{2,40}\" ){1,4}[<(][^\s<>@]{1,80}@[^\s<>]{1,120}[>)])"
    r"(?: (?:[^\W\d_A-Z]|['’]){1,12}){1,9}(?::|\.\.\.)$"
)
# What somebody did whom an address alone names: "ann@example.org (Ann Lee) posted this on Monday:".
_BY_ADDRESS = pattern(
    r"(?P<who>[^\s<>()@:]{1,60}@[^\s<>()@:]{1,120}(?: \([^()@]{2,40}\))?)\s{1,2}"
    r"(?:wrote|writes|said|says|posted|posts|sent)\b[^:@]{0,60}:$"
)
# "Ann Lee says-", "ann@example.org wrote..."
_DRAWN_OUT = pattern(rf"(?P<who>\S.{{1,60}}?)\s(?P<verb>{_SPOKE})\s?(?:-{{1,2}}|\.\.\.?|…|[,;])$")
# A letter or two that were typed behind the colon, or left of the words below: "Ann Lee wrote:B".
_STRAY = pattern(rf"(\S.{{2,60}}? (?:{_SPOKE}):)[^\s:].{{0,7}}$")
# Without a mark at its end: "Ann Lee writes"; one name alone but with the verb that nothing else has.
_BARE = pattern(r"(?P<who>\S.{1,60}?)\s(?:(?P<plain>writes)|wrote|says|said|sez|asks)$")
_LONG_VERB = 7  # letters: "Warning", but no "Ming"
_BRACKETS = frozenset({"[]", "<>", "()", "{}"})
_PAIRS = frozenset({'""', "**", "__", "//"})  # round a whole line with its colon
_ARROW = pattern(r"(?:[=~*-]{1,5}>|[=#%|+]{1,3}) ?(?=\w)")
_LEAD_IN = pattern(
    r"(?:In (?:e-?mail|mail|a mail|an e-?mail),?|[A-Z][\w ]{2,30} told me that) (?=\S)"
)
# A word or two that lead up to an address with a name: "thus spake ann@example.org (Ann Lee):".
_LED_TO_ADDRESS = pattern(
    r"(?:['’]?[A-Za-z]{2,8}\.? ){1,2}(?=[^\s@]{1,60}@[^\s@]{1,120} \([^()@]{2,40}\)\s?:$)"
)
_NAME = pattern(rf"{NAME}\s?:$")
_ONE_NAME = pattern(r"\[[^\W\d_a-z][^\W\d_]{1,20}\]")
_QUOTING = pattern(r"(?:[Qq]uot(?:ed lines |ed |ing )|[Ll]ines )(?:by |from )?(?=[^\W\d_a-z])")
_LED_TO_DAY = pattern(r"[\s,@-]+(?:on|at)?$| on$")
# A name and the first letter of another one, as forums and instant messengers have them: "TimH:".
_NICK = pattern(r"[A-Z][a-z]{2,15}[A-Z]{1,2} ?:")


def guess(line: str, alone: bool = True, close: bool = False) -> Attribution | None:
    """Who is named right above a deeper quote; `alone`: nothing of the paragraph stands above; `close`: the
    quote begins on the next line.

    >>> guess("[Ann Lee]", close=True).name, guess("[Story Deleted]", close=True)
    ('Ann Lee', None)
    """
    if len(line) > _LONGEST:
        return None
    if line[0] == ":" and line[1:7].lstrip().startswith("From:"):
        line = line[1:].lstrip()  # it bears the mark of the quote that it heads
    if line[0] + line[-1] in _BRACKETS:
        whole, line = line, line[1:-1].strip()
        if line[-1:] != ":":
            # "[ Ann Lee ]", "[Ann Lee]": blanks, or the quote right below, tell it from a note
            set_off = whole[1] == whole[-2] == " " or (close and whole[0] == "[")
            named = alone and set_off and len(split_at_cuts(whole)) == 1
            return (_name_alone(f"{line}:") or _name_and_day(line)) if named and line else None
    elif line[0] + line[-1] in _PAIRS and line[-2:-1] == ":":
        line = line[1:-1].strip()
    elif line[0] in "=~*-#%|+":
        line = _ARROW.sub("", line, count=1)
    elif ":" in line[-9:-1]:
        line = _STRAY.sub(r"\1", line)
    if line[-1] not in _ENDS:
        if not alone:
            return None
        return (_verb_bare(line) if line[-1] in "sdez" else None) or _sender_alone(line)
    if line.endswith(" :"):
        line = f"{line[:-2].rstrip()}:"
    if "mail" in line or " told me " in line:
        line = _LEAD_IN.sub("", line)
    if line[:3] == "In " and (group := IN_GROUP.match(line)) is not None:
        line = line[group.end() :]
        if led := _LED_TO_ADDRESS.match(line):
            line = line[led.end() :]
    for rule in _RULES:
        said = rule(line)
        if said is not None:
            return said
    return _name_alone(line) if alone else None


def first_names(lines: Iterable[str], opens: bool = False) -> dict[str, Attribution]:
    """Whom lines name that hold one name in brackets, or a nick and a colon, and stand right above deeper quotes,
    each once: two that differ are needed, for one alone may be a note, unless one `opens` the mail.

    >>> [said.name for said in first_names(["[Ann]", "[Bo]", "[Ann]"]).values()], first_names(["[Minutes]"])
    (['Ann', 'Bo'], {})
    >>> [said.name for said in first_names(["TimH:"], opens=True).values()], first_names(["GitHub:"], opens=True)
    (['TimH'], {})
    """
    found = {}
    for line in lines:
        bracketed = _ONE_NAME.fullmatch(line) and not cut_words(line)
        if bracketed or (line[-1:] == ":" and _NICK.fullmatch(line)):
            name = line[1:-1] if bracketed else line[:-1].rstrip()
            if name.lower() not in NOT_IN_NAMES:
                found[line] = Attribution(
                    name,
                    None,
                    language="en",
                    rule="en/first-name",
                    evidence=(
                        "names in brackets stand above deeper quotes"
                        if bracketed
                        else "a nick stands above a deeper quote",
                    ),
                )
    return found if len(found) > 1 or opens else {}


def guess_in_history(line: str) -> Attribution | None:
    """Who is named by a day, a name and an address on a line, where quotes bear no marks.

    >>> guess_in_history("2012/3/13 Ann Lee <ann@example.org>").date
    '2012/3/13'
    >>> guess_in_history("2012-03-13  Ann Lee  <ann@example.org>")  # the head of a change log
    """
    if not line[0].isdigit() or line[-1] != ">" or "<" not in line or "  " in line:
        return None
    said = _address(f"{line}:")
    return said if said is not None and said.name and said.date and _is_day(said.date) else None


def _any_verb(line: str) -> Attribution | None:
    found = _VERB.match(line) or (_THOUGHT.match(line) if line.endswith(" thought:") else None)
    if found is None or _opens_heading(found["who"]):
        return None
    return _by_verb(found["who"])


def _opens_heading(who: str) -> bool:
    """Whether a word says what is done, not by whom: "Chaining lists:", "Warning messages:"."""
    return who.endswith("ing") and len(who) >= _LONG_VERB and " " not in who.lstrip("<> ")


def _verb_that_claims(line: str) -> Attribution | None:
    found = _CLAIMS.match(line) if "ing to " in line else None
    said = None if found is None else _by_verb(found["who"])
    return said if said is not None and holds_no_topic(said.name or "") else None


def _words_behind_address(line: str) -> Attribution | None:
    found = _OF_ADDRESS.match(without_lead(line)) if line[-1] in ":." and "@" in line else None
    return None if found is None else _by_verb(found["who"])


def _verb_behind_address(line: str) -> Attribution | None:
    found = _BY_ADDRESS.match(line) if "@" in line else None
    return None if found is None else _by_verb(found["who"])


def _verb_behind_aside(line: str) -> Attribution | None:
    found = _ASIDE.match(line) if line[-1] == ":" and ", " in line else None
    return None if found is None else _by_verb(found["who"])


def _verb_about(line: str) -> Attribution | None:
    found = _ABOUT.match(line) if line[-1] == ":" else None
    return None if found is None else _by_verb(found["who"])


def _verb_drawn_out(line: str) -> Attribution | None:
    drawn = line[-1] != ":" and any(map(line.__contains__, _SPOKEN))
    found = _DRAWN_OUT.match(line) if drawn else None
    if found is None or (found["verb"] == "said" and " " not in found["who"]):
        return None  # "Well said..."
    return _by_verb(found["who"])


def _verb_bare(line: str) -> Attribution | None:
    found = _BARE.match(line)
    if found is None or (not found["plain"] and " " not in found["who"]):
        return None  # "He says", "It said"
    said = _by_verb(found["who"])
    if said is None or not said.name:
        return said
    return said if holds_no_topic(said.name) else None


def _by_verb(who: str) -> Attribution | None:
    person = read_person(without_lead(who))
    if person.email is None and (person.name is None or not is_plain(person.name)):
        return None
    return Attribution(
        person.name,
        person.email,
        language="en",
        rule="en/verb",
        evidence=("a name and a verb stand above a deeper quote",),
    )


def _address(line: str, labelled: bool = False) -> Attribution | None:
    """ "Ann Lee <ann@example.org>:", "ann@example.org (Ann Lee):", with nothing else but a date; people call
    themselves what they like behind a day or, `labelled`, "From:"."""
    if line[-1] != ":" or line.count("<") != line.count(">"):
        return None
    place = find_address(line)
    if place is None or (line[-2] not in ">)]" and place[1:] != (0, len(line) - 1)):
        return None
    when, who = split_who_when(line[:-1], "en")
    person = read_person(who)
    if person.email is None or (
        person.name is not None
        and not is_plain(person.name, strict=False)
        and not (labelled or _is_called(person.name, when is not None and _is_day(when)))
    ):
        return None
    return Attribution(
        person.name,
        person.email,
        when,
        language="en",
        clock=None if when is None else find_clock(when),
        rule="en/address",
        evidence=("a name and an address stand above a deeper quote",),
    )


def _name_and_day(line: str) -> Attribution | None:
    """ "Ann Lee, Dec 4", "Ann Lee - Tue at 10:03:15AM", "Quoting Ann Lee on 4 Dec 2012", in brackets."""
    words = _QUOTING.sub("", line)
    if "@" in words:
        return _address(f"{words}:")
    when, who = split_who_when(words, "en")
    name = _LED_TO_DAY.sub("", who)
    told = words != line if when is None else _is_day(when) or find_clock(when) is not None
    if not told or " " not in name or not is_plain(name) or not holds_no_topic(name):
        return None
    why = ("a name and a day stand in brackets above a deeper quote",)
    clock = None if when is None else find_clock(when)
    return Attribution(name, None, when, None, None, "en", clock, "en/name-and-day", why)


def _is_called(name: str, dated: bool) -> bool:
    """Whether somebody may be called so beside an address: a nick of one word, behind a day whatever is short."""
    words = name.split()
    if words[0].lower() in ARTICLES or not name[0].isalpha():
        return False
    return len(words) == 1 or (dated and len(words) <= 4)


def _sender_alone(line: str) -> Attribution | None:
    """ "Ann Lee <ann@example.org>", "From: Ann Lee", without a colon behind it."""
    who = line.removeprefix("From:").lstrip().removeprefix("Of ")
    if ":" in who or (who == line and line[-1] not in ">)"):
        return None
    labelled = who != line
    said = _address(f"{who}:", labelled) if "@" in who or " at " in who else _name_alone(f"{who}:")
    if said is None:
        return None
    if said.name is None or (labelled and said.email):
        return said if labelled else None
    if not is_plain(said.name) and not (said.email and " " not in said.name):
        return None
    return said if holds_no_topic(said.name) else None


def _name_alone(line: str) -> Attribution | None:
    """ "Ann B. Lee:" as a paragraph of its own."""
    if _NAME.match(line) is None or line.isupper() or salutation_rule(line):
        return None
    name = line[:-1].rstrip()
    if not is_plain(name) or not holds_no_topic(name):
        return None
    return Attribution(
        name,
        None,
        language="en",
        rule="en/name",
        evidence=("a name stands alone above a deeper quote",),
    )


def _is_day(date: str) -> bool:
    return any(day.month for day in read_written_date(date))


_RULES: tuple[Callable[[str], Attribution | None], ...] = (
    _verb_behind_address,
    _any_verb,
    _verb_that_claims,
    _words_behind_address,
    _verb_behind_aside,
    _verb_about,
    _verb_drawn_out,
    _address,
)
