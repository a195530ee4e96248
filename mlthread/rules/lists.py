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
    *("отписаться", "отписка", "отписки", "відписа", "απεγγραφ", "退订", "退會", "退会", "탈퇴"),
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
    Footer("sympa-commands", holds=("sympa@",), frame=True),
    Footer("unsubscribe-tr", opens="listeden çıkmak için", linked=True),
    Footer("unsubscribe-tr-ascii", opens="listeden cikmak icin", linked=True),
    Footer("debian-faq-de", opens="haeufig gestellte fragen und antworten (faq)", linked=True),
    Footer("linux-br", opens="esta lista é patrocinada", linked=True),
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
