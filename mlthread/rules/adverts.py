"""What free mail services set below a mail. In: nothing. Out: `ADVERTS`, rows of the footer table.

Their pages are in every language: below a ruler the address alone tells them. People's own pages at the same
services have other hosts than these.

>>> shows_advert(["Parli e navighi gratis con noi, e il consiglio di un amico vale di più: http://abbonati.tiscali.it/"])
True
>>> shows_advert(["I wrote to http://abbonati.tiscali.it/ and nobody answered me."])
False
"""

from __future__ import annotations

from collections.abc import Sequence

from .footerrow import Footer

__all__ = ["ADVERTS", "shows_advert"]

_MSN = (
    ".msn.",
    "/msn.",
    "imagine-msn.",
    "www.windowslive.",
    "get.live.",
    "//www.hotmail.",
    "www.live.com/",
)
# What portals call the pages that they advertise.
_PORTALS = (
    *("adv.email.it", "www.email.it/", "click.libero.it", "abbonati.tiscali.", "mail.virgilio.it"),
    *("www.laposte.net", "www.caramail.", "www.voila.fr", "www.fastmail.", "www.mail.com/"),
    *("www.juno.com", "www.netzero.", "www.lycos.", "mail.lycos.", "www.rediff.com", "clk.rediff."),
    *("unddu.de", "f.web.de/", "smartsurfer.web.de", "fotos.web.de", "click.web.de", "club.web.de"),
    *("poczta.onet.", "klik.wp.pl", "hity.wp.pl", "link.interia.pl", "www.interia.pl/", "epuls.pl"),
    *("www.email.cz", "www.azet.sk", "www.freestart.hu", "www.freemail.hu", "www.yahoo.co"),
    *("antipopup.uol.com", "www.ibest.com", "ibestmail.com", "www.sapo.pt", "mail.sapo.pt"),
    *("jazz.libero.it", "adsl.libero.it", "infostrada.libero.it", "infostrada.it", "niusy.onet.pl"),
    *("mail.163.com", "mail.126.com", "mail.sina.com", "mail.sohu.com", "mail.tom.com"),
    *("www.hanmail.net", "mail.rambler.ru", "www.pochta.ru", "abv.bg", "mail.bg", "www.post.sk"),
    *("www.gmx.net", "www.gmx.de", "www.gmx.at", "portal.gmx.", "mail.terra.com", "www.uol.com.br"),
)

# Pages that lead to what is advertised and are shown nowhere but below mails.
_CLICKED = (
    *("abbonati.tiscali.it/", "freelosophy.tiscali.it/", "registro.ig.com.br/", "adv.email.it/"),
    *("ad.adverticum.net/", "klik.wp.pl/", "hity.wp.pl/", "link.interia.pl/", "click.libero.it/"),
    *("www.arcor.de/", "ad2.seznam.cz/", "r.mail.ru/clb", "f.web.de/?mc", "freemail.web.de/"),
    *("pr.mail.yahoo.co.jp/", "promotions.yahoo.com/", "promos.yahoo.com/", "mujer.yahoo.com/"),
)
_LONGEST_ADVERT = 3  # lines

ADVERTS: tuple[Footer, ...] = (
    Footer("hotmail-advert", holds=(".hotmail.com",), frame=True),
    Footer("msn-advert", holds=("msn.com/",), frame=True),
    Footer(
        "msn-advert-words",
        holds=("msn ",),
        one_of=("msn hotmail", "msn toolbar", "msn photos", "msn search", "messenger!"),
        frame=True,
        most=30,
    ),
    Footer("windows-live", holds=("windows live",), frame=True, most=40),
    Footer(
        "hotmail-advert-words",
        opens="hotmail",
        one_of=("spam", "free", "storage", "mail"),
        frame=True,
        most=30,
    ),
    Footer("hotmail-elided", opens="[[elided", holds=("spam]]",)),
    Footer("netscape-service", opens="switch to netscape internet service", frame=True),
    Footer("lycos-advert", opens="lycos email", frame=True),
    Footer("mail-com-advert", opens="sign-up for ads free at mail.com", frame=True),
    Footer("gmx-advert", holds=("gmx.net/",), frame=True),
    Footer("gmx-advert-plus", opens="+++ gmx"),
    Footer(
        "gmx-advert-words",
        opens="gmx ",
        one_of=("mail", "freedsl", "dsl", "freemail", "message"),
        frame=True,
        most=20,
    ),
    Footer("tuta-sent", opens="securely sent with tuta"),
    Footer("tuta-sent-de", opens="sicher versendet mit tuta"),
    Footer("tuta-enjoy", opens="sent with tuta;"),
    Footer("tuta-enjoy-de", opens="gesendet mit tuta;"),
    Footer("libero-advert", holds=("mail.libero.it",), frame=True),
    Footer("free-mail", opens="get your free email", holds=("http",)),
    Footer("mail2web", opens="mail2web", holds=("http",)),
    Footer("this-mail-was-sent", opens="this mail was sent", holds=("http",)),
    Footer("this-mail-through", opens="this mail sent through", holds=("http",)),
    Footer("this-message-imp", opens="this message was sent using imp"),
    Footer("sent-with-opera", opens="using opera's", holds=("mail",)),
    Footer("netscape-free", opens="get your own free", holds=("mail",), linked=True),
    Footer("msn-advert-abroad", holds=("://",), one_of=_MSN, frame=True, most=40),
    Footer("portal-advert", holds=("://",), one_of=_PORTALS, frame=True, most=40),
    Footer("advert-titled-cs", opens="reklama:", linked=True, frame=True, most=40),
    Footer("advert-titled-pl", opens="reklama ---", linked=True, most=40),
    Footer("advert-titled-uk", opens="реклама ---", linked=True, most=40),
    Footer("opera-mail-page", holds=("www.opera.com/mail/",), frame=True, most=20),
    Footer("k9-mail", holds=("k-9 mail",), frame=True, most=25),
    Footer("blackberry-powered", opens="sent from my blackberry", holds=("powered by",), most=14),
    Footer("do-you-yahoo-id", opens="apakah anda yahoo!?"),
    Footer("netease", opens="网易邮箱，中国第一"),
    Footer("netease-free", opens="网易免费邮，中国第一"),
    Footer("netease-cloud", opens="从网易163邮箱发来的云附件"),
    Footer("netease-cloud-side", opens="从网易163邮箱发来的云端附件"),
    Footer("netease-mobile", opens="来自网易手机号码邮箱了解更多"),
    Footer("portal-advert-words", holds=("www.laposte.net", "laposte"), most=30),
    Footer("laposte-address", opens="créez votre adresse électronique", holds=("laposte.net",)),
    Footer("laposte-box", opens="une messagerie gratuite, garantie à vie"),
    Footer("email-it", opens="email.it, the professional"),
    Footer("mail-com-own", opens="sign-up for your own free personalized"),
    Footer("gmx-platform", opens="gmx - die kommunikationsplattform", most=8),
    Footer("yahoo-advert-br", holds=("yahoo!", "\nhttp://br."), most=40),
    Footer("posted-from", opens="posted from http://www."),
    Footer("spamfighter", opens="i am using the free version of spamfighter"),
    Footer("spamfighter-de", opens="ich verwende die kostenlose version von spamfighter"),
    Footer("spamfighter-fr", opens="j'utilise la version gratuite de spamfighter"),
    Footer("spamfighter-es", opens="utilizo la versión gratuita de spamfighter"),
    Footer("spamfighter-nl", opens="ik gebruik de gratis versie van spamfighter"),
    Footer("yahoo-sent-fr", opens="envoyé avec yahoo! mail"),
    Footer("uebimiau", opens="powered by uebimiau", most=6),
    Footer("open-webmail", opens="open webmail project"),
    Footer("webmail-es", opens="mensaje enviado usando", frame=True, most=16),
    Footer("webmail-es-mail", opens="correo enviado", frame=True, most=16),
    Footer("webmail-fr", opens="ce mail est envoyé", frame=True, most=16),
    Footer("webmail-fr-message", opens="ce message a été envoyé", frame=True, most=20),
    Footer("webmail-pt", opens="mensagem enviada", frame=True, most=16),
    Footer("webmail-it", opens="messaggio inviato", frame=True, most=16),
    Footer("mailtrack", holds=("sender notified by", "mailtrack"), most=24),
    Footer("mailtrack-line", opens="sender notified by", most=24),
    Footer("bookings", opens="book time to meet with me", most=10, linked=True),
    Footer("aol-mobile", opens="sent from aol mobile mail", most=20),
    Footer("free-emoticons", opens="free emoticons for your email", most=12),
)


def shows_advert(lines: Sequence[str]) -> bool:
    """Whether a paragraph ends in a page that is shown nowhere but in adverts, however long its sentences are."""
    if len(lines) > _LONGEST_ADVERT or ("://" not in lines[-1] and "www." not in lines[-1]):
        return False
    last = lines[-1].split()[-1].casefold()
    return any(map(last.__contains__, _CLICKED))
