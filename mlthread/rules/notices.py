"""Notices of scanners, disclaimers. In: nothing. Out: `NOTICES`, rows of the footer table.

"This mail is confidential" is what anybody may write: a row asks for the lawyer's or the program's words
as well. Archives have lost letters: "?" stands for one.
"""

from __future__ import annotations

from .footerrow import Footer
from .lawyers import SAID_BY_LANGUAGE as _BY_LANGUAGE

__all__ = ["NOTICES"]

_DROPPED = "{{dropped"  # what a filter of the R lists leaves of a long disclaimer
_ADDRESSEE = (
    *("recipient", "addressee", "individual", "entity", "disclosure", "distribution"),
    *("dissemination", "delete", "destroy", "prohibited", "unauthori", "notif", "in error"),
    *("by mistake", "solely", "for the use", "for use by", "legally", "property of", _DROPPED),
)
_INTENDED = ("confidential", "privileged", *_ADDRESSEE)
_CONFIDENTIAL = ("intended", "proprietary", "may contain", "contains", "privileged", *_ADDRESSEE)
_MAIL = ("mail", "message", "communication", "transmission", "facsimile", "document")
_NOT_YOURS = (*_MAIL, "notif", "delete", "destroy", "disclos", "copy", "distribut", "prohibit")
_MISTAKEN = ("in error", "by error", "by mistake", "erroneously")
_CLAIMED = (
    *(*_MAIL[:4], "intended", "confidential", "liab", "responsib", "warrant", "employer", "legal"),
    *("opinions expressed", "views expressed", "opinions are", "views are", "opinions of"),
    *("views of", "not necessarily", "http", "www.", " binds ", "binding"),
)
_SCANNED = ("virus", "spam", "malware", "content", "mailscanner", "security", "phish", "threat")
_CHECKED_DE = ("geprüft", "gepr?ft", "gescannt", "durchsucht", "untersucht", "kontrolliert")
_CHECKED = (
    *(
        "sprawdzon",
        "verifi",
        "geprüft",
        "gepr?ft",
        "checked",
        "zkontrol",
        "prover",
        "prever",
        "analiza",
    ),
    *("controllat", "gecontrol", "kontrol", "проверен", "ellen", "tarkist", "скан"),
)

NOTICES: tuple[Footer, ...] = (
    # Virus and spam scanners
    Footer(
        "virus-none-found",
        opens="no virus found in",
        one_of=("in this", "in the incoming", "in the outgoing", "in incoming", "in outgoing"),
    ),
    Footer("virus-avg", opens="checked by avg"),
    Footer("virus-database", opens="version:", holds=("virus database",)),
    Footer("virus-free", opens="virus-free.", holds=("www",)),
    Footer(
        "virus-avast",
        opens="this email has been checked for viruses",
        one_of=("by ", "avast", "antivirus"),
    ),
    Footer("virus-avast-sent", opens="this email was sent from a computer protected by avast"),
    Footer("virus-avast-ruled", opens="avast! antivirus"),
    Footer("virus-avast-link", holds=("avast.com/",), frame=True),
    Footer("virus-avast-page", holds=("www.avast.com",), frame=True),
    Footer("virus-avast-sig", holds=("avast.com/sig-email",)),
    Footer("virus-avast-en", opens="virus-free.www.avast.com"),
    Footer("virus-avast-de", opens="virenfrei.www.avast.com"),
    Footer("virus-avast-fr", opens="garanti sans virus.", holds=("avast",)),
    Footer("virus-avast-es", opens="libre de virus.", holds=("avast",)),
    Footer("virus-avast-it", opens="privo di virus.", holds=("avast",)),
    Footer("virus-avast-pt", opens="livre de vírus.", holds=("avast",)),
    Footer("virus-avast-nl", opens="virusvrij.www.avast.com"),
    Footer("virus-avast-pl", opens="wolny od wirusów.", holds=("avast",)),
    Footer("virus-avast-nl-apart", opens="virusvrij.", holds=("avast",)),
    Footer("virus-avast-de-apart", opens="virenfrei.", holds=("avast",)),
    Footer("virus-avast-cs", opens="neobsahuje žádné viry.", holds=("avast",)),
    Footer("virus-avast-sv", opens="virusfri.", holds=("avast",)),
    Footer("virus-avast-hu", opens="vírusmentes.", holds=("avast",)),
    Footer("virus-avast-ru", opens="без вирусов.", holds=("avast",)),
    Footer("virus-avg-sig", holds=("avg.com/email-signature",)),
    Footer("virus-eset", opens="__________ information from eset"),
    Footer("virus-eset-any", opens="__________ ", one_of=("nod32", "eset ")),
    Footer("virus-nod32-checked", holds=("nod32 antivirus",), one_of=_CHECKED, most=16),
    Footer("virus-nod32-page", holds=("nod32", "\nhttp"), most=20),
    Footer("virus-avg-any", holds=("avg",), one_of=(" vir", " wirus", "vírus", "-vir"), frame=True),
    Footer("virus-scanner", opens="scanned by", holds=("antivirus",), linked=True),
    Footer("virus-eset-checked", opens="the message was checked by eset"),
    Footer("virus-eset-page", holds=("http://www.eset",), most=1),
    Footer("virus-checked-by", opens="outgoing mail is certified virus free"),
    Footer("virus-incoming", opens="incoming mail is certified virus free"),
    Footer("virus-scanned", opens="this message has been scanned", one_of=_SCANNED),
    Footer("virus-scanned-email", opens="this email has been scanned", one_of=_SCANNED),
    Footer("virus-scanned-mail", opens="this e-mail has been scanned", one_of=_SCANNED),
    Footer("virus-scanned-message", opens="this e-mail message has been scanned", one_of=_SCANNED),
    Footer("virus-scanned-bracketed", opens="[this e-mail scanned for viruses by"),
    Footer("virus-mailscanner", holds=("mailscanner",), frame=True),
    Footer("virus-de", opens="diese nachricht wurde", holds=("vir",), one_of=_CHECKED_DE),
    Footer("virus-de-mail", opens="diese e-mail wurde", holds=("vir",), one_of=_CHECKED_DE),
    Footer(
        "virus-fr",
        opens="cet e-mail",
        holds=("virus",),
        one_of=("vérifi", "v?rifi", "analys", "contrôl", "scann", "aucun virus"),
    ),
    Footer("virus-fr-message", opens="l'absence de virus", one_of=("vérifi", "v?rifi")),
    Footer(
        "virus-es",
        opens="este correo",
        holds=("virus",),
        one_of=("comprobado", "analizado", "revisado", "escaneado", "verificado", "ningún virus"),
    ),
    Footer(
        "virus-it",
        opens="questo messaggio",
        holds=("analizzato",),
        one_of=("virus", "infett", "spam", "mailscanner"),
    ),
    Footer(
        "virus-pt",
        opens="este e-mail",
        holds=("vírus",),
        one_of=("verificad", "analisad", "examinad", "escanead", "livre de"),
    ),
    Footer(
        "virus-nl",
        opens="deze e-mail",
        holds=("virus",),
        one_of=("gecontroleerd", "gescand", "gecheckt", "geen virus"),
    ),
    Footer(
        "virus-pl",
        opens="ta wiadomość",
        holds=("wirus",),
        one_of=("sprawdz", "przeskan", "nie zawiera"),
    ),
    Footer("virus-es-avast", opens="el software de antivirus avast", holds=("virus",)),
    Footer("virus-fr-courriel", opens="ce courriel", holds=("virus",), one_of=("vérifi", "v?rifi")),
    Footer("virus-es-message", opens="este mensaje ha sido", one_of=("analizado con", "antivirus")),
    Footer("virus-pt-message", opens="esta mensagem foi verificada"),
    Footer("spam-pt", opens="e-mail classificado pelo identificador de spam"),
    Footer("virus-ro", opens="acest mesaj a fost scanat"),
    Footer("virus-fi", opens="tämä viesti on tarkastettu", holds=("virus",)),
    Footer("virus-sv", opens="detta meddelande har", holds=("virus",)),
    Footer(
        "virus-da", opens="denne mail er", holds=("virus",), one_of=("scan", "kontrol", "check")
    ),
    Footer("virus-cs-sent", opens="tato zprava byla", holds=("antivir",)),
    Footer("virus-ru", opens="это сообщение", holds=("вирус",), one_of=("провер", "не содерж")),
    Footer(
        "virus-cs",
        opens="tato zpráva",
        holds=("vir",),
        one_of=("zkontrol", "ověř", "prověř", "neobsahuje"),
    ),
    # Disclaimers
    Footer("disclaimer", opens="disclaimer:", one_of=_CLAIMED),
    Footer("disclaimer-intended", opens="disclaimer", holds=("intended",), one_of=_INTENDED),
    Footer("disclaimer-confidentiality", opens="confidentiality notice"),
    Footer("disclaimer-confidential", opens="confidential", holds=("intended",), one_of=_ADDRESSEE),
    Footer("disclaimer-privileged", opens="privileged", holds=("intended",), one_of=_ADDRESSEE),
    Footer("disclaimer-email", opens="this e-mail", holds=("confidential",), one_of=_CONFIDENTIAL),
    Footer(
        "disclaimer-email-plain", opens="this email", holds=("confidential",), one_of=_CONFIDENTIAL
    ),
    Footer("disclaimer-email-intended", opens="this e-mail", holds=("intended",), one_of=_INTENDED),
    Footer(
        "disclaimer-email-plain-intended", opens="this email", holds=("intended",), one_of=_INTENDED
    ),
    Footer("disclaimer-email-subject", opens="this e-mail", holds=("subject to", "disclaimer")),
    Footer(
        "disclaimer-email-plain-subject", opens="this email", holds=("subject to", "disclaimer")
    ),
    Footer(
        "disclaimer-message", opens="this message", holds=("confidential",), one_of=_CONFIDENTIAL
    ),
    Footer(
        "disclaimer-message-intended", opens="this message", holds=("intended",), one_of=_INTENDED
    ),
    Footer(
        "disclaimer-communication",
        opens="this communication",
        holds=("confidential",),
        one_of=_CONFIDENTIAL,
    ),
    Footer(
        "disclaimer-transmission",
        opens="this transmission",
        holds=("confidential",),
        one_of=_CONFIDENTIAL,
    ),
    Footer("disclaimer-electronic", opens="this electronic", holds=("intended",), one_of=_INTENDED),
    Footer("disclaimer-information", opens="the information", holds=("confidential", "intended")),
    Footer(
        "disclaimer-information-mail",
        opens="the information in this e",
        holds=("intended",),
        one_of=(*_MISTAKEN, _DROPPED),
    ),
    Footer(
        "disclaimer-quoted-information",
        opens='"the information',
        holds=("intended",),
        one_of=_INTENDED,
    ),
    Footer("disclaimer-designated", opens="this message is for the designated recipient"),
    Footer("disclaimer-designated-mail", opens="this email is for the designated recipient"),
    Footer("disclaimer-contents", opens="the contents of this", holds=("intended",), one_of=_MAIL),
    Footer(
        "disclaimer-contained", opens="information contained in", holds=("intended",), one_of=_MAIL
    ),
    Footer("disclaimer-note", opens="note:", holds=("confidential", "intended")),
    Footer("disclaimer-notice", opens="notice:", holds=("intended",), one_of=_INTENDED),
    Footer("disclaimer-notice-attached", opens="notice:", holds=("together with any attachments",)),
    Footer("disclaimer-important", opens="important", holds=("confidential", "intended")),
    Footer("disclaimer-if-not", opens="if you are not the intended recipient", one_of=_NOT_YOURS),
    Footer("disclaimer-if-error", opens="if you have received this", one_of=_MISTAKEN),
    Footer("disclaimer-if-you-received", opens="if you received this", one_of=_MISTAKEN),
    Footer("disclaimer-jpm", opens="this communication is for informational purposes only"),
    Footer("disclaimer-transmitted", opens="e-mail transmission cannot be guaranteed"),
    Footer("disclaimer-transmissions", opens="e-mail transmissions cannot be guaranteed"),
    Footer("disclaimer-liability", opens="the sender", holds=("liab", "mail")),
    Footer("disclaimer-link", opens="please follow the attached hyperlink", holds=("disclaimer",)),
    Footer("disclaimer-linked", opens="legal disclaimer:", linked=True),
    Footer(
        "disclaimer-registered", opens="registered in england", one_of=("no", "number", "office")
    ),
    Footer("disclaimer-company", opens="company registered in"),
    Footer("disclaimer-viruses", opens="warning: computer viruses", holds=("attachment",)),
    Footer("disclaimer-footnote", opens="this footnote", holds=("mail message has been swept",)),
    Footer("disclaimer-monitored", opens="please note that electronic mail", holds=("monitored",)),
    Footer("disclaimer-views", opens="views expressed in this", one_of=("sender", "individual")),
    Footer("disclaimer-tree", opens="save a tree", holds=("print",)),
    Footer("disclaimer-p", opens="p please consider the environment", holds=("print",)),
    Footer("disclaimer-print-pt", opens="antes de imprimir pense"),
    Footer("disclaimer-print-fr-thanks", opens="merci de penser à l'environnement"),
    Footer("disclaimer-print-it-respect", opens="rispetta l'ambiente", holds=("stampa",)),
    Footer("spam-report", opens="click here to report this", holds=("spam",)),
    Footer("disclaimer-star", opens="*****", holds=("confidential", "intended")),
    Footer("disclaimer-environment", opens="please consider the environment", holds=("print",)),
    Footer("disclaimer-print-not", opens="please don't print this", one_of=_MAIL),
    Footer("disclaimer-print-unless", opens="please do not print this", one_of=_MAIL),
    Footer("disclaimer-print-fr-this", opens="avant d'imprimer ce", holds=("environnement",)),
    Footer("working-hours", opens="my working day may not be your", most=60),
    Footer("working-hours-own", opens="my working hours may not be your", most=60),
    Footer("disclaimer-think-green", opens="think green", holds=("print",), most=24),
    Footer("disclaimer-consider", opens="consider the environment before", holds=("print",)),
    Footer("disclaimer-think", opens="think before you print"),
    Footer("disclaimer-print-es", opens="antes de imprimir este"),
    Footer("disclaimer-print-es-think", opens="antes de imprimir, pien"),
    Footer("disclaimer-print-fr", opens="avant d'imprimer, pensez"),
    Footer("disclaimer-print-fr-think", opens="pensez à l'environnement", holds=("imprim",)),
    Footer("disclaimer-print-it", opens="prima di stampare, pensa"),
    Footer("disclaimer-print-de", opens="bitte denken sie an die umwelt", holds=("druck",)),
    Footer("disclaimer-print-de-think", opens="denken sie an die umwelt", holds=("druck",)),
    Footer("disclaimer-print-nl", opens="denk aan het milieu", holds=("print",)),
    Footer("disclaimer-print-sv", opens="tänk på miljön", holds=("skriv",)),
    Footer("disclaimer-print-da", opens="tænk på miljøet", holds=("print",)),
    Footer(
        "disclaimer-de",
        opens="diese e-mail enthält",
        holds=("vertraulich",),
        one_of=_BY_LANGUAGE["de"],
    ),
    Footer(
        "disclaimer-de-message",
        opens="diese nachricht",
        holds=("vertraulich",),
        one_of=_BY_LANGUAGE["de"],
    ),
    Footer(
        "disclaimer-de-hint", opens="hinweis:", holds=("vertraulich",), one_of=_BY_LANGUAGE["de"]
    ),
    Footer(
        "disclaimer-de-heed", opens="achtung:", holds=("vertraulich",), one_of=_BY_LANGUAGE["de"]
    ),
    Footer("disclaimer-fr", opens="ce message", holds=("confidentiel",), one_of=_BY_LANGUAGE["fr"]),
    Footer(
        "disclaimer-fr-mail",
        opens="ce courriel",
        holds=("confidentiel",),
        one_of=_BY_LANGUAGE["fr"],
    ),
    Footer(
        "disclaimer-fr-email",
        opens="cet e-mail",
        holds=("confidentiel",),
        one_of=_BY_LANGUAGE["fr"],
    ),
    Footer("disclaimer-es", opens="aviso", holds=("confidencial",), one_of=_BY_LANGUAGE["es"]),
    Footer(
        "disclaimer-es-message",
        opens="este mensaje",
        holds=("confidencial",),
        one_of=_BY_LANGUAGE["es"],
    ),
    Footer(
        "disclaimer-es-mail",
        opens="este correo",
        holds=("confidencial",),
        one_of=_BY_LANGUAGE["es"],
    ),
    Footer(
        "disclaimer-pt", opens="esta mensagem", holds=("confidencia",), one_of=_BY_LANGUAGE["pt"]
    ),
    Footer(
        "disclaimer-it", opens="questo messaggio", holds=("riservat",), one_of=_BY_LANGUAGE["it"]
    ),
    Footer(
        "disclaimer-it-mail", opens="questa e-mail", holds=("riservat",), one_of=_BY_LANGUAGE["it"]
    ),
    Footer(
        "disclaimer-it-contents",
        opens="le informazioni contenute",
        holds=("riservat",),
        one_of=_BY_LANGUAGE["it"],
    ),
    Footer(
        "disclaimer-nl", opens="dit bericht", holds=("vertrouwelijk",), one_of=_BY_LANGUAGE["nl"]
    ),
    Footer(
        "disclaimer-nl-mail",
        opens="deze e-mail",
        holds=("vertrouwelijk",),
        one_of=_BY_LANGUAGE["nl"],
    ),
    Footer(
        "disclaimer-nl-info",
        opens="de informatie",
        holds=("vertrouwelijk",),
        one_of=_BY_LANGUAGE["nl"],
    ),
    Footer(
        "disclaimer-nl-sent",
        opens="de informatie verzonden met",
        holds=("bestemd",),
        one_of=_BY_LANGUAGE["nl"],
    ),
    Footer("disclaimer-da", opens="denne e-mail", holds=("fortrolig",), one_of=_BY_LANGUAGE["da"]),
    Footer(
        "disclaimer-sv",
        opens="detta meddelande",
        holds=("konfidentiell",),
        one_of=_BY_LANGUAGE["sv"],
    ),
    Footer(
        "disclaimer-nb", opens="denne e-posten", holds=("konfidensiell",), one_of=_BY_LANGUAGE["nb"]
    ),
    Footer(
        "disclaimer-fi", opens="tämä viesti", holds=("luottamuksel",), one_of=_BY_LANGUAGE["fi"]
    ),
    Footer("disclaimer-pl", opens="uwaga", holds=("poufn",), one_of=_BY_LANGUAGE["pl"]),
    Footer(
        "disclaimer-pl-message", opens="ta wiadomość", holds=("poufn",), one_of=_BY_LANGUAGE["pl"]
    ),
    Footer("disclaimer-pl-this", opens="wiadomość ta", holds=("poufn",), one_of=_BY_LANGUAGE["pl"]),
    Footer("disclaimer-cs", opens="tato zpráva", holds=("důvěrn",), one_of=_BY_LANGUAGE["cs"]),
    Footer("disclaimer-hu", opens="ez az üzenet", holds=("bizalmas",), one_of=_BY_LANGUAGE["hu"]),
    Footer(
        "disclaimer-ru", opens="это сообщение", holds=("конфиденциальн",), one_of=_BY_LANGUAGE["ru"]
    ),
    Footer("disclaimer-tr", opens="bu e-posta", holds=("gizli",), one_of=_BY_LANGUAGE["tr"]),
    Footer("disclaimer-zh", opens="本邮件", holds=("保密",), one_of=_BY_LANGUAGE["zh"]),
    Footer("disclaimer-ja", opens="このメール", holds=("機密",), one_of=_BY_LANGUAGE["ja"]),
    Footer("disclaimer-zh-tip", opens="保密提示", holds=("邮件",), one_of=_BY_LANGUAGE["zh"]),
    Footer("disclaimer-zh-secret", opens="本邮件", holds=("机密",), one_of=_BY_LANGUAGE["zh"]),
    Footer("disclaimer-zh-tw", opens="本郵件", holds=("機密",), one_of=_BY_LANGUAGE["zh-tw"]),
    Footer("disclaimer-ko", opens="본 메일", holds=("기밀",), one_of=_BY_LANGUAGE["ko"]),
    Footer("disclaimer-el", opens="το παρόν", holds=("εμπιστευτικ",), one_of=_BY_LANGUAGE["el"]),
    Footer("disclaimer-ro", opens="acest mesaj", holds=("confiden",), one_of=_BY_LANGUAGE["ro"]),
    Footer(
        "disclaimer-bg", opens="това съобщение", holds=("поверител",), one_of=_BY_LANGUAGE["bg"]
    ),
    Footer(
        "disclaimer-uk", opens="це повідомлення", holds=("конфіденційн",), one_of=_BY_LANGUAGE["uk"]
    ),
    Footer("disclaimer-sk", opens="táto správa", holds=("dôvern",), one_of=_BY_LANGUAGE["sk"]),
    Footer("disclaimer-sl", opens="to sporočilo", holds=("zaupn",), one_of=_BY_LANGUAGE["sl"]),
    Footer("disclaimer-hr", opens="ova poruka", holds=("povjerljiv",), one_of=_BY_LANGUAGE["hr"]),
    Footer("disclaimer-sr", opens="ova poruka", holds=("poverljiv",), one_of=_BY_LANGUAGE["sr"]),
    Footer(
        "disclaimer-ca", opens="aquest missatge", holds=("confidencial",), one_of=_BY_LANGUAGE["ca"]
    ),
    # Mail that programs write
    Footer("automatic-de", opens="diese e-mail wurde automatisch"),
    Footer("automatic-de-message", opens="diese nachricht wurde automatisch"),
    Footer("automatic-de-answer", opens="dies ist eine automatisch", holds=("antworten",)),
    Footer("automatic-fr", opens="ceci est un message automatique", holds=("répon",)),
    Footer("automatic-fr-message", opens="ce message a été généré automatiquement"),
    Footer("automatic-fr-mail", opens="ce courriel a été généré automatiquement"),
    Footer("automatic-es", opens="este es un mensaje automático"),
    Footer("automatic-es-has-been", opens="este mensaje ha sido generado automáticamente"),
    Footer("automatic-es-was", opens="este mensaje fue generado automáticamente"),
    Footer("automatic-pt", opens="esta é uma mensagem automática"),
    Footer("automatic-pt-message", opens="esta mensagem foi gerada automaticamente"),
    Footer("automatic-pt-mail", opens="este e-mail foi gerado automaticamente"),
    Footer("automatic-it", opens="questo messaggio è stato generato automaticamente"),
    Footer("automatic-it-mail", opens="questa e-mail è stata generata automaticamente"),
    Footer("automatic-nl", opens="dit bericht is automatisch"),
    Footer("automatic-nl-answer", opens="dit is een automatisch", holds=("niet op",)),
    Footer("automatic-pl", opens="niniejsza wiadomość została wygenerowana"),
    Footer("automatic-pl-this", opens="ta wiadomość została wygenerowana"),
    Footer("automatic-cs", opens="tato zpráva byla vygenerována"),
    Footer("automatic-ru", opens="это письмо сформировано автоматически"),
    Footer("automatic-ru-sent", opens="это письмо отправлено автоматически"),
    Footer("automatic-sv", opens="detta är ett automatiskt", holds=("svara",)),
    Footer("automatic-da", opens="dette er en automatisk", holds=("svar",)),
    Footer("automatic-fi", opens="tämä on automaattinen", holds=("vasta",)),
    Footer("automatic-hu", opens="ez egy automatikus", holds=("válasz",)),
    Footer("automatic-tr", opens="bu e-posta otomatik"),
    Footer("automatic-ja", opens="このメールは自動"),
    Footer("automatic-ja-this", opens="本メールは自動"),
    Footer("automatic-zh", opens="此邮件由系统自动"),
    Footer("automatic-zh-own", opens="本邮件由系统自动"),
    Footer("automatic-zh-tw", opens="此郵件由系統自動"),
    Footer("automatic-ko", opens="본 메일은 발신", holds=("전용",)),
    Footer(
        "secured-by",
        opens="this message was secured by",
        one_of=("(r)", "®", "(tm)", "encrypt", "http", "www."),
    ),
)
