"""Domains by what they are for. Data; a chat's own list comes first."""


def names(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


# Endings that make a link of words with a dot between them, without a scheme.
COMMON_ENDS = names(
    """
    com net org info biz ru su ua by kz cn hk tw jp kr vn id in th ir tr de fr es it pl nl br mx ar uk us eu io co cc me
    tv ws ly gg gl gd im is la pw to ai xyz top vip club shop store site online website space fun icu app link live pro
    win bet casino life world today click buzz cloud digital finance money tech work agency social one ink cfd sbs
    mobi asia name lol bond rest monster
    """
)

# They lead to a person or a group in another messenger.
CONTACT_HOSTS = names(
    """
    wa.me api.whatsapp.com chat.whatsapp.com whatsapp.com discord.gg line.me lin.ee zalo.me m.me viber.click
    vk.me signal.me signal.group join.skype.com open.kakao.com kakao.com u.wechat.com qm.qq.com jq.qq.com
    ok.me teletype.link taplink.cc linktr.ee beacons.ai onlyfans.com forms.gle
    """
)

# What is behind these cannot be seen.
SHORTENERS = names(
    """
    bit.ly bitly.com tinyurl.com goo.gl is.gd v.gd t.ly cutt.ly rb.gy shorturl.at ow.ly clck.ru vk.cc u.to
    qps.ru goo.su t.cn url.cn dwz.cn suo.im suo.nz mrw.so dlj.li rebrand.ly s.id short.io tiny.cc bl.ink
    soo.gd lnk.to adf.ly ouo.io shrtco.de kutt.it surl.li m.tb.cn
    """
)

# Known to everybody: no sign of anything in themselves.
WELL_KNOWN = names(
    """
    google.com youtube.com youtu.be wikipedia.org wikimedia.org github.com github.io gitlab.com
    bitbucket.org stackoverflow.com stackexchange.com python.org readthedocs.io docs.rs crates.io
    rust-lang.org golang.org go.dev npmjs.com nodejs.org mozilla.org w3.org kernel.org debian.org
    ubuntu.com archlinux.org docker.com kubernetes.io microsoft.com apple.com telegram.org core.telegram.org
    twitter.com x.com facebook.com instagram.com linkedin.com reddit.com medium.com habr.com vk.com
    yandex.ru ya.ru mail.ru dzen.ru rutube.ru lenta.ru rbc.ru baidu.com zhihu.com bilibili.com b23.tv
    weibo.com douban.com qq.com weixin.qq.com 163.com csdn.net jianshu.com juejin.cn taobao.com jd.com
    amazon.com ebay.com aliexpress.com ozon.ru wildberries.ru avito.ru booking.com airbnb.com bbc.com
    bbc.co.uk cnn.com nytimes.com reuters.com theguardian.com spotify.com netflix.com imdb.com twitch.tv
    openstreetmap.org maps.app.goo.gl goo.gl.maps zoom.us notion.so figma.com openai.com huggingface.co
    arxiv.org archive.org pinterest.com tiktok.com steampowered.com
    """
)
