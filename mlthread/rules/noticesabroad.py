"""Notices of scanners, providers and lawyers that are written in languages other than English and have a shape of their own.
In: nothing. Out: `NOTICES_ABROAD`, rows of the footer table.
"""

from __future__ import annotations

from .footerrow import Footer

__all__ = ["NOTICES_ABROAD"]

NOTICES_ABROAD: tuple[Footer, ...] = (
    Footer(
        "virus-avast-abroad",
        holds=("www.avast.com",),
        one_of=("vir", "ιού", "ウイルス", "病毒", "바이러스", "вир", "вір"),
        lacks=("antivir", "anti-vir"),
        most=7,
    ),
    Footer("virus-avg-abroad", holds=("avg - www.avg",), most=45),
    Footer("virus-gdata", opens="virus checked by g data"),
    Footer("virus-orange", opens="orange vous informe que cet e-mail"),
    Footer("virus-wanadoo", opens="wanadoo vous informe que cet e-mail"),
    Footer("disclaimer-print-pl", opens="pomyśl o środowisku", holds=("drukuj",)),
    Footer("disclaimer-print-es-tree", opens="p piensa en el medio ambiente", holds=("imprimir",)),
    Footer("disclaimer-print-nb", opens="tenk på miljøet", holds=("skriv",)),
    Footer("disclaimer-print-cs", opens="šetřete životní prostředí", holds=("tisk",)),
    Footer("disclaimer-nl-rights", opens="aan dit bericht kunnen geen rechten"),
    Footer("disclaimer-nl-state", opens="dit bericht kan informatie bevatten die niet voor u"),
    Footer("disclaimer-zh-title", opens="【免责声明】", holds=("邮件",)),
)
