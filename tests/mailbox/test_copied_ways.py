"""The ways by which a page gets into a text: each leaves something of its own round the messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlthread import read, reconstruct
from mlthread.mailbox.dumped import undumped
from mlthread.mailbox.head import copied_lines
from mlthread.mailbox.pages.barepages import find_bare_page

KITTY = """newer
Minutes
[tides] Gates
older
Election

{picture}
Ann Lee
{day}
10:17 a.m.

Which gate leaks?

{votes}
Reply
Sign in to reply online Use email software
Show replies by date

{picture}
Bob Fox
6 Feb
9:05 a.m.

The first.

{votes}
Reply
Sign in to reply online Use email software

{picture}
Cy Dan
11:40 a.m.

The second, too.

{votes}
Reply
Sign in to reply online Use email software
1203
Age (days ago)
List overview
"""
LYNX = """   (BUTTON) [1]HyperKitty

   [2]thread

[tides] Gates

Ann Lee

   5 Feb 2018 5 Feb '18
   10:17 a.m.

   Which gate leaks? [2] says nothing.

   (BUTTON)
   [3]0 [4]0
   [5]Reply
   [6]Sign in to reply online [7]Use email software
   [8]Back to the thread

References

   Visible links:
   1. https://lists.example.org/archives/
   2. https://lists.example.org/thread/
   3. https://lists.example.org/message/#like
   4. https://lists.example.org/message/#dislike
   5. https://lists.example.org/message/
   6. https://lists.example.org/accounts/login/
   7. mailto:tides@lists.example.org?Subject=Re%3A
      %20Gates
   8. https://lists.example.org/thread/
"""
ICONS = """Groups
\ue8b6
17 of 3504
\ue408
Gates
412 views
4
\ue145
Skip to first unread message
\ue853
Ann Lee
unread,
Feb 5, 2018, 10:17:00\u202fAM\ue5d4
\ue15e
to tides
Which gate leaks?
\ue853
Bob Fox
unread,
Feb 6, 2018, 9:05:00\u202fAM\ue5d4
\ue15e
to Ann Lee, tides
The first.
\ue15f
Reply all
\ue154
Forward
"""
GROUPS = """Gates
412 views
Ann Lee
unread,
Feb 5, 2018, 10:17:00 AM2/5/18
to tides
Which gate leaks?
Reply all
"""
DISCOURSE = """Harbour
Gates that leak again
General
ann_lee (Ann Lee) February 5, 2018, 10:17am 1
Which gate leaks?
bob.fox (Bob Fox) February 6, 2018, 9:05am 2
The first.
Home
Categories
Powered by Discourse, best viewed with JavaScript enabled
"""
PATCHWORK = """Patchwork tides
Patches
Gates
Message ID\t1@example.org
Commit Message
Ann Lee Feb. 5, 2018, 10:17 a.m. UTC
Which gate leaks?
Comments
Bob Fox Feb. 6, 2018, 9:05 a.m. UTC | #1
The first.
Cy Dan Feb. 6, 2018, 11:40 a.m. UTC | #2
The second, too.
patchwork patch tracking system | version v3.1.0 | about patchwork
"""
REQUEST = """Skip to main content
Gates
Ann Lee made this Freedom of Information request to Harbour Office
The request was successful.

Ann Lee 5 February 2018
Which gate leaks?

Link to this Report

Bob Fox, Harbour Office 6 February 2018
The first.

Link to this Report

Things to do with this request
Add an annotation (to help the requester or others)
"""
ISSUE = """harbour / gates Public
Gates leak since Monday #47
Closed

annlee opened Feb 5, 2018
Member
Which gate leaks?

bobfox commented on Feb 6, 2018
Member
The first.
Sign up for free to join this conversation on GitHub. Already have an account? Sign in to comment
"""
YAHOO = """tides
Conversations
Gates
Expand Messages
Ann Lee
Message 1 of 2 , Feb 5, 2018
View Source
Which gate leaks?
Reply
Bob Fox
Message 2 of 2 , Feb 6, 2018
View Source
The first.
Reply
Your message has been successfully submitted and would be delivered to recipients shortly.
"""
MATTER = '---\ntitle: "{title}"\nsource: "https://lists.example.org/2"\nauthor:\n---\n'
MENU = """Gates
412 views
Ann Lee
unread,
Feb 5, 2018, 10:17:00 AM2/5/18
{menu}to tides
Which gate leaks?
Reply all
"""
WRAPPED = """Reply to author
Show original message
Either email addresses are anonymous for this group or you need the
view member email addresses permission to view the original message
"""
GLUED = (
    "Reply to authorSign in to reply to authorForwardCopy linkReport messageShow original message\n"
)
PRINTED = """5.3.24, 08:12                     tides@groups.example.org | Gates

   Groups
   tides@groups.example.org
   Gates

      Ann Lee
   #4711 Feb 5, 2018, 10:17am
   Which gate leaks?
   Reply Like More
https://groups.example.org/g/tides/topic/1                        1/2
\f5.3.24, 08:12                     tides@groups.example.org | Gates
      Bob Fox
   #4714 Feb 6, 2018, 9:05am
   The first.
   Reply Like More
   Previous Topic Next Topic
https://groups.example.org/g/tides/topic/1                        2/2
"""
PANDOC = """::: {.container-xxl role="main"}
::: col-10
# Re: \\[tides\\] Gates
:::

<div>

## [Bob Fox]{.name} {#bob-fox .name}

</div>

[ 6 Feb 2018 ]{.date .d-none .d-sm-inline} [ 6 Feb \\'18 ]{.date
.d-sm-none}

::: time
[9:05 a.m.]{title="Sender's time: Feb. 6, 2018"}
:::
:::

The first.

0 0

[ Reply]{.reply}

[Sign in to reply
online](/accounts/login/){.btn .btn-sm}

Back to the thread
"""
MARKDOWN = """Harbour

# Gates that leak again

General

ann\\_lee (Ann Lee) February 5, 2018, 10:17am 1

Which gate leaks?

bob\\_fox (Bob Fox) February 6, 2018, 9:05am 2

The first.

Powered by Discourse, best viewed with JavaScript enabled
"""
SPACED = """LISTSERV mailing list manager

  By Author: [First | Previous | Next | Last]

Subject:      Gates

From:         Ann Lee <[log in to unmask]>

Reply To:     Tides <[log in to unmask]>

Date:         Mon, 5 Feb 2018 10:17:00 +0000

Content-Type: text/plain

Parts/Attachments: text/plain (22 lines)

Which gate leaks?
Top of Message | Previous Page | Permalink
"""
W3C = """lists.example.org
Gates from Ann Lee on 2018-02-05 (tides@example.org from February 2018)
1–2 minutes
Which gate leaks?
Received on Monday, 5 February 2018 10:17:00 UTC
"""
FRENCH = """Gates
13 vues
Ann Lee
non lue,
5 févr. 2018, 10:17:0005/02/2018
à tides
Which gate leaks?
Répondre à tous
Répondre à l'auteur
Transférer
0 nouveau message
"""
GITLAB = """Skip to content
Gates leak since Monday

* Ann Lee @ann.lee · Feb 5, 2018 Maintainer
Which gate leaks?
*
Bob Fox @bob.fox · Feb 6, 2018 Developer
The first.

Please register or sign in to reply
"""
GERMAN = """   [tides] Gates
   Ann Lee ann at example.org
   Mo Feb  5 10:17:00 UTC 2018

     * Vorherige Nachricht: [tides] Protokoll
     * Nächste Nachricht: [tides] Wahl
     * Nachrichten sortiert nach: [ Datum ] [ Thema ] [ Betreff (Subject) ]
       [ Autor ]
     __________________________________________________________________

Which gate leaks?
     __________________________________________________________________

     * Vorherige Nachricht: [tides] Protokoll
     * Nachrichten sortiert nach: [ Datum ] [ Thema ] [ Betreff (Subject) ]
       [ Autor ]
"""
INBOX = """# Gates

```
* **Gates**
@ 2018-02-05 10:17 Ann Lee
  2018-02-06  9:05 ` Bob Fox
  0 siblings, 1 reply; 2+ messages in thread
From: Ann Lee @ 2018-02-05 10:17 UTC (permalink / raw)
  To: tides

Which gate leaks?

^ permalink raw reply\t[**flat**|nested] 2+ messages in thread
```

* * *

```
* Re: Gates
  2018-02-05 10:17 Gates Ann Lee
@ 2018-02-06  9:05 ` Bob Fox
  0 siblings, 0 replies; 2+ messages in thread
From: Bob Fox @ 2018-02-06  9:05 UTC (permalink / raw)
  To: Ann Lee; +Cc: tides

The first.

^ permalink raw reply\t[**flat**|nested] 2+ messages in thread
```
"""
PARAGRAPHS = """public inbox for tides@example.org

help

*

Gates

@ 2018-02-05 10:17 Ann Lee

2018-02-06 9:05 `

Bob Fox

0 siblings, 1 reply; 2+ messages in thread

From: Ann Lee @ 2018-02-05 10:17 UTC (

permalink

/

raw

) To: tides

Which gate leaks?

^

permalink

raw

reply

[

flat

*

Re: Gates

2018-02-05 10:17

Gates

Ann Lee

@ 2018-02-06 9:05 ` Bob Fox

From: Bob Fox @ 2018-02-06 9:05 UTC (

permalink

/

raw

) To: Ann Lee;

+Cc:

tides

The first.

^

permalink

raw

reply
"""
GLUED_LINKS = """# [tides] Gates

Ann Lee

ann at example.org

Mon Feb 5 10:17:00 CET 2018

Previous message (by thread):[tides] KeysMessages sorted by:[ date ][ thread ][ subject ][ author ]Which gate leaks?

Previous message (by thread):[tides] KeysMessages sorted by:[ date ][ thread ][ subject ][ author ]More information about the tides
mailing list
"""
WRAPPED_LINKS = """                    [tides] Gates

   Ann Lee ann at example.org
   Mon Feb 5 10:17:00 UTC 2018

     * Previous message (by thread): [tides] Minutes of the January
       call
     * Messages sorted by: [ date ] [ thread ] [ subject ] [ author ]
     __________________________________________________________________

Which gate leaks?
     __________________________________________________________________

     * Next message (by thread): [tides] Election of the new
       board
     * Messages sorted by: [ date ] [ thread ] [ subject ] [ author ]
"""
IETF = """     * Date Prev
     * Thread Next

Re: [tides] Gates

   Bob Fox <bob@harbour.example.org> Tue, 06 February 2018 09:05
   UTCShow header

   From: Bob Fox <bob@harbour.example.org>
   Date: Tue, 06 Feb 2018 10:05:00 +0100
   Message-ID: <2@example.org>
   Subject: Re: [tides] Gates
The first.

   Hide Navigation Bar
"""
STACKED = """# tides mailing list archives

##### Site index · List index

Message view

« Date · Date »

From

Bob Fox <bo...@example.org>

Subject

Re: Gates

Date

Tue, 06 Feb 2018 09:05:00 GMT

The first.

> Which gate leaks?

Mime

-   Unnamed text/plain (inline, None, 612 bytes)

View raw message

« Date · Date »
"""
ALIGNED = """   [lkml]   [2018]   [Feb]   [6]   [last100]   RSS
 Views: [wrap] [no wrap]   [headers]  [forward]

   Messages in this thread
     * Ann Lee
     * Bob Fox

   Date    Tue, 6 Feb 2018 09:05:00 +0000
   From    Bob Fox <>
   Subject Re: Gates
The first.


   Last update: 2018-02-06 [from the cache]
"""
POSTGRES = """     * Home
     * About

                    Re: Gates

      From:    Bob Fox <bob(at)example(dot)org>
       To:     pgsql-tides(at)lists(dot)example(dot)org
    Subject:   Re: Gates
      Date:    2018-02-06 09:05:00
   Message-ID: 2@example.org
     Views:    Raw Message | Whole Thread | Download mbox | Resend email
     Thread:
     Lists:    pgsql-tides
     __________________________________________________________________

   The first.

  Responses

     * Re: Gates at 2018-02-06 11:40:00 from Cy
       Dan

  Browse pgsql-tides by date

                  From           Date                  Subject
   Next Message Cy Dan  2018-02-06 11:40:00 Re: Gates

   Privacy Policy | Code of Conduct | About PostgreSQL | Contact
"""
FOAL = """lists.example.org
Gates
Posted to tides@harbour.example.org
Ann Lee - Monday, February 5, 2018 10:17:00 AM
Gates
Which gate leaks?

Bob Fox - Tuesday, February 6, 2018 9:05:00 AM
The first.

Cy Dan - Tuesday, February 6, 2018 11:40:00 AM
The second, too.
Powered by Apache Pony Mail (Foal v/1.0.1 ~1a2b)
"""
FOAL_FIELDS = """From:

Ann Lee <an...@example.org>

Subject:

Gates

Date:

2018-02-05 10:17 UTC

List:

tides@harbour.example.org

Which gate leaks?

From:

Bob Fox <bo...@example.org>

Subject:

Re: Gates

Date:

2018-02-06 09:05 UTC

List:

tides@harbour.example.org

The first.
"""
VIEWS = """lists.example.org
Re: [tides] Gates
Ann Lee
2–3 minutes
[Date Prev][Date Next][Thread Prev][Thread Next]
Which gate leaks?
Re: [tides] Gates, Ann Lee, 2018/02/05 <=
Re: [tides] Gates, Bob Fox, 2018/02/06
Prev by Date: Keys
Next by thread: Keys

lists.example.org
Re: [tides] Gates
1–2 minutes
[Date Prev][Date Next][Thread Prev][Thread Next]
The first.
Re: [tides] Gates, Ann Lee, 2018/02/05
Re: [tides] Gates, Bob Fox, 2018/02/06 <=
Prev by Date: Keys
Next by thread: Keys
"""
KEPT_KITTY = """lists.example.org
[tides] Gates - tides
Ann Lee
2–3 minutes

5 Feb 2018 5 Feb '18

10:17 a.m.

Which gate leaks?
"""
UNMARKED = """thread
Re: [tides] Gates

Bob Fox
6 Feb 2018
9:05 a.m.
On Mon, Feb 5, 2018 at 11:17 AM, Ann Lee wrote:

...
Which gate leaks?

The first.


0 0
Reply
Sign in to reply online Use email software
Back to the thread
"""
IETF_VIEW = """lists.example.org
[tides] Gates
2–3 minutes
Re: [tides] Gates
Bob Fox <bob@example.org> Tue, 06 February 2018 09:05 UTCShow header

From: Bob Fox <bob@example.org>
Date: Tue, 06 Feb 2018 09:05:00 +0000
Message-ID: <2@example.org>
Subject: Re: [tides] Gates

The first.
[tides] Gates  Ann Lee
Re: [tides] Gates  Bob Fox
"""
DEBIAN = """[Date Prev][Date Next] [Thread Prev][Thread Next] [Date Index] [Thread Index]

Re: Gates
To: debian-tides@lists.debian.org
Subject: Re: Gates
From: Bob Fox <bob@example.org>
Date: Tue, 6 Feb 2018 09:05:00 +0000
Message-id: <[\U0001f50e] 2@example.org>
The first.
Reply to:

debian-tides@lists.debian.org
Bob Fox (on-list)
Bob Fox (off-list)
References:
<1.20180205101700.a-rather-long-name-of-a-message@mail.harbour.example.org>
From: Ann Lee
Prev by Date: Keys
Next by thread: Keys
Index(es):
Date
Thread
"""
GROUPS_QUOTE = """Gates
13 visitas

Bob Fox
no leída,
6 feb 2018, 9:05:12
para tides
El lun, 5 feb 2018 a las 11:17, Ann Lee escribió:

Which gate leaks?

The first.
Responder a todos
"""
GMANE = """Home
Reading
Archives
FAQ
From: {who} <{nick}@...>
Subject: {title}
Newsgroups: gmane.example.tides
Date: {day} February 2018 10:17:00 UTC (over 5 years ago)
{words}
Permalink | Reply | navigate (1 reply)

"""
FIRST, SECOND = ("Ann Lee", "Which gate leaks?"), ("Bob Fox", "The first.")
THIRD = ("Cy Dan", "The second, too.")
WAYS = {
    "a thread of HyperKitty between two others": (
        KITTY.format(picture="", day="5 Feb 2018", votes="0\n0"),
        "[tides] Gates",
        [FIRST, SECOND, THIRD],
    ),
    "pictures as w3m draws them": (
        KITTY.format(picture="[a3f7]", day="5 Feb 2018 5 Feb '18", votes="00"),
        "[tides] Gates",
        [FIRST, SECOND, THIRD],
    ),
    "numbers of lynx": (
        LYNX,
        "[tides] Gates",
        [("Ann Lee", "Which gate leaks? [2] says nothing.")],
    ),
    "icons of a font": (ICONS, "Gates", [FIRST, SECOND]),
    "a reader's view": (
        f"groups.example.org\nGates\n2–3 minutes\n{GROUPS.partition(chr(10))[2]}",
        "Gates",
        [FIRST],
    ),
    "front matter": (
        MATTER.format(title="Gates - Google Groups") + GROUPS.partition("\n")[2],
        "Gates",
        [FIRST],
    ),
    "a page of Discourse without scripts": (DISCOURSE, "Gates that leak again", [FIRST, SECOND]),
    "Patchwork": (PATCHWORK, "Gates", [FIRST, SECOND, THIRD]),
    "a request": (REQUEST, "Gates", [FIRST, ("Bob Fox, Harbour Office", "The first.")]),
    "an issue": (ISSUE, "Gates leak since Monday", [("annlee", FIRST[1]), ("bobfox", SECOND[1])]),
    "a menu that was wrapped": (MENU.format(menu=WRAPPED), "Gates", [FIRST]),
    "a menu in one line": (MENU.format(menu=GLUED), "Gates", [FIRST]),
    "sheets of paper": (PRINTED, "Gates", [FIRST, SECOND]),
    "pandoc": (PANDOC, "Re: [tides] Gates", [SECOND]),
    "Markdown without links": (MARKDOWN, "Gates that leak again", [FIRST, SECOND]),
    "a blank line below each field": (SPACED, "Gates", [FIRST]),
    "a reader's view of W3C": (W3C, "Gates", [FIRST]),
    "a page of one message in French": (FRENCH, "Gates", [FIRST]),
    "GitLab": (GITLAB, "Gates leak since Monday", [FIRST, SECOND]),
    "German links that were wrapped": (GERMAN, "[tides] Gates", [FIRST]),
    "public-inbox in fences": (INBOX, "Gates", [FIRST, SECOND]),
    "public-inbox, each link a paragraph": (PARAGRAPHS, "Gates", [FIRST, SECOND]),
    "links that ran into the text": (
        GLUED_LINKS,
        "[tides] Gates",
        [("Ann Lee", "Which gate leaks?\n\nMore information about the tides mailing list")],
    ),
    "links of pipermail that were wrapped": (WRAPPED_LINKS, "[tides] Gates", [FIRST]),
    "a date of the IETF that was wrapped": (IETF, "Re: [tides] Gates", [SECOND]),
    "label and value a paragraph each": (
        STACKED,
        "Re: Gates",
        [("Bob Fox", "The first.\n\n> Which gate leaks?")],
    ),
    "labels without a colon": (ALIGNED, "Re: Gates", [SECOND]),
    "PostgreSQL's as lynx draws it": (POSTGRES, "Re: Gates", [SECOND]),
    "Pony Mail": (FOAL, "Gates", [FIRST, SECOND, THIRD]),
    "Pony Mail with fields": (FOAL_FIELDS, "Gates", [FIRST, SECOND]),
    "reader's views below each other": (VIEWS, "Re: [tides] Gates", [FIRST, SECOND]),
    "a reader's view of HyperKitty": (KEPT_KITTY, "[tides] Gates", [FIRST]),
    "HyperKitty with a quote without marks": (
        UNMARKED,
        "Re: [tides] Gates",
        [
            (
                "Bob Fox",
                "On Mon, Feb 5, 2018 at 11:17 AM, Ann Lee wrote:\n\n> Which gate leaks?\n\nThe first.",
            )
        ],
    ),
    "Debian's links below a text": (DEBIAN, "Re: Gates", [SECOND]),
    "a quote without marks above its answer": (
        GROUPS_QUOTE,
        "Gates",
        [
            (
                "Bob Fox",
                "El lun, 5 feb 2018 a las 11:17, Ann Lee escribió:\n\n> Which gate leaks?\n\nThe first.",
            )
        ],
    ),
    "a reader's view of the IETF's": (IETF_VIEW, "Re: [tides] Gates", [SECOND]),
    "pages of one program below each other": (
        GMANE.format(who="Ann Lee", nick="ann", title="Gates", day="Monday 5th", words=FIRST[1])
        + GMANE.format(
            who="Bob Fox", nick="bob", title="Re: Gates", day="Tuesday 6th", words=SECOND[1]
        ),
        "Gates",
        [FIRST, SECOND],
    ),
    "Yahoo": (YAHOO, "Gates", [FIRST, SECOND]),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_page_by_another_way(tmp_path: Path, way: str) -> None:
    page, title, said = WAYS[way]
    path = tmp_path / "page.txt"
    path.write_text(page, encoding="utf-8")
    found = list(read(path))
    assert [(m.author.label, m.body.strip()) for m in found] == said
    assert (found[0].subject, {(m.subject or "").removeprefix("Re: ") for m in found}) == (
        title,
        {title.removeprefix("Re: ")},
    )
    assert all(m.date.earliest is not None for m in found) or way.startswith("reader's views")


@pytest.mark.parametrize(
    "way", [way for way in WAYS if len(WAYS[way][2]) > 1 and not way.startswith("reader's views")]
)
def test_one_page_is_one_conversation(tmp_path: Path, way: str) -> None:
    """Nobody quotes anybody; that they stand there together tells it, and their order which came first."""
    path = tmp_path / "page.txt"
    path.write_text(WAYS[way][0], encoding="utf-8")
    (conversation,) = reconstruct(read(path))
    assert [turn.author.label for turn in conversation.turns] == [who for who, _ in WAYS[way][2]]
    assert [turn.parent is None for turn in conversation.turns] == [True] + [False] * (
        len(WAYS[way][2]) - 1
    )


def test_messages_of_one_day_stand_in_the_order_of_their_page(tmp_path: Path) -> None:
    said = ["One.", "Two.", "Three.", "Four.", "Five."]
    posts = "".join(
        f"{who} commented on Feb 6, 2018\nMember\n{words}\n\n"
        for who, words in zip(["ann", "bob", "cyd", "dan", "eve"], said, strict=True)
    )
    path = tmp_path / "page.txt"
    path.write_text(f"Two gates leak #4\nClosed\n\n{posts}Sign in to comment\n", encoding="utf-8")
    (conversation,) = reconstruct(read(path))
    assert [turn.text.strip() for turn in conversation.turns] == said


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (f"{MATTER.format(title='Re: Gates')}Yes, the first.", "Re: Gates"),
        ("lists.example.org\nRe: Gates\nBob Fox\n1–2 minutes\nYes, the first.", "Re: Gates"),
        ("[tides] Gates\n3–5 minutes\nIt leaks.", "[tides] Gates"),
        (f"{MATTER.format(title='The gates of our harbour')}It leaks.", "The gates of our harbour"),
        ("lists.example.org\nGates\nBob Fox\n1–2 minutes\nIt leaks.", "Gates"),
    ],
)
def test_a_kept_title_is_a_mails(tmp_path: Path, page: str, title: str) -> None:
    path = tmp_path / "page.txt"
    path.write_text(page, encoding="utf-8")
    (message,) = read(path)
    assert message.subject == title
    assert message.body.strip() == page.rpartition("\n")[2].removeprefix("---\n")


@pytest.mark.parametrize(
    "page",
    [
        f"{MATTER.format(title='The gates of our harbour').replace('lists', 'www')}It leaks.",
        f"{MATTER.format(title='Tides Info Page')}To see what was written, visit the archive.",
        "news.example.org\nThe gates of our harbour\nBob Fox\n1–2 minutes\nIt leaks.",
        "Re: Gates\n10-15 minutes\nIt leaks, says Ann.",
        "Boil it:\n1–2 minutes",
    ],
)
def test_what_a_reader_keeps_is_no_mail(page: str) -> None:
    assert find_bare_page(copied_lines(page)) is None


@pytest.mark.parametrize(
    "lines",
    [
        [
            "See [1] and [2].",
            "",
            "References",
            "",
            "1. A. Lee, Gates, 2018",
            "2. https://example.org/",
        ],
        ["References", "   2. https://example.org/"],
        ["[ ] close the gate", "[x] mend it", "[1] see below"],
    ],
)
def test_lists_of_peoples_own(lines: list[str]) -> None:
    assert undumped(lines) == lines


SRHT = """sourcehut lists Log in — Register
~ann/tides
archives
2 1
Gates
Ann Lee <ann@example.org>
* Export this patch
Details
Message ID
    <1@example.org>
Sender timestamp
    1517825820
DKIM signature
    pass
Download raw message
Which gate leaks?

Bob Fox <bob@example.org>
Details
Message ID
    <2@example.org>
In-Reply-To
    <1@example.org> (view parent)
DKIM signature
    missing
Download raw message
6 years ago
The first.

Reply to thread Export thread (mbox)
"""


def test_a_thread_of_sourcehut(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(SRHT, encoding="utf-8")
    first, second = read(path)
    assert (first.message_id, first.author.email, first.subject) == (
        "1@example.org",
        "ann@example.org",
        "Gates",
    )
    assert first.date.utc is not None
    assert first.date.utc.isoformat() == "2018-02-05T10:17:00+00:00"
    assert (second.in_reply_to, second.body, second.subject) == (
        ("1@example.org",),
        "The first.\n",
        "Re: Gates",
    )


def test_a_title_of_several_lines_on_paper(tmp_path: Path) -> None:
    page = KITTY.partition("\n\n")[2].format(picture="", day="5 Feb 2018", votes="0 0")
    path = tmp_path / "page.txt"
    path.write_text(
        f"Sign In\nthread\n\nRe: [tides] Gates of the\nold harbour\n\n{page}", encoding="utf-8"
    )
    assert next(iter(read(path))).subject == "Re: [tides] Gates of the old harbour"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("[Date Prev][Thread Next]\n", "Follow-Ups:\nRe: Gates\nFrom: Cy Dan\nPrev by Date: Keys\nIndex(es):\nDate\nThread\n"),
        ("Chronological\n<<\nThread\n>>\nChronological Thread\n", "Re: Gates, Cy Dan, 02/07/2018\nArchive powered by MHonArc 2.6.24.\n\nTop of Page\n"),
    ],
    ids=["MHonArc", "Sympa"],
)  # fmt: skip
def test_pages_below_each_other(tmp_path: Path, above: str, below: str) -> None:
    """What is drawn below a text stays out of it where another page follows."""
    fields = (
        "{title}\n"
        + above
        + "From: {who} <{who}@example.org>\nTo: tides@example.org\nSubject: {title}\nDate: {day} Feb 2018 10:17:00 +0000\n"
    )
    page = fields + "{words}\n\n" + below
    text = page.format(title="Gates", who="ann", day=5, words=FIRST[1]) + "\n\n"
    text += page.format(title="Re: Gates", who="bob", day=6, words=SECOND[1])
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    assert [(m.author.email, m.body.strip()) for m in read(path)] == [
        ("ann@example.org", FIRST[1]),
        ("bob@example.org", SECOND[1]),
    ]
