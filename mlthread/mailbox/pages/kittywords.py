"""What HyperKitty's pages say in the language of the browser that asks. In: words. Out: what they mean.

Django, which it is made with, writes months and hours in the same language, also where the site has not
translated the links.

>>> month_of("Mär"), month_of("3월"), clock_of("오후 4:47"), clock_of("kello 16.47"), clock_of("noon")
(3, 3, '4:47 p.m.', 'kello 16:47', '12:00 p.m.')
>>> is_clock("9:05"), is_clock("At 9:05"), is_clock("9.05.AM"), is_clock("midnight")
(True, False, True, True)
"""

from __future__ import annotations

import re

from mlthread.pattern import pattern

__all__ = [
    "ABOVE",
    "ATTACHED",
    "LINKS",
    "NEW_SUBJECT",
    "OLDER",
    "REPLY",
    "THREAD",
    "clock_of",
    "is_clock",
    "month_of",
    "unhidden",
]

# The link that answers; links that are sure, "|" between them; what stands by the title; a new subject; attachments.
_ROWS = (
    (
        "Reply",
        "Sign in to reply online|Use email software|Back to the thread|Back to the list|Show replies by date|Show replies by thread|Reply to this thread",
        "thread|newer|newest|older|oldest|Thread View|First Post|Replies|Stats|Threads by month",
        "New subject:",
        "Attachments:",
    ),
    (
        "رد",
        "العودة إلى الموضوع|العودة إلى القائمة|إظهار الردود حسب التاريخ|إظهار الردود حسب الموضوع",
        "سلسلة محادثة|الأحدث|الأقدَم",
        "موضوع جديد:",
        "المرفقات:",
    ),
    (
        "Отговори",
        "Влез, за да отговориш онлайн|Обратно към нишката|Обратно към списъка|Покажи отговори подредени по дата|Покажи отговорите по нишка",
        "нишка|по-нови|по-стари",
        "Нова тема:",
        "Прикачени файлове:",
    ),
    (
        "Respon",
        "Inicieu la sessió per a respondre en línia|Utilitza un programa de correu|Torna al fil|Torna a la llista|Mostra respostes per data|Mostra respostes per fil",
        "fil|més recent|més antic",
        "Assumpte nou:",
        "Fitxers adjunts:",
    ),
    (
        "Odpovědět",
        "Pro online odpověď se přihlašte|Použít emailového klienta|Zpět do vlákna|Zpět do listu|Zobrazit odpovědi podle data|Zobrazit odpovědi podle vlákna",
        "vlákno|novější|starší",
        "Nový předmět:",
        "Přílohy:",
    ),
    (
        "Antworten",
        "Anmelden, um online zu antworten|E-Mail Software benutzen|Zurück zum Diskussionsstrang|Zurück zur Liste|Zeige Antworten nach Datum|Zeige Antworten nach Diskussionsstrang",
        "Diskussionsstrang|neuer|älter",
        "Neuer Betreff:",
        "Anhänge:",
    ),
    (
        "Respondi",
        "Ensalutu por respondi rete|Uzi retpoŝtan programon|Reen al la fadeno|Reen al la listo|Montri respondojn laŭ dato|Montri respondojn laŭ fadeno",
        "fadeno|pli novaj|malpli novaj",
        "Nova temo:",
        "Alkroĉaĵoj:",
    ),
    (
        "Responder",
        "Acceder a su cuenta para responder en línea|Utilizar un programa de correo electrónico|Volver al hilo|Volver a la lista|Mostrar respuestas por fecha|Mostrar respuestas por hilo",
        "hilo|más recientes|más antiguos",
        "Asunto nuevo:",
        "Archivos adjuntos:",
    ),
    (
        "Répondre",
        "Connectez-vous pour répondre en ligne|Utiliser un logiciel de messagerie|Retour au fil de discussion|Retour à la liste|Afficher les réponses par date|Afficher les réponses dans la discussion",
        "discussion|plus récents|plus anciens",
        "Nouvel objet :",
        "Pièces jointes :",
    ),
    (
        "תגובה",
        "יש להיכנס כדי להגיב דרך כאן|להשתמש בתכנית דוא״ל|חזרה לשרשור|חזרה לרשימה|הצגת תגובות לפי תאריך|הצגת תגובות לפי שרשור",
        "שרשור|חדשות יותר|ישנות יותר",
        "נושא חדש:",
        "קבצים מצורפים:",
    ),
    (
        "Válasz",
        "Bejelentkezés az online válaszhoz|Levelezőszoftver használata|Vissza a témához|Vissza a listához|Válaszok megjelenítése dátum szerint|Válaszok megjelenítése téma szerint",
        "téma|újabb|régebbi",
        "Új tárgy:",
        "Mellékletek:",
    ),
    (
        "Balas",
        "Masuk untuk membalas secara daring|Gunakan perangkat lunak surel|Kembali ke utas|Kembali ke milis|Tampilkan balasan berdasarkan tanggal|Tampilkan balasan berdasarkan utas",
        "utas|terbaru|terlama",
        "Subjek baru:",
        "Lampiran:",
    ),
    (
        "Rispondi",
        "Accedi per rispondere da qui|Usa il tuo programma di posta elettronica|Torna alla conversazione|Torna alla lista|Mostra repliche per data|Mostra le repliche per conversazione",
        "conversazione|più recenti|meno recenti",
        "Nuovo oggetto:",
        "Allegati:",
    ),
    (
        "返信",
        "オンラインで返信するにはログインしてください|メールソフトウェアを使う|スレッドに戻る|リストに戻る|日付順で返信を表示|スレッド順で返信を表示",
        "スレッド|次へ|前へ",
        "新しい件名:",
        "添付ファイル:",
    ),
    (
        "답장",
        "온라인으로 답장하기위해 로그인하기|이메일 소프트웨어 사용하기|스레드로 돌아가기|목록으로 돌아가기|날짜별로 답장보기|스레드 별로 답장보기",
        "스레드|이전|다음",
        "새 주제:",
        "첨부파일:",
    ),
    (
        "Svar",
        "Logg inn for å svare på nett|Bruk e-postprogramvare|Tilbake til tråden|Tilbake til listen|Vis svar etter dato|Vis svar trådvist",
        "tråd|nyere|eldre",
        "Nytt emne:",
        "Vedlegg:",
    ),
    (
        "Antwoord",
        "Log in om online te antwoorden|E-mailsoftware gebruiken|Terug naar conversatie|Terug naar lijst|Toon antwoorden op datum|Toon antwoorden per conversatie",
        "conversatie|nieuwer|ouder",
        "Nieuw onderwerp:",
        "Bijlagen:",
    ),
    (
        "Odpowiedz",
        "Zaloguj się, aby odpowiedzieć online|Użyj oprogramowania pocztowego|Wróć do wątku|Wróć do listy|Pokaż odpowiedzi według dat|Pokaż odpowiedzi według wątków",
        "wątek|nowsze|starsze",
        "Nowy temat:",
        "Załączniki:",
    ),
    (
        "Resposta",
        "Faça login para responder on-line|Usar software de e-mail|Voltar para o tópico|De volta à lista|Mostrar respostas por data|Mostrar respostas por tópico",
        "tópico|mais recente|mais antigo",
        "Novo assunto:",
        "Anexos:",
    ),
    (
        "Ответить",
        "Войти, чтобы ответить онлайн|Используйте клиента электронной почты|Вернуться к ветке|Вернуться к списку|Показать ответы по дате|Показать ответы по ветке",
        "ветка|более новые|более старые",
        "Новая тема:",
        "Прикреплённые файлы:",
    ),
    (
        "Përgjigjuni",
        "Që të përgjigjeni, bëni hyrjen|Përdor software email-i|Mbrapsht te rrjedha|Mbrapsht te lista|Shfaq përgjigje sipas datash|Shfaq përgjigje sipas rrjedhash",
        "rrjedhë|më i ri|më i vjetër",
        "Subjekt i ri:",
        "Bashkëngjitje:",
    ),
    (
        "Yanıtla",
        "Çevrimiçi yanıtlamak için oturum açın|E-posta yazılımı kullan|Mesaj dizisine geri dön|Listeye geri dön|Yanıtları tarihe göre göster|Yanıtları mesaj dizisine göre göster",
        "mesaj dizisi|daha yeni|daha eski",
        "Yeni konu:",
        "Ekler:",
    ),
    (
        "Відповісти",
        "Увійдіть, щоб відповісти онлайн|Використати поштовик|Назад до гілки|Назад до списку|Показати відповіді за датою|Показати відповіді за гілкою",
        "гілка|новіші|старіші",
        "Нова тема:",
        "Прикріплення:",
    ),
    (
        "回复",
        "登入以线上回复|使用电子邮件软件|返回会话|返回列表|按日期显示回复|按会话显示回复",
        "会话|较新的|较旧的",
        "新主题：",
        "附件：",
    ),
    ("回覆", "使用電子郵件軟體|回到清單", "較新|較舊", "New subject:", "附件："),
)
REPLY = frozenset(reply for reply, *_ in _ROWS)
"""The link that answers a message."""
_EACH = tuple(links.split("|") for _, links, *_ in _ROWS)
LINKS = frozenset(link for links in _EACH for link in (*links, " ".join(links[:2])))
"""Links that nobody writes alone on a line; the first two stand beside each other."""
ABOVE = frozenset(word for _, _, words, *_ in _ROWS for word in words.split("|"))
"""What stands between the title and the first message."""
OLDER = frozenset(("older", "oldest", *(words.split("|")[-1] for _, _, words, *_ in _ROWS[1:])))
"""Of these the link to the thread below, whose title may stand under it."""
THREAD = frozenset(words.split("|")[0] for _, _, words, *_ in _ROWS)
"""And the link from a message to its thread, which stands above the title."""
NEW_SUBJECT = tuple(sorted({subject for *_, subject, _ in _ROWS}))
"""How a line begins that shows another subject than the page's title."""
ATTACHED = frozenset(attached for *_, attached in _ROWS)
"""The line above what was attached."""
# The months of Django's languages as it cuts them short, a language a line; none of the words means two months.
_MONTHS = """
    jan feb mar apr may jun jul aug sep oct nov dec
    يناير فبراير مارس إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
    ян фев мар апр май юни юли авг сеп окт ноем дек
    gen feb març abr maig juny jul ago set oct nov des
    led úno bře dub kvě čen čec srp zář říj lis pro
    jan feb mär apr mai jun jul aug sep okt nov dez
    jan feb mar apr maj jun jul aŭg sept okt nov dec
    ene feb mar abr may jun jul ago sep oct nov dic
    jan fév mar avr mai jui jul aoû sep oct nov déc
    ינו פבר מרץ אפר מאי יונ יול אוג ספט אוק נוב דצמ
    jan feb már ápr máj jún júl aug sze okt nov dec
    jan feb mar apr mei jun jul agu sep okt nov des
    gen feb mar apr mag giu lug ago set ott nov dic
    1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月
    1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월
    jan feb mrt apr mei jun jul aug sep okt nov dec
    sty lut mar kwi maj cze lip sie wrz paź lis gru
    jan fev mar abr mai jun jul ago set out nov dez
    янв фев мар апр май июн июл авг сен окт ноя дек
    jan shk mar pri maj qer kor gus sht tet nën dhj
    oca şub mar nis may haz tem ağu eyl eki kas ara
    січ лют бер кві тра чер лип сер вер жов лис гру
    一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月
    ιαν φεβ μάρ απρ μάι ιούν ιούλ αύγ σεπ οκτ νοέ δεκ
    ian feb mar apr mai iun iul aug sep oct noi dec
    jan feb mar apr maj jun jul avg sep okt nov dec
    jan feb mar apr mai jūn jūl aug sep okt nov dec
    jaan veeb märts apr mai jun jul aug sept okt nov dets
    sau vas kov bal geg bir lie rugp rugs spa lap grd
"""
_MONTH = {
    word: number
    for line in _MONTHS.strip().split("\n")
    for number, word in enumerate(line.split(), 1)
}
_FORENOON = ("a.m.", "am", "ص", "오전", "πμ.", "преди обяд", "e.l.", "morgun")
_AFTERNOON = ("p.m.", "pm", "م", "오후", "μμ.", "след обяд", "p.l.", "eftirmiðdegi")
_MIDNIGHT = ("midnight", "منتصف الليل", "полунощ", "μεσάνυχτα", "südaöö", "miðnætti", "mesnatë")
_NOON = ("noon", "ظهراً", "обяд", "μεσημέρι", "keskpäev", "hádegi", "mesditë")
_HALF = dict.fromkeys((*_FORENOON, *_MIDNIGHT), "a.m.") | dict.fromkeys(
    (*_AFTERNOON, *_NOON), "p.m."
)
_HALVES = "|".join(map(re.escape, (*_FORENOON, *_AFTERNOON)))
_NAMED = "|".join(map(re.escape, (*_MIDNIGHT, *_NOON)))
_FIGURES = r"(?<!\d)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))"
_CLOCK = pattern(
    rf"(?i)(?:(?P<before>오전|오후) {_FIGURES}"
    rf"|{_FIGURES.replace('hour', 'h').replace('minute', 'm')}(?:[ .](?P<after>{_HALVES}))?"
    rf"|(?<!\d)(?P<round>\d{{1,2}} [ap]\.m\.)|(?<!\w)(?P<alone>{_NAMED}))\Z"
)


_HIDDEN_AT = pattern(r"(?<=[\w.+-])(?:\(a\)|\uff20)(?=[\w-]{1,63}\.[\w.-])")


def unhidden(text: str) -> str:
    """The text with the sign in its addresses, which strangers are shown as another.

    >>> unhidden("ann(a)lab.example.org (a)bout")
    'ann@lab.example.org (a)bout'
    """
    return _HIDDEN_AT.sub("@", text)


def month_of(word: str) -> int | None:
    """The month that the word, short as on HyperKitty's pages, is."""
    return _MONTH.get(word.rstrip(".").casefold())


def clock_of(text: str) -> str:
    """A time as HyperKitty shows it, also behind a day, in English and with figures for noon and midnight."""
    text = text.strip()
    found = _CLOCK.search(text)
    if found is None or found["round"]:
        return text
    return f"{text[: found.start()]}{_english(found)}"


def is_clock(text: str) -> bool:
    """Whether the text is a time and nothing else."""
    return _CLOCK.match(text) is not None


def _english(found: re.Match[str]) -> str:
    hour = found["hour"] or found["h"] or "12"
    minute = found["minute"] or found["m"] or "00"
    half = found["before"] or found["after"] or found["alone"]
    return f"{hour}:{minute} {_HALF[half.lower()]}" if half else f"{hour}:{minute}"
