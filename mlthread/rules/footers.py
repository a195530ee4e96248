"""What list software, mail clients and scanners put at the edges of a mail. In: nothing. Out: `find_footer`.

A footer is added by a row here (`Footer` says what a row asks for; scanners and disclaimers are in
`notices`, of personal data in `privacy`, what trackers, bots and calendars add is in `services`, what free mail services add is in `adverts`, what gateways and calendars put in is in `banners`,
lists in other languages are in `lists`) and a fixture in tests/golden/kinds.

>>> find_footer(["_" * 47, "Parser mailing list", "Parser@lists.example.org"], framed=True)
'mailman2'
>>> find_footer(["I left the mailing list last year."], framed=False) is None
True
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .adverts import ADVERTS, shows_advert
from .banners import BANNERS
from .disclaimers import is_disclaimer_title, is_own_disclaimer, reads_as_disclaimer
from .footerrow import LINK, Footer
from .lists import LISTS
from .notices import NOTICES
from .noticesabroad import NOTICES_ABROAD
from .privacy import PRIVACY
from .services import SERVICES

__all__ = ["FOOTERS", "Footer", "find_footer", "may_open"]


FOOTERS: tuple[Footer, ...] = (
    # List software
    Footer("mailman2", holds=(" mailing list",), lacks=(" mailing lists",), frame=True, terse=True),
    Footer("mailman2-listinfo", holds=("/listinfo",), frame=True),
    Footer("mailman2-bare", holds=(" mailing list", "/listinfo")),
    Footer("mailman2-options", holds=("/mailman/options/",)),
    Footer("mailman-digest", opens="send ", holds=(" mailing list submissions to",)),
    Footer("mailman-digest-owner", opens="you can reach the person managing the list at"),
    Footer(
        "mailman-digest-subject",
        opens="when replying, please edit your subject line",
        holds=("digest",),
    ),
    Footer("debian-subject", opens='with a subject of "unsubscribe"', most=12),
    Footer("apnic-sig", opens="sig-policy:", holds=("apnic sig on ",), most=14),
    Footer("mailman3", opens="to unsubscribe send an email to", holds=("-leave@",)),
    Footer("mailman3-obfuscated", opens="to unsubscribe send an email to", holds=("-leave at ",)),
    Footer("mailman3-list", holds=(" mailing list -- ",)),
    Footer("pipermail-page", opens="more information about the", holds=("mailing list",), most=9),
    Footer("pipermail-page-de", opens="mehr informationen über die mailingliste", most=10),
    Footer("pipermail-page-fr", opens="plus d'informations sur la liste de diffusion", most=10),
    Footer("pipermail-page-es", opens="más información sobre la lista de distribución", most=10),
    Footer("pipermail-page-it", opens="maggiori informazioni sulla lista", most=10),
    Footer("pipermail-page-pt", opens="mais detalhes sobre a lista de discussão", most=10),
    Footer("pipermail-page-sv", opens="mer information om maillistan", most=10),
    Footer("pipermail-page-cs", opens="více informací o konferenci", most=10),
    Footer("pipermail-page-pl", opens="więcej informacji o liście", most=10),
    Footer("pipermail-page-nl", opens="meer informatie over de", holds=("mailinglijst",), most=10),
    Footer("pipermail-page-nb", opens="flere opplysninger om epostlisten", most=10),
    Footer("pipermail-page-da", opens="yderligere oplysninger om maillisten", most=10),
    Footer("pipermail-page-hu", opens="további információk a(z)", most=10),
    Footer("pipermail-page-ru", opens="подробная информация о списке рассылки", most=10),
    Footer("internet-society", opens="as an internet society chapter"),
    Footer("kde-visit", opens="visit http", holds=(" to unsubscribe <<",), most=6),
    Footer("ieee-executive", opens="this email is sent from the 802 executive committee", most=24),
    Footer("ieee-removed", opens="if you wish to be removed from this reflector"),
    Footer("ieee-options", opens="self service option:", frame=True, most=60),
    Footer("oasis-comment", opens="this publicly archived list offers a means to", most=40),
    Footer("oasis-consent", opens="in order to verify user consent to the", holds=("spam",)),
    Footer("oasis-commands", opens="subscribe:", holds=("unsubscribe:", "-unsubscribe@"), most=60),
    Footer("listserv-help", opens="for help on this mail list, send", holds=("help",), most=24),
    Footer("subscriber", opens="you received this message as a subscriber on the list"),
    Footer("list-functions", opens="for all list information and functions", most=10),
    Footer("xfmail", opens="e-mail:", holds=("date:", "time:"), frame=True),
    Footer("xfmail-sent", opens="this message was sent by xfmail"),
    Footer("google-groups", opens="you received this message because you are subscribed"),
    Footer("google-groups-unsubscribe", holds=("+unsubscribe", "group")),
    Footer("google-groups-discussion", opens="to view this discussion on the web", linked=True),
    Footer("google-groups-discussion-visit", opens="to view this discussion visit", linked=True),
    Footer("google-groups-options", opens="for more options, visit", linked=True),
    Footer("yahoo-sponsor", opens="------------------------ yahoo! groups sponsor"),
    Footer("yahoo-links", opens="yahoo! groups links"),
    Footer("yahoo-terms", opens="your use of yahoo! groups is subject to"),
    Footer("yahoo-addresses", holds=("post message: ", "subscribe: ", "list owner: ")),
    Footer("yahoo-shortcut", opens="shortcut url to this page:", most=8),
    Footer("yahoo-star", opens="<*>"),
    Footer("yahoo-start", opens="__._,_.___"),
    Footer("yahoo-end", opens="__,_._,___"),
    Footer("yahoo-reply", opens="reply via web post", holds=("reply to",)),
    Footer("yahoo-activity", opens="recent activity:", holds=("visit your group",)),
    Footer("yahoo-visit", opens="visit your group"),
    Footer("yahoo-non-text", opens="[non-text portions of this message have been removed"),
    Footer("yahoo-advert", holds=("yahoo!",), frame=True),
    Footer("yahoo-advert-link", holds=(".yahoo.com/",), frame=True),
    Footer("yahoo-homepage", holds=("make yahoo",), frame=True),
    Footer("yahoo-mail-advert", holds=("mail.yahoo.com/",)),
    Footer("do-you-yahoo", opens="do you yahoo!?"),
    Footer("yahoo-instant", opens="send instant messages to your online friends"),
    Footer("yahoo-messenger", holds=("messenger.yahoo.com/invite",)),
    Footer("yahoo-india-messenger", holds=("//in.messenger.yahoo.com",)),
    Footer("yahoo-india-promotion", holds=("//in.promos.yahoo.com",)),
    Footer("yahoo-india-help", holds=("//help.yahoo.com/l/in/",)),
    Footer("yahoo-india-homepage", holds=("yahoo! homepage", "//in.yahoo.com")),
    Footer("hushmail", opens="concerned about your privacy? follow this link"),
    Footer("hushmail-affiliate", holds=("hushmail affiliate program",)),
    Footer("groups-io", opens="groups.io links:"),
    Footer("groups-io-reply", opens="view/reply online (#"),
    Footer("groups-io-links", opens="links: you receive", holds=("sent to this group",)),
    Footer("majordomo-line", opens="to unsubscribe from this list: send the line"),
    Footer("majordomo-body", opens="the body of a message to", holds=("majordomo",)),
    Footer("majordomo-named", opens="(the above mail message was from", most=60),
    Footer("majordomo-both", opens="to subscribe to this list", holds=("to unsubscribe", "@")),
    Footer("majordomo-mail", holds=("majordomo", "unsubscribe", "@")),
    Footer("registered-address", opens="registered address", holds=("registration no",)),
    Footer("linux-kernel-faq", opens="please read the faq at", holds=("lkml",)),
    Footer("listserv", opens="to unsubscribe from the", holds=("list",), linked=True),
    Footer("listserv-web", holds=("subed1=",)),
    Footer("listserv-archive", holds=("/wa?a", "list")),
    Footer("ezmlm", opens="to unsubscribe, e-mail:"),
    Footer("ezmlm-no-comma", opens="to unsubscribe e-mail:"),
    Footer("ezmlm-help", opens="for additional commands, e-mail:"),
    Footer("ezmlm-help-no-comma", opens="for additional commands e-mail:"),
    Footer("unsubscribe-mail", opens="to unsubscribe, send", holds=("@",)),
    Footer("unsubscribe-mail-no-comma", opens="to unsubscribe send", holds=("@",)),
    Footer("unsubscribe-visit", opens="to unsubscribe, visit", linked=True),
    Footer("unsubscribe-from-group", opens="to unsubscribe from this group", linked=True),
    Footer("unsubscribe-from-list", opens="to unsubscribe from this list", linked=True),
    Footer("unsubscribe-de", opens="um sich", holds=("abzumelden",), linked=True),
    Footer("unsubscribe-de-from", opens="abmelden", holds=("@",), frame=True),
    Footer("unsubscribe-fr", opens="pour vous désabonner", holds=("@",)),
    Footer("unsubscribe-fr-self", opens="pour se désabonner", holds=("@",)),
    Footer("unsubscribe-fr-off", opens="pour vous désinscrire", linked=True),
    Footer("unsubscribe-es", opens="para darse de baja", holds=("@",)),
    Footer("unsubscribe-es-link", opens="para darse de baja", holds=("http",)),
    Footer("unsubscribe-pt", opens="para cancelar", holds=("@",), frame=True),
    Footer("unsubscribe-pt-exit", opens="para sair da lista", linked=True),
    Footer("unsubscribe-it", opens="per annullare l'iscrizione", linked=True),
    Footer("unsubscribe-it-self", opens="per cancellarsi", holds=("@",)),
    Footer("unsubscribe-it-link", opens="per cancellarsi", holds=("http",)),
    Footer("unsubscribe-nl", opens="om u af te melden", linked=True),
    Footer("unsubscribe-ru", opens="чтобы отписаться", linked=True),
    Footer("unsubscribe-ru-off", opens="для отписки", linked=True),
    Footer("unsubscribe-zh", opens="退订:", holds=("@",)),
    Footer("unsubscribe-options", opens="to unsubscribe or change", holds=("http",)),
    Footer("subscribe-options", opens="to subscribe, unsubscribe", linked=True),
    Footer("subscribe-options-or", opens="to subscribe or unsubscribe", linked=True),
    Footer("unsubscribe-colon", opens="unsubscribe:", holds=("http",)),
    Footer("unsubscribe-slash", opens="subscribe/unsubscribe:"),
    Footer("list-settings", opens="list settings:"),
    Footer("list-archives", opens="list archives:"),
    Footer("list-archive", opens="list archive:"),
    Footer("list-etiquette", opens="list guidelines:"),
    Footer("list-post", opens="to post to this group", linked=True),
    Footer("list-post-message", opens="to post a message", holds=("@",)),
    Footer("list-post-list", opens="to post to this list", linked=True),
    Footer("list-visit-group", opens="visit this group at", linked=True),
    Footer("sympa", holds=("/sympa/", "list"), frame=True),
    Footer("mlmmj", holds=("+unsubscribe@",)),
    Footer("freelists", holds=("freelists.org/",), frame=True),
    Footer("topica", holds=("topica.com/",), frame=True),
    Footer("mandrake-shop", opens="want to buy your pack or services from mandr", linked=True),
    Footer("unsubscribe-frame", holds=("unsubscribe",), frame=True),
    Footer("subscription-frame", holds=("subscription", "http"), frame=True, terse=True),
    Footer("archive-frame", holds=("archive", "http", "list"), frame=True, terse=True),
    Footer("lists-host-frame", holds=("://lists.",), frame=True, terse=True),
    Footer("sourceforge-advert", holds=("://p.sf.net/",)),
    Footer("sourceforge-sponsor", opens="this sf.net email", holds=("sponsored",)),
    Footer("sourceforge-sponsor-long", opens="this sourceforge.net email is sponsored"),
    Footer("sourceforge-link", holds=("://sdm.link/",)),
    Footer("posted-via", opens="-----== posted via "),
    Footer("posted-via-long-dashes", opens="-----------== posted via "),
    Footer("posted-via-page", opens="posted via http"),
    Footer("posted-via-dashes", opens="----== posted via "),
    Footer("posted-via-dash", opens="-----= posted via "),
    Footer("sent-via-deja", opens="sent via deja.com http://"),
    Footer("posted-via-drawn", opens="-------------------==== posted via "),
    Footer("posted-via-usenet", opens="posted via usenet.com", most=12),
    Footer("usenet-com", opens="** speed ** retention", most=12),
    Footer("usenet-com-link", opens="http://www.usenet.com", frame=True, most=2),
    Footer("uncensored-news", opens="posted via uncensored-news.com"),
    Footer("remarq", holds=("posted from remarq", "http://"), most=24),
    Footer("netfront", holds=("news://freenews.netfront.net/",), most=12),
    Footer("developersdex", opens="*** sent via developersdex http", most=24),
    Footer("message-posted-via", opens="message posted via http", most=6),
    *SERVICES,
    *ADVERTS,
    *LISTS,
    Footer("picked-plain", opens="[ picked text/plain from multipart/alternative"),
    Footer("demime", opens="[demime", holds=("removed",)),
    Footer("stripmime", opens="--- stripmime report"),
    Footer("stripmime-warning", opens="--- stripmime warning"),
    Footer("html-deleted", opens="[[alternative html version deleted"),
    Footer("attachment-removed", opens="[attachment of type"),
    *NOTICES,
    *NOTICES_ABROAD,
    *PRIVACY,
    *BANNERS,
)


def _index() -> tuple[dict[str, list[Footer]], list[Footer]]:
    by_word: dict[str, list[Footer]] = {}
    anywhere = []
    for row in FOOTERS:
        if row.opens:
            word = row.opens.split(None, 1)[0]
            by_word.setdefault(_looked_up(word), []).append(row)
        else:
            anywhere.append(row)
    return by_word, anywhere


def _looked_up(word: str) -> str:
    """What a line is looked up by that begins so. Scripts that write no spaces give their first three characters."""
    return word[:3] if word[0] > "\u2e00" else word.strip("[]():,.!-") or word


_BY_WORD, _ANYWHERE = _index()
_FRAMED = [(row.holds[0], row) for row in _ANYWHERE]
_LOOSE = [(word, row) for word, row in _FRAMED if not row.frame]
_DECORATION = "*_|•·>+#=-–— \t["
_LABELLED = (":", " -- ", "{{", "Yahoo! ", " NOD32 ")
_MAX_LOOSE = 8  # lines of a paragraph that no ruler announces
_MOST_TITLES = 3  # lines above a disclaimer
_MOST_OPENERS = 60  # lines below a ruler, any of which may open a footer


def find_footer(lines: Sequence[str], framed: bool, opening: bool = False) -> str | None:
    """The name of the footer that these stripped lines are; `framed`: a ruler stands above them;
    `opening`: only rows that say how a line opens count.

    Only the first line of a paragraph without a ruler may open a footer: in the middle of prose the
    same words are prose.
    """
    name = _find_row(lines, framed, opening)
    if name or opening:
        return name
    for line in lines[: min(_MOST_TITLES, len(lines) - 1)]:
        if not is_disclaimer_title(line):
            break
        lines = lines[1:]
        name = _find_row(lines, framed, opening)
        if name:
            return name if name.startswith("disclaimer") else None
    if reads_as_disclaimer(lines):
        return "disclaimer-words"
    return "advert-page" if shows_advert(lines) else None


def _find_row(lines: Sequence[str], framed: bool, opening: bool) -> str | None:
    """The name of the first row that fits."""
    for line in lines[: _MOST_OPENERS if framed else 1]:
        name = _find_opener(line, lines, framed) if line else None
        if name:
            return name
    if not opening and (framed or (len(lines) <= _MAX_LOOSE and not _is_prose(lines[0]))):
        whole = "\n".join(lines).casefold()
        if _has_trace(whole):
            for word, row in _FRAMED if framed else _LOOSE:
                if (
                    word in whole
                    and _holds(whole, row, framed)
                    and not (row.terse and _tells(lines))
                ):
                    return row.name
    return None


def may_open(line: str) -> bool:
    """Whether a footer may open with a line, by its first word: a cheap look at lines amid a paragraph."""
    return line[0] in _DECORATION or bool(_rows_of(line.split(None, 1)[0])[0])


def _find_opener(line: str, lines: Sequence[str], framed: bool) -> str | None:
    name = _opened_by(line, lines, framed)
    if name is None and line[0] in _DECORATION:
        plain = line.lstrip(_DECORATION)  # some servers write "-- NOTICE:" as one line
        name = _opened_by(plain, lines, framed) if plain else None
    return name


@lru_cache(maxsize=4096)
def _rows_of(word: str) -> tuple[Sequence[Footer], tuple[str, ...]]:
    """The rows that a line may open whose first word is this one, and how these open."""
    rows = _BY_WORD.get(_looked_up(word).casefold(), ())
    return rows, tuple([row.opens for row in rows])


def _opened_by(line: str, lines: Sequence[str], framed: bool) -> str | None:
    rows, opens = _rows_of(line.split(None, 1)[0])
    if not rows:
        return None
    low = line.casefold()
    if not low.startswith(opens) or (not framed and is_own_disclaimer(line)):
        return None
    whole = " ".join(lines).casefold()
    for row in rows:
        if low.startswith(row.opens) and _holds(whole, row, framed):
            return row.name
    return None


def _is_prose(line: str) -> bool:
    """A line of eight words or more without a label or a program's mark is a sentence."""
    return line.count(" ") > 6 and line[0].isalpha() and not any(map(line.__contains__, _LABELLED))


def _tells(lines: Sequence[str]) -> bool:
    return sum(1 for line in lines if line and _is_prose(line)) * 2 >= len(lines)


def _has_trace(whole: str) -> bool:
    """Rows without an opening hold one of these."""
    return (
        "/" in whole
        or "@" in whole
        or "www." in whole
        or "{{" in whole
        or "list" in whole
        or "mail" in whole
        or "yahoo" in whole
        or "google" in whole
        or "unsub" in whole
        or "msn" in whole
        or "windows live" in whole
        or "avg" in whole
        or "nod32" in whole
        or "zoom" in whole
    )


def _holds(whole: str, row: Footer, framed: bool) -> bool:
    if (row.frame and not framed) or not all(map(whole.__contains__, row.holds)):
        return False
    if row.one_of and not any(map(whole.__contains__, row.one_of)):
        return False
    if row.lacks and any(map(whole.__contains__, row.lacks)):
        return False
    if row.most and len(whole.split(None, row.most)) > row.most:
        return False
    return framed or not row.linked or LINK.search(whole) is not None
