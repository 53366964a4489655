"""The numbers of reports: whose count, how many bring a message before the admins."""

from pydantic import BaseModel, ConfigDict, Field


class ReportsPolicy(BaseModel):
    """Members tell the admins about a message; nothing is done to anybody by reports alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = Field(True, description="Take reports by /report and @admin.")
    threshold: int = Field(
        1, ge=1, le=50, description="Reports that count before the admins get a card about a message."
    )
    member_days: int = Field(
        7, ge=0, le=365, description="Days in the group before a member's report counts."
    )
    an_hour: int = Field(5, ge=1, le=100, description="Reports that one member may make in an hour.")
    mute_minutes: int = Field(60, ge=1, le=10_080, description="Minutes for which the card's button mutes.")
