"""Banners of gateways above a mail, labels of secrecy, meetings that calendars append. In: nothing. Out: `BANNERS`,
rows of the footer table.

Who warns of what came from outside says what it is, and that it is from outside: one word of both is prose.
"""

from __future__ import annotations

from .footerrow import Footer

__all__ = ["BANNERS"]

_RARELY = ("learn why", "aka.ms", "@", " at ")
# Whose it is, or what not to touch in it.
_WARNED_FR = ("expéditeur", "organi", "liens", "pièces", "cliqu")
_WARNED_ES = ("remitente", "organiza", "enlace", "adjunt", "clic")
_WARNED_PT = ("remetente", "organiza", "links", "anexos", "cliqu", "clicar")
_LEVELS = ("internal", "public", "confidential", "restricted", "general", "open", "official")
_WARNED_IT = ("mittente", "organizza", "link", "allegat", "clic")

BANNERS: tuple[Footer, ...] = (
    # Of what came from outside
    Footer("banner-caution", opens="caution:", holds=("external",)),
    Footer("banner-caution-originated", opens="caution:", holds=("originated",)),
    Footer(
        "banner-external",
        opens="[external",
        one_of=("[external]", "[external e", "[external s", "[external m", "[external:"),
    ),
    Footer(
        "banner-external-email",
        opens="external email",
        one_of=("email:", "email -", "email –", "click", "caution", "care"),
    ),
    Footer("banner-ext-email", opens="ext email:", one_of=("mindful", "link", "attach", "click")),
    Footer("banner-warning", opens="warning:", holds=("outside", "click")),
    Footer("banner-rarely", opens="you don't often get email from", one_of=_RARELY),
    Footer(
        "banner-rarely-some",
        opens="some people who received this message don't often get",
        one_of=_RARELY,
    ),
    Footer("banner-sender", opens="this message is from an external sender"),
    Footer("banner-outside", opens="this message came from outside your organization"),
    Footer("banner-outside-email", opens="this email originated from outside"),
    Footer("banner-attention", opens="attention:", holds=("outside", "click")),
    Footer("banner-attention-external", opens="attention:", holds=("external", "click")),
    Footer("banner-proofpoint", opens="zjqcmqryfpfptbannerstart"),
    Footer("banner-extern-de", opens="achtung:", holds=("extern", "mail")),
    Footer("banner-rarely-any", holds=("aka.ms/learnaboutsenderidentification",)),
    Footer("banner-rarely-de", opens="sie erhalten nicht häufig e-mails von"),
    Footer("banner-rarely-fr", opens="vous ne recevez pas souvent de courriers de"),
    Footer("banner-rarely-es", opens="no suele recibir correo"),
    Footer("banner-rarely-it", opens="non si ricevono spesso messaggi"),
    Footer("banner-rarely-it-you", opens="non ricevi spesso e-mail da", one_of=("@", "scopri")),
    Footer("banner-rarely-it-some", opens="alcune persone che hanno ricevuto questo messaggio non"),
    Footer(
        "banner-rarely-de-some",
        opens="einige personen, die diese nachricht erhalten haben, erhalten",
    ),
    Footer("banner-rarely-fr-some", opens="certaines personnes qui ont reçu ce message ne"),
    Footer("banner-rarely-es-some", opens="algunas personas que recibieron este mensaje no suelen"),
    Footer("banner-rarely-pt", opens="você não costuma receber e", one_of=("@", "saiba")),
    Footer("banner-rarely-pt-some", opens="algumas pessoas que receberam esta mensagem não"),
    Footer(
        "banner-rarely-nl", opens="u ontvangt niet vaak e-mail", one_of=("@", "meer informatie")
    ),
    Footer("banner-rarely-nl-some", opens="sommige mensen die dit bericht hebben ontvangen"),
    Footer("banner-rarely-sv", opens="du får inte ofta e-post från"),
    Footer("banner-rarely-da", opens="du får ikke ofte mails fra"),
    Footer("banner-internet-de", opens="achtung:", holds=("mail kommt aus dem internet",)),
    Footer("banner-extern-it", opens="attenzione:", holds=("mail proviene",)),
    Footer("banner-external-sender", opens="external sender", one_of=("mail", "message", "click")),
    Footer("banner-external-word", opens="external:", holds=("click",)),
    Footer("banner-external-outside", opens="external:", one_of=("from outside", "outside of")),
    Footer(
        "banner-external-stars",
        opens="*** external",
        one_of=("*** external mail", "*** external e", "*** external s", "*** external m"),
    ),
    Footer("banner-warning-originated", opens="warning:", holds=("originated", "outside")),
    Footer("banner-notice", opens="notice:", holds=("external", "click")),
    Footer("banner-alert", opens="alert:", holds=("outside", "click")),
    Footer("banner-originated", opens="this message originated from outside"),
    Footer("banner-from-outside", opens="this email is from outside", one_of=("organi", "compan")),
    Footer("banner-external-source", opens="this email is from an external"),
    Footer("banner-untrusted", opens="this message is from an untrusted sender"),
    Footer("banner-unknown", opens="this message is from an unknown sender"),
    Footer("banner-not-corresponded", opens="you have not previously corresponded with"),
    Footer("banner-proofpoint-end", opens="zjqcmqryfpfptbannerend"),
    Footer(
        "banner-extern-de-label",
        opens="[extern]",
        holds=("mail",),
        one_of=("link", "anh", "absender", "organisation"),
    ),
    Footer("banner-extern-de-mail", opens="externe e-mail:", one_of=("link", "anh", "absender")),
    Footer("banner-caution-de", opens="vorsicht:", holds=("externe", "absender")),
    Footer("banner-warning-de", opens="warnung:", holds=("externe", "absender")),
    Footer("banner-extern-fr-label", opens="[externe]", one_of=_WARNED_FR),
    Footer("banner-extern-fr", opens="attention", holds=("extern",), one_of=_WARNED_FR),
    Footer("banner-extern-fr-out", opens="attention", holds=("extérieur",), one_of=_WARNED_FR),
    Footer("banner-extern-fr-this", opens="ce message provient d'un expéditeur externe"),
    Footer("banner-extern-fr-from", opens="ce courriel provient de l'ext"),
    Footer("banner-extern-es-label", opens="[externo]", one_of=(*_WARNED_ES, *_WARNED_PT)),
    Footer("banner-extern-es", opens="precaución", holds=("correo",), one_of=_WARNED_ES),
    Footer(
        "banner-extern-es-heed", opens="atención", holds=("correo", "extern"), one_of=_WARNED_ES
    ),
    Footer("banner-extern-es-out", opens="atención", holds=("correo", "fuera de la organización")),
    Footer("banner-extern-es-this", opens="este correo proviene de un remitente extern"),
    Footer("banner-extern-pt", opens="atenção", holds=("mail", "extern"), one_of=_WARNED_PT),
    Footer("banner-extern-pt-out", opens="atenção", holds=("mail", "fora da organização")),
    Footer("banner-extern-pt-care", opens="cuidado", holds=("mail", "extern"), one_of=_WARNED_PT),
    Footer(
        "banner-extern-it-mail", opens="attenzione", holds=("mail", "estern"), one_of=_WARNED_IT
    ),
    Footer("banner-extern-nl", opens="let op:", holds=("mail", "externe afzender")),
    Footer("banner-extern-nl-outside", opens="let op:", holds=("mail", "buiten de organisatie")),
    Footer("banner-extern-sv", opens="obs", holds=("extern avsändare",)),
    Footer("banner-extern-sv-warning", opens="varning", holds=("extern avsändare",)),
    Footer("banner-extern-da", opens="advarsel", holds=("mail", "ekstern afsender")),
    Footer("banner-extern-nb", opens="advarsel", holds=("e-post", "ekstern avsender")),
    Footer("banner-extern-pl", opens="uwaga", holds=("wiadomość", "spoza organizacji")),
    Footer("banner-extern-pl-sender", opens="uwaga", holds=("zewnętrzn", "nadawc")),
    Footer("banner-extern-cs", opens="upozornění", holds=("zpráv", "externího odesílatele")),
    Footer("banner-extern-ru", opens="внимание", holds=("внешн", "отправител")),
    Footer("banner-extern-ja", opens="【外部メール】"),
    Footer("banner-extern-ja-square", opens="[外部メール]"),
    Footer("banner-extern-zh", opens="【外部邮件】"),
    Footer("banner-extern-zh-square", opens="[外部邮件]"),
    Footer("banner-extern-zh-tw", opens="【外部郵件】"),
    Footer("banner-extern-ko", opens="[외부메일]"),
    Footer("banner-sender-inky", opens="external (", holds=("report this email",), most=24),
    Footer("banner-outside-system", opens="notice: this message was sent from outside the"),
    # What lists set on top
    Footer("reflector-ieee", opens="--- this message came from the ieee 802", most=16),
    Footer("notice-ieee", opens="[notice: it is the policy of 802"),
    # What readers of news note on top
    Footer("no-archive", opens="x-no-archive: yes", most=2),
    Footer(
        "followup-posted", opens="[this followup was posted to", holds=("cited author",), most=24
    ),
    Footer("posted-and-mailed", opens="[posted and mailed]", most=3),
    Footer("posted-and-mailed-round", opens="(posted and mailed)", most=3),
    Footer("posted-and-mailed-both", opens="[[ this message was both posted and mailed", most=24),
    Footer("courtesy-copy", opens="[courtesy cc of this posting", most=16),
    # How secret it is, as firms label each mail
    Footer("label-official", opens="[amd official use only", most=8),
    Footer("label-public", opens="[amd public use", most=6),
    Footer("label-public-alone", opens="[public]", most=1),
    Footer("label-internal", opens="internal use - confidential", most=4),
    Footer("label-business", opens="juniper business use only", most=4),
    Footer("label-unclassified", opens="unclassified", most=4),
    Footer("label-classification", opens="classification:", holds=("unclassified",), most=8),
    Footer("label-level", opens="classification:", one_of=_LEVELS, most=3),
    Footer("label-level-sensitivity", opens="sensitivity:", one_of=_LEVELS, most=3),
    Footer("label-official-sensitive", opens="official: sensitive", most=4),
    Footer("label-official-dash", opens="official - sensitive", most=5),
    # Meetings, which calendars append below a ruler
    Footer("meeting-teams", opens="microsoft teams meeting", frame=True),
    Footer("meeting-teams-help", opens="microsoft teams need help?", frame=True),
    Footer("meeting-teams-options", opens="for organizers: meeting options", frame=True),
    Footer("meeting-teams-join", opens="join microsoft teams meeting", frame=True),
    Footer("meeting-teams-de", opens="microsoft teams-besprechung", frame=True),
    Footer("meeting-teams-fr", opens="réunion microsoft teams", frame=True),
    Footer("meeting-teams-es", opens="reunión de microsoft teams", frame=True),
    Footer("meeting-teams-pt", opens="reunião do microsoft teams", frame=True),
    Footer("meeting-teams-it", opens="riunione di microsoft teams", frame=True),
    Footer("meeting-teams-nl", opens="microsoft teams-vergadering", frame=True),
    Footer("meeting-teams-sv", opens="microsoft teams-möte", frame=True),
    Footer("meeting-teams-page", holds=("teams.microsoft.com/l/meetup-join",), frame=True),
    Footer(
        "meeting-teams-dial",
        opens="dial in by phone",
        one_of=("conference id", "dial-in"),
        frame=True,
    ),
    Footer("meeting-zoom", holds=("is inviting you to a scheduled zoom meeting",), frame=True),
    Footer("meeting-zoom-join", opens="join zoom meeting", holds=("http",)),
    Footer("meeting-zoom-id", opens="meeting id:", one_of=("passcode:", "password:")),
    Footer("meeting-zoom-tap", opens="one tap mobile", holds=("+",)),
    Footer("meeting-meet", opens="join with google meet", holds=("meet.google.com/",)),
    Footer("meeting-webex", opens="do not delete or change any of the following text"),
)
