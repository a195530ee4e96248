"""What archives draw round a message, whatever their program. In: a line of a copied page. Out: how sure it is
to be drawn.

A line is drawn where all of its words are those that links of archives are made of: people seldom write
a line of nothing else, and next to never two of them at the end of a mail.

>>> [drawn(line) for line in ("[Date Prev][Thread Next]", "Previous Topic: Lamps", "Reply", "Reply soon, please")]
[2, 2, 1, 0]
"""

from __future__ import annotations

from mlthread.pattern import pattern

__all__ = [
    "BULLET",
    "MAYBE",
    "NAVIGATION",
    "SENTENCE_ENDS",
    "SURE",
    "drawn",
    "is_masked",
    "is_of_member",
    "is_reading_time",
    "is_row_of_links",
    "of_archive",
]

MAYBE, SURE = 1, 2
_LONGEST = 160
_WORD = pattern(r"[^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,3}")
# What links lead to: a page, a message, another form of it.
_OF_ARCHIVES = frozenset(
    """
    message messages msg msgs thread threads threaded topic topics archive archives permalink permalinks raw
    source mbox headers header unread post posts list lists conversation conversations discussion discussions
    prev previous next newer older newest oldest earlier later inbox forum tree chronological
    flat nested indexes follow-ups followups moderator moderators flag inappropriate
    nachricht nachrichten thema themen archiv beitrag beiträge vorherige vorheriger voriger vorige nächste
    nächster dieses gesprächs
    message précédent suivant précédente suivante sujet sujets fil
    mensaje mensajes anterior siguiente próximo tema temas archivo hilo
    messaggio messaggi precedente successivo bericht berichten vorig vorige volgend volgende
    mensagem mensagens seguinte próxima
    сообщение сообщения тема темы архив предыдущее следующее предыдущая следующая рассылка рассылки
    wiadomość wiadomości wątek poprzednia następna zpráva zprávy vlákno předchozí následující
    meddelande tråd föregående nästa melding besked forrige næste neste edellinen seuraava viesti ketju
    önceki sonraki mesaj ileti
    """.split()
)
# What stands beside them.
_OF_LINKS = frozenset(
    """
    date subject author index e-mail email home top up first last back view views show hide expand collapse open close
    reply replies respond answer quote report forward print download delete edit link links copy share search
    help login logout log sign in out register join subscribe unsubscribe about faq contact menu more less
    options option settings rss atom feed feeds site map current related similar relevant other all this that
    to by the of as a an and or at in on for with from me it is not any new create nav other format text
    html plain version bug advanced sorted sort classic full skip go go-to page pages user users member members
    profile privacy policy terms cookies service notice guidelines news body actions mail mailing sender
    proportional monospaced font join leave return start loading export import resend whole individual find
    likes like tweet follow vote votes rate attachments attachment attached followup possible glance
    month months stats status v display references history responses authors subjects dates note comment comments category categories ups board boards participants send overview content contents navigate navigation browse chronologically recent most same
    nach sortiert zurück zur zum übersicht liste autor datum betreff antworten zitieren drucken suche suchen
    retour à la au de l'index liste auteur objet répondre par trié triés par dans
    volver al a índice lista autor fecha asunto responder por ordenados ordenado
    indietro elenco data autore oggetto rispondi per torna terug naar overzicht index datum auteur onderwerp
    voltar índice assunto
    к списку список назад ответить автор дата по od do powrót lista odpowiedz zpět na seznam odpovědět
    till listan svara til listen svar takaisin listaan vastaa geri listeye yanıtla add
    """.split()
)
_SMILING = "()DP"
_SMILES = pattern(rf"[ .!?][:;]-?[{_SMILING}]\Z")
_SIGNS_ALONE = frozenset("«»‹›|♦•·←→↑↓▲▼^[]()/<>-— \t0123456789")
_ARROWS = frozenset("«»‹›♦·←→↑↓▲▼")
_SURE_ALONE = frozenset({"permalink", "threaded", "unread"})
# What no link ends with.
_GOING_ON = frozenset("to the of as a an and or at for with from is not".split())
_DIRECTIONS = frozenset(
    """
    prev previous next newer older earlier later vorherige vorheriger voriger vorige nächste nächster précédent
    suivant précédente suivante anterior siguiente próximo precedente successivo vorig volgende volgend
    seguinte próxima предыдущее следующее предыдущая следующая poprzednia następna předchozí následující
    föregående nästa forrige næste neste edellinen seuraava önceki sonraki
    """.split()
)
# What shows that the page is an archive's or a forum's, and words without which no line has it.
_WORDS_OF_PROGRAMS = (
    "powered",
    "mhonarc",
    "log",
    "sign",
    "click here to reply",
    "posts",
    "free forum",
)
_OF_PROGRAMS = pattern(
    r"""(?ix).{0,120}?(?:
    \bpowered\sby\s(?:the\s)?(?:listserv|lurker|discourse|mhonarc|hypermail|fudforum|phpbb|sympa|nabble|pipermail|mailman|hyperkitty|public-inbox|ezmlm|postorius)\b
    | \b(?:log|sign)[\s-]?(?:in|up)\b.{0,40}\b(?:comment|comments|conversation|reply|post|discussion)(?:\shere)?\.?\s*\Z
    | \blog\sin\sbefore\syou\scan\scomment\b | \bclick\shere\sto\sreply\b | ^\s*\d{1,5}\sposts\s(?:•|by\s\d) | ^archive\spowered\sby
    | \bmhonarc\s\d\.\d{1,2}(?:\.\d{1,2})?\+?\.?\s*\Z | \bfree\sforum\sby\s
    )"""
)
# Rows that say what page this is, and lists of other messages: how the line begins, and whether it ends there.
_ROWS = pattern(
    r"""(?ix)[\s*•«‹<↩|-]{0,8}+(?:
    (?:©\s?|(?:\(c\)|copyright)\s).{0,40}\d{4} | hosted\s(?:by|at)\s
    | (?:this\s)?archive\s(?:was\s)?(?:generated|maintained|hosted)\b | all\srights\sreserved
    | (?:you\s(?:need|must|have)\s(?:to\s)?|please\s)?(?:log|sign)[\s-]?(?:in|up)\s(?:or|to|for|before)\s
    | you\s(?:need|must|have)\s(?:to\s)?(?:be\s)?(?:log|sign)(?:ged|ed)?\s?in\b
    | (?-i:Return|Back|Go)\sto:?\s.{0,78}[^.?!,;]\Z | jump\sto\b | reply\s(?:via|by)\se-?mail | in\sresponse\sto\s*\Z
    | click\shere\sto\s(?:reply|post|view) | end\sof\smessages\s*\Z | free\sforum\sby\s
    | (?:current|related|similar|other)\s(?:thread|topic|post|message|discussion)s?:?\s*\Z
    | send\sa\sreport\sthat\s | your\smessage\shas\sbeen\ssuccessfully\s | \S{1,60}\sis\snot\saffiliated\swith\s
    | mime\s*\Z | (?:mime\s{1,40})?(?:[*•]\s)?(?:unnamed\s)?text/(?:plain|html)\s\((?=\d{1,6}\slines\)|[^)]{0,40}KB|\S) | join\s\S{1,80}\sto\s(?:automatically\s)?receive\b | posted\sto\s\S{1,80}@\S{1,80}\s*\Z | in\sreply\sto\s*\Z
    | this\smay\snot\sbe\sthe\sstart\sof\sthe\sconversation\b | this\semail\sappears\sto\sbe\sa\sreply\sto\sanother\semail\b | if\syou\swish\sto\sattempt\sfinding\sthe\sroot\sthread\b
    | this\smessage\swas\sposted\sto\b | loading(?:\.\.\.|…)?\s*\Z | thread\sat\sa\sglance | discussion\soverview\s*\Z | \[index\sof\sarchives\]
    | (?:relevant|similar)\spages\s*\Z | flag\sas\sinappropriate\b | apparently\sanalagous\sthreads
    | skip\sto\s(?:site\snavigation|(?:main\s)?content|navigation)\b.{0,20}\Z | the\smail\sarchive\shome\b | add\syour\smailing\slist\s*\Z
    | \S{1,80}\s-\s(?:all\smessages|about\sthe\slist)\s*\Z | series\s.{1,120}\|\sexpand\s*\Z | parts/attachments:?\s{1,20}(?:parts/attachments\s)?text/(?:plain|html)\b
    | state\s{1,40}(?:new|under\sreview|accepted|rejected|rfc|not\sapplicable|changes\srequested|awaiting\supstream|superseded|deferred|handled\selsewhere)\s*\Z
    | headers\s{1,40}show\s*\Z | message\sid\s{1,40}<?\S{1,200}@\S{1,200}\Z | recipients\sshortly\.\s*\Z | source:\shttps?://\S{1,600}\Z
    | continue\sreading\son\snarkive\b
    | patchwork\spatch\stracking\ssystem\b | things\sto\sdo\swith\sthis\srequest\s*\Z | add\san\sannotation\s\(
    | download\sa\szip\sfile\sof\sall\scorrespondence\b
    | total\stime\staken\b | current\stime:\s | last\supdated?:\s
    | \d{1,4}\s(?:-\s\d{1,4}\s)?of\s\d{1,5}\s*\Z | \d{1,5}\sposts?\s(?:•|by\s\d)
    | nntp\.perl\.org:\s | comments\sto\s\S{1,40}(?:\s\S{1,40}){0,3}\sat\s\S{1,60}@\S{1,60}\s\|\s
    | browse\s\S{1,60}\sby\sdate\s*\Z | started\sby\s.{1,60},\s.{1,40}\b\d{1,5}\smessages?\s*\Z
    | (?:message\sid|state|headers|series|delegated\sto|related)\s?\t | request:\s+send\sa\sblank\semail\sto\s | commit\smessage\s*\Z | \.::\s
    | this\sis\san\sarchived\smail\sposted\sto\b | this\ssite\sis\ssubject\sto\sthe\s | questions\sor\scomments\?\splease\sfeel\s
    | file\sname\s?\tmime\stype\s*\Z
    | want\sto\slink\sto\sthis\smessage | mailing\slist\s(?:info|archive) | confused\sabout\smailing\slists\sand\stheir\suse\?
    )"""
)
# The same farther on in the line, and words without which none has it.
_WORDS_WITHIN = ("powered", "modified", "freedom of information request")
_WITHIN = pattern(
    r"(?i).{0,60}\bpowered\sby:?\s|.{0,100}\blast\smodified:\s|\S.{0,80}\smade\sthis\sfreedom\sof\sinformation\srequest\sto\s"
)
# What a program says of a person or of a message below its head.
_OF_MEMBERS = pattern(
    r"""(?ix)\s{0,8}(?:
    \d{1,6}\s(?:posts?|messages?)\b.{0,20} | (?:join(?:ed)?\sdate|posts|location)\s*\Z | \#\d{1,6}\Z | thread\sstarter\s.{1,60} | start\sdate\s.{1,40} | (?:posts|messages|registered|joined|location|karma|member\ssince):\s.{1,60}
    | in\sreply\sto\s(?:this\spost|\S.{0,60}['’]s\s(?:message|post)).{0,80} | (?:junior|senior)\smember
    | in\sreply\sto\s\S.{0,60}\s\(\#\d{1,5}\) | to\s\S{1,80}@\S{1,80} | message\s\d{1,5}\sof\s\d{1,5}
    | \S.{0,60}\sis\s(?:currently\s)?(?:off|on)line\b.{0,60} | (?:off|on)line(?:\s(?:off|on)line)? | \S.{0,80}['’]s\sprofile\sphoto | attachments:\s?\S.{0,80}
    | (?:collaborator|contributor|maintainer|developer|reporter|member|owner|author|admin(?:istrator)?|moderator|new\smember|guest|regular) | @[\w.-]{1,40}
    | post\s\#\d{1,5}\sof\s\d{1,5}.{0,40} | \(too\sold\sto\sreply\) | text/(?:plain|html)\s\(.{1,20}\)
    | parts/attachments:?\s* | mime-version:\s.{1,20} | content-t(?:ype|ransfer-encoding):\s.{1,80} | picon | user-agent:\s.{1,80}
    )\Z"""
)
BULLET = r"[ \t]{0,12}+(?:[*\u2022o+-][ \t]{1,4}+)?+"
# What archives write round a message, never people: each row is how a line begins.
NAVIGATION = pattern(
    rf"""(?ix){BULLET}(?:
    (?:next|previous)[ ]message:.{{0,100}}:[ ]" | (?:maybe[ ])?(?:in[ ]reply[ ]to|reply):.{{0,100}}:[ ]" | next[ ]in[ ]thread:.{{0,100}}:[ ]"
    | (?:contemporary[ ])?messages[ ]sorted(?:[ ]by)?:?[ ]*\[
    | (?:this[ ]message|related[ ]messages|mail[ ]actions|help|respond|other[ ]mail[ ]archives):?[ ]*\[[ ]
    | (?:previous|prev|next)[ ]by[ ](?:date|thread|subject): | (?:next|previous)[ ]in[ ]thread[ ]\| | note[ ]well:[ ]messages[ ]sent[ ]to
    | \[index[ ]of[ ]archives\]
    | (?:follow-ups|references|reply[ ]to):[ ]*\Z | index\(?es\)?:
    | \[(?:date|thread|chronological)[ ](?:index|prev|next)\] | (?:date|thread|chronological)[ ]index\Z
    | \[[ ]?(?:date|thread|subject|author|attachment)[ ]?\]
    | privacy[ ]policy[ ]*\| | views:\s{{0,8}}(?:whole[ ]thread|raw[ ]message)[ ]\|
    | (?:<<<|>>>)[ <>]*\Z | <<<[ ](?:chronological|thread)[ ]index | \[top\]
    | w3c[ ]home[ ]?> | unofficial[ ]mirror[ ]of[ ]\S{{1,80}}@\S{{1,80}}\Z
    | \[(?:prev|next)[ ]in[ ](?:list|thread)\] | \[<(?:thread-)?prev\][ ] | \[download[ ](?:raw|message) | configure[ ]\|[ ]about
    | message[ ]\#\d{{1,6}}[ ]received[ ]at[ ].{{1,200}}[ ]\(full[ ]text,[ ]mbox | received[ ]on[ ].{{0,40}}\d\d:\d\d:\d\d | this[ ]archive[ ]was[ ]generated[ ]by
    | (?:nachrichten[ ]sortiert[ ]nach|messages[ ]triés[ ]par|mensajes[ ]ordenados[ ]por|messaggi[ ]ordinati[ ]per
    |berichten[ ]gesorteerd[ ]op|mensagens[ ](?:classificadas|ordenadas)[ ]por|wiadomości[ ]posortowane[ ]wg
    |zprávy[ ]setříděné[ ]dle|meddelanden[ ]sorterade[ ]efter|beskeder[ ]sorteret[ ]efter|сообщения,[ ]отсортированные[ ]по)[ ]?:
    | link[ ]to[ ]this(?:[ ]report)?\s*\Z | [前次]の記事[ ] | 記事の並び順: | \^?[ ]?permalink[ ]raw[ ]reply | .{{0,40}}\bother[ ]threads:\[~ | thread[ ]overview: | help[ ]/[ ]color[ ]/[ ]mirror
    | home[ ]help[ ]back[ ]first[ ]
    )"""
)
# How such a row begins, in small letters and without its bullet.
_STARTS = (
    *(
        "next",
        "link",
        "nachrichten",
        "mensaje",
        "messaggi",
        "berichten",
        "mensagens",
        "wiado",
        "zprávy",
        "meddel",
        "beskeder",
        "сообщения",
        "prev",
        "maybe",
        "in reply",
        "reply",
        "contemp",
        "messages",
        "this ",
        "related",
        "mail a",
        "help",
        "home help",
    ),
    *(
        "respond",
        "other",
        "note",
        "[",
        "follow",
        "ref",
        "index",
        "date",
        "thread",
        "chron",
        "privacy",
        "views",
    ),
    *(
        "<<<",
        ">>>",
        "w3c",
        "unoff",
        "configure",
        "message",
        "received",
        "前",
        "次",
        "記事",
        "^",
        "permalink",
    ),
)
_OTHERS = "other threads:[~"
_BULLETS = frozenset("*•o+-")
_READING_TIME = pattern(
    r"[ \t]{0,8}\d{1,3}–\d{1,3} (?:minutes?|Minuten|minutos|minuti)[ \t]{0,8}\Z"
)
# Addresses as archives show them.
_MASKED = pattern(
    r"<\S{1,100} \(\) [\w-]|@x{4,}|@[\w-]{0,40}\.\.\.|[\w-]\.\.\.@|\(at\)|\[at\]|\sat\s[\w-]{1,60}\sdot\s|_at_|<at>|-AT-"
    r"|(?i:\[log in to unmask\]|\[email.protected\]|address@hidden)"
)
_DOUBTFUL = pattern(r"(?i)(?:follow-ups|references|reply to):\Z|privacy policy\s{0,4}\|")
_CELLS = pattern(r"[|·•\t]|\s{3,}|\]\s{0,3}\[")
_EDGES = " \t[]()<>«»"
_FEWEST = 2  # links of a row of which all have to be links; words that titles have more than
_CALL = pattern(r"\w\((?!es\))|[={}\\]")  # a program's text
SENTENCE_ENDS = (".", "!", "?", ";", ",")


def is_reading_time(line: str) -> bool:
    """Whether it is how long a page takes to read, as a reader's view says below its title."""
    return line.strip()[:1].isdigit() and _READING_TIME.match(line) is not None


def drawn(line: str) -> int:
    """0 a line of somebody's text, `MAYBE` one like an archive's links, `SURE` no other."""
    text = line.strip()
    near = text[:_LONGEST]
    if (
        _ROWS.match(near)
        or is_reading_time(near)
        or (_has_any(near, _WORDS_WITHIN) and _WITHIN.match(near))
    ):
        return SURE
    sure = of_archive(line)
    if sure == MAYBE:
        words = _WORD.findall(text)
        titles = len(words) > _FEWEST and all(word[0].isupper() for word in words)
        return SURE if titles or is_row_of_links(line, 2) else sure
    return sure


def of_archive(line: str) -> int:
    """As `drawn`, without what the pages of any program say of themselves."""
    text = line.strip()
    near = text[:_LONGEST]
    if _has_any(near, _WORDS_OF_PROGRAMS) and _OF_PROGRAMS.match(near):
        return SURE
    if text.strip("> ") and _may_navigate(text) and NAVIGATION.match(line):
        return MAYBE if _DOUBTFUL.match(text) else SURE
    if not text or len(text) > _LONGEST or text[0] in ">#" or text.endswith(SENTENCE_ENDS):
        return 0
    if text[-1] in _SMILING and _SMILES.search(text):
        return 0
    label, colon, rest = text.partition(":")
    if label[-2:].isspace():
        return 0  # a row of a table: "Pages           : 35"
    if colon and rest.strip():
        named = _WORD.findall(label.lower()) if len(label) <= 60 else []
        if named and all(map(_is_link_word, named)) and not _DIRECTIONS.isdisjoint(named):
            return SURE if len(named) > 1 else MAYBE
    words = _WORD.findall(text.lower())
    if is_row_of_links(line, 3) and not _OF_ARCHIVES.isdisjoint(words):
        return SURE
    if not words:
        return (
            MAYBE
            if _SIGNS_ALONE.issuperset(text) and ("[<" in text or not _ARROWS.isdisjoint(text))
            else 0
        )
    if (
        words[-1] in _GOING_ON
        or len(words) > 16
        or not all(map(_is_link_word, words))
        or _CALL.search(text)
    ):
        return 0
    kinds = sum(word in _OF_ARCHIVES for word in words)
    if not kinds or (len(words) == 1 and words[0] not in _SURE_ALONE):
        return MAYBE
    return SURE


def _may_navigate(text: str) -> bool:
    low = text.lower()
    if low[0] in _BULLETS and low[1:2] in (" ", "\t"):
        low = low[1:].lstrip()
    return low.startswith(_STARTS) or _OTHERS in low


def is_row_of_links(line: str, least: int) -> bool:
    """Whether the line is parted into so many links: at most one of them, of three or more, has other words."""
    if least > 1 and line.split() == line.split(" ") and not any(map(line.__contains__, "|·•[")):
        return False  # one blank between words parts nothing
    parts = _CELLS.split(line)
    if len(parts) < least:
        return False
    cells = [_WORD.findall(cell.lower()) for cell in parts if cell.strip(_EDGES)]
    links = sum(bool(words) and all(map(_is_link_word, words)) for words in cells)
    return len(cells) >= least and links >= len(cells) - (len(cells) > _FEWEST)


def _has_any(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words is in the text, in whatever case: quicker than to search for each at every place."""
    return any(map(text.lower().__contains__, words))


def _is_link_word(word: str) -> bool:
    return word in _OF_ARCHIVES or word in _OF_LINKS


def is_masked(line: str) -> bool:
    """Whether the line holds an address of which an archive shows a part, or that it wrote otherwise."""
    return ("@" in line or "<" in line or "at" in line.lower()) and _MASKED.search(line) is not None


def is_of_member(line: str) -> bool:
    """Whether the line is what a page says of the writer or the message, below its head."""
    return _OF_MEMBERS.match(line.rstrip()) is not None
