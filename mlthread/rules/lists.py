"""What lists set below a mail in languages other than English, and some lists of their own. In: nothing. Out:
`LISTS`, rows of the footer table.

Below a ruler the word for leaving a list, and where to do that, tell a footer in any language.
"""

from __future__ import annotations

from .footerrow import Footer

__all__ = ["LISTS"]

_LEAVING = (
    *("abbestell", "abmelde", "austragen", "désinscri", "desinscri", "désabonn", "desabonn"),
    *(
        "darse de baja",
        "dar de baja",
        "-baja@",
        "cancelar su suscripción",
        "cancelar la suscripción",
    ),
    *("descadastr", "cancelar inscri", "cancelar a inscri", "sair da lista", "sair do grupo"),
    *("disiscri", "cancellazion", "cancellarsi", "afmeld", "uitschrijv", "odhláš", "odhlas"),
    *("wypisać się", "wypisac sie", "się wypisać", "sie wypisac", "rezygnacj", "leiratkoz"),
    *("lähteä listalta", "poistua listalta", "gå ur listan", "lämna listan", "avregistr", "avmeld"),
    *("framelding", "dezabon", "berhenti langganan", "keluar:", "listeden çık", "listeden cik"),
    *("per esborrar", "esborrar-vos", "donar-se de baixa", "wypisanie", "wypis:", "odjav"),
    *("avsluta prenum", "üyeliğinizi son", "uyeliginizi son", "üyelikten ç", "uyelikten c"),
    *("отписаться", "отписка", "отписки", "відписа", "απεγγραφ", "退订", "退會", "退会", "탈퇴"),
)
# Why one has a mail, as Google Groups says it in every language.
_SENT_BECAUSE = (
    *(
        "diese nachricht, weil",
        "diese nachricht erhalten",
        "ce message, car",
        "este mensaje porque",
    ),
    *("esta mensagem porque", "questo messaggio perch", "dit bericht ontvangen", "tę wiadomość, p"),
    *("tuto zprávu jste obdrž", "túto správu ste dostali", "meddelandet eftersom"),
    *("meddelelse, fordi", "meldingen fordi", "tämän viestin, koska", "kaptad ezt az üzenetet"),
    *("kapta ezt az üzenetet", "primit acest mesaj", "bu iletiyi", "bu mesajı", "это сообщение, п"),
    *("это сообщение, так как", "це повідомлення", "ову поруку", "ovu poruku", "to sporočilo"),
    *("αυτό το μήνυμα", "aquest missatge perquè", "pesan ini karena", "nhận được", "ได้รับข้อความนี้"),
    *("esta mensaxe", "mezu hau jaso", "הודעה זו", "هذه الرسالة لأنك", "この メール", "このメール"),
    *("收到此邮件", "收到此信息", "收到這封", "本 메일이 전송", "메일이 전송"),
)
_ARCHIVES = (
    *("archiv", "archief", "arkisto", "arkiv", "arquivo", "arhiva", "arsip", "arşiv", "arsivi"),
    *("архив", "архів", "アーカイブ", "存档"),
)
_TIPS = tuple(f"tip {number}:" for number in range(10))

LISTS: tuple[Footer, ...] = (
    Footer("leaving-page", holds=("://",), one_of=_LEAVING, frame=True, most=60),
    Footer("leaving-address", holds=("@",), one_of=_LEAVING, frame=True, most=60),
    Footer("archive-page", holds=("://", "list"), one_of=_ARCHIVES, frame=True, most=25),
    Footer("google-groups-abroad", holds=("google",), one_of=_SENT_BECAUSE, frame=True, most=60),
    Footer("sympa-commands", holds=("sympa@",), frame=True),
    Footer("unsubscribe-tr", opens="listeden çıkmak için", linked=True),
    Footer("unsubscribe-tr-ascii", opens="listeden cikmak icin", linked=True),
    Footer("debian-faq-de", opens="haeufig gestellte fragen und antworten (faq)", linked=True),
    Footer("debian-faq-fr", opens="lisez la faq de la liste", linked=True),
    Footer("debian-faq-fr-think", opens="pensez à lire la faq de la liste", linked=True),
    Footer("debian-spam-fr", opens="pensez à rajouter le mot", holds=("spam", "reply-to")),
    Footer("linux-br", opens="esta lista é patrocinada", linked=True),
    Footer("linux-br-members", opens="assinantes em", holds=("mensagens recebidas desde",)),
    Footer("python-br", opens="antes de enviar um e-mail para o grupo leia", linked=True),
    Footer("ubuntu-br", opens="mais sobre o ubuntu em português", linked=True),
    Footer("rlug", opens="detalii despre listele noastre", linked=True),
    Footer("abclinuxu", holds=("://www.abclinuxu.cz/",), one_of=("odpov",), frame=True, most=60),
    Footer("abclinuxu-view", opens="zobrazit", holds=("://www.abclinuxu.cz/",), most=4),
    Footer(
        "abclinuxu-no-answer", opens="v tuto chvili z technickych duvodu neni mozne", frame=True
    ),
    Footer("group-rules-id", opens="mohon perhatian:", frame=True, most=80),
    Footer("group-rules-id-heed", opens="untuk diperhatikan, melanggar akan", frame=True),
    Footer("group-corner-id", opens="pojok milis", frame=True),
    Footer("group-addresses", holds=("post message:", "-subscribe@", "-owner@"), most=30),
    Footer("the-bat-users", opens="current", holds=("silverstones.com/thebat/",), most=14),
    Footer("oekonux", opens="web-site: http://www.oekonux.", frame=True),
    Footer("unsubscribe-pl", opens="aby wypisać się", linked=True),
    Footer("unsubscribe-pl-want", opens="żeby wypisać się", linked=True),
    Footer("unsubscribe-sv", opens="för att lämna listan", linked=True),
    Footer("unsubscribe-sv-end", opens="avsluta prenumerationen", linked=True),
    Footer("unsubscribe-fr-out", opens="pour ne plus être dans la liste", linked=True),
    Footer("unsubscribe-fr-get", opens="pour ne plus recevoir", linked=True),
    Footer("unsubscribe-es-wish", opens="si no desea recibir más", linked=True),
    Footer(
        "yahoo-links-abroad",
        holds=("yahoo! gr",),
        one_of=("liens yahoo", "enlaces de yahoo", "links do yahoo", "link utili di yahoo"),
        most=6,
    ),
    Footer("yahoo-terms-it", opens="l'utilizzo, da parte tua, di yahoo! gruppi"),
    Footer("yahoo-terms-fr", opens="l'utilisation du service yahoo! groupes"),
    Footer("yahoo-terms-de", opens="die nutzung von yahoo! groups"),
    Footer("yahoo-terms-es", opens="el uso que haga de yahoo! grupos"),
    Footer("yahoo-terms-pt", opens="o uso que você faz do yahoo! grupos"),
    Footer("yahoo-leave-de", opens="um ihr abonnement zu kündigen", linked=True),
    Footer("yahoo-leave-es", opens="para cancelar su suscripción en este grupo", linked=True),
    Footer("yahoo-leave-pt", opens="para sair deste grupo", linked=True),
    Footer("postgresql-tip", opens="tip ", one_of=_TIPS, frame=True),
    Footer("postgresql-sent-es", opens="enviado a la lista de correo", linked=True),
    Footer("context-wiki", opens="if your question is of interest to others", frame=True),
    Footer("xsl-list", opens="xsl-list info", linked=True),
    Footer("list-this-is", opens="this is the", holds=(" mailing list", "subscribe"), linked=True),
    Footer("securityfocus", opens="this list is provided by the securityfocus", linked=True),
)
