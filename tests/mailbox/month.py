"""One invented month of a list, and its posts as every container writes them. For tests only."""

from __future__ import annotations

import html
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha1
from pathlib import Path
from urllib.parse import quote


@dataclass(frozen=True)
class Post:
    number: int
    name: str
    email: str
    day: int
    hour: int
    subject: str
    body: str
    parent: int | None = None

    @property
    def id(self) -> str:
        return f"post-{self.number}@mail.example"

    @property
    def date(self) -> datetime:
        return datetime(2018, 2, self.day, self.hour, 15, 30, tzinfo=UTC)

    @property
    def obscured(self) -> str:
        return self.email.replace("@", " at ")


ANN, BO, CHI = (
    ("Ann Lee", "ann@example.org"),
    ("Bo Chen", "bo@example.com"),
    ("Chiara Núñez", "chi@list.example"),
)

POSTS = [
    Post(
        1,
        *ANN,
        1,
        9,
        "Budget for the picnic",
        "Dear all,\n\nwe have forty pounds for the picnic this year.\nWho brings the lemonade?\n\nAnn\n",
    ),
    Post(
        2,
        *BO,
        1,
        14,
        "Re: Budget for the picnic",
        "On Thu, Feb 1, 2018 at 9:15 AM, Ann Lee <ann at example.org> wrote:\n\n> we have forty pounds for the picnic this year.\n> Who brings the lemonade?\n\nI can bring two bottles, one of them without sugar.\n\nBo\n",
        1,
    ),
    Post(
        3,
        *CHI,
        2,
        8,
        "Re: Budget for the picnic",
        "On Thu, Feb 1, 2018 at 2:15 PM, Bo Chen <bo at example.com> wrote:\n\n> I can bring two bottles, one of them without sugar.\n\nThen I bake the bread; it is seven euros – “cheap” indeed.\n",
        2,
    ),
    Post(
        4,
        *ANN,
        3,
        19,
        "Where do we meet?",
        "The meadow behind the mill is flooded again, so we need another place.\n\nFrom what I hear the orchard is dry.\n\nAnn\n",
    ),
    Post(
        5,
        *CHI,
        4,
        7,
        "Re: Where do we meet?",
        "On Sat, Feb 3, 2018 at 7:15 PM, Ann Lee <ann at example.org> wrote:\n\n> From what I hear the orchard is dry.\n\nThe orchard belongs to my aunt, she will let us in.\n",
        4,
    ),
    Post(
        6,
        *BO,
        5,
        21,
        "Re: Where do we meet?",
        "On Sat, Feb 3, 2018 at 7:15 PM, Ann Lee <ann at example.org> wrote:\n\n> The meadow behind the mill is flooded again, so we need another place.\n\nMy bus does not go to the mill at all, the orchard suits me better.\n",
        4,
    ),
]
BY_NUMBER = {post.number: post for post in POSTS}
LIST = "picnic"


def rfc(post: Post) -> bytes:
    """The post as it was sent."""
    parent = (
        f"In-Reply-To: <{BY_NUMBER[post.parent].id}>\nReferences: <{BY_NUMBER[post.parent].id}>\n"
        if post.parent
        else ""
    )
    name = (
        post.name
        if post.name.isascii()
        else f"=?utf-8?q?{quote(post.name).replace('%20', '_').replace('%', '=')}?="
    )
    head = (
        f"From: {name} <{post.email}>\nTo: {LIST}@lists.example\nDate: {format_datetime(post.date)}\n"
        f"Subject: {post.subject}\nMessage-ID: <{post.id}>\n{parent}List-Id: <{LIST}.lists.example>\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
    )
    return f"{head}\n{post.body}".encode()


def from_line(post: Post, obscured: bool = False) -> bytes:
    sender = post.obscured if obscured else post.email
    return f"From {sender}{'  ' if obscured else ' '}{post.date:%a %b %e %H:%M:%S %Y}\n".encode()


def mbox(posts: list[Post], dialect: str = "rd") -> bytes:
    """An mbox; dialects are o, rd, cl, cl2."""
    out = b""
    for post in posts:
        mail = rfc(post)
        if dialect in ("o", "rd", "cl"):
            head, _, body = mail.partition(b"\n\n")
            lines = body.split(b"\n")
            marked = [
                b">" + line
                if line.startswith(b"From ")
                or (dialect == "rd" and line.lstrip(b">").startswith(b"From "))
                else line
                for line in lines
            ]
            mail = head + b"\n\n" + b"\n".join(marked)
        if dialect in ("cl", "cl2"):
            head, _, body = mail.partition(b"\n\n")
            mail = head + f"\nContent-Length: {len(body)}\n\n".encode() + body
        out += from_line(post) + mail + b"\n"
    return out


def pipermail_text(posts: list[Post]) -> bytes:
    """pipermail's monthly text: few fields, hidden addresses, no "Re:"."""
    out = ""
    for post in posts:
        parent = (
            f"In-Reply-To: <{BY_NUMBER[post.parent].id}>\nReferences: <{BY_NUMBER[post.parent].id}>\n"
            if post.parent
            else ""
        )
        name = (
            post.name
            if post.name.isascii()
            else f"=?utf-8?q?{quote(post.name).replace('%20', '_').replace('%', '=')}?="
        )
        out += from_line(post, obscured=True).decode()
        out += f"From: {post.obscured} ({name})\nDate: {format_datetime(post.date)}\nSubject: [{LIST}] {post.subject.removeprefix('Re: ')}\n"
        out += f"{parent}Message-ID: <{post.id}>\n\n{post.body}\n"
    return out.encode()


def _quoted_html(body: str) -> str:
    lines = []
    for line in body.split("\n"):
        text = html.escape(line, quote=False).replace(
            "ann at example.org",
            f'<A HREF="http://lists.example/listinfo/{LIST}">ann at example.org</A>',
        )
        lines.append(f"&gt;<i>{text[4:]}\n</I>" if text.startswith("&gt;") else text + "\n")
    return "".join(lines)


def pipermail_page(post: Post, new: bool, month_words: str = "%b") -> bytes:
    """An article page; the old template's link names the parent, the new one's the page itself."""
    parent = BY_NUMBER[post.parent].id if post.parent else ""
    target = quote(f"<{post.id}>") if new else quote(parent)
    title = html.escape(f"[{LIST}] {post.subject.removeprefix('Re: ')}")
    href = f"mailto:{LIST}%40lists.example?Subject={quote(title)}&In-Reply-To={target}"
    style = '<style type="text/css">\n pre {\n white-space: pre-wrap;\n }\n</style>' if new else ""
    when = post.date.strftime(f"%a {month_words} %e %H:%M:%S UTC %Y")
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML>
 <HEAD>
   <TITLE> {title}
   </TITLE>
   <LINK REL="Index" HREF="index.html" >
   <LINK REL="made" HREF="{href}">
   {style}
   <META http-equiv="Content-Type" content="text/html; charset=us-ascii">
 </HEAD>
 <BODY BGCOLOR="#ffffff">
   <H1>{title}</H1>
    <B>{post.name}</B>
    <A HREF="{href}"
       TITLE="{title}">{post.obscured}
       </A><BR>
    <I>{when}</I>
    <P><UL><LI>Previous message: <A HREF="000000.html">another</A></li></UL>
    <HR>
<!--beginarticle-->
<PRE>{_quoted_html(post.body)}
</PRE>

<!--endarticle-->
    <HR>
<a href="http://lists.example/listinfo/{LIST}">More information about the {LIST}
mailing list</a><br>
</body></html>
""".encode()


def thread_index(posts: list[Post]) -> bytes:
    """pipermail's thread.html: each entry's comment has the chain of its ancestors."""
    entries = []
    for post in posts:
        chain = [post]
        while chain[-1].parent is not None:
            chain.append(BY_NUMBER[chain[-1].parent])
        words = "".join(
            f"{int(one.date.timestamp())}.{one.number}- " for one in reversed(chain)
        ).rstrip()
        entries.append(
            f'<!--{len(chain) - 1} {words} -->\n<LI><A HREF="{post.number:06}.html">{html.escape(post.subject)}</A>'
        )
    return (
        "<html><head><title>The picnic archive by thread</title></head><body><h1>February 2018 Archives by thread</h1><ul>"
        + "\n".join(entries)
        + "</ul></body></html>"
    ).encode()


def page_text(post: Post) -> bytes:
    """A page as a person copies it."""
    when = post.date.strftime("%a %b %e %H:%M:%S UTC %Y")
    return f"[{LIST}] {post.subject.removeprefix('Re: ')}\n\n{post.name} {post.obscured}\n{when}\n\n\n{post.body}\n\nMore information about the {LIST} mailing list\n".encode()


def digest(posts: list[Post]) -> bytes:
    """The posts in one RFC 1153 digest, as a mail."""
    topics = "\n".join(
        f"   {number}. {post.subject} ({post.name})" for number, post in enumerate(posts, 1)
    )
    preamble = f"Send {LIST} mailing list submissions to\n\t{LIST}@lists.example\n\nToday's Topics:\n\n{topics}\n\n\n{'-' * 70}\n\n"
    pieces = [
        f"Message: {number}\nDate: {format_datetime(post.date)}\nFrom: {post.name} <{post.email}>\nTo: {LIST}@lists.example\n"
        f"Subject: [{LIST}] {post.subject}\nMessage-ID: <{post.id}>\nContent-Type: text/plain; charset=utf-8\n\n{post.body}\n"
        for number, post in enumerate(posts, 1)
    ]
    ruler = "\n" + "-" * 30 + "\n\n"
    body = (
        preamble
        + ruler.join(pieces)
        + ruler
        + f"_______________________________________________\n{LIST} mailing list\n{ruler}End of {LIST} Digest, Vol 1, Issue 2\n*************************************\n"
    )
    head = f"From: {LIST}-request@lists.example\nSubject: {LIST} Digest, Vol 1, Issue 2\nTo: {LIST}@lists.example\nDate: Tue, 06 Feb 2018 06:00:00 +0000\nMessage-ID: <digest-2@lists.example>\nList-Id: <{LIST}.lists.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return (head + body).encode()


def mime_digest(posts: list[Post]) -> bytes:
    """The posts in a multipart/digest."""
    head = f"From: {LIST}-request@lists.example\nSubject: {LIST} Digest, Vol 1, Issue 3\nDate: Tue, 06 Feb 2018 06:00:00 +0000\nList-Id: <{LIST}.lists.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=outer\n\n--outer\nContent-Type: text/plain\n\nToday's topics\n\n--outer\nContent-Type: multipart/digest; boundary=inner\n\n"
    parts = b"".join(
        b"--inner\nContent-Type: message/rfc822\n\n" + rfc(post) + b"\n" for post in posts
    )
    return head.encode() + parts + b"--inner--\n\n--outer--\n"


def hypermail_page(post: Post) -> bytes:
    """A hypermail page."""
    body = "".join(f"{html.escape(line)}<br />\n" for line in post.body.split("\n"))
    parent = f'<!-- inreplyto="{BY_NUMBER[post.parent].id}" -->\n' if post.parent else ""
    return f"""<html><head><meta name="generator" content="hypermail 2.3.0, see http://www.hypermail-project.org/" />
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" /></head><body>
<!-- isoreceived="{post.date:%Y%m%d%H%M%S}" -->
<!-- sent="{format_datetime(post.date)}" -->
<!-- isosent="{post.date:%Y%m%d%H%M%S}" -->
<!-- name="{post.name}" -->
<!-- email="{"".join(f"&#{ord(letter)};" for letter in post.email)}" -->
<!-- subject="{html.escape(post.subject)}" -->
<!-- id="{post.id}" -->
<!-- charset="utf-8" -->
{parent}<!-- body="start" -->
<div class="mail"><address class="headers"><span id="from"><dfn>From</dfn>: {post.name}</span><br /></address>
<br />
{body}</div>
<!-- body="end" --></body></html>""".encode()


def mhonarc_page(post: Post) -> bytes:
    """A MHonArc page."""
    parent = (
        f"<!--X-Reference: {BY_NUMBER[post.parent].id.replace('@', '&#64;').replace('-', '&#45;')} -->\n"
        if post.parent
        else ""
    )
    small, capitals = "abcdefghijklmnopqrstuvwxyz", "@ABCDEFGHIJKLMNOPQRSTUVWXYZ["
    rotated = str.maketrans(
        small + capitals, small[13:] + small[:13] + capitals[14:] + capitals[:14]
    )
    sender = html.escape(f"{post.name} <{post.email}>".translate(rotated))
    return f"""<!-- MHonArc v2.6.18 -->
<!--X-Subject: {html.escape(post.subject)} -->
<!--X-From-R13: {sender} -->
<!--X-Date: {format_datetime(post.date)} -->
<!--X-Message-Id: {post.id.replace("@", "&#64;").replace("-", "&#45;")} -->
<!--X-Content-Type: text/plain -->
{parent}<!--X-Head-End-->
<html><head><meta charset="utf-8"><title>{html.escape(post.subject)}</title></head><body>
<!--X-Body-of-Message-->
<pre>{html.escape(post.body)}</pre>
<!--X-Body-of-Message-End-->
</body></html>""".encode()


def listserv(posts: list[Post]) -> bytes:
    """A LISTSERV notebook."""
    return b"".join(b"=" * 73 + b"\n" + rfc(post) + b"\n" for post in posts)


def write_maildir(folder: Path, posts: list[Post]) -> None:
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True)
    for post in posts:
        where, flags = ("cur", ":2,S") if post.number % 2 else ("new", "")
        (folder / where / f"{int(post.date.timestamp())}.M{post.number}.host{flags}").write_bytes(
            rfc(post)
        )
    (folder / "cur" / "1517000000.M99.host:2,ST").write_bytes(
        rfc(POSTS[0]).replace(b"post-1@", b"deleted@")
    )
    (folder / "tmp" / "1517000000.M98.host").write_bytes(b"From: half")


def _git(folder: Path, *words: str, data: bytes = b"") -> bytes:
    return subprocess.run(
        ["git", f"--git-dir={folder}", *words], input=data, capture_output=True, check=True
    ).stdout


def write_public_inbox(
    folder: Path, posts: list[Post], version: int, deleted: Post | None = None
) -> None:
    """A bare repository as public-inbox keeps it, made with git fast-import."""
    repository = folder / "git" / "0.git" if version == 2 else folder
    repository.mkdir(parents=True)
    _git(repository, "init", "-q", "--bare", "--initial-branch=master")
    stream = b""
    number = 0

    def commit(change: bytes, when: datetime) -> None:
        nonlocal stream, number
        number += 1
        stamp = f"{int(when.timestamp())} +0000".encode()
        stream += (
            b"commit refs/heads/master\nmark :%d\ncommitter list <l@lists.example> %s\ndata 4\nmail\n"
            % (number, stamp)
        )
        stream += (b"from :%d\n" % (number - 1) if number > 1 else b"") + change

    for post in [*posts, *([deleted] if deleted else [])]:
        mail = rfc(post)
        name = b"m"
        if version == 1:
            digest_ = sha1(post.id.encode(), usedforsecurity=False).hexdigest()
            name = f"{digest_[:2]}/{digest_[2:]}".encode()
        commit(b"M 100644 inline %s\ndata %d\n%s\n" % (name, len(mail), mail), post.date)
    if deleted is not None:
        mail = rfc(deleted)
        change = b"D m\nM 100644 inline d\ndata %d\n%s\n" % (len(mail), mail)
        if version == 1:
            digest_ = sha1(deleted.id.encode(), usedforsecurity=False).hexdigest()
            change = f"D {digest_[:2]}/{digest_[2:]}\n".encode()
        commit(change, deleted.date + timedelta(hours=1))
    _git(repository, "fast-import", "--quiet", data=stream)
