"""Kinds of messages that a chat may lock, under the names that hands know, and which of them a message is. Pure."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import get_args

from bot.core.facts import Origin
from bot.core.tiers import Tier, TierPolicy, may
from bot.features.ads.policy import LockType
from bot.features.ads.rules import links, wording
from bot.features.ads.rules.verdict import is_fine
from bot.features.ads.rules.view import View

TYPES: tuple[LockType, ...] = get_args(LockType)
Check = Callable[[View, Collection[str]], bool]

KINDS: dict[LockType, tuple[str, ...]] = {
    "text": ("text", "rich_message"),
    "photo": ("photo", "live_photo"),
    "video": ("video",),
    "gif": ("animation",),
    "sticker": ("sticker",),
    "voice": ("voice",),
    "videonote": ("video_note",),
    "audio": ("audio",),
    "document": ("document",),
    "paid": ("paid_media", "invoice"),
    "poll": ("poll",),
    "checklist": ("checklist",),
    "contact": ("contact",),
    "location": ("location", "venue"),
    "game": ("game",),
    "dice": ("dice",),
    "story": ("story",),
    "giveaway": ("giveaway", "giveaway_winners"),
}
# Two letters are a script in use; one may be a slip, or a sign.
SCRIPTS: dict[LockType, re.Pattern[str]] = {
    "arabic": re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08c7\ufb50-\ufdff\ufe70-\ufefc]"),
    "cjk": re.compile(
        "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
    ),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "rtl": re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"),
}
EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u231a-\u23ff\u25aa-\u25fe\u2600-\u27bf\u2b05-\u2b55\u203c\u2049\u3030\u303d\u3297\u3299]"
)
TURNED = re.compile("[\u200f\u202b\u202e\u2067]")
STACKED = re.compile("[\u0300-\u036f\u0483-\u0489\u20d0-\u20f0]{3}")
COMMAND = re.compile(r"[/／][A-Za-z]")
JOINERS = re.compile("[\\s\u200d\ufe0f\u20e3\U000e0020-\U000e007f]")
MEDIA: tuple[LockType, ...] = (
    "photo", "video", "gif", "sticker", "voice", "videonote", "audio", "document", "paid", "story",
)  # fmt: skip
LINKS: tuple[LockType, ...] = ("link",)

ALIASES: dict[str, tuple[LockType, ...]] = {
    "media": MEDIA, "媒体": MEDIA, "全部": ("all",), "所有": ("all",), "everything": ("all",),
    "文字": ("text",), "文本": ("text",), "image": ("photo",), "picture": ("photo",), "图片": ("photo",),
    "照片": ("photo",), "视频": ("video",), "animation": ("gif",), "动图": ("gif",), "贴纸": ("sticker",),
    "表情包": ("sticker",), "语音": ("voice",), "videomessage": ("videonote",), "round": ("videonote",),
    "视频消息": ("videonote",), "圆形视频": ("videonote",), "music": ("audio",), "音乐": ("audio",), "音频": ("audio",),
    "file": ("document",), "文件": ("document",), "相册": ("album",), "付费内容": ("paid",), "投票": ("poll",),
    "清单": ("checklist",), "名片": ("contact",), "联系人": ("contact",), "venue": ("location",), "位置": ("location",),
    "游戏": ("game",), "emojigame": ("dice",), "骰子": ("dice",), "forwardstory": ("story",), "stories": ("story",),
    "动态": ("story",), "快拍": ("story",), "抽奖": ("giveaway",), "url": ("link",), "链接": ("link",),
    "网址": ("link",),
    "invitelink": ("invite",), "invitation": ("invite",), "邀请": ("invite",), "邀请链接": ("invite",),
    "机器人链接": ("botlink",), "mail": ("email",), "邮箱": ("email",), "电话": ("phone",), "手机号": ("phone",),
    "按钮": ("button",), "viabot": ("inline",), "内联": ("inline",), "命令": ("command",),
    "转发": ("forward",), "频道转发": ("forwardchannel",), "用户转发": ("forwarduser",), "机器人转发": ("forwardbot",),
    "externalreply": ("external",), "quote": ("external",), "外部引用": ("external",), "外部回复": ("external",),
    "channel": ("anonchannel",), "频道发言": ("anonchannel",), "匿名频道": ("anonchannel",), "表情": ("emoji",),
    "纯表情": ("emojionly",), "阿拉伯文": ("arabic",), "中文": ("cjk",), "汉字": ("cjk",), "中日韩": ("cjk",),
    "俄文": ("cyrillic",), "西里尔文": ("cyrillic",), "从右到左": ("rtl",), "乱码": ("zalgo",),
}  # fmt: skip


# --- what a message is ----------------------------------------------------------------------------------------------


def targets(view: View, fine: Collection[str]) -> Iterator[str]:
    """The kinds of what its links lead to, but for what is allowed; "web" for sites that everybody knows."""
    found: list[tuple[str, str]] = [
        links.target_of(link) or links.web_target(link) or ("web", "")
        for link in view.links
        if link[0] != "@"
    ]
    found += links.written_out(view.text.words)
    yield from (kind for kind, key in found if not is_fine(key, fine))


def leads_to(*kinds: str) -> Check:
    """Is there a link to one of these?"""
    return lambda view, fine: any(kind in kinds for kind in targets(view, fine))


def is_kind(*kinds: str) -> Check:
    """Is it a message of one of these kinds?"""
    return lambda view, fine: view.message.kind in kinds


def comes_from(*kinds: str) -> Check:
    """Is it forwarded from one of these?"""
    return lambda view, fine: origin(view.message.forward, fine) in kinds


def origin(source: Origin | None, fine: Collection[str]) -> str:
    """user, bot or channel; "" for none, and for what is allowed here. A bot's @name ends so by Telegram's rule."""
    if source is None or is_allowed(source, fine):
        return ""
    if source.kind in ("channel", "chat"):
        return "channel"
    return "bot" if (source.username or "").lower().endswith("bot") else "user"


def is_allowed(source: Origin, fine: Collection[str]) -> bool:
    """Is it a channel or account that the chat allows?"""
    return f"chat:{source.id}" in fine or f"name:{(source.username or '').lower()}" in fine


def is_written_in(letters: re.Pattern[str]) -> Check:
    """Are there letters of the script?"""
    return lambda view, fine: len(letters.findall(view.text.raw)) > 1


def has(pattern: re.Pattern[str]) -> Check:
    """Is it somewhere in the words?"""
    return lambda view, fine: pattern.search(view.text.raw) is not None


def says(pattern: re.Pattern[str]) -> Check:
    """The same in the folded words."""
    return lambda view, fine: pattern.search(view.text.words) is not None


def is_only_emoji(view: View, fine: Collection[str]) -> bool:
    """Emoji and nothing else."""
    raw = view.text.raw
    return EMOJI.search(raw) is not None and not JOINERS.sub("", EMOJI.sub("", raw))


def is_inline(view: View, fine: Collection[str]) -> bool:
    """Sent through a bot that the chat does not allow."""
    bot = view.message.via_bot
    return bot is not None and f"name:{bot.lower()}" not in fine


def is_turned(view: View, fine: Collection[str]) -> bool:
    """Written from right to left, or made to look so."""
    return TURNED.search(view.text.raw) is not None or is_written_in(SCRIPTS["rtl"])(view, fine)


def is_external(view: View, fine: Collection[str]) -> bool:
    """An answer to, or a quote of, a message elsewhere."""
    source = view.message.external
    return source is not None and not is_allowed(source, fine)


CHECKS: dict[LockType, Check] = {
    "all": lambda view, fine: True,
    **{name: is_kind(*kinds) for name, kinds in KINDS.items()},
    **{name: is_written_in(letters) for name, letters in SCRIPTS.items()},
    "rtl": is_turned,
    "album": lambda view, fine: view.message.album is not None,
    "link": lambda view, fine: any(targets(view, fine)),
    "invite": leads_to("invite", "channel", "post"),
    "botlink": leads_to("bot"),
    "email": says(wording.MAIL),
    "phone": says(wording.PHONE),
    "button": lambda view, fine: any(carrier.kind == "button" for carrier in view.carriers),
    "inline": is_inline,
    "command": lambda view, fine: COMMAND.match(view.message.text) is not None,
    "forward": comes_from("user", "bot", "channel"),
    "forwarduser": comes_from("user"),
    "forwardbot": comes_from("bot"),
    "forwardchannel": comes_from("channel"),
    "external": is_external,
    "anonchannel": lambda view, fine: view.message.sender.kind == "channel",
    "emoji": has(EMOJI),
    "emojionly": is_only_emoji,
    "zalgo": has(STACKED),
}


def locked(view: View, types: Collection[LockType], fine: Collection[str]) -> LockType | None:
    """The first of the locked types that the message is; `fine` = keys of what is allowed here."""
    return next((name for name in TYPES if name in types and CHECKS[name](view, fine)), None)


def left_for(tier: Tier, types: Sequence[LockType], policy: TierPolicy) -> Sequence[LockType]:
    """The locked types that are locked for this tier too."""
    free: tuple[LockType, ...] = (MEDIA if may(tier, policy.media) else ()) + (
        LINKS if may(tier, policy.links) else ()
    )
    return [name for name in types if name not in free] if free else types


# --- what admins type -----------------------------------------------------------------------------------------------


def meant(words: str) -> tuple[list[LockType], list[str]]:
    """The types of `/lock sticker, links 图片`, and the words that are none."""
    found: list[LockType] = []
    unknown: list[str] = []
    for word in re.split(r"[\s,，、]+", words.strip()):
        types = named(word.casefold())
        found += types
        if word and not types:
            unknown.append(word)
    return in_order(found), unknown


def named(word: str) -> tuple[LockType, ...]:
    """The types of one word, in the singular or the plural."""
    for name in (word, word.removesuffix("s")):
        if name in CHECKS:
            return tuple(one for one in TYPES if one == name)
        if name in ALIASES:
            return ALIASES[name]
    return ()


def in_order(types: Iterable[LockType]) -> list[LockType]:
    """Each once, in the order of the list."""
    wanted = set(types)
    return [name for name in TYPES if name in wanted]
