"""What a chat does about ads, and what else members may not post."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class AdsPolicy(BaseModel):
    """Ads are deleted and earn a strike."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = Field(True, description="Look for ads at all.")
    observe: bool = Field(
        True,
        description="Only watch at first; clear ads by newcomers and by who has an ad strike are removed all the same.",
    )
    newcomer_hours: int = Field(
        24, ge=0, le=720, description="Hours after joining in which a member counts as a newcomer."
    )
    observe_days: int = Field(
        3, ge=1, le=30, description="Days of watching before the admins are asked whether to start."
    )
    reactions: int = Field(
        12,
        ge=0,
        le=100,
        description="Messages reacted to within two minutes by a member not yet trusted, before the admins hear of it; "
        "0 = never.",
    )
    permit_hours: int = Field(24, ge=1, le=720, description="Hours that /permit lasts where none are given.")


LockType = Literal[
    "all", "text", "photo", "video", "gif", "sticker", "voice", "videonote", "audio", "document", "album", "paid",
    "poll", "checklist", "contact", "location", "game", "dice", "story", "giveaway", "link", "invite", "botlink",
    "email", "phone", "button", "inline", "command", "forward", "forwarduser", "forwardbot", "forwardchannel",
    "external", "anonchannel", "emoji", "emojionly", "zalgo", "arabic", "cjk", "cyrillic", "rtl",
]  # fmt: skip


class LocksPolicy(BaseModel):
    """What is locked is removed, without a strike, whoever of the members posts it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    types: tuple[LockType, ...] = Field(
        (), description="Kinds of messages that members may not post; see /locks."
    )
    hint_minutes: int = Field(
        60,
        ge=1,
        le=1440,
        description="Minutes in which a member is told at most once why something was removed.",
    )
