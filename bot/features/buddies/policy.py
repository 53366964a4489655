"""The numbers of buddies: how often one is asked."""

from pydantic import BaseModel, ConfigDict, Field


class BuddiesPolicy(BaseModel):
    """Members who offered to greet newcomers; who was silent for long is not asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rest_hours: int = Field(720, ge=1, le=2160, description="Hours in which a buddy is asked at most once.")
    a_day: int = Field(5, ge=1, le=50, description="Buddies who are asked in one day of the group.")
    active_days: int = Field(
        14, ge=1, le=90, description="Days after their last message in which one is asked."
    )
