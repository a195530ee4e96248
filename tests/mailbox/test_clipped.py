"""Pages that a clipper, or what fetches them for a language model, has turned into Markdown."""

from __future__ import annotations

from io import BytesIO

import pytest

from mlthread import read
from mlthread.mailbox.clipped import unclipped
from steps import lines_run

AT = "https://lists.example.org"
TEXT = "Bo wrote:\n> Which gate?\n\nThe *first*, [says](she) he.\n"
FENCED = f"```\n{TEXT}```\n"
PAGES = {
    "pipermail": f"""# \\[tides\\] Re: Gates

**Ann Lee** [ann at example.org](mailto:tides%40example.org?Subject=Re:%20Gates)
_Mon Feb 5 10:17:00 CET 2018_

- Previous message: [\\[tides\\] Locks]({AT}/1.html)
- **Messages sorted by:** [\\[ date \\]]({AT}/date.html) [\\[ thread \\]]({AT}/thread.html)

---

{FENCED}
---

- Previous message: [\\[tides\\] Locks]({AT}/1.html)

---

[More information about the tides mailing list]({AT}/listinfo/tides)
""",
    "pipermail, fetched": f"""Title: [tides] Re: Gates

URL Source: {AT}/pipermail/tides/2018-February/000002.html

Markdown Content:
[tides] Re: Gates
=================

**Ann Lee** [ann at example.org](mailto:tides%40example.org "[tides] Re: Gates")

_Mon Feb 5 10:17:00 CET 2018_

*   Previous message: [[tides] Locks]({AT}/1.html)
*   **Messages sorted by:**[[ date ]]({AT}/date.html)

* * *

{FENCED}
* * *

*   Previous message: [[tides] Locks]({AT}/1.html)

* * *

[More information about the tides mailing list]({AT}/listinfo/tides)
""",
    "HyperKitty": f"""---
title: "[tides] Re: Gates - tides"
source: "{AT}/archives/list/tides@example.org/message/DEF/"
tags:
  - "clippings"
---

[thread]({AT}/archives/list/tides@example.org/thread/ABC/#DEF)

# \\[tides\\] Re: Gates

![](https://pictures.example.org/avatar/abc.jpg?s=120)

## Ann Lee

5 Feb 2018 5 Feb '18

9:17 a.m.

Bo wrote:
> Which gate?

The \\*first\\*, \\[says\\](she) he.

[0](#like "You must be logged-in to vote.")[0](#dislike)

[Reply](#)

[Back to the thread]({AT}/archives/list/tides@example.org/thread/ABC/#DEF)

[Back to the list]({AT}/archives/list/tides@example.org/)
""",
    "MHonArc": f"""\\[[Date Prev](1.html)\\]\\[[Date Next](3.html)\\]\\[[Thread Prev](1.html)\\]\\[[Thread Next](3.html)\\]

# \\[tides\\] Re: Gates

---

- _Subject_: \\[tides\\] Re: Gates
- _From_: Ann Lee <[ann@example.org](mailto:ann@example.org)\\>
- _Date_: Mon, 5 Feb 2018 10:17:00 +0100

---

{FENCED}
---

- Prev by Date: **[Re: Lamps](1.html)**
- Next by Date: **[Re: Keys](3.html)**
""",
    "W3C": f"""# \\[tides\\] Re: Gates

- This message:
    - [Message body](#start)
- Related messages:
    - [Next message](0002.html)
    - [In reply to](0000.html)

- From: Ann Lee <[ann@example.org](mailto:ann@example.org?Subject=Re:%20x)\\>
- Date: Mon, 5 Feb 2018 10:17:00 +0100
- Message-ID: <2@example.org>

{FENCED}
Received on Monday, 5 February 2018 09:17:12 UTC
""",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_a_clipped_page(page: str) -> None:
    """Why: links stood for the author, or nothing was found at all."""
    (message,) = read(BytesIO(page.encode()))
    assert (message.author.name, message.subject) == ("Ann Lee", "[tides] Re: Gates")
    assert message.date.earliest is not None
    assert f"{message.date.utc or message.date.latest:%Y-%m-%d}" in ("2018-02-05", "2018-02-06")
    body = message.body.partition("More information about")[0]  # pipermail's last line stays
    assert body.strip("\n") == TEXT.strip("\n")


LINKS = ["[Reply](#)", "- [Back](/list) | [Next](2.html)"]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("See [this](https://example.org/a_(b)) and [that](x).", "See this and that."),
        ('[a](b "c (d)") [[ e ]](f)[g](<h>)', "a [ e ] g"),
        ("[![picture](a.png)](b)c", "c"),
        ("## *Gates* and **keys** of _Ann_", "Gates and keys of Ann"),
        ("snake_case_name 2 * 3 * 4 \\*so\\*", "snake_case_name 2 * 3 * 4 *so*"),
        ("1\\. \\[tides\\] a\\_b \\n", "1. [tides] a_b \\n"),
        ("* * *", ""),
        ("-----", ""),
        ("====", ""),
        ("--", "--"),
        ("Ends here\\", "Ends here"),
        ("#tag", "#tag"),
        ("**Ann Lee**[ann](x) and _so_[on](y)", "Ann Lee ann and so on"),
        ("[not a link] (x) [nor](this one)", "[not a link] (x) [nor](this one)"),
    ],
)
def test_what_markdown_shows(line: str, shown: str) -> None:
    assert unclipped([line, *LINKS, "[x](y)"])[0] == shown


@pytest.mark.parametrize(
    "lines",
    [
        ["# Gates", "[Reply](#)", "See [a](b), [c](d) and [e](f)."],  # one line of links
        LINKS[:1] * 2,  # two links
        ["[https://example.org/](https://example.org/)", "Site: [www.example.org](http://www.example.org)"] * 3,
        ["> [Reply](#)", "> [Next](2.html)", "> [Back](/list)"],  # somebody's quote
        ["# Gates [tides]", "The text."],
        ["Gates \\[tides\\]", "The text."],
        ["The text."] * 40 + ["# \\[tides\\]"],
    ],
)  # fmt: skip
def test_what_is_no_page_in_markdown(lines: list[str]) -> None:
    assert unclipped(lines) == lines


@pytest.mark.parametrize(
    ("top", "left"),
    [
        (["---", "title: x", "source: y", "---"], 0),
        (["---", "title: x", "---"], 1),
        (["---", "source: y", "Gates", "---"], 2),
        (["Title: x", "", "URL Source: y", "", "Markdown Content:"], 0),
        (["Title: x", "", "URL Source: y"], 2),
        (["---", "source: y"], 1),
    ],
)
def test_what_a_program_says_of_the_page(top: list[str], left: int) -> None:
    assert sum(map(bool, unclipped([*top, "", "# \\[a\\]"])[: len(top)])) == left


def test_many_links_take_linear_time() -> None:
    def shown(count: int) -> None:
        for piece in ("[a](b", "[a](b) ", "**a", "_a ", "\\[", "[[a]", "![a](b)[c", "[x]((", "*a_"):
            unclipped([*LINKS, "[x](y)", *[piece * count] * 2])

    shown(50)
    assert lines_run(lambda: shown(400)) < 2.3 * lines_run(lambda: shown(200))
