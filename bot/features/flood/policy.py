"""The numbers of a flood: how much of what, in which time, and what follows."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class FloodPolicy(BaseModel):
    """Who writes faster than others can read is slowed down, without a strike; who goes on earns one.

    Numbers hold while others take part; alone in the chat, three times as many. 0 = never."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = Field(True, description="Look for floods at all.")
    messages: int = Field(
        12, ge=0, le=1000, description="Messages in the seconds below that are a flood; an album is one."
    )
    seconds: int = Field(15, ge=5, le=120, description="The seconds for that.")
    a_minute: int = Field(25, ge=0, le=1000, description="Messages in a minute that are a flood.")
    stickers: int = Field(8, ge=0, le=1000, description="Stickers and animations in 30 seconds.")
    media: int = Field(
        10, ge=0, le=1000, description="Photos, videos and files in 30 seconds; an album is one."
    )
    commands: int = Field(8, ge=0, le=1000, description="Commands in a minute.")
    repeats: int = Field(5, ge=0, le=1000, description="The same words again in two minutes.")
    reactions: int = Field(30, ge=0, le=1000, description="Reactions in a minute.")
    slow_seconds: int = Field(60, ge=60, le=3600, description="Seconds for which who floods cannot write.")
    again_minutes: int = Field(
        30, ge=1, le=1440, description="Minutes after a slow-down in which the next flood earns a strike."
    )
    mode: Literal["soft", "strike", "slow"] = Field(
        "soft", description="First a slow-down, then strikes (soft); strikes at once; or never one (slow)."
    )
