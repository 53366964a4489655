"""The numbers of the FAQ."""

from pydantic import BaseModel, ConfigDict, Field


class FaqPolicy(BaseModel):
    """Stored questions are answered when a member asks one of them in other words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = Field(True, description="Whether questions are answered from the FAQ.")
    cooldown_minutes: int = Field(
        10, ge=0, le=1440, description="Minutes before the same question is answered again."
    )
    within_minutes: int = Field(
        10, ge=1, le=1440, description="A question found this many minutes late is not answered any more."
    )
    feedback: bool = Field(True, description="Ask whoever asked whether the answer helped.")
    weekly: bool = Field(True, description="List to the admins what is asked often and not in the FAQ.")
    often: int = Field(3, ge=2, le=100, description="Times a week that count as often.")
    limit: int = Field(200, ge=1, le=500, description="Most stored questions.")
