"""The text of thread pages as people copy it: each message apart, with what the page shows of it."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from textwrap import indent

import pytest

import mlthread
from mlthread.mailbox.pages import kittywords
from mlthread.mailbox.pages.copiedinbox import find_entries
from mlthread.mailbox.pages.copiedthreads import find_groups, find_kitty
from mlthread.model import Message, Problem
from steps import lines_run

INBOX = """tides.lists.example archive mirror
 help / color / mirror / Atom feed
* [PATCH 0/2] gates: two locks
@ 2018-02-05 10:17 Ann Lee
  2018-02-05 10:17 ` [PATCH 1/2] gates: the first Ann Lee
  2018-02-05 11:02 ` [PATCH 0/2] gates: two locks Bo Berg
  0 siblings, 2 replies; 4+ messages in thread
From: Ann Lee @ 2018-02-05 10:17 UTC (permalink / raw)
  To: tides

Each gate gets a lock.

Ann Lee (1):
  gates: the first

* a point that is no subject

^ permalink raw reply\t[flat|nested] 4+ messages in thread
* [PATCH 1/2] gates: the first
  2018-02-05 10:17 [PATCH 0/2] gates: two locks Ann Lee
@ 2018-02-05 10:17 ` Ann Lee
  2018-02-05 12:00   ` Cy Dan
  2018-02-05 11:02 ` [PATCH 0/2] gates: two locks Bo Berg
                   ` (2 subsequent siblings)
  1 sibling, 1 reply; 4+ messages in thread
From: Ann Lee @ 2018-02-05 10:17 UTC (permalink / raw)
  To: tides; +Cc: Bo Berg

[-- Attachment #1: Type: text/plain, Size: 40 bytes --]

The patch.

[-- Attachment #2: lock.png --]
[-- Type: image/png, Size: 1234 bytes --]

^ permalink raw reply\t[flat|nested] 4+ messages in thread
* Re: [PATCH 1/2] gates: the first
  2018-02-05 10:17 ` [PATCH 1/2] gates: the first Ann Lee
@ 2018-02-05 12:00   ` Cy Dan
  0 siblings, 0 replies; 4+ messages in thread
From: Cy Dan @ 2018-02-05 12:00 UTC (permalink / raw)
  To: Ann Lee; +Cc: tides

Looks right.

^ permalink raw reply\t[flat|nested] 4+ messages in thread
* Re: [PATCH 0/2] gates: two locks
  2018-02-05 10:17 [PATCH 0/2] gates: two locks Ann Lee
  2018-02-05 10:17 ` [PATCH 1/2] gates: the first Ann Lee
@ 2018-02-05 11:02 ` Bo Berg
  1 sibling, 0 replies; 4+ messages in thread
From: Bo Berg @ 2018-02-05 11:02 UTC (permalink / raw)
  To: Ann Lee; +Cc: tides

On Mon, Feb 05, 2018 at 10:17:00AM +0000, Ann Lee wrote:
> Each gate gets a lock.

Which one first?

^ permalink raw reply\t[flat|nested] 4+ messages in thread
end of thread, other threads:[~2018-02-05 12:00 UTC | newest]

Thread overview: 4+ messages (download: mbox.gz follow: Atom feed
-- links below jump to the message on this page --
2018-02-05 10:17 [PATCH 0/2] gates: two locks Ann Lee
"""
GROUPS = """Groups
Which gate leaks?
1,247 views
Skip to first unread message

Ann Lee's profile photo
Ann Lee
unread,
Feb 5, 2018, 10:17:00\u202fAM2/5/18
Reply to author
Sign in to reply to author
Copy link
to tides
Water stands behind one of them.

Forward the letters, please.

Bo Berg's profile photo
Bo Berg
unread,
6 Feb 2018, 09:02:00
to Ann Lee, tides
The second.

On Monday, February 5, 2018 at 10:17:00\u202fAM UTC Ann Lee wrote:
> Water stands behind one of them.

Reply all
Reply to author
Forward
0 new messages
"""
GROUPS_MARKDOWN = """# Which gate leaks?

12 views

Skip to first unread message

![Ann Lee's profile photo](//photos.example.org/x)

### Ann Lee

unread,

Feb 5, 2018, 10:17:00 AM2/5/18



Reply to author

Forward

to tides

Water stands behind one of them.
"""
KITTY = """thread

Which gate leaks?

newest

Ann Lee
30 Dec
2017
30 Dec
'17
10:17 a.m.
Water stands behind one of them.

Attachments:

  gate.png (image/png — 12.5 KB)

1
0
Reply
Sign in to reply online
Use email software

Show replies by date

Bo Berg
2 Jan
2 Jan
noon
New subject: Locks (was: Which gate leaks?)
The second. I counted to
3
and looked.

On 12/30/17 10:17 AM, Ann Lee wrote:
...
0
0
Reply
Sign in to reply online
Use email software

Cy Dan
3 Jan
9:05 p.m.
Thanks!

Back to the list
"""


def messages_of(tmp_path: Path, text: str) -> list[Message]:
    path = tmp_path / "page.txt"
    path.write_bytes(text.encode())
    problems: list[Problem] = []
    found = list(mlthread.read(path, problems=problems))
    assert not problems
    places = [place for message in found for place in message.places]
    assert places[0].start == 0
    assert places[-1].stop == len(text.encode())
    assert all(one.stop == two.start for one, two in pairwise(places))
    return found


def test_a_thread_of_public_inbox(tmp_path: Path) -> None:
    cover, patch, review, answer = messages_of(tmp_path, INBOX)
    assert [m.author.name for m in (cover, patch, review, answer)] == [
        "Ann Lee", "Ann Lee", "Cy Dan", "Bo Berg",
    ]  # fmt: skip
    assert cover.body.startswith("Each gate gets")
    assert cover.body.endswith("* a point that is no subject\n")
    assert patch.body == "The patch.\n"
    assert [(a.name, a.content_type, a.size) for a in patch.attachments] == [
        ("lock.png", "image/png", 1234)
    ]
    assert review.subject == "Re: [PATCH 1/2] gates: the first"
    assert review.date.utc is not None
    assert f"{review.date.utc:%Y-%m-%d %H:%M}" == "2018-02-05 12:00"
    (conversation,) = mlthread.reconstruct([cover, patch, review, answer])
    assert {turn.id: turn.parent for turn in conversation.turns} == {
        cover.id: None,
        patch.id: cover.id,
        review.id: patch.id,
        answer.id: cover.id,
    }


def test_a_thread_of_google_groups(tmp_path: Path) -> None:
    ann, bo = messages_of(tmp_path, GROUPS)
    assert (ann.author.name, ann.subject, ann.list_name) == (
        "Ann Lee",
        "Which gate leaks?",
        "tides",
    )
    assert ann.body == "Water stands behind one of them.\n\nForward the letters, please.\n"
    assert (bo.author.name, bo.subject) == ("Bo Berg", "Re: Which gate leaks?")
    assert bo.body.endswith("> Water stands behind one of them.\n")
    assert bo.date.utc is None  # the clock is that of whoever copied the page
    assert ann.date.latest is not None
    assert bo.date.earliest is not None
    (conversation,) = mlthread.reconstruct([ann, bo])
    assert [turn.parent for turn in conversation.turns] == [None, ann.id]


def test_a_page_of_google_groups_made_markdown(tmp_path: Path) -> None:
    (ann,) = messages_of(tmp_path, GROUPS_MARKDOWN)
    assert (ann.author.name, ann.subject) == ("Ann Lee", "Which gate leaks?")
    assert ann.body == "Water stands behind one of them.\n"


GROUPS_ELSEWHERE = {
    "German": "12 Aufrufe|Zur ersten ungelesenen Nachricht springen|ungelesen,|18.10.2023, 12:30:0018.10.23|an|Allen antworten|Weiterleiten|0 neue Nachrichten",
    "French": "12 vues|Accéder au premier message non lu|non lue,|18 oct. 2023, 12:30:00|à|Répondre à tous|Transférer|0 nouveau message",
    "Spanish": "12 vistas|Ir al primer mensaje no leído|no leída,|18 oct 2023, 12:30:00 p.m.18/10/23|para|Responder a todos|Reenviar|0 mensajes nuevos",
    "Japanese": "閲覧 12 回|最初の未読メッセージにスキップ|未読、|2023/10/18 12:30:00|To|全員に返信|転送|",
}


@pytest.mark.parametrize("language", GROUPS_ELSEWHERE)
@pytest.mark.parametrize("picture", ["", "Profilbild von {}\n"])
def test_a_thread_of_google_groups_in_another_language(
    tmp_path: Path, language: str, picture: str
) -> None:
    """Why: the page is in the language of whoever reads it; what shows it is its shape."""
    views, skip, unread, when, to, reply, forward, new = GROUPS_ELSEWHERE[language].split("|")
    text = f"Which gate?\n{views}\n{skip}\n"
    for name, said in (
        ("Ann Lee", "Hello all,\n\nwhich gate leaks?"),
        ("Bo Berg", "The north gate.\n\nBo"),
    ):
        text += f"{picture.format(name)}{name}\n\n{unread}\n{when}\n{to} tides\n{said}\n"
    found = messages_of(tmp_path, f"{text}{reply}\n{forward}\n{new}\n")
    assert [(m.author.name, m.subject, m.body) for m in found] == [
        ("Ann Lee", "Which gate?", "Hello all,\n\nwhich gate leaks?\n"),
        ("Bo Berg", "Re: Which gate?", "The north gate.\n\nBo\n"),
    ]
    assert {m.list_name for m in found} == {"tides"}
    assert {f"{m.date.earliest:%d %H:%M}" for m in found} == {"17 22:30"}  # on no zone's clock


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee\nDear Bob,\n18.10.2023, 12:30 was the time.\nYes.\n" * 2,
        "We met here\nDear Bob,\nOn 18 Oct 2023, at 12:30, Ann wrote:\n> Yes.\n" * 2,
        "Yes.\nDear Bob,\n18.10.2023, 12:30\n" * 2,
        "Ann Lee\nungelesen,\n18.10.2023, 12:30\nan tides\n",
        "Ann Lee\nungelesen,\n18.10., 12:30\nan tides\n" * 2,
        "ungelesen,\n18.10.2023, 12:30\nan tides\nungelesen,\n",
        "Ann Lee\nungelesen,\n",
    ],
)
def test_what_is_no_page_of_google_groups(text: str) -> None:
    assert not find_groups(text.split("\n")).parts


def test_a_thread_of_hyperkitty(tmp_path: Path) -> None:
    ann, bo, cy = messages_of(tmp_path, KITTY)
    assert (ann.author.name, ann.subject) == ("Ann Lee", "Which gate leaks?")
    assert ann.body == "Water stands behind one of them.\n"
    assert [(a.name, a.content_type) for a in ann.attachments] == [("gate.png", "image/png")]
    assert bo.subject == "Locks (was: Which gate leaks?)"
    assert bo.body == (
        "The second. I counted to\n3\nand looked.\n\nOn 12/30/17 10:17 AM, Ann Lee wrote:\n"
    )
    assert bo.date.raw == "2 Jan 2018 12:00 p.m."
    assert (cy.body, cy.subject) == ("Thanks!\n", "Re: Which gate leaks?")


# The words of a page as browsers of other languages are shown them: days, times, links.
LANGUAGES = {
    "German": "30 Dez|2 Jan|3 Jan|10:17|12:00|21:05|Antworten|Anmelden, um online zu antworten|E-Mail Software benutzen|Zeige Antworten nach Datum|Zurück zur Liste|Neuer Betreff:|Anhänge:|12,5 KB|neuer",
    "French": "30 Déc|2 Jan|3 Jan|10:17|12:00|21:05|Répondre|Connectez-vous pour répondre en ligne|Utiliser un logiciel de messagerie|Afficher les réponses par date|Retour à la liste|Nouvel objet :|Pièces jointes :|12,5 Kio|plus récents",
    "Korean": "30 12월|2 1월|3 1월|오전 10:17|오후 12:00|오후 9:05|답장|온라인으로 답장하기위해 로그인하기|이메일 소프트웨어 사용하기|날짜별로 답장보기|목록으로 돌아가기|새 주제:|첨부파일:|12.5 KB|이전",
    "Arabic": "30 ديسمبر|2 يناير|3 يناير|10:17 ص|12:00 م|9:05 م|رد|Sign in to reply online|Use email software|إظهار الردود حسب التاريخ|العودة إلى القائمة|موضوع جديد:|المرفقات:|12,5 ك.ب|الأحدث",
    "Albanian": "30 Dhj|2 Jan|3 Jan|10.17.AM|12.00.PM|9.05.PM|Përgjigjuni|Që të përgjigjeni, bëni hyrjen|Përdor software email-i|Shfaq përgjigje sipas datash|Mbrapsht te lista|Subjekt i ri:|Bashkëngjitje:|12,5 KB|më i ri",
    "Swedish, not translated": "30 Dec|2 Jan|3 Jan|10:17|12:00|21:05|Reply|Sign in to reply online|Use email software|Show replies by date|Back to the list|New subject:|Attachments:|12.5 KB|newest",
    "Lithuanian, not translated": "30 Grd|2 Sau|3 Sau|10:17|12:00|21:05|Reply|Sign in to reply online|Use email software|Show replies by date|Back to the list|New subject:|Attachments:|12.5 KB|newest",
}
OF_ENGLISH = "30 Dec|2 Jan|3 Jan|10:17 a.m.|noon|9:05 p.m.|Reply|Sign in to reply online|Use email software|Show replies by date|Back to the list|New subject:|Attachments:|12.5 KB|newest"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("beside", [False, True])
def test_a_thread_of_hyperkitty_in_another_language(
    tmp_path: Path, language: str, beside: bool
) -> None:
    """Why: a browser is served the page in its reader's language, and of three messages one was found, or none."""
    shown = dict(zip(OF_ENGLISH.split("|"), LANGUAGES[language].split("|"), strict=True))
    lines = KITTY.replace("30 Dec\n2017\n30 Dec\n'17", "30 Dec\n2017").split("\n")
    text = "\n".join(shown.get(line, line) for line in lines)
    for words in ("New subject:", "12.5 KB"):
        text = text.replace(words, shown[words])
    if beside:  # a browser copies links that stand beside each other as one line
        text = text.replace(f"{shown['Sign in to reply online']}\n", f"{shown['Sign in to reply online']} ")  # fmt: skip
    found = messages_of(tmp_path, f"{text}\nPowered by HyperKitty version 1.3.12.\n")
    expected = messages_of(tmp_path, KITTY)
    assert [(m.author, m.subject, m.body, m.attachments) for m in found] == [
        (m.author, m.subject, m.body, m.attachments) for m in expected
    ]
    assert [m.date.earliest for m in found] == [m.date.earliest for m in expected]


KITTY_ALONE = "thread\n\n{title}\n\n{who}\n\n{day}\n\n10:17 a.m.\n{text}\n{links}Back to the thread\n\nBack to the list\n\nPowered by HyperKitty version 1.3.12.\n\n"


@pytest.mark.parametrize("links", ["", "0\n0\nReply\n"])
def test_pages_of_hyperkitty_below_each_other(tmp_path: Path, links: str) -> None:
    """Why: the second had the title of the first, and its own ended the text above. Only a page's first message has a year."""
    pages = [
        KITTY_ALONE.format(title="Gates", who="Ann Lee", day="3 Oct 2016", text="Which?", links=links),
        KITTY_ALONE.format(title="Re: Gates", who="Bo Ray", day="4 Oct 2016", text="That.", links=links),
        KITTY_ALONE.format(title="Lamps", who="Cy Dan", day="5 Oct 2015", text="All.", links=links),
    ]  # fmt: skip
    found = messages_of(tmp_path, "".join(pages))
    assert [(m.author.name, m.subject, m.body) for m in found] == [
        ("Ann Lee", "Gates", "Which?\n"),
        ("Bo Ray", "Re: Gates", "That.\n"),
        ("Cy Dan", "Lamps", "All.\n"),
    ]
    assert [(m.date.raw or "")[:10] for m in found] == ["3 Oct 2016", "4 Oct 2016", "5 Oct 2015"]


@pytest.mark.parametrize("sign", ["(a)", "\uff20"])
def test_addresses_that_hyperkitty_hides(tmp_path: Path, sign: str) -> None:
    """Why: strangers are shown another sign, and a name of that form had no address; the quote's author neither."""
    text = KITTY.replace("Cy Dan", f"cy{sign}example.org").replace("Ann Lee wrote", f"Ann Lee <ann{sign}example.org> wrote")  # fmt: skip
    _, bo, cy = messages_of(tmp_path, text)
    assert (cy.author.name, cy.author.email) == (None, "cy@example.org")
    assert "Ann Lee <ann@example.org> wrote:" in bo.body


def test_a_year_above_a_reply_alone_begins_no_page(tmp_path: Path) -> None:
    *_, cy = messages_of(tmp_path, KITTY.replace("3 Jan", "3 Jan 2018"))
    assert (cy.subject, cy.body) == ("Re: Which gate leaks?", "Thanks!\n")


def test_pages_of_google_groups_below_each_other(tmp_path: Path) -> None:
    """Why: the second had the title of the first, and its own ended the text above."""
    head = "Groups\nConversations\n\n{}\n12 views\nSkip to first unread message\n\nAnn Lee\n\nunread,\nFeb {}, 2018, 10:17:00 AM\nto tides\n"
    end = "Reply all\nReply to author\nForward\n0 new messages\n\n"
    answer = "Bo Ray\nunread,\nFeb 7, 2018, 2:30:00 PM\nto Ann, tides\nYes.\n"
    text = f"{head.format('Gates', 5)}Which?\n{end}{head.format('Lamps', 6)}All?\n{answer}{end}"
    assert [(m.subject, m.body) for m in messages_of(tmp_path, text)] == [
        ("Gates", "Which?\n"),
        ("Lamps", "All?\n"),
        ("Re: Lamps", "Yes.\n"),
    ]


def test_a_word_for_a_month_means_one() -> None:
    for line in kittywords._MONTHS.strip().split("\n"):
        assert [kittywords.month_of(word) for word in line.split()] == [*range(1, 13)]


def test_a_reply_of_the_same_day_in_hyperkitty_is_of_the_same_year(tmp_path: Path) -> None:
    """Why: replies show no year; one is added only where the day would lie before the first message."""
    ann, bo, _ = messages_of(tmp_path, KITTY.replace("2 Jan", "30 Dec"))
    assert (ann.date.raw or "")[:11] == "30 Dec 2017"
    assert (bo.date.raw or "")[:11] == "30 Dec 2017"


def test_a_title_of_hyperkitty_that_is_a_reply_is_no_reply_to_one(tmp_path: Path) -> None:
    *_, cy = messages_of(tmp_path, KITTY.replace("Which gate leaks?", "Re: Which gate leaks?"))
    assert cy.subject == "Re: Which gate leaks?"


def test_a_day_and_a_time_in_a_text_of_hyperkitty(tmp_path: Path) -> None:
    said = "We met at\n6 Feb\nnoon\nand left.\n"
    ann, *_ = messages_of(tmp_path, KITTY.replace("Water stands behind one of them.\n", said))
    assert ann.body == said


def test_a_number_ends_a_text_of_google_groups(tmp_path: Path) -> None:
    text = GROUPS.replace("the letters, please.", "the letters, please.\n\n5\n\nB")
    ann, _ = messages_of(tmp_path, text)
    assert ann.body.endswith("please.\n\n5\n")


def test_a_letter_ends_a_text_of_google_groups(tmp_path: Path) -> None:
    """Why: who signs with one letter is no picture of somebody."""
    text = GROUPS.replace("letters, please.", "letters, please.\n\nA\n\nReply all\n\nB")
    ann, bo = messages_of(
        tmp_path, text.replace("behind one of them.\n\nReply", "behind one of them.\n\nB\n\nReply")
    )
    assert ann.body.endswith("please.\n\nA\n")
    assert bo.body.endswith("them.\n\nB\n")


@pytest.mark.parametrize(
    "text",
    [
        "* a point\n\nFrom: Ann Lee @ 2018-02-05 10:17 UTC (permalink / raw)\n\nhi\n",
        "* a point\nFrom: Ann Lee on 2018-02-05 10:17 UTC\n\nhi\n",
        "Ann Lee\nunread,\nand so it stays.\n",
        "All mail\nunread,\n",
        "We met at\n5 Feb\n2018\n10:17 a.m.\nand left.\n",
        "Ann Lee\n10:17 a.m.\nBack to the list\n",
        "Ann Lee\n30 Oaks\n2018\n10:17\nBack to the list\n",
    ],
)
def test_prose_is_no_thread(text: str) -> None:
    lines = text.split("\n")
    assert not find_entries(lines)
    assert not find_groups(lines).parts
    assert not find_kitty(lines).parts


def test_where_all_blank_lines_were_lost_the_text_begins_below_whom_it_went_to(
    tmp_path: Path,
) -> None:
    rows = [line for line in INBOX.split("\n") if line.strip()]
    texts = [message.body for message in messages_of(tmp_path, "\n".join(rows))]
    assert texts[0].startswith("Each gate gets a lock.\nAnn Lee (1):\n")
    assert texts[1] == "The patch.\n"
    unset = "\n".join(row.strip() if "To: " in row else row for row in rows)
    assert [message.body for message in messages_of(tmp_path, unset)] == texts


def test_of_one_minute_the_longest_name_is_meant(tmp_path: Path) -> None:
    """Why: the row is a subject and a name without a mark between them, and "Ann" ends "Jo Ann" too."""
    minute = "2018-02-05 10:17"
    heads = "".join(
        f"* Gates\n@ {minute} {name}\nFrom: {name} @ {minute} UTC (permalink / raw)\n\nFrom {name}.\n\n"
        for name in ("Jo Ann", "Ann")
    )
    answer = (
        f"* Re: Gates\n  {minute} Jo Ann\n@ 2018-02-05 11:02 ` Cy Dan\n"
        "From: Cy Dan @ 2018-02-05 11:02 UTC (permalink / raw)\n\nYes.\n"
    )
    first, _, last = messages_of(tmp_path, heads + answer)
    assert last.page_parent == first.id


def test_messages_of_one_minute_are_looked_up() -> None:
    head = (
        "* Re: Gates\n  2018-02-05 10:17 Ann Lee\n@ 2018-02-05 10:17 ` Ann Lee\n"
        "From: Ann Lee @ 2018-02-05 10:17 UTC (permalink / raw)\n\nYes.\n\n"
    )

    def work(count: int) -> int:
        data = io.BytesIO((head * count).encode())
        return lines_run(lambda: list(mlthread.read(data, problems=[])))

    work(1)
    assert work(400) < 2.2 * work(200)


def test_many_heads_take_linear_time() -> None:
    rows = [
        "* a",
        *["  2018-02-05 10:17 ` b"] * 50,
        "From: Ann @ 2018-02-05 10:17 UTC (permalink / raw)",
    ]
    groups = ["Ann", "unread,", "Feb 5, 2018, 10:17 AM", "a.txt (text/plain — 1 KB)"]
    kitty = ["Back to the list", "Ann", "5 Feb", "2018", "noon"]

    def found(count: int) -> tuple[int, int, int]:
        return (
            len(find_entries(rows * count)),
            len(find_groups(groups * count).parts),
            len(find_kitty(kitty * count).parts),
        )

    assert found(50) == (50, 50, 50)
    assert lines_run(lambda: found(200)) < 2.3 * lines_run(lambda: found(100))


def test_a_page_of_google_groups_that_names_no_receiver(tmp_path: Path) -> None:
    """Why: of a newsgroup the line says "to" and nothing else."""
    text = "Gates\n\n12 views\nSkip to first unread message\n\nAnn Lee\n\nunread,\nFeb 5, 2018, 10:17:00 AM2/5/18\nto\n\nWhich gate?\n\nBo Ray\n\nunread,\nFeb 5, 2018, 2:30:00 PM2/5/18\nto\nTo the first.\n"
    assert [message.body for message in messages_of(tmp_path, text)] == ["Which gate?\n", "To the first.\n"]  # fmt: skip


@pytest.mark.parametrize("votes", ["0\n0", "0 0", "12  3"])
@pytest.mark.parametrize(
    "links", ["Reply\nSign in to reply online\nUse email software\n", "Back to the thread\n"]
)
def test_votes_below_a_text_of_hyperkitty(tmp_path: Path, votes: str, links: str) -> None:
    text = f"Gates\nAnn Lee\n5 Feb 2018\n5 Feb '18\n10:17 a.m.\nIt reads\n9 10\n\nAnn\n{votes}\n{links}Back to the list\n"
    [message] = messages_of(tmp_path, text)
    kept = votes == "0\n0" and not links.startswith("Reply")  # two lines may be the writer's
    assert message.body == "It reads\n9 10\n\nAnn\n" + ("0\n0\n" if kept else "")


@pytest.mark.parametrize("votes", ["0\n0", "1 0"])
def test_what_hyperkitty_tells_beside_the_last_message(tmp_path: Path, votes: str) -> None:
    """Why: age, counts and participants of the thread stand below it and were its author's words."""
    beside = "633\ndays inactive\n635\ndays old\ntides@lists.example.org\nManage subscription\n1 comments 1 participants\ntags\nparticipants (1)\nAnn Lee\n"
    text = f"Gates\nAnn Lee\n5 Feb 2018\n5 Feb '18\n10:17 a.m.\nIt reads\n9 10\n\nAnn\n{votes}\nReply\n{beside}Back to the list\n"
    [message] = messages_of(tmp_path, text)
    assert message.body == "It reads\n9 10\n\nAnn\n"


@pytest.mark.parametrize(
    "below", ["", "\nhttps://groups.example.com/g/tides/c/a1\n", "https://groups.example.com/g/tides/c/a1"]
)  # fmt: skip
def test_what_google_draws_below_its_pages(tmp_path: Path, below: str) -> None:
    """Why: the names of its buttons, and the address that a clipper sets below them, were the last author's words."""
    menu = "Reply all\nReply to author\nForward\n0 new messages\nSearch\nClear search\nClose search\nGoogle apps\nMain menu\n"
    *_, bo = messages_of(tmp_path, GROUPS.rstrip("\n") + "\n" + menu + below)
    assert bo.body == messages_of(tmp_path, GROUPS)[-1].body


def test_a_link_that_ends_a_text_of_google_groups(tmp_path: Path) -> None:
    text = "Gates\n12 views\nSkip to first unread message\nAnn Lee\nunread,\nFeb 5, 2018, 10:17:00 AM\nto tides\nIt is here:\nhttps://example.org/gates\n"
    (ann,) = messages_of(tmp_path, text)
    assert ann.body == "It is here:\nhttps://example.org/gates\n"


def test_a_thread_of_public_inbox_that_is_set_in(tmp_path: Path) -> None:
    """Why: set in as a whole, its first row was a title and its messages one."""
    found = messages_of(tmp_path, indent(INBOX, "    "))
    kept = messages_of(tmp_path, INBOX)
    assert [(m.subject, m.body, m.id) for m in found] == [(m.subject, m.body, m.id) for m in kept]
    assert [m.page_parent for m in found] == [m.page_parent for m in kept]


def test_a_thread_of_public_inbox_without_blanks_at_its_margin(tmp_path: Path) -> None:
    """Why: some editors take them away; whom each message answers is told by nothing else."""
    bare = "".join(line.lstrip(" ") for line in INBOX.splitlines(keepends=True))
    found, kept = messages_of(tmp_path, bare), messages_of(tmp_path, INBOX)
    assert [(m.author, m.subject, m.date) for m in found] == [
        (m.author, m.subject, m.date) for m in kept
    ]
    (conversation,) = mlthread.reconstruct(found)
    assert len(conversation.turns) == len(kept)
