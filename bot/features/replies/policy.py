"""The numbers of automatic replies."""

from pydantic import BaseModel, ConfigDict, Field

DAY = 86_400


class RepliesPolicy(BaseModel):
    """When a stored answer is given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = Field(True, description="Whether stored answers are given.")
    cooldown_seconds: int = Field(
        10, ge=0, le=DAY, description="Seconds before the same answer is given again in the group."
    )
    member_seconds: int = Field(
        3, ge=0, le=DAY, description="Seconds before the same member gets another answer."
    )
    chat_seconds: int = Field(0, ge=0, le=DAY, description="Seconds between any two answers in the group.")
    within_minutes: int = Field(
        10, ge=1, le=1440, description="A message found this many minutes late is not answered any more."
    )
    limit: int = Field(1_000, ge=1, le=20_000, description="Most stored answers in the group.")
