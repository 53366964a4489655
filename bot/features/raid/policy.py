"""The numbers of a raid: what counts as one, when it is over, what is closed meanwhile."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class RaidPolicy(BaseModel):
    """Many at once are held without a word until it is over."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    joins: int = Field(
        15,
        ge=0,
        le=10_000,
        description="Newcomers in one minute that are a raid; 0 = it is never seen as one.",
    )
    factor: int = Field(5, ge=1, le=1_000, description="How many times the usual that must be, too.")
    minutes: int = Field(10, ge=1, le=1_440, description="Quiet minutes after which a raid is over.")
    lock: Literal["adds", "all", "off"] = Field(
        "adds", description="What members may not do meanwhile: add others, or also write (all)."
    )
