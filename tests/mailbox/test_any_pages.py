"""Pages of archives that no reader of its own knows, as people copy them."""

from __future__ import annotations

from html import escape
from io import BytesIO
from pathlib import Path

import pytest

from mlthread import Message, SourceError, read
from mlthread.mailbox.pages.anypages import AnyPage, find_any_pages
from mlthread.mailbox.pages.furniture import MAYBE, SURE, drawn
from mlthread.mailbox.pages.pagefields import labelled_fields
from mlthread.mailbox.pages.pageheads import page_when, read_head
from mlthread.mailbox.pages.textedges import text_end
from mlthread.mailbox.raw import NO_FACTS
from steps import lines_run

FIRST = """Hello all,

which gate leaks?  I measured
twelve litres a minute.

  1. Shall we close it?
  2. Who has the key?

Ann
--
Ann Lee
Harbour office"""
SECOND = """On Mon, 5 Feb 2018, Ann Lee wrote:
> 2. Who has the key?

It hangs behind the door.

Best regards,
Bob"""

# One page a row: what it is, its text, the shown name, and what must be found of the one message.
LINKS = "[\n\nFirst\n\n|\n\nPrevious\n\n|\n\nNext\n\n|\n\nLast\n\n]\n\n"
SINGLE = {
    "ids with a blank in their labels, a table below": """Tide Archives: gates

From: \tAnn Lee <ann@example.org>
To: \tgates@lists.example.org
Subject: \tGates
Date: \tMon, 5 Feb 2018 10:17:00 +0100
Message-Id: \t20180205.A1@example.org
In Reply to: \tGates by Bob Fox

{first}

Attachments
File name \tMIME type
signature.asc \tapplication/pgp-signature
Replies
Subject \tAuthor
Re: Gates \tCy Dan <cy@example.org>
Questions or comments? Please feel free to contact us.
© 2001–2023 Tide Foundation, Inc.
""",
    "a mail of Subversion's archive": """Gates

From: Ann Lee <ann_at_example.org>
Date: Mon, 5 Feb 2018 10:17:00 +0100

{first}
Received on 2018-02-05 10:17:12 CET

This message: [ Message body ]
Next message: Cy Dan: "Re: Gates"
Contemporary messages sorted: [ by date ] [ by thread ] [ by subject ] [ by author ]

This is an archived mail posted to the Tides mailing list.

This site is subject to the Tide Privacy Policy and the Tide Archive Policy.
""",
    "a name and a date of Gmane": """Ann Lee | 5 Feb 10:17 2018

Gates

{first}
""",
    "a patch of Patchwork": """diff mbox series
Gates
Message ID \t20180205.A1@example.org
State \tNew, archived
Headers \tshow
Series \tGates, and their keys | expand
Commit Message
Ann Lee Feb. 5, 2018, 9:17 a.m. UTC

{first}
""",
    "an archive by Sympa in French": """tides - Gates

Archives de la liste

Gates

Chronologique Discussions
[<Chronologique>] [<Discussions>]

    De: Ann Lee <ann AT example.org>
    À: tides AT lists.example.org
    Objet: Gates
    Date: Mon, 5 Feb 2018 10:17:00 +0100

{first}

    Gates, Ann Lee, 05/02/2018

Archives gérées par MHonArc 2.6.24.
Haut de la page
""",
    "an archive by Sympa in German": """tides - Gates

Listenarchiv

Gates

Chronologisch Thread
[<Chronologisch>] [<Thread>]

    Von: Ann Lee <ann AT example.org>
    An: tides AT lists.example.org
    Betreff: Gates
    Datum: Mon, 5 Feb 2018 10:17:00 +0100

{first}

    Gates, Ann Lee, 05.02.2018

Archiv bereitgestellt durch MHonArc 2.6.24.
Seitenanfang
""",
    "a table of news.php.net": """    PHP Mailing Lists
    php.tides
    Gates

Gates
From:\tAnn Lee\tDate:\tMon, 5 Feb 2018 10:17:00 +0100
Subject:\tGates
References:\t1 2 \tGroups:\tphp.tides
Request:\tSend a blank email to tides+get-12@lists.example.org to get a copy of this message

{first}

Thread (2 messages)
#\tSubject\tAuthor\tDate
12\tGates\tAnn Lee\tMon, 5 Feb 2018 10:17:00 +0100
« previous\tphp.tides (#12)\tnext »
""",
    "a clock below the fields": """Gates

From: Ann Lee (ann_at_example.org)
Date: 02/05/18

    Previous message: Bob Fox: "Lamps"
    Messages sorted by: [ date ] [ thread ] [ subject ] [ author ]

Date: Mon, 5 Feb 2018 10:17:00 +0100

{first}

    Next message: Bob Fox: "Re: Gates"
    Previous message: Bob Fox: "Lamps"
""",
    "each link on a line of its own": f"""LISTSERV mailing list manager LISTSERV 16.5

TIDES Archives

View:

Message:

{LINKS}By Topic:

{LINKS}By Author:

{LINKS}Font:

Proportional Font

TIDES  February 2018

Subject:

Gates

From:

Ann Lee <[log in to unmask]>

Reply-To:

[log in to unmask]

Date:

Mon, 5 Feb 2018 10:17:00 +0100

Content-Type:

text/plain

Parts/Attachments:

Parts/Attachments

text/plain (12 lines)

{{first}}
""",
    "an address that hypermail hid": """Gates

From: Ann Lee (ann_at_[hidden])
Date: 2018-02-05 10:17:00

{first}

Next message: Bob Fox
Previous message: Cy Dan
""",
    "an id below the head": """Front page | tides.gates | Postings from February 2018

Gates

Thread Next
Ann Lee
February 5, 2018 10:17
Gates
Message ID:
20180205.A1@example.org

{first}
Thread Next

Gates by Ann Lee

nntp.perl.org: Perl Programming lists via nntp and http.
Comments to Cy Dan at cy@example.org | Group listing | About
""",
    "an id that the copy has lost": """Front page | tides.gates | Postings from February 2018

Gates

Thread Next
Ann Lee
February 5, 2018 10:17
Gates
Message ID:

{first}
Thread Next
""",
    "name and date below the title": """By Date By Thread
Gates
From: Ann Lee <ann () example org>
Date: Mon, 5 Feb 2018 10:17:00 +0100

{first}

By Date By Thread
Current thread:
Gates Ann Lee (Feb 05)
Re: Gates Bob Fox (Feb 05)
""",
    "one line of both": """Home > Lists > tides > 2018
Re: Gates
by Ann Lee on Mon, 05 Feb 2018 10:17:00 +0100

{first}

Newer: Lamps
Older: Gates
""",
    "posted to a list": """Posted to tides@example.org by Ann Lee <an...@example.org> on 2018/02/05 09:17:00 UTC

Gates

{first}
""",
    "fields with tabs": """Archive index | Tides
Author\tAnn Lee
Posted\t2018-02-05 09:17:00 UTC
Subject\tRe: Gates
Message-ID\t<20180205.A1@example.org>
{first}
Reply\tReport
Next message | Previous message
""",
    "fields on lines of their own": """[Prev Thread] [Next Thread] [Thread Index] [Date Index]
Subject:
Gates
From:
Ann Lee <ann@example.org>
Date:
Mon, 05 Feb 2018 10:17:00 +0100

{first}

Next Message by Thread:
Re: Gates
Bob Fox
""",
    "two fields on a line": """Tide tables
Re: Gates
date: Mon, 5 Feb 2018 10:17:00 +0100    author: Ann Lee <ann@example.org>

{first}

« previous | next | up
""",
    "fields in German": """Listenarchiv tides
Betreff:\tRe: Gates
Autor:\tAnn Lee
Datum:\t05.02.2018 10:17

{first}

Zurück zur Übersicht
vorige Nachricht
nächste Nachricht
""",
    "fields in French": """Archives de la liste
Sujet : Re: Gates
De : Ann Lee <ann@example.org>
Date : lundi 5 février 2018 10:17:00

{first}

Message précédent | Message suivant | Retour à l'index
""",
    "name in brackets, date below": """Gates

Ann Lee (ann@example.org)
Mon, 5 Feb 2018 10:17:00 +0100

    Messages sorted by: [ date ][ thread ][ subject ][ author ]
    Next message: Bob Fox: "Re: Gates"

{first}

    Next message: Bob Fox: "Re: Gates"
    In reply to: Bob Fox: "Gates"
""",
    "labels without colons": """tides mailing list archives

Site index · List index
Message view « Date » · « Thread »
From Ann Lee <an...@example.org>
Subject Re: Gates
Date Mon, 05 Feb 2018 09:17:00 GMT
{first}
Mime
Unnamed text/plain (inline, None, 812 bytes)
View raw message
""",
    "a table with its rules": """Messages | Search | Help
| From: | Ann Lee <ann@example.org> |
| Date: | Mon, 5 Feb 2018 10:17:00 +0100 |
| Subject: | Re: Gates |

{first}

Previous message | Next message
""",
    "labels and values by turns": """Message details
From
Ann Lee <ann@example.org>
To
tides@example.org
Subject
Re: Gates
Date
Mon, 5 Feb 2018 10:17:00 +0100

{first}

Previous message
Next message
""",
    "a board": """[ Follow Ups ] [ Post Followup ] [ Tides Board ]
Gates

Posted by Ann Lee on February 05, 2018 at 10:17:00:

{first}

Follow Ups:

    Re: Gates Bob Fox 12:30:11 2/05/18 (0)

Post a Followup
""",
    "labels in Russian": """Архив рассылки
Re: Gates
От: Ann Lee <ann@example.org>
Дата: 5 февраля 2018 г. 10:17

{first}

Предыдущее сообщение | Следующее сообщение | К списку
""",
    "values below their labels": """Front page | tides | Postings from February 2018
Re: Gates
Thread Previous | Thread Next
From:
Ann Lee
Date:
February 5, 2018 10:17
Subject:
Re: Gates
Message ID:
20180205.A1@example.org

{first}

Thread Previous | Thread Next
""",
    "name, address and date alone": """Gates (was: Locks)

Ann Lee (ann@example.org)
Mon, 5 Feb 2018 10:17:00 +0100


{first}
""",
    "folded people without their fold": """From: Ann Lee <ann@example.org>
Cc: Bob Fox <bob@example.org>,
tides@example.org,
locks@example.org
Subject: Re: Gates
Date: Mon, 5 Feb 2018 10:17:00 +0100 [thread overview]
Message-ID: <20180205.A1@example.org> (raw)
{first}
next prev parent reply\tother threads:[~2018-02-05 11:30 UTC|newest]
Thread overview: 3+ messages / expand[flat|nested] mbox.gz Atom feed top
2018-02-05 9:17 Gates Ann Lee
""",
    "a spelt address": """tides
Gates
From: Ann Lee <ann at example dot org>
Date: Mon, 5 Feb 2018 10:17:00 +0100

{first}
""",
    "a label before the title": """Help: List Help
tides message
[Date Prev] | [Thread Prev] | [Thread Next] | [Date Next]
Subject: Re: Gates
    From: Ann Lee <ann@example.org>
    To: tides@example.org
    Date: Mon, 5 Feb 2018 10:17:00 +0100

{first}

[Date Prev] | [Thread Prev] | [Thread Next] | [Date Next]
""",
    "a list of the thread above": """3 messages in org.example.tides
Gates
From\tSent On\tAttachments
Ann Lee\tFeb 5, 2018 10:17 am\t
Bob Fox\tFeb 5, 2018 12:30 pm\t
Subject:\tGates
From:\tAnn Lee (an...@example.org)
Date:\tFeb 5, 2018 10:17:00 am
List:\torg.example.tides

{first}
""",
    "an advertisement below the title": """Re: Gates
Tides recommends: locks of every kind at half the price

    From: "Ann Lee" <ann@xxxxxxxxxxx>
    Date: Mon, 5 Feb 2018 10:17:00 +0100

{first}
""",
    "views, threads and lists": """Re: Gates
From:\tAnn Lee <ann(at)example(dot)org>
To:\tBob Fox <bob(at)example(dot)org>
Subject:\tRe: Gates
Date:\t2018-02-05 09:17:00
Message-ID:\t20180205.A1@example.org
Views:\tWhole Thread | Raw Message | Download mbox | Resend email
Thread:\t
2018-02-05 09:17:00 from Ann Lee <ann(at)example(dot)org>
Lists:\ttides
{first}

In response to

Gates at 2018-02-05 08:00:00 from Bob Fox

Browse tides by date
 \tFrom\tDate\tSubject
Next Message\tBob Fox\t2018-02-06 08:02:00\tRe: Gates
""",
    "name, address and date": """Subject: Gates
List: tides-devel
From: Ann Lee <ann@example.org> - 2018-02-05 09:17:00

{first}

Thread view
Gates
From: Ann Lee <ann@example.org> - 2018-02-05 09:17:00
""",
}


def of(tmp_path: Path, text: str) -> list[Message]:
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    return list(read(path))


@pytest.mark.parametrize("page", SINGLE.values(), ids=SINGLE.keys())
def test_a_page_of_one_message(tmp_path: Path, page: str) -> None:
    (message,) = of(tmp_path, page.format(first=FIRST))
    assert (message.subject or "").removeprefix("Re: ").partition(" (was")[0] == "Gates"
    assert message.author.name == "Ann Lee"
    assert message.author.email in (None, "ann@example.org", "an...@example.org", "ann@xxxxxxxxxxx")
    date = message.date
    assert date.earliest is not None
    assert date.latest is not None
    sure = date.utc is not None and date.utc.isoformat()[:16] == "2018-02-05T09:17"
    assert sure or date.earliest.isoformat() <= "2018-02-05T10:17" <= date.latest.isoformat()
    assert message.body.rstrip("\n") == FIRST


def test_text_that_opens_with_words_about_ids_is_kept(tmp_path: Path) -> None:
    said = f"Message ID: is what the log calls it.\n{FIRST}"
    page = SINGLE["an id that the copy has lost"].replace("Message ID:\n\n{first}", f"\n{said}")
    (message,) = of(tmp_path, page)
    assert message.body.rstrip("\n") == said


BOARD = """    • Gates

    From Ann Lee@21:1/5 to All on Mon Feb  5 10:17:00 2018
    Which gate leaks?

    --- Gate v1.05
     * Origin: tides (21:1/5)
    • From Bo Chen to Ann Lee on Mon Feb  5 11:17:00 2018
    > Which gate leaks?

    The lower one.

    --- Gate v1.05
     * Origin: tides (21:1/5)
"""


def test_a_page_of_a_board_names_from_whom_to_whom_a_message_went(tmp_path: Path) -> None:
    ann, bo = of(tmp_path, BOARD)
    assert (ann.subject, ann.author.name, bo.author.name) == ("Gates", "Ann Lee", "Bo Chen")
    assert ann.date.raw == "Mon Feb 5 10:17:00 2018"
    assert ann.body.startswith("Which gate leaks?\n")
    assert "Which gate leaks?" in bo.body
    (alone,) = of(tmp_path, BOARD[: BOARD.index("    • From")])
    assert alone.author.name == "Ann Lee"


@pytest.mark.parametrize(
    "line",
    [
        "From Ann Lee to Bo Chen on Mon Feb  5 it went by hand.",
        "The key went. From Ann Lee to Bo Chen on Mon Feb  5 10:17:00 2018",
        "> From Ann Lee to Bo Chen on Mon Feb  5 10:17:00 2018",
    ],
)
def test_what_went_from_one_to_another_is_no_head_of_a_board(line: str) -> None:
    head = read_head([line, "Nobody saw it."], 0)
    assert head is None or not head.shape.startswith("line board")


@pytest.mark.parametrize(("first", "second"), [("#1", "#2"), ("1", "2")])
def test_nicknames_beside_numbers_of_posts(tmp_path: Path, first: str, second: str) -> None:
    """Why: the second post stood in the first, whose writer has a name."""
    page = (
        f"Which gate?\nannlee (Ann Lee) February 5, 2018, 10:17am {first}\n\nThe lower one leaks.\n\n1 Like\n\n"
        f"bfox February 5, 2018, 12:30pm {second}\n\nI have the key.\n\nPowered by Discourse, best viewed with JavaScript\n"
    )
    found = of(tmp_path, page)
    assert [message.author.name for message in found] == ["Ann Lee", "bfox"]
    assert [message.body for message in found] == ["The lower one leaks.\n", "I have the key.\n"]


def test_what_stands_below_a_mail_of_postgresqls_archive(tmp_path: Path) -> None:
    page = (
        "Gates\nFrom:\tAnn Lee <ann(at)example(dot)org>\nTo:\ttides <tides(at)example(dot)org>\nSubject:\tGates\n"
        "Date:\t2018-02-05 10:17:23\nMessage-ID:\tab1@mail.example.org\nViews:\tRaw Message | Whole Thread | Download mbox\n"
        f"Lists:\ttides\n\n{FIRST}\n\nResponses\n\n    Re: Gates at 2018-02-05 12:30:00 from Bob Fox\n\n"
        "Browse tides by date\n  \tFrom \tDate \tSubject\nNext Message \tCy \t2018-02-05 10:30:00 \tRe: mills\n"
    )
    (message,) = of(tmp_path, page)
    assert message.body.rstrip("\n") == FIRST


# Pages of several messages.
THREADS = {
    "how long ago before a name": """externals
#tides
Gates
6 days ago by Ann Lee — view source — reply
{first}
Posted a year ago by Bob Fox — view source
unread
{second}
""",
    "pages of LISTSERV below each other": """View:
Next message | Previous message
Next in topic | Previous in topic
Options: Proportional font

Date:         Mon, 5 Feb 2018 10:17:00 +0100
Reply-To:     Tides <[log in to unmask]>
From:         Ann Lee <[log in to unmask]>
Subject:      Gates

{first}

Back to: Top of message | Previous page | Main TIDES page

View:
Next message | Previous message
Next in topic | Previous in topic
Options: Proportional font

Date:         Mon, 5 Feb 2018 12:30:00 +0100
Reply-To:     Tides <[log in to unmask]>
From:         Bob Fox <[log in to unmask]>
Subject:      Re: Gates

{second}

Back to: Top of message | Previous page | Main TIDES page
""",
    "a forum of FUDforum": """Home » Harbour » Tides » Gates
Show: Today's Messages :: Show Polls :: Message Navigator
Gates [message #30123] \tMon, 05 February 2018 10:17 \tGo to next message
Ann Lee is currently offline Ann Lee
Messages: 12
Registered: July 2009
Junior Member
\t
{first}
Report message to a moderator
Re: Gates [message #30124 is a reply to message #30123] \tMon, 05 February 2018 12:30 \tGo to previous message
Bob Fox is currently offline Bob Fox
Messages: 3
Registered: July 2009
Senior Member
\t
{second}
Report message to a moderator
\tPrevious Topic:\tLamps
Next Topic:\tKeys
Goto Forum:
\t
-=] Back to Top [=-
[ Syndicate this forum (XML) ] [ RSS ] [ PDF ]

Current Time: Sat Nov 28 06:30:00 GMT 2026

Powered by FUDForum. Page generated in 0.02 seconds
.:: Contact :: Home ::.

Powered by: FUDforum 3.0.2.
Copyright ©2001-2010 FUDforum Bulletin Board Software
""",
    "a name, a date, a link": """tides.gates
Discussion:
Gates
(too old to reply)
Ann Lee
2018-02-05 09:17:00 UTC
Permalink
{first}
Bob Fox
2018-02-05 11:30:11 UTC
Permalink
{second}
""",
    "a name with what the program says of it": """Tides › Gates
Login  Register
Gates
Classic \t List \t Threaded Threaded
♦
2 messages Options
Ann Lee \t
Reply | Threaded | More
Feb 05, 2018; 10:17am
Gates
Ann Lee
12 posts
{first}
Bob Fox
Reply | Threaded | More
Feb 05, 2018; 12:30pm
Re: Gates
Bob Fox
3 posts
In reply to this post by Ann Lee
{second}
« Return to Gates | 1 view|%1 views
""",
    "posted by": """Boards : Tides
Thread: Gates
Posted by Ann Lee on Monday, February 5, 2018 - 10:17

{first}

Posted by Bob Fox on Monday, February 5, 2018 - 12:30

{second}

Log in or register to post comments
""",
    "the title above each": """Board index ‹ Tides ‹ Gates
Gates
Post a reply
2 posts • Page 1 of 1

Gates
Postby Ann Lee » Mon Feb 05, 2018 10:17 am

{first}

Top
Re: Gates
Postby Bob Fox » Mon Feb 05, 2018 12:30 pm

{second}

Top
Post a reply
2 posts • Page 1 of 1
""",
    "a member above each title": """Gates
Post Reply
2 posts • Page 1 of 1
Ann Lee
Posts: 3
Joined: Sat Jan 06, 2018 1:00 pm

Gates
Post by Ann Lee » Mon Feb 05, 2018 10:17 am

{first}
Top
Bob Fox
Posts: 12
Joined: Sat Jan 06, 2018 1:00 pm

Re: Gates
Post by Bob Fox » Mon Feb 05, 2018 12:30 pm

{second}
Top
Post Reply
2 posts • Page 1 of 1
""",
    "whom it is to and answers": """Gates
Started by Ann Lee, about 8 years ago, 2 messages
Ann Lee
ann@example.org
#1 Feb 5, 2018
to tides@example.org

{first}

Bob Fox
bob@example.org
#2 Feb 5, 2018
in reply to Ann Lee (#1)
Re: Gates

{second}
""",
    "nicknames": """Gates
annlee (Ann Lee) February 5, 2018, 10:17am 1

{first}

2 Likes

bfox (Bob Fox) February 5, 2018, 12:30pm 2

{second}

Related topics
Lamps\t2\t44\tJanuary 9, 2018
""",
    "a day without a clock": """Gates
2 posts by 2 authors
Ann Lee
5 Feb 2018
{first}
Bob Fox
5 Feb 2018
{second}
Click here to Reply
""",
    "the date above the name": """Tides
Home » Gates
Gates [message #1234]\tMon, 05 February 2018 10:17
Go to next message
Ann Lee
Messages: 12
Registered: July 2016 \tJunior Member

{first}

Report message to a moderator
Re: Gates [message #1240 is a reply to message #1234]\tMon, 05 February 2018 12:30
Go to previous message
Bob Fox
Messages: 3
Registered: July 2017 \tJunior Member

{second}

Report message to a moderator
Previous Topic: Lamps
""",
    "titles below the names": """Ann Lee | 5 Feb 10:17 2008
Picon
Gates

{first}

Permalink | Reply | headers
Bob Fox | 5 Feb 12:30 2008
Picon

Re: Gates

{second}

Permalink | Reply | headers
""",
    "only the answers are numbered": """Gates
Ann Lee 2018-02-05 09:17:00 UTC

{first}

Comment 1 Bob Fox 2018-02-05 11:30:11 UTC

{second}

Note
You need to log in before you can comment on or make changes to this bug.
""",
    "posted by, on two lines": """Tides

Gates
Posted by Ann Lee (annlee)
on 2018-02-05 09:17
{first}
Posted by Bob Fox (Guest)
on 2018-02-05 11:30
{second}
""",
    "numbers beside a name and below it": """tides › Gates
Messages
1 - 2 of 2
Gates
Ann Lee #123
Feb 5, 2018 10:17am
{first}
Like
More
Bob Fox
#124\u0020\u0020
Feb 5, 2018 12:30pm\u0020
{second}
Like
More
1 - 2 of 2
Previous Topic
Next Topic
""",
    "a number of posts below the title": """Tides | Gates

Gates

Ann Lee

Feb 05, 2018; 10:17am
Gates

34 posts
{first}

Bob Fox

Feb 05, 2018; 12:30pm
Re: Gates

2 posts
{second}
""",
    "titles above, shown addresses": """Gates
From: Ann Lee <ann@ex...> - 2018-02-05 09:17:00

{first}

Re: Gates
From: Bob Fox <bob@ex...> - 2018-02-05 11:30:11

{second}
""",
    "how long ago": """Tides
Gates
comment:1 by Ann Lee, 8 years ago
{first}

comment:2 by Bob Fox, 8 years ago
{second}

Add a comment
Back to the list
""",
    "nicknames and how long ago": """Gates
Ann Lee
@annlee · 3 years ago
Author
Maintainer
{first}

Bob Fox
@bfox · 3 years ago
Developer
{second}

Please register or sign in to reply
""",
    "numbers below": """Gates
Ann Lee (annlee) wrote on 2018-02-05:
#1
{first}

Bob Fox (bfox) wrote on 2018-02-05:
#2
{second}
""",
    "the date above names on lines of their own": """Tides
Gates
02-05-2018, 10:17 AM #1
Ann Lee
Ann Lee is offline Junior Member
{first}
Reply With Quote Reply With Quote
02-05-2018, 12:30 PM #2
Bob Fox
Bob Fox is offline Junior Member
{second}
Reply With Quote Reply With Quote
""",
    "a kind below the title": """Gates of the tide
Locks
annlee (Ann Lee) February 5, 2018, 10:17am 1

{first}

bfox (Bob Fox) February 5, 2018, 12:30pm 2

{second}
""",
    "a bug's log": """Bug report logs - #4321
Gates

Reported by: Ann Lee <ann@example.org>

Reply or subscribe to this bug.

Message #5 received at submit@bugs.example.org (full text, mbox, reply):

From: Ann Lee <ann@example.org>
To: submit@bugs.example.org
Subject: Gates
Date: Mon, 5 Feb 2018 10:17:00 +0100

{first}

Message #10 received at 4321@bugs.example.org (full text, mbox, reply):

From: Bob Fox <bob@example.org>
To: 4321@bugs.example.org
Subject: Re: Gates
Date: Mon, 5 Feb 2018 12:30:11 +0100

{second}

Send a report that this bug log contains spam.
""",
}


@pytest.mark.parametrize("page", THREADS.values(), ids=THREADS.keys())
def test_a_page_of_a_thread(tmp_path: Path, page: str) -> None:
    first, second = of(tmp_path, page.format(first=FIRST, second=SECOND))
    title = (first.subject or "").removeprefix("Thread: ")
    assert title in ("Gates", "Gates of the tide")
    assert second.subject == f"Re: {first.subject}"
    assert "Ann Lee" in (first.author.name or "")
    assert "Bob Fox" in (second.author.name or "")
    assert first.body.rstrip("\n") == FIRST
    assert second.body.rstrip("\n") == SECOND


def test_whom_a_page_of_fudforum_says_that_a_message_answers(tmp_path: Path) -> None:
    page = THREADS["a forum of FUDforum"].format(first=FIRST, second=SECOND)
    first, second = of(tmp_path, page)
    assert (first.page_parent, second.page_parent) == (None, first.id)
    _, second = of(tmp_path, page.replace("message #30123]", "message #9]", 2))
    assert second.page_parent is not None
    _, second = of(tmp_path, page.replace("to message #30123]", "to message #9]"))
    assert second.page_parent is None


def as_html(text: str) -> str:
    """A page with the text's paragraphs, after much that no reader sees."""
    blocks = "".join(f"<pre>{escape(block)}</pre>\n" for block in text.split("\n\n"))
    hidden = (
        f"<script>var who = 'Cy Dan 4 Feb 2018';</script><style>{'p { color: red }' * 5000}</style>"
    )
    return f"<!DOCTYPE html>\n<html><head><title>x</title>{hidden}</head><body>\n{blocks}</body></html>\n"


def test_a_saved_page_is_read_as_its_text(tmp_path: Path) -> None:
    text = THREADS["posted by"].format(first=FIRST, second=SECOND)
    path = tmp_path / "page.html"
    path.write_text(as_html(text), encoding="utf-8")
    first, second = read(path)
    assert (first.author.name, second.author.name) == ("Ann Lee", "Bob Fox")
    assert (first.body.rstrip("\n"), second.body.rstrip("\n")) == (FIRST, SECOND)
    assert first.places[0].stop == path.stat().st_size


def test_a_table_of_fields_in_html(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><th>{name}:</th><td>{value}</td></tr>"
        for name, value in (
            ("From", "Ann Lee &lt;ann(at)example(dot)org&gt;"),
            ("Subject", "Re: Gates"),
            ("Date", "2018-02-05 09:17:00"),
            ("Views", "<a>Whole Thread</a> | <a>Raw Message</a>"),
        )
    )
    path = tmp_path / "page.html"
    page = f"<html><body><h1>Re: Gates</h1><table>{rows}</table><p>Which gate?</p></body></html>"
    path.write_text(page, encoding="utf-8")
    (message,) = read(path)
    assert message.subject == "Re: Gates"
    assert message.author.email == "ann@example.org"
    assert message.body == "Which gate?\n"


def test_a_page_without_messages_says_so(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(as_html(MINUTES), encoding="utf-8")
    with pytest.raises(SourceError, match="no archive that is known"):
        list(read(path))


@pytest.mark.parametrize(
    ("shown", "first", "last"),
    [
        ("5 Feb 2018", "2018-02-04T10", "2018-02-06T12"),
        ("05.02.2018", "2018-02-04T10", "2018-02-06T12"),
        ("2018.02.05", "2018-02-04T10", "2018-02-06T12"),
        ("2018-Feb-05", "2018-02-04T10", "2018-02-06T12"),
        ("5.2.18", "2018-02-04T10", "2018-02-06T12"),
        ("05/02/2018", "2018-02-04T10", "2018-05-03T12"),
    ],
)
def test_a_day_alone_is_that_day_anywhere(shown: str, first: str, last: str) -> None:
    date = page_when(shown, NO_FACTS)
    assert date.utc is None
    assert date.earliest is not None
    assert date.latest is not None
    assert (date.earliest.isoformat()[:13], date.latest.isoformat()[:13]) == (first, last)
    assert date.basis == "page date, a day without a clock"


def test_how_long_ago_is_no_date() -> None:
    assert page_when("3 years ago", NO_FACTS).earliest is None


@pytest.mark.parametrize("line", ["To: Bob Fox", "Cc: bob@example.org", "a@example.org; Bob Fox"])
def test_who_gets_a_mail_is_no_writer(line: str) -> None:
    assert read_head([line, "Sent: Mon, 5 Feb 2018 10:17", "Permalink"], 0) is None


def test_a_label_before_the_name_only() -> None:
    head = read_head(["Author: Ann Lee", "5 Feb 2018 10:17", "", "Yes."], 0)
    assert head is not None
    assert (head.who, head.when, head.stop) == ("Ann Lee", "5 Feb 2018 10:17", 2)


def test_fields_end_above_those_of_another_message() -> None:
    lines = ["From:", "Ann Lee", "Subject:", "Gates", "Date:", "5 Feb 2018", "From:", "Bob Fox"]
    fields, stop, style = labelled_fields(lines, 0)
    assert (dict(fields)["from"], stop, style) == ("Ann Lee", 6, "apart")


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("a list of the thread above", "org.example.tides"),
        ("name, address and date", "tides-devel"),
    ],
)
def test_the_list_that_a_page_names(tmp_path: Path, page: str, name: str) -> None:
    (message,) = of(tmp_path, SINGLE[page].format(first=FIRST))
    assert message.list_name == name


def test_a_list_by_its_address(tmp_path: Path) -> None:
    row = "Message-ID\t<20180205.A1@example.org>\n"
    page = SINGLE["fields with tabs"].replace(row, f"{row}List\ttides at example.org\n")
    (message,) = of(tmp_path, page.format(first=FIRST))
    assert (message.list_name, message.body) == ("tides", f"{FIRST}\n")


POSTED_TO = """[DISCUSS] Gates
Posted to dev@tides.example.org
Ann Lee - Monday, February 5, 2018 at 10:17:00 AM GMT+1

Which gate?

Bob Fox - Monday, February 5, 2018 at 11:21:04 AM GMT+1

The first. It is posted to the harbour.
"""


def test_the_list_that_a_thread_of_pony_mail_was_posted_to(tmp_path: Path) -> None:
    """Why: the line with the list stands below the title and was taken for it."""
    asked, answered = of(tmp_path, POSTED_TO)
    assert [asked.subject, answered.subject] == ["[DISCUSS] Gates", "Re: [DISCUSS] Gates"]
    assert {asked.list_name, answered.list_name} == {"dev"}
    assert answered.body == "The first. It is posted to the harbour.\n"


NOT_THE_START = """This may not be the start of the conversation...
This email appears to be a reply to another email, as it contains an in-reply-to reference.
If you wish to attempt finding the root thread, click here: Find parent email
"""


def test_what_pony_mail_tells_above_an_answer(tmp_path: Path) -> None:
    """Why: its sentences stand above the title, and no page begins with somebody's."""
    (answer,) = of(
        tmp_path, NOT_THE_START + POSTED_TO.partition("\n\nBob")[0].replace("[DIS", "Re: [DIS")
    )
    assert (answer.subject, answer.list_name) == ("Re: [DISCUSS] Gates", "dev")
    assert answer.body == "Which gate?\n"


def test_the_list_that_a_title_names(tmp_path: Path) -> None:
    page = SINGLE["one line of both"].format(first=FIRST).replace("Re: Gates", "Re: [tides] Gates")
    (message,) = of(tmp_path, page)
    assert (message.list_name, message.subject) == ("tides", "Re: [tides] Gates")


MINUTES = "Minutes\n\nAnn Lee\n5 Feb 2018 10:17\n\nNobody came.\n"
CHANGES = """ChangeLog

2018-02-05  Ann Lee  <ann@example.org>

\t* gates.c: Close.

2018-02-04  Bob Fox  <bob@example.org>

\t* gates.c: Open.
"""
RELEASES = """gates (1.2-2) unstable; urgency=medium

  * Close the gates

 -- Ann Lee <ann@example.org>  Mon, 05 Feb 2018 10:17:00 +0100

gates (1.2-1) unstable; urgency=medium

  [ Bob Fox ]
  * Open the gates

 -- Bob Fox <bob@example.org>  Sun, 04 Feb 2018 09:17:00 +0100
"""
CLOCKED = """Mon Feb  5 10:17:24 CET 2018 Ann Lee <ann@example.org>

\t* gates.c: Close.

Sun Feb  4 09:17:46 CET 2018 Bob Fox <bob@example.org>

\t* gates.c: Open.
"""
COMMITS = """commit 1f3a77c1d2a4
Author: Ann Lee <ann@example.org>
Date:   Mon Feb 5 10:17:00 2018 +0100

    Close the gates

commit 2f3a77c1d2a4
Author: Bob Fox <bob@example.org>
Date:   Mon Feb 5 09:17:00 2018 +0100

    Open the gates
"""
LETTER = """From: Ann Lee <ann@example.org>
Date: Mon, 5 Feb 2018 10:17:00 +0100
Subject: Gates

Hello.

Previous page
"""
NEWS = """Tides weekly

by Ann Lee, 5 February 2018

The gates are closed.

Privacy policy | Terms of service | Contact us
"""
PACKERS = """Packed by

Ann Lee <ann@example.org> on Mon, 5 Feb 2018 10:17:00 +0100
Bob Fox <bob@example.org> on Tue, 6 Feb 2018 10:17:00 +0100

It was fetched from the harbour.
"""
TRACE = """Look:

Received: from mail.example.org by lists.example.org
    id <1@example.org>; Mon, 5 Feb 2018 10:17:00 +0100
Received: from home.example.org by mail.example.org
"""
NOTICE = "gates - closes gates\nversion 1.3, February 17th, 2026\n\nCopyright (C) 2026 Ann Lee\n"
PATCH = """This one got lost:

# HG changeset patch
# User Ann Lee <ann@example.org>
# Date 1672084560 21600
gates: close them

diff -r 4a904a608c70 -r de13f5fe8812 gates/lock.c
--- a/gates/lock.c\tSun Feb 04 09:24:09 2018 +0100
+++ b/gates/lock.c\tMon Feb 05 10:17:00 2018 +0100
@@ -1 +1 @@
-open
+closed
"""
SHOWN = """Will the gates be closed? It is this message on the other list:

from\tBob Fox <bob at example.org>
reply-to\tother at example.org
to\tother at example.org
date\tMon, Feb 5, 2018 at 10:17 AM
subject\t[other] Gates

Thanks,
Ann
"""
OUTLOOK = """-----Original Message-----
From: tides-bounces@example.org [mailto:tides-bounces@example.org]
On Behalf Of Ann Lee
Sent: Monday, February 05, 2018 10:17 AM
To: Bob Fox
Subject: Re: Gates

Which gate?
"""
SAID = "Gates\n\nI read it in the archive. There it says:\nAnn Lee\n5 Feb 2018 10:17\nPermalink\nThe gates leak.\n"


@pytest.mark.parametrize(
    "text",
    [
        MINUTES,
        CHANGES,
        RELEASES,
        f"Changes\n\n{CLOCKED}",
        COMMITS,
        NEWS,
        PACKERS,
        TRACE,
        NOTICE,
        PATCH,
        SHOWN,
        OUTLOOK,
        f"{FIRST}\n{SECOND}\n",
        f"{SAID * 3}",
    ],
    ids=[
        "minutes",
        "changes",
        "releases",
        "changes with a clock",
        "commits",
        "news",
        "packers",
        "a trace",
        "a notice",
        "a patch",
        "fields that a letter shows",
        "a quote of Outlook",
        "a letter with a quote",
        "text above",
    ],
)
def test_what_is_no_page(text: str) -> None:
    assert find_any_pages(text.split("\n")) == []


def test_a_letter_keeps_what_stands_at_its_end(tmp_path: Path) -> None:
    """Why: a letter with a header is no page, though it may end like one."""
    (message,) = of(tmp_path, LETTER)
    assert message.body.endswith("Previous page\n")


def test_quotes_and_forwards_of_a_page_stay_in_its_message(tmp_path: Path) -> None:
    """Why: what names a message also stands in what is quoted; only the page's own heads part it."""
    quoted = """Bob Fox wrote on 5 February 2018 at 9:00:

It leaks.

From: Cy Dan <cy@example.org>
Date: Mon, 5 Feb 2018 08:00:00 +0100
Subject: Gates

It does.

Cy Dan
4 Feb 2018

Bye."""
    page = SINGLE["one line of both"].format(first=f"{quoted}\n\n{FIRST}")
    (message,) = of(tmp_path, page)
    assert message.body.rstrip("\n") == f"{quoted}\n\n{FIRST}"


@pytest.mark.parametrize(
    "said",
    [
        "All,\n\nthe gate leaks.",
        "1",
        "On Fri, Sep 28, 2012 at 10:14 AM, Bob Fox\n<bob@example.org> wrote:\n> Which gate?\n\nThe first.",
        "On Tue, 7 Jul 2020 01:17:47 +0300\nBob Fox <bob@example.org> wrote:\n\n> Which?\n\nThe first.",
        "Re: lock of the first gate\n\nIt leaks.",
        "Subject: what else?\n\nIt leaks.",
        "Hm.\n\nFrom: Bob Fox <bob@example.org>\nDate: Monday, July 8, 2024 at 11:57\nSubject: Gates\n\nYes.",
        "It leaks.\n\n|\n| --\n| Yours, Bob",
        "It leaks.\n\nReferences\n\nThe book of gates, third volume, by several hands, with plates",
    ],
    ids=range(9),
)
@pytest.mark.parametrize("layout", ["one line of both", "fields with tabs", "a spelt address"])
def test_how_a_text_begins_and_ends(tmp_path: Path, said: str, layout: str) -> None:
    """Why: what stands at the edges of a text is the easiest taken for the page's."""
    (message,) = of(tmp_path, SINGLE[layout].format(first=said))
    assert message.author.name == "Ann Lee"
    assert message.body.rstrip("\n") == said


def test_words_like_links_stay_in_the_text(tmp_path: Path) -> None:
    said = "Look:\n\nNext message\n\nis what the button says.\n\nHelp\n\nis the other."
    page = SINGLE["one line of both"].format(first=said)
    (message,) = of(tmp_path, page)
    assert message.body.rstrip("\n") == said


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        ("[Date Prev] | [Thread Prev] | [Thread Next] -- [Date Index]", SURE),
        ("Previous Topic: Lamps", SURE),
        ("Vorherige Nachricht (dieses Threads): [tides] Lamps", SURE),
        ("Tides RSS feed   Index | Next | Previous | View Threaded", SURE),
        ("Powered by Mailman", SURE),
        ("Archiv bereitgestellt durch MHonArc 2.6.24.", SURE),
        ("Archives gérées par MHonArc 2.6.19+.", SURE),
        ("MHonArc 2.6 made it.", 0),
        ("It was MHonArc 2.6.24 that made it.", 0),
        ("Request:\tSend a blank email to tides+get-12@lists.example.org", SURE),
        ("Request: send one to the list.", 0),
        ("State \tNew, archived", SURE),
        ("State of the gates: new", 0),
        ("Commit Message", SURE),
        ("Commit message of the patch", 0),
        (".:: Contact :: Home ::.", SURE),
        ("This is an archived mail posted to the Tides mailing list.", SURE),
        ("This is an archived mail.", 0),
        ("This site is subject to the Tide Privacy Policy.", SURE),
        ("Questions or comments? Please feel free to contact us.", SURE),
        ("Questions or comments?", 0),
        ("File name \tMIME type", SURE),
        ("Confused about mailing lists and their use? Read about mailing lists on", SURE),
        ("Confused about mailing lists I am not.", 0),
        ("next in thread | previous in thread | raw e-mail | index | archive | help", SURE),
        ("Reply", MAYBE),
        ("Next: Lamps", MAYBE),
        ("Next: close the gates.", 0),
        ("Thanks", 0),
        ("> Reply", 0),
        (">>>>>>>>", 0),
        ("print(message)", 0),
        ("The next message is the last.", 0),
    ],
)
def test_what_is_drawn(line: str, sure: int) -> None:
    assert drawn(line) == sure


def test_short_last_lines_stay_without_navigation() -> None:
    lines = FIRST.split("\n")
    assert text_end(lines, 0, len(lines), "Gates") == len(lines)
    assert text_end([*lines, "Help"], 0, len(lines) + 1, "Gates") == len(lines) + 1


@pytest.mark.parametrize(
    "line",
    [
        "Nobody came on 5 February 2018",
        "version 1.3, February 17th, 2026",
        "07 Jun 2018: Documentation updated",
        "> Ann Lee 5 Feb 2018",
        "We meet Mon, 5 Feb 2018 10:17.",
    ],
)
def test_what_is_no_head(line: str) -> None:
    assert read_head([line, ""], 0) is None


@pytest.mark.parametrize(
    "head",
    [
        "Ann Lee\n5 Feb 2018 10:17\nPermalink\nYes.\n",
        "Ann Lee\n5 Feb 2018 10:17\nPermalink\n",
        "Posted by Ann Lee on 5 Feb 2018, 10:17\n\n\n",
        "From: Ann Lee\nDate: 5 Feb 2018\nSubject: Gates\n",
        "From\nAnn Lee\nDate\n5 Feb 2018\nSubject\nGates\n",
    ],
    ids=["texts", "links only", "nothing below", "fields", "labels and values by turns"],
)
def test_many_heads_take_linear_time(head: str) -> None:
    def pages(count: int) -> list[AnyPage]:
        text = f"Gates\n\nNext message | Previous message\n{head * count}Yes.\nNext message"
        return find_any_pages(text.split("\n"))

    assert pages(100)  # words are compiled when they are first met
    assert lines_run(lambda: pages(400)) < 2.3 * lines_run(lambda: pages(200))


def test_a_printed_conversation_of_gmail(tmp_path: Path) -> None:
    """Why: who got the first message stood in its text, where they were two."""
    path = tmp_path / "page.txt"
    path.write_text(
        f"""{" " * 40}Ann Lee <ann@example.org>


Which gate leaks?
2 messages

Ann Lee <ann@example.org>{" " * 30}Mon, Mar 4, 2024 at 8:12 AM
To: Bob Fox <bob@example.org>, Cy Dow <cy@example.org>

  I measured twelve litres.

Bob Fox <bob@example.org>{" " * 30}Mon, Mar 4, 2024 at 4:40 PM
To: Ann Lee <ann@example.org>
Cc: Cy Dow <cy@example.org>

  The second.
  [Quoted text hidden]
""",
        encoding="utf-8",
    )
    first, second = read(path)
    assert (first.author.email, second.author.email) == ("ann@example.org", "bob@example.org")
    assert (first.body.split(), second.body.split()[:2]) == (
        ["I", "measured", "twelve", "litres."],
        ["The", "second."],
    )


@pytest.mark.parametrize("above", ["", "\n"])
@pytest.mark.parametrize("lines", [250, 500, 5000])
def test_a_long_text_is_known_by_its_labels(above: str, lines: int) -> None:
    """Why: the first bytes were cut in the midst of a letter, and then no letter was read as what it is."""
    text = "Ворота у причала снова пропускают воду, и никто не знает, с каких пор.\n" * lines
    page = f"{above}Следующее | Предыдущее\nВорота\n\nОт: Анна Ли\nДата: 5 февраля 2018, 10:17\nТема: Ворота\n\n{text}"
    [message] = read(BytesIO(page.encode()))
    assert (message.author.name, message.subject, message.body) == ("Анна Ли", "Ворота", text)


def test_a_page_is_known_by_its_end_also_where_it_is_long() -> None:
    text = "The gate at the pier lets water in, and nobody knows since when that is so.\n" * 500
    page = f"Re: Gates\n\n{text}\nReceived on Tuesday, 6 February 2018 03:17:00 UTC\n"
    [message] = read(BytesIO(page.encode()))
    assert (message.subject, message.body) == ("Re: Gates", text)


@pytest.mark.parametrize("above", ["", "Re: Gates\n", "\n", "\nRe: Gates\n"])
@pytest.mark.parametrize("below", ["", "Reply | Quote\n", "\nNext message | Previous message\n\n"])
@pytest.mark.parametrize("count", [1, 5, 60])
def test_the_messages_that_a_page_lists_are_no_messages(above: str, below: str, count: int) -> None:
    """Why: all but the last of a list were messages without text, and one had the rest of the list as its text."""
    text = "Which gate leaks, and who was there to see it?"
    rows = (f"{above}Posted by Bo Lee on 6 Feb 2018, 10:{n:02}\n{below}" for n in range(count))
    page = (
        f"Gates\nPosted by Ann Lee on 5 Feb 2018, 10:17\n\n{text}\n\nNext message | Previous message\nThread index\n\n"
        + "".join(rows)
    )
    assert [(m.author.name, m.body) for m in read(BytesIO(page.encode()))] == [
        ("Ann Lee", f"{text}\n")
    ]


def test_heads_with_nothing_below_are_looked_at_once() -> None:
    def work(count: int) -> int:
        lines = [
            "Open this post in threaded view",
            "Tue Feb 6 03:17:00 UTC 2018",
            "From Ann Lee",
            "Next message | Previous message",
        ] * count
        return lines_run(lambda: find_any_pages(lines))

    work(10)
    assert work(200) < 2.5 * work(100)
