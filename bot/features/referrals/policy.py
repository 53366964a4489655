"""The numbers of referrals: what makes a newcomer one who stays. What that earns is among the numbers of points."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Links = Literal["off", "asking", "open"]


class ReferralsPolicy(BaseModel):
    """When somebody whom a member brought counts for them, and until when that is taken back."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    days: int = Field(7, ge=1, le=90, description="Days after which somebody who was brought can count.")
    messages: int = Field(3, ge=0, le=100, description="Messages that they must have written by then.")
    patience_days: int = Field(
        30, ge=1, le=365, description="Days after which who still has not written so many never counts."
    )
    kept_days: int = Field(
        30, ge=0, le=365, description="Days in which the points are taken back if they leave or are removed."
    )
    links: Links = Field(
        "asking",
        description="Members' own invite links: none; asking, so that who comes is let in by gate or admins; or open.",
    )
    a_day: int = Field(5, ge=1, le=100, description="People brought by one member in 24 hours who can count.")
