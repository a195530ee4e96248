"""A simulated list: invented people who answer each other through the habits of real mail clients.

Used by the property tests: a reply tree is drawn, every message is rendered as its client would write
it (attribution line, quote marks, trimming), and reconstruction must give the tree back.
"""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from mlthread.model import Address, DateBounds, Message, Place

PEOPLE = (
    ("Nia Hart", "nia@example.org", 0),
    ("Oskar Lindqvist", "oskar@example.org", 120),
    ("Greta Shaw", "greta@lab.example", -300),
    ("Tomás Rey", "tomas@example.com", 60),
    ("Ines Okafor", "ines@mail.example", 330),
)
NOUNS = [
    "harbour",
    "ferry",
    "ledger",
    "lantern",
    "orchard",
    "bridge",
    "archive",
    "mill",
    "valley",
    "compass",
    "signal",
    "garden",
    "kettle",
    "shelter",
    "window",
    "market",
    "river",
    "anchor",
    "barrel",
    "chimney",
    "meadow",
    "quarry",
    "tunnel",
    "workshop",
]
VERBS = [
    "opens",
    "closes",
    "carries",
    "needs",
    "keeps",
    "follows",
    "leaves",
    "repairs",
    "measures",
    "paints",
    "counts",
    "moves",
]
TAILS = [
    "before the rain of {n} days starts",
    "on every Tuesday in {n}",
    "without asking council {n}",
    "since road {n} was closed",
    "for {n} visitors from upstream",
    "near gate {n} in the north",
    "although {n} people disagreed",
    "with {n} spare ropes",
]
"""Each with a figure: people do not share whole phrases as a list of eight would make them."""

TEMPLATES = (
    "On {gmail}, {name} <{email}> wrote:",
    "On {numeric}, {name} wrote:",
    "{name} wrote:",
    "Am {german} schrieb {name} <{email}>:",
    "Le {french}, {name} a écrit :",
)
FRENCH = [
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
]


@dataclass
class Post:
    """One message of the simulated list before it is written down."""

    number: int
    parent: int | None
    author: int
    when: datetime
    text: list[str]
    replies: list[int] = field(default_factory=list)


def sentences(rng: random.Random, count: int) -> str:
    return " ".join(
        f"The {rng.choice(NOUNS)} {rng.choice(VERBS)} the {rng.choice(NOUNS)}-{rng.choice(NOUNS)} of "
        f"{rng.choice(NOUNS)} number {rng.randrange(10, 9999)} "
        + rng.choice(TAILS).format(n=rng.randrange(10, 9999))
        + "."
        for _ in range(count)
    )


def draw_tree(seed: int, size: int) -> list[Post]:
    """A thread of `size` posts, each later than what it answers.

    No two that lie within a day show minutes which another zone would make the same.
    """
    rng = random.Random(seed)
    start = datetime(2018, 2, rng.randrange(13, 20), 9, 30, tzinfo=UTC)
    posts: list[Post] = []
    for number in range(size):
        parent = rng.randrange(number) if number else None
        author = rng.randrange(len(PEOPLE))
        if parent is not None and posts[parent].author == author:
            author = (author + 1) % len(PEOPLE)
        when = start + timedelta(hours=7 * number, minutes=2 * (number % 7) + 15 * rng.randrange(3))
        text = textwrap.wrap(sentences(rng, rng.randrange(2, 4)), 68)
        posts.append(Post(number, parent, author, when, text))
        if parent is not None:
            posts[parent].replies.append(number)
    return posts


def attribution(post: Post, reader: Post, template: str) -> list[str]:
    """The attribution line that `reader`'s client writes above a quote of `post`."""
    name, email, _ = PEOPLE[post.author]
    local = post.when + timedelta(minutes=PEOPLE[reader.author][2])
    clock = f"{local.hour % 12 or 12}:{local:%M} {'AM' if local.hour < 12 else 'PM'}"
    line = template.format(
        name=name,
        email=email,
        gmail=f"{local:%a}, {local:%b} {local.day}, {local.year} at {clock}",
        numeric=f"{local:%d/%m/%Y %H:%M}",
        german=f"{local:%d.%m.%Y} um {local:%H:%M}",
        french=f"{local.day} {FRENCH[local.month - 1]} {local.year} à {local:%H:%M}",
    )
    return textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False)


def quoted(lines: list[str]) -> list[str]:
    return [f"> {line}" if line and line[0] != ">" else f">{line}" for line in lines]


def body_of(posts: list[Post], post: Post, templates: list[str], depth: int = 3) -> list[str]:
    """What a post looks like in the archive: its own text below what it answers."""
    lines: list[str] = []
    if post.parent is not None and depth:
        parent = posts[post.parent]
        lines += attribution(parent, post, templates[post.author])
        lines += quoted(body_of(posts, parent, templates, depth - 1))
        lines.append("")
    return lines + post.text


def messages_of(posts: list[Post], seed: int) -> list[Message]:
    """Every post as a message of an archive that has lost the reply headers."""
    rng = random.Random(seed)
    templates = [rng.choice(TEMPLATES) for _ in PEOPLE]
    out = []
    for post in posts:
        name, email, offset = PEOPLE[post.author]
        out.append(
            Message(
                id=f"m{post.number}.{seed}@example.org",
                message_id=f"m{post.number}.{seed}@example.org",
                author=Address(name, email),
                date=DateBounds("", post.when, post.when, post.when, "Date header", offset),
                subject="Harbour plans" if post.parent is None else "Re: Harbour plans",
                body="\n".join(body_of(posts, post, templates)) + "\n",
                places=(Place("simulated", post.number),),
            )
        )
    return out
