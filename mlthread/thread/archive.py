"""Indexes over all records, so that candidate parents are looked up, never compared all to all.

In: records and the persons behind them. Out: `Archive`, the look-ups that linking works with.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from mlthread.rules.idtimes import host_of
from mlthread.thread.texts.quotes import Hit, Postings, QuoteIndex
from mlthread.thread.texts.vocabulary import WordCounts
from mlthread.thread.times.arrivals import Arrivals
from mlthread.thread.times.clocks import Zones

from .mentions import Mention
from .people import People, name_words
from .records import Record

__all__ = ["Archive", "Hit"]

_COMMON = 12
"""Lines that more messages than this quote say nothing about who quotes whom."""

_SAME_SERIES = 86400.0
_HEADS = 2
"""Parts of a series that may be its head: the cover letter ("0/7"), the first patch."""
_ENOUGH, _USUAL = 4, 0.85
"""Replies that show a habit, and the share of them that makes it one."""
_QUOTING, _TOLD = 8, 0.3
"""Messages that go on with a subject and quote, which show whether replies bear "Re:" or a header, and the least share
of them that does where it is so."""
_SENT = 3
"""Messages from a host that show whose it is."""


def _header_habits(records: Iterable[Record]) -> dict[int | None, tuple[int, int]]:
    """Person (None: everybody) -> messages that look like replies: with reply headers, all."""
    habits: dict[int | None, tuple[int, int]] = {None: (0, 0)}
    for record in records:
        headed = bool(record.in_reply_to or record.references)
        if headed or record.is_reply or any(x.named for x in record.mentions):
            for key in {record.person, None}:
                count = habits.get(key, (0, 0))
                habits[key] = (count[0] + headed, count[1] + 1)
    return habits


def _part(record: Record) -> int:
    """Which part of a series a record is; 0 for the cover letter, and for what is none."""
    return 0 if record.series is None else record.series[1]


def _nearest(known: Sequence[tuple[float, int]], time: float) -> tuple[float, int] | None:
    """How far the nearest of some records, by rising times, is from a time, and its number; of those that were written
    at once the first."""
    place = bisect_left(known, (time, -1))
    near = known[place : place + 1]
    if place:
        near = [*near, known[bisect_left(known, (known[place - 1][0], -1))]]
    return min(((abs(at - time), n) for at, n in near), default=None)


def _tells_reply(record: Record) -> bool:
    return record.is_reply or bool(record.in_reply_to or record.references or record.page_parent)


class Archive:
    """Records in time order with look-ups by id, person, minute, subject and quoted line.

    `asked` are the keys that some quote has: all that the index will be asked for, so that it need not hold others
    (None: not known). `zones` and `first_parents` are known once a first round of linking is done.
    """

    def __init__(
        self,
        records: Sequence[Record],
        people: People,
        arrivals: Arrivals | None = None,
        asked: set[int] | None = None,
    ) -> None:
        self.records = list(records)
        self.people = people
        self.by_id: dict[str, int] = {}
        self._same_id: dict[str, set[int]] = {}
        self.addresses: set[str] = set()
        self.by_subject: dict[str, list[int]] = defaultdict(list)
        self.begun: set[str] = set()
        """The subjects under which some message is no reply."""
        self.by_person: dict[int, list[int]] = defaultdict(list)
        self.by_series: dict[tuple[int, str], list[int]] = defaultdict(list)
        self._by_hint: dict[str, list[int]] = defaultdict(list)
        self._series_heads: dict[tuple[int, str], list[list[tuple[float, int]]]] = {}
        self.by_minute: dict[int, list[int]] = defaultdict(list)
        self._quoted_by = Postings()
        self.index = QuoteIndex()
        self.word_counts = WordCounts()
        self._direct_keys: dict[int, frozenset[int]] = {}
        self._habits: dict[int | None, tuple[int, int]] | None = None
        self.arrivals = arrivals or Arrivals(())
        self._odd_subjects: dict[str, list[int]] = defaultdict(list)
        for number in self.arrivals.odd:
            self._odd_subjects[self.records[number].subject].append(number)
        self.zones: Zones | None = None
        self.first_parents: list[int | None] = []
        self._first_answers: dict[tuple[int, int], list[tuple[float, int]]] | None = None
        self._names: dict[int, frozenset[tuple[str, ...]]] = {}
        self._archived: dict[int, list[tuple[float, int]]] = {}
        self._person_times: dict[int, list[float]] = {}
        self._senders: dict[str, Counter[int | None]] | None = None
        self._replies_told: bool | None = None
        self._subject_times: dict[str, list[float]] = {}
        for record in self.records:
            self._enter(record, asked)
        self._sort()

    def root(self, person: int | None) -> int | None:
        """The number that a person goes by; None for nobody."""
        return None if person is None else self.people.root(person)

    def under_one_id(self, number: int) -> set[int]:
        """The messages that have the Message-ID of this one too, where a mailer gave it to several."""
        return self._same_id.get(self.records[number].message_id or "", set())

    def learnt_zones(self, record: Record) -> list[int]:
        """Zones that a record's author is known to write in around that time; none at first."""
        if self.zones is None or record.person is None or record.offset or record.time is None:
            return []
        return self.zones.near(self.people.root(record.person), record.time, 2)

    def first_parent(self, number: int) -> Record | None:
        """The parent that a first round of linking gave a record."""
        if number >= len(self.first_parents):
            return None
        parent = self.first_parents[number]
        return None if parent is None else self.records[parent]

    def answered_by(self, number: int, person: int, before: float, but: int) -> bool:
        """Whether a first round found an earlier answer of a person to a record, another than `but`."""
        if self._first_answers is None:
            self._first_answers = self._earliest_answers()
        earliest = self._first_answers.get((number, person), ())
        return any(time < before and reply != but for time, reply in earliest)

    def _earliest_answers(self) -> dict[tuple[int, int], list[tuple[float, int]]]:
        """Parent and person -> their two earliest answers: one of them is not the one asked about."""
        earliest: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
        for reply, parent in enumerate(self.first_parents):
            record = self.records[reply]
            if parent is None or record.person is None or record.time is None:
                continue
            answers = earliest[parent, self.people.root(record.person)]
            answers.append((record.time, reply))
            answers.sort()
            del answers[2:]
        return earliest

    def headers_usual(self, record: Record) -> bool:
        """Whether replies by this author, or in this archive, carry reply headers as a rule."""
        if self._habits is None:
            self._habits = _header_habits(self.records)
        everybody = self._habits[None]
        own = self._habits.get(record.person, (0, 0))
        with_headers, replies = own if own[1] >= _ENOUGH else everybody
        return replies >= _ENOUGH and with_headers >= _USUAL * replies

    def tells_replies(self) -> bool:
        """Whether messages that quote say by "Re:" or a header that they are replies. There are archives that kept
        neither: there a message without them is as likely a reply. Few messages show nothing."""
        if self._replies_told is None:
            quoting = [r for r in self.records if r.mentions and self._goes_on(r)]
            told = sum(map(_tells_reply, quoting))
            self._replies_told = len(quoting) < _QUOTING or told >= _TOLD * len(quoting)
        return self._replies_told

    def _goes_on(self, record: Record) -> bool:
        return not record.ghost and self.first(record.subject) not in (None, record.number)

    def _enter(self, record: Record, asked: set[int] | None = None) -> None:
        n = record.number
        self.by_id.setdefault(record.id, n)
        if record.message_id:
            first = self.by_id.setdefault(record.message_id, n)
            if first != n:
                self._same_id.setdefault(record.message_id, {first}).add(n)
        if record.email:
            self.addresses.add(record.email.casefold())
        self.by_subject[record.subject].append(n)
        if not record.is_reply:
            self.begun.add(record.subject)
        if record.person is not None:
            self.by_person[record.person].append(n)
        if record.utc is not None:
            self.by_minute[int(record.utc // 60)].append(n)
        if record.series is not None and record.person is not None:
            self.by_series[record.person, record.series[0]].append(n)
        if record.thread_hint:
            self._by_hint[record.thread_hint].append(n)
        for mention in record.mentions:
            if mention.level == 1:
                self._quoted_by.add(n, mention.lines)
        if record.vocabulary:
            self.word_counts.add(record.vocabulary)
        own: list[Iterable[int]] = [record.lines, record.shingles]
        self.index.add(n, *(own if asked is None else map(asked.intersection, own)))

    def _sort(self) -> None:
        for subject, numbers in self.by_subject.items():
            numbers.sort(key=self.when)
            self._subject_times[subject] = [self.when(n)[0] for n in numbers]
        for person, numbers in self.by_person.items():
            numbers.sort(key=self.when)
            self._person_times[person] = [self.when(n)[0] for n in numbers]
        for numbers in self._by_hint.values():
            numbers.sort(key=self.when)
        for series, numbers in self.by_series.items():
            self._series_heads[series] = [
                sorted((self.when(n)[0], n) for n in numbers if _part(self.records[n]) == part)
                for part in range(_HEADS)
            ]

    def add_ghosts(self, records: Iterable[Record]) -> None:
        """Enter records of lost messages; their numbers go on from the last."""
        for record in records:
            self.records.append(record)
            self._enter(record)
        self._sort()

    def end_quotes(self) -> None:
        """Let go of the look-ups of quoted words: all of them are told, and they are large."""
        del self.index, self._quoted_by, self._direct_keys

    def when(self, n: int) -> tuple[float, str]:
        """Sort key of a record: its time, then its place; undated ones come last."""
        record = self.records[n]
        time = record.time
        return (time if time is not None else float("inf"), record.place or record.id)

    @staticmethod
    def direct(record: Record) -> list[Mention]:
        """The mentions that a message quotes at first hand."""
        return [x for x in record.mentions if x.level == 1]

    def answered(self, record: Record) -> list[Mention]:
        """The mentions at first hand that it may answer: not its author's own words, cited again above
        what somebody else has said to them."""
        direct = self.direct(record)
        if len(direct) < 2:
            return direct
        others = [x for x in direct if not self._is_own(record, x)]
        told = any(x.words and (x.name or x.email) for x in others)
        return others if told else direct

    def _is_own(self, record: Record, mention: Mention) -> bool:
        """Whether a mention names whoever quotes it, in full or in part."""
        if record.person is None:
            return False
        if mention.email:
            person = self.people.surely(mention.name, mention.email)
            return person is not None and person == self.people.root(record.person)
        words = set(name_words(mention.name))
        return bool(words) and words <= set(name_words(record.name))

    def direct_keys(self, record: Record) -> frozenset[int]:
        """Fingerprints of the lines that a message quotes at first hand."""
        known = self._direct_keys.get(record.number)
        if known is None:
            known = frozenset(key for x in record.mentions if x.level == 1 for key in x.lines)
            self._direct_keys[record.number] = known
        return known

    def of_person(self, person: int, low: float, high: float, most: int) -> list[int]:
        """Messages of a person with a time in [low, high], oldest first; of more than `most` the oldest."""
        times = self._person_times.get(person, [])
        a, b = bisect_left(times, low), bisect_right(times, high)
        return self.by_person[person][a : min(b, a + most)] if a < b else []

    def latest_of(self, person: int, time: float, most: int) -> list[int]:
        """The latest messages of a person up to a time, oldest first."""
        stop = bisect_right(self._person_times.get(person, []), time)
        return self.by_person[person][max(0, stop - most) : stop] if stop else []

    def nearest_of(self, person: int, time: float) -> Record | None:
        """The archived message of a person that is nearest in time."""
        known = self._archived.get(person)
        if known is None:
            own = (n for n in self.by_person.get(person, ()) if not self.records[n].ghost)
            known = self._archived[person] = sorted((self.when(n)[0], n) for n in own)
        near = _nearest(known, time)
        return None if near is None else self.records[near[1]]

    def sender_at(self, host: str) -> int | None:
        """The person who alone has Message-IDs of a host that is no mail service's, three at least."""
        if self._senders is None:
            senders: dict[str, Counter[int | None]] = defaultdict(Counter)
            for record in self.records:
                if record.message_id and not record.ghost:
                    senders[host_of(record.message_id)][self.root(record.person)] += 1
            self._senders = dict(senders)
        who = self._senders.get(host, Counter())
        if len(who) != 1:
            return None
        from mlthread.rules.sharedhosts import is_shared  # late: few hosts come so far

        if is_shared(host):
            return None
        ((person, sent),) = who.items()
        return person if sent >= _SENT else None

    def names_of(self, person: int) -> frozenset[tuple[str, ...]]:
        """The names, as words, that a person's archived messages give."""
        known = self._names.get(person)
        if known is None:
            own = [self.records[n] for n in self.by_person.get(person, ())]
            known = frozenset(name_words(r.name) for r in own if not r.ghost)
            self._names[person] = known
        return known

    def odd_under(self, subject: str) -> list[int]:
        """Messages under a subject whose dates stand against the order in which they came."""
        return self._odd_subjects.get(subject, [])

    def before(self, subject: str, time: float, most: int) -> list[int]:
        """The latest messages under a subject up to a time, newest first."""
        times = self._subject_times.get(subject, [])
        stop = bisect_right(times, time)
        return self.by_subject[subject][max(0, stop - most) : stop][::-1] if stop else []

    def of_thread(self, hint: str, time: float, most: int) -> list[int]:
        """Of the messages that a mail store or client put into one thread the first, and the latest up to a time."""
        known = self._by_hint.get(hint, [])
        stop = bisect_right(known, time, key=lambda n: self.when(n)[0])
        return [*known[: min(stop, 1)], *known[max(1, stop - most) : stop]]

    def series_head(self, record: Record) -> int | None:
        """The cover letter ("0/7") of a patch of a series; where there is none, the first patch.

        Both sent by the same person within a day, as `git send-email` does.
        """
        if record.series is None or record.person is None or record.time is None:
            return None
        heads = self._series_heads.get((record.person, record.series[0]), [])
        for known in heads[: _part(record)]:
            near = _nearest(known, record.time)
            if near is not None and near[0] <= _SAME_SERIES:
                return near[1]
        return None

    def first(self, subject: str) -> int | None:
        """The oldest message under a subject."""
        numbers = self.by_subject.get(subject)
        return numbers[0] if numbers else None

    def at_minute(self, minute: int) -> list[int]:
        """Messages dated in a minute (counted since 1970 UTC)."""
        return self.by_minute.get(minute, [])

    def quoting(self, keys: Iterable[int]) -> dict[int, int]:
        """Messages that quote these lines at first hand, with how many of them."""
        found: dict[int, int] = defaultdict(int)
        for key in keys:
            who = self._quoted_by.holders(key)
            if len(who) <= _COMMON:
                for n in who:
                    found[n] += 1
        return found
