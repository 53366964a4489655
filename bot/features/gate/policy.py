"""The numbers of the gate: which thresholds stand in the way in, and how long each may take."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.core.tiers import Least

Step = Literal[
    "rules",
    "question",
    "captcha",
    "account",
    "invitation",
    "code",
    "task",
    "vouch",
    "tier",
    "capacity",
    "fee",
]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Minutes = Annotated[int, Field(ge=0, le=43_200)]


class GatePolicy(BaseModel):
    """Who gets in. Without steps the gate is off, and Telegram's own ways in are all there is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    steps: tuple[Step, ...] = Field((), max_length=12, description="Thresholds to pass, in this order.")
    questions: tuple[Line, ...] = Field(
        (),
        max_length=5,
        description="Questions, each with its accepted answers behind |; without any an admin judges.",
    )
    vouches: int = Field(2, ge=1, le=10, description="Members who must say that they know the applicant.")
    capacity: int = Field(
        150, ge=1, le=200_000, description="Members active in 30 days above whom newcomers wait for a place."
    )
    task: str = Field(
        "", max_length=300, description="What applicants shall do or show; an admin looks at it."
    )
    username: bool = Field(False, description="Whether the account must have a username.")
    photo: bool = Field(False, description="Whether the account must show a photo.")
    pattern: str = Field(
        "", max_length=40, description="What an account's name looks like; empty = the template of /names."
    )
    bans: bool = Field(
        True, description="Whether who is banned in another group of the same owner fails the account."
    )
    links: tuple[Line, ...] = Field(
        (), max_length=20, description="Invite links that count as an invitation."
    )
    tier_chat: int = Field(0, description="Id of the other chat in which an applicant must be a member.")
    tier_days: int = Field(30, ge=0, le=3_650, description="Days that an applicant must have been in it.")
    tier_least: Least = Field(
        "off", description="The least tier that an applicant must be in there, beside the days; off = any."
    )
    fee: int = Field(
        50, ge=1, le=10_000, description="Stars that an applicant pays; they go back to who is not let in."
    )
    terms: str = Field(
        "",
        max_length=1_000,
        description="What /terms says of payments here; empty: what the bot says everywhere.",
    )
    hours: int = Field(24, ge=1, le=720, description="Hours that someone who asks to join has in private.")
    minutes: int = Field(15, ge=2, le=1_440, description="Minutes that someone who is inside already has.")
    tries: int = Field(3, ge=1, le=10, description="Wrong answers to one threshold that end an attempt.")
    pauses: tuple[Minutes, ...] = Field(
        (0, 0, 10, 1_440),
        min_length=1,
        max_length=10,
        description="Minutes before the next attempt, after the first, the second, ... and every later one.",
    )
    nudge_hours: int = Field(
        4, ge=1, le=72, description="Hours after which admins are reminded of who waits for them."
    )
    told_hours: int = Field(
        24, ge=1, le=168, description="Hours after which who waits for an admin hears that it takes longer."
    )
    unseen: bool = Field(
        False, description="Whether members whom the bot never saw join must pass at their first message."
    )
