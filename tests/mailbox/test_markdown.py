"""Mails that people or programs wrote down in Markdown: the names of their fields in bold, or front matter."""

from __future__ import annotations

import io

import pytest

import mlthread
from mlthread.mailbox.inspection import inspect_sources
from mlthread.model import Message, Problem
from steps import lines_run

THREAD = """# Gates

_2 messages · 2018-02_

---

### Gates

- **From:** Ann Lee <ann@example.org>
- **Date:** 2018-02-05T10:15:46+01:00
- **Message-ID:** `<1@example.org>`

```
Which gate leaks?

- **From:** me
- **Date:** today
```

#### ↳ Re: Gates

- **From:** bo@example.org (Bo Chen)
- **Date:** 2018-02-05T11:15:46+01:00
- **Newsgroups:** tides
- **Message-ID:** `<2@example.org>`
- **References:** `<1@example.org>`

```
Ann Lee <ann@example.org> wrote:
> Which gate leaks?

The lower one.
```

---

[← Index](../README.md) · [Years](../years.md)
"""
RULED = """**From:** Ann Lee <ann@example.org>\x20\x20
**To:** [Bo Chen](mailto:bo@example.org)
**Date:** Mon, 5 Feb 2018 10:15:46 +0100
**Subject:** Gates \\[lower\\]

Which gate leaks?

---

**From:** Bo Chen <bo@example.org>
**Date:** Mon, 5 Feb 2018 11:15:46 +0100
**Subject:** Re: Gates \\[lower\\]

> Which gate leaks?

The lower one. It stands

---

below the others.
"""
FRONT = """---
message_id: "<2@example.org>"
in_reply_to: "<1@example.org>"
references: ["<0@example.org>", "<1@example.org>"]
from: Bo Chen <bo@example.org>
to:
  - ann@example.org
date: 2018-02-05T11:15:46+01:00
subject: "Re: Gates"
tags: [tides]
---

The lower one.
"""
LIST = """
# Re: Gates

- **From:** Bo Chen <bo@example.org>
- **Date:** 2018-02-05T11:15:46+01:00

---
"""


def read(text: str, problems: list[Problem] | None = None) -> list[Message]:
    return list(mlthread.read(io.BytesIO(text.encode()), problems=problems))


def test_each_heading_with_fields_below_begins_a_message() -> None:
    ann, bo = read(THREAD)
    assert (ann.message_id, ann.subject, ann.author.name) == ("1@example.org", "Gates", "Ann Lee")
    assert (bo.subject, bo.author.name, bo.author.email) == ("Re: Gates", "Bo Chen", "bo@example.org")  # fmt: skip
    assert bo.references == ("1@example.org",)
    assert ann.body == "Which gate leaks?\n\n- **From:** me\n- **Date:** today\n"
    assert bo.body == "Ann Lee <ann@example.org> wrote:\n> Which gate leaks?\n\nThe lower one.\n"
    (conversation,) = mlthread.reconstruct([ann, bo])
    assert [turn.author.name for turn in conversation.turns] == ["Ann Lee", "Bo Chen"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_messages_cover_the_file(end: str) -> None:
    text = THREAD.replace("\n", end)
    first, second = (message.places[0] for message in read(text))
    assert (first.start, first.stop, second.stop) == (0, second.start, len(text.encode()))
    assert text.encode()[second.start :].startswith("#### ↳ Re".encode())
    assert second.line == THREAD[: THREAD.index("####")].count("\n") + 1


def test_rulers_part_messages_only_above_the_same_fields() -> None:
    ann, bo = read(RULED)
    assert (ann.subject, bo.subject) == ("Gates [lower]", "Re: Gates [lower]")
    assert [(one.name, one.email) for one in ann.to] == [("Bo Chen", "bo@example.org")]
    assert ann.body == "Which gate leaks?\n"
    assert bo.body.endswith("It stands\n\n---\n\nbelow the others.\n")


def test_a_colon_behind_the_bold_word_and_headings_that_count() -> None:
    text = RULED.replace(":**", "**:").replace("**From", "## Message 1\n**From", 1)
    found = read(text.replace("**Subject**: Gates", "**Topics**: gates", 1))
    assert [message.author.name for message in found] == ["Ann Lee", "Bo Chen"]
    assert found[0].subject is None
    assert found[1].subject == "Re: Gates [lower]"


def test_brackets_round_a_subject_stay() -> None:
    for subject in ("[tides] gates [lower]", "[tides]"):
        (ann, _) = read(RULED.replace("Gates \\[lower\\]", subject))
        assert ann.subject == subject


def test_fields_in_another_language() -> None:
    words = {"From": "Von", "To": "An", "Date": "Datum", "Subject": "Betreff"}
    text = RULED
    for english, german in words.items():
        text = text.replace(f"**{english}:**", f"**{german}:**")
    assert [message.author.name for message in read(text)] == ["Ann Lee", "Bo Chen"]


@pytest.mark.parametrize("text", [FRONT, FRONT.replace("\n\nThe", f"\n{LIST}\nThe")])
def test_front_matter_holds_the_fields_of_one_mail(text: str) -> None:
    (bo,) = read(text)
    assert (bo.message_id, bo.subject, bo.author.email) == ("2@example.org", "Re: Gates", "bo@example.org")  # fmt: skip
    assert (bo.in_reply_to, bo.references) == (("1@example.org",), ("0@example.org", "1@example.org"))  # fmt: skip
    assert bo.body == "The lower one.\n"


@pytest.mark.parametrize(
    "text",
    [
        # the answer of a help desk stands above the mail that it quotes
        f"Hello,\n\nit was the lower one.\n\n---\n\n{RULED}",
        f"*Hello*,\n\nit was the lower one.\n\n---\n\n{RULED}",
        # notes of a meeting
        "# Tides\n\n**From:** 9:00\n**To:** 10:00\n**Date:** by the water\n\nWe met.\n",
        "# Tides\n\n**Date:** 2018-02-05\n**Subject:** Gates\n\nWe met.\n",
        "---\ntitle: Gates\nauthor: Ann Lee\ndate: 2018-02-05\n---\n\nWhich gate leaks?\n",
        "# Gates\n\n**Author:** Ann Lee\n**Date:** 2018-02-05\n\nThey should be shut.\n",
        "---\nfrom: Ann Lee\ndate: 2018-02-05\n",
        # an example of a mail in a text about mail
        "# How to write\n\n```\n**From:** Ann\n**Date:** 2018-02-05\n```\n\nThat is all.\n",
    ],
)
def test_what_is_no_document_of_mails(text: str) -> None:
    problems: list[Problem] = []
    assert not read(text, problems)


def test_a_mail_with_bold_fields_in_it_is_a_mail() -> None:
    (mail,) = read(f"From: Cy <cy@example.org>\nDate: 6 Feb 2018\nSubject: x\n\n{RULED}")
    assert mail.author.name == "Cy"


def test_what_a_message_quotes_with_other_fields_is_in_it() -> None:
    quoted = (
        "---\n\n**From:** Cy\n**Sent:** 4 Feb 2018 10:00\n**Subject:** Gates\n\nAre they shut?\n"
    )
    ann, bo = read(RULED.replace("\n\n---\n\n**From:** Bo", f"\n\n{quoted}\n---\n\n**From:** Bo"))
    assert "Are they shut?" in ann.body
    assert bo.author.name == "Bo Chen"


def test_inspect_says_how_it_was_known() -> None:
    (found,) = inspect_sources(io.BytesIO(THREAD.encode())).sources
    assert (found.format, found.why) == (
        "markdown",
        "a mail's fields in bold at the top of a document",
    )


def test_documents_take_linear_time() -> None:
    rows = f"{RULED}\n{'-' * 3}\n\n{'[a](b) ' * 40}\n\n" + "**Note:** x\n" * 30 + "\n" * 30

    def work(count: int) -> int:
        data = io.BytesIO((RULED + rows * count).encode())
        return lines_run(lambda: list(mlthread.read(data, problems=[])))

    work(1)
    assert work(40) < 2.3 * work(20)
