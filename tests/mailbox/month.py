"""One invented month of a list, and its posts as every container writes them. For tests only."""

from __future__ import annotations

import csv
import html
import io
import re
import subprocess
from collections.abc import Iterable, Sequence
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
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{html.escape(post.subject)} from {post.name} on {post.date:%Y-%m-%d} ({LIST}@lists.example from February 2018)</title></head><body>
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
{body}<span id="received"><dfn>Received on</dfn> Thursday, 1 February 2018 09:15:33 UTC</span>
</div>
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


def _level(post: Post) -> int:
    level = 0
    while post.parent is not None:
        post, level = BY_NUMBER[post.parent], level + 1
    return level


def conversations(posts: list[Post]) -> list[list[Post]]:
    """The posts by conversation, each a walk through its tree."""
    found: list[list[Post]] = []
    for root in posts:
        if root.parent is None:
            order, stack = [], [root]
            while stack:
                one = stack.pop()
                order.append(one)
                stack.extend(reversed([post for post in posts if post.parent == one.number]))
            found.append(order)
    return found


def _hidden(text: str) -> str:
    return text.replace("ann at example.org", "ann(a)example.org").replace(
        "bo at example.com", "bo(a)example.com"
    )


def _folded_quotes(body: str, old: bool) -> str:
    """A body as HyperKitty shows it: quotes without their marks, in elements that fold."""
    out, quote = "", ""
    switch = '<div class="quoted-switch"><a href="#">...</a></div>'
    paragraph: list[str] = []

    def close() -> str:
        if not paragraph:
            return ""
        text = "\n".join(paragraph)
        paragraph.clear()
        return f"<p>{text}</p>\n"

    for line in [*html.escape(_hidden(body), quote=False).strip("\n").split("\n"), ""]:
        if line.startswith("&gt; "):
            if not old:
                out += close()
            quote += (" " if old else "") + line[5:] + "\n"
            continue
        if quote:
            text = quote.rstrip("\n")
            out += switch + (
                f'<div class="quoted-text quoted-text-0">{text} </div>'
                if old
                else f'<blockquote class="blockquote quoted-text"><p>{text}</p>\n</blockquote>'
            )
            quote = ""
        if old:
            out += line + "\n"
        elif line:
            paragraph.append(line)
        else:
            out += close()
    return out


def _hyperkitty_mail(post: Post, first: bool, old: bool, zone: int) -> str:
    sender = post.date + timedelta(hours=zone)
    title = f"{sender:%B} {sender.day}, {sender.year}, {sender.hour % 12 or 12}:{sender:%M} {'p.m.' if sender.hour > 11 else 'a.m.'}"
    clock = (
        f"{post.date.hour % 12 or 12}:{post.date:%M} {'p.m.' if post.date.hour > 11 else 'a.m.'}"
    )
    day = f'<span class="date">{post.date.day} {post.date:%b}{" 2018" if first else ""}</span>'
    answer = f'<a class="reply reply-mailto" href="mailto:{LIST}@lists.example?Subject={quote(post.subject)}&amp;In-Reply-To=&lt;{quote(post.id)}&gt;">Reply</a>'
    tag = "span" if old else "h2"
    return f"""<div class="email{" email-first" if first else ""}">
  <div id="HASH{post.number}" class="email-header">
    <div class="gravatar-wrapper"><div class="email-author">
      <{tag} class="name">
        <a href="/archives/users/{post.number}/" title="See the profile for {post.name}">{post.name}</a>
      </{tag}></div></div>
    <div class="email-date right">{day}
      <div class="time"><span title="Sender's time: {title}">{clock}</span></div>
    </div>
    <div class="messagelink right"><a href="/archives/list/{LIST}@lists.example/message/HASH{post.number}/">link</a></div>
  </div>
  <div class="email-body ">
{_folded_quotes(post.body, old)}
  </div>
  <div class="email-info">{answer}</div>
</div>"""


def hyperkitty_page(posts: list[Post], old: bool = False, zone: int = 0) -> bytes:
    """A conversation on HyperKitty's page, in thread order."""
    replies = "".join(
        f"""<div class="odd"{f' style="margin-left:{2 * (_level(post) - 1)}em;"' if _level(post) > 1 else ""}>
<!-- Start email -->
<!-- email level: {_level(post) - 1} -->
{_hyperkitty_mail(post, False, old, zone)}
</div>"""
        for post in posts[1:]
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{html.escape(posts[0].subject)} - {LIST} - lists.example</title></head>
<body><nav><h1>lists.example</h1></nav>
<div class="thread-header row"><h3>{html.escape(posts[0].subject)}</h3></div>
<section id="thread-content">{_hyperkitty_mail(posts[0], True, old, zone)}
<p class="sort-mode"><a href="/archives/list/{LIST}@lists.example/thread/HASH/?sort=date">Show replies by date</a></p>
<div class="replies">{replies}</div></section>
<footer>Powered by <a href="#">HyperKitty</a></footer></body></html>""".encode()


def _inbox_body(post: Post) -> str:
    lines = html.escape(post.body, quote=False).split("\n")
    return "\n".join(
        f'<span\nclass="q">{line}</span>' if line.startswith("&gt;") else line for line in lines
    )


def inbox_thread_page(posts: list[Post], lost: tuple[str, ...] = (), quoted: bool = False) -> bytes:
    """A conversation on public-inbox's page `T/`; the ids of `lost` stand above it as not found.

    `quoted`: as a browser saves it, with quotes round attributes and whole addresses."""
    step = len(lost)
    entries, rows = "", ""
    for number, mid in enumerate(lost):
        rows += f'     [not found] {"  " * (number - 1)}{"` " if number else ""}&lt;<a\nhref="../../{quote(mid)}/"\nid=rf{number:07}>{mid}</a>&gt;\n'
    for post in posts:
        level = _level(post) + step
        anchor = f"{post.number:08x}"
        row = f"{post.date:%Y-%m-%d} {post.date.hour:2}:{post.date:%M} {'  ' * (level - 1)}{'` ' if level else ''}"
        rows += f'{row}<a\nhref="#m{anchor}"\nid=r{anchor}>{html.escape(post.subject)}</a> {post.name}\n'
        link = f"../../{quote(post.id)}/"
        entries += f"""<a
href=#e{anchor}
id=m{anchor}>*</a> <b>{html.escape(post.subject)}</b>
<b>@ {row}{post.name}</b>
  <a
href=#r{anchor}>0 siblings, 1 reply; 6+ messages in thread</a>
From: {post.name} @ {post.date:%Y-%m-%d} {post.date.hour:2}:{post.date:%M} UTC (<a
href="{link}">permalink</a> / <a
href="{link}raw">raw</a>)
  To: {LIST}

{_inbox_body(post)}
<a
href=#m{anchor}
id=e{anchor}>^</a> <a
href="{link}">permalink</a> <a
href="{link}raw">raw</a> <a
href="{link}#R">reply</a>\t[<a
href="{link}T/#u"><b>flat</b></a>|<a
href="{link}t/#u">nested</a>] <a
href=#r{anchor}>6+ messages in thread</a></pre><hr><pre>"""
    page = f"""<html><head><title>{html.escape(posts[0].subject)}</title></head><body><form
action="../../"><pre
id=t><b>{LIST}.lists.example archive mirror</b></pre></form><pre>{entries}end of thread, other threads:[<a
href="../../">newest</a>]

<b
id=t>Thread overview:</b> 6+ messages (download: <a
href="../t.mbox.gz">mbox.gz</a> / follow: <a
href="../t.atom">Atom feed</a>)
-- links below jump to the message on this page --
{rows}</pre></body></html>"""
    if quoted:
        page = re.sub(r"=([#\w]+)(?=[\s>])(?=[^<>]*>)", r'="\1"', page)
        page = re.sub(r"<a\n", "<a ", page.replace("\nid=", " id="))
        page = page.replace('="../../', '="https://inbox.example/picnic/').replace(
            '="#', '="https://inbox.example/picnic/x/T/#'
        )
    return page.encode()


def inbox_message_page(post: Post) -> bytes:
    """A message on public-inbox's own page for it."""
    parent = (
        f'In-Reply-To: &lt;<a\nhref="../{quote(BY_NUMBER[post.parent].id)}/">{BY_NUMBER[post.parent].id}</a>&gt;\n'
        if post.parent
        else ""
    )
    return f"""<html><head><title>{html.escape(post.subject)} - {post.name}</title></head><body><pre
id=b>From: {post.name} &lt;{post.email}&gt;
To: {LIST}@lists.example
Cc: Dora &lt;dora@example.net&gt;,
\tEmil &lt;emil@example.net&gt;
Subject: <a
href="#r"
id=t>{html.escape(post.subject)}</a>
Date: {format_datetime(post.date)}\t<a
href="#r">[thread overview]</a>
Message-ID: &lt;{post.id}&gt; (<a href="raw">raw</a>)
{parent}
{_inbox_body(post)}</pre><hr><pre>                 <a
href="#R">reply</a>\tother threads:[<a
href="../">newest</a>]
</pre></body></html>""".encode()


def marc_page(post: Post) -> bytes:
    """A message on MARC."""

    def hidden(text: str) -> str:
        return text.replace("@", " () ").replace(".", " ! ")

    when = f"{post.date:%Y-%m-%d} {post.date.hour}:{post.date:%M:%S}"
    return f"""<html><head><title>'{html.escape(post.subject)}' - MARC</title></head><body bgcolor="white">
<pre>
[<a href="?l={LIST}&amp;m=1&amp;w=2">prev in list</a>] [<a href="?l={LIST}&amp;m=3&amp;w=2">next in list</a>] [prev in thread] [next in thread]
</pre>
<b><font size="+1">
<pre>List:       <a href="?l={LIST}&amp;r=1&amp;w=2">{LIST}</a>
Subject:    <a href="?t=1&amp;r=1&amp;w=2">{html.escape(post.subject)}</a>
From:       <a href="?a=1&amp;r=1&amp;w=2">{post.name} &lt;{hidden(post.email)}&gt;</a>
Date:       <a href="?l={LIST}&amp;r=1&amp;w=2&amp;b=201802">{when}</a>
Message-ID: <a href="?i=1">{hidden(post.id)}</a>
</font></b>
[<a href="?l={LIST}&amp;m=2&amp;q=mbox">Download RAW <b>message</b></a> or <a href="?l={LIST}&amp;m=2&amp;q=raw">body</a>]

{html.escape(post.body)}</pre>
<pre>
[<a href="?l={LIST}&amp;m=1&amp;w=2">prev in list</a>] [<a href="?l={LIST}&amp;m=3&amp;w=2">next in list</a>]
</pre><hr><a href="?q=about">About</a></body></html>""".encode()


def listserv_page(post: Post, framed: bool = False, old: bool = False) -> bytes:
    """A message on LISTSERV's web interface; `old`: all of it as preformatted text."""
    if old:
        return f"""<HTML><HEAD><TITLE>{html.escape(post.subject)}</TITLE></HEAD><BODY>
<A HREF="/cgi-bin/wa?A1=ind1802&L={LIST}">Back to main {LIST} page</A>
<PRE>Date:         {format_datetime(post.date)}
Reply-To:     {LIST} list &lt;{LIST}@lists.example&gt;
Sender:       {LIST} list &lt;{LIST}@lists.example&gt;
From:         {post.name} &lt;{post.email}&gt;
Subject:      {html.escape(post.subject)}
Content-Type: text/plain; charset="utf-8"

{html.escape(post.body)}</PRE>
<A HREF="/cgi-bin/wa?A0={LIST}">Back</A></BODY></HTML>""".encode()
    rows = {
        "Subject": f'<a href="/cgi-bin/wa?A2={LIST.upper()};abc.1802&amp;S=">{html.escape(post.subject)}</a>',
        "From": f"{post.name} &lt;[log in to unmask]&gt;",
        "Reply-To": f"{LIST} list &lt;[log in to unmask]&gt;",
        "Date": format_datetime(post.date),
        "Content-Type": "text/plain",
        "Parts/Attachments": '<a href="/cgi-bin/wa?A3=ind1802&amp;L=PICNIC&amp;T=text%2Fplain">text/plain (9 lines)</a>',
    }
    table = "".join(
        f"<tr><td align=right><b>{name}:</b></td><td><div>{value}</div></td></tr>"
        for name, value in rows.items()
    )
    body = (
        '<iframe src="/cgi-bin/wa?A3=ind1802&amp;L=PICNIC"></iframe>'
        if framed
        else f'<div id="awesomepre"><pre>{html.escape(post.body)}</pre></div>'
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>LISTSERV - {LIST.upper()} Archives</title></head><body>
<a href="/cgi-bin/wa?HOME">LISTSERV Archives</a>
<table>{table}</table>
{body}
<p>Top of Message | Previous Page | Permalink</p></body></html>""".encode()


def ietf_page(post: Post) -> bytes:
    """A message in the IETF Mail Archive."""
    lines = (
        rfc(post)
        .decode()
        .partition("\n\n")[0]
        .replace("=?utf-8?q?Chiara_N=C3=BA=C3=B1ez?=", post.name)
    )
    fields = "".join(f"        {html.escape(line)}<br />\n      \n" for line in lines.split("\n"))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(post.subject)}</title></head><body>
<div class="msg-detail"><div id="msg-body">
    <h3>{html.escape(post.subject)}</h3>
    <p id="msg-info" class="msg-header">
      <span id="msg-from" class="pipe">{post.name} &lt;{post.email}&gt;</span>
      <span id="msg-date" class="pipe">{post.date:%a, %d %B  %Y %H:%M} UTC</span>
    </p>
    <div id="msg-header" class="msg-header">
      <p>
      {fields}
      </p>
    </div>
    <div class="msg-payload">
          <pre class="wordwrap">{html.escape(post.body)}</pre>
    </div>
</div></div></body></html>""".encode()


def babyl(posts: list[Post]) -> bytes:
    """Rmail's mailbox; of every second message only a part of the header is shown."""
    out = "BABYL OPTIONS: -*- rmail -*-\nVersion: 5\nLabels:\nNote:   This is the header of an rmail file.\n\x1f"
    for post in posts:
        head, _, body = rfc(post).decode().partition("\n\n")
        shown = f"From: {post.name}\nSubject: {post.subject}\n"
        out += (
            f"\x0c\n1, answered,,\n{head}\n\n*** EOOH ***\n{shown}\n{body}\x1f"
            if post.number % 2
            else f"\x0c\n0, unseen,,\n*** EOOH ***\n{head}\n\n{body}\x1f"
        )
    return out.encode()


def mmdf(posts: list[Post]) -> bytes:
    """Each message between rows of ^A."""
    row = b"\x01\x01\x01\x01\n"
    return b"".join(row + rfc(post) + row for post in posts)


def mbx(posts: list[Post]) -> bytes:
    """UW's mailbox: a head of 2048 bytes, then a line with date and size above each message."""
    out = b"*mbx*\r\n5a7123450000000a\r\n".ljust(2048, b"\0")
    for post in posts:
        mail = rfc(post).replace(b"\n", b"\r\n")
        when = f"{post.date.day:2}-{post.date:%b-%Y %H:%M:%S} +0000"
        out += f"{when},{len(mail)};000000000001-{post.number:08x}\r\n".encode() + mail
    return out


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


def table(names: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    """A table as CSV, which quotes what needs it."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([names, *rows])
    return out.getvalue().encode()


def mail_table(posts: Iterable[Post]) -> bytes:
    """Where each mail lay and the mail itself, as Enron's are handed on."""
    return table(["file", "message"], [(f"{p.number}.", rfc(p).decode()) for p in posts])


def field_table(posts: Iterable[Post], delimiter: str = ",") -> bytes:
    """As BigBang keeps a list's months."""
    names = ["", "Message-ID", "From", "Subject", "Date", "In-Reply-To", "References", "Body"]
    rows = []
    for post in posts:
        parent = f"<{BY_NUMBER[post.parent].id}>" if post.parent else "NaN"
        sender = f"{post.email.replace('@', ' at ')} ({post.name})"
        subject = f"[{LIST}] {post.subject}"
        rows.append(
            [
                str(len(rows)),
                f"<{post.id}>",
                sender,
                subject,
                str(post.date),
                *[parent] * 2,
                post.body,
            ]
        )
    return table(names, rows, delimiter)
