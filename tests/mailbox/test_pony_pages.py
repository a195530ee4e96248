"""Plain pages of threads of Pony Mail: as HTML, as copied text, as Markdown, several below each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlthread import Message, read
from mlthread.mailbox.pages.ponypages import find_pony_page
from steps import lines_run

NOTE = "You are viewing a plain text version of this content. The canonical link for it is here."
POSTED = "Posted to dev@tides.example.org by Ann Lee <an...@example.org> on 2018/02/05 10:17:03 UTC"
ASKED = """Which gate is the one that sticks?

Ann

--
To unsubscribe, e-mail: dev-unsubscribe@tides.example.org
"""
ANSWERED = """On 5 Feb 2018, Ann Lee wrote:
> Which gate is the one that sticks?

The first. The notice there still says

Posted by order of the harbour office.
"""
THANKED = "Thanks, I have oiled it.\n"
TEXT = f"""{NOTE}
{POSTED}

Gates

{ASKED}

Re: Gates

Posted by Bo Berg <bo...@example.org>.
{ANSWERED}

RE: Gates (oiled)

Posted by "Ann Lee (harbour)" <an...@example.org>.
{THANKED}
"""
MARKDOWN = f"""*{NOTE}*

* * *

{POSTED}

# Gates

{ASKED}
* * *

## Re: Gates

**Posted by Bo Berg <bo...@example.org>.**

* * *

{ANSWERED}
* * *

## RE: Gates (oiled)

**Posted by "Ann Lee (harbour)" <an...@example.org>.**

* * *

{THANKED}
* * *
"""


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


HTML = f"""
        <html>
            <head>
                <link rel="canonical" href="/thread.html/0abc" />
                <title>Gates</title>
            </head>
            <body>
                <i>{NOTE.removesuffix("here.")}<a href="/thread.html/0abc">here</a>.</i><hr/>
                {escaped(POSTED)}<br/><h1>Gates</h1><pre>{escaped(ASKED)}</pre><hr/>
<h2>Re: Gates</h2>
<b>Posted by Bo Berg &lt;bo...@example.org&gt;.</b><hr/><pre>{escaped(ANSWERED)}</pre><hr/>
<h2>RE: Gates (oiled)</h2>
<b>Posted by &quot;Ann Lee (harbour)&quot; &lt;an...@example.org&gt;.</b><hr/><pre>{THANKED}</pre><hr/>

            </body>
        </html>
"""


def messages(path: Path, text: str, name: str = "page.txt") -> list[Message]:
    file = path / name
    file.write_text(text)
    return [item for item in read(file) if isinstance(item, Message)]


@pytest.mark.parametrize(
    ("text", "name"),
    [(TEXT, "page.txt"), (MARKDOWN, "page.md"), (HTML, "page.html")],
    ids=["text", "markdown", "html"],
)
def test_each_message_of_a_thread_is_read(tmp_path: Path, text: str, name: str) -> None:
    asked, answered, thanked = messages(tmp_path, text, name)
    assert [m.subject for m in (asked, answered, thanked)] == [
        "Gates",
        "Re: Gates",
        "RE: Gates (oiled)",
    ]
    assert [m.author.name for m in (asked, answered, thanked)] == [
        "Ann Lee",
        "Bo Berg",
        "Ann Lee (harbour)",
    ]
    assert asked.author.email == "an...@example.org"
    assert asked.list_name == "dev@tides.example.org"
    assert asked.date.utc is not None
    assert asked.date.utc.isoformat() == "2018-02-05T10:17:03+00:00"
    assert answered.date.utc is None
    assert [m.body for m in (asked, answered, thanked)] == [ASKED, ANSWERED, THANKED]


def test_pages_pasted_below_each_other_are_all_read(tmp_path: Path) -> None:
    other = TEXT.replace("Gates", "Locks").replace("2018/02/05", "2018/03/06")
    found = messages(tmp_path, TEXT + other)
    assert [m.subject for m in found[2:4]] == ["RE: Gates (oiled)", "Locks"]
    assert found[2].body == THANKED
    assert len(found) == 6


@pytest.mark.parametrize(
    "more",
    [f"Re: Gates\n\nPosted by Bo Berg <bo...@example.org>.\n{ANSWERED}\n", "\n", "_" * 40 + "\n"],
)
def test_long_pages_take_linear_time(more: str) -> None:
    few, many = ((TEXT + more * times).split("\n") for times in (50, 500))
    find_pony_page(few)  # what is kept of lines seen before is no part of the measure
    assert lines_run(lambda: find_pony_page(many)) < 11 * lines_run(lambda: find_pony_page(few))


@pytest.mark.parametrize(
    "text",
    [
        "Notes\n\nPosted to the board by Ann Lee on 2018/02/05 10:17:03 UTC\n\nNobody came.\n",
        f"The archive has it: {POSTED}\n\nGates\n\nYes.\n",
        "Re: Gates\n\nPosted by Bo Berg <bo@example.org>.\nYes.\n",
        "A long word of mine\n" * 50 + f"{POSTED}\n\nGates\n\nYes.\n",
    ],
)
def test_other_text_is_no_page(text: str) -> None:
    assert find_pony_page(text.split("\n")).parts == []


def test_who_posted_what_in_the_words_of_somebody_begins_no_message() -> None:
    said = TEXT.replace(THANKED, "It says\nso there.\nPosted by Cy Dahl <cy@example.org>.\n")
    assert len(find_pony_page(said.split("\n")).parts) == 3
