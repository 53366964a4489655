"""Numbers of the alerts feature."""

from pydantic import BaseModel, ConfigDict, Field

CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


class AlertsPolicy(BaseModel):
    """When admins are told, and how often. Times are of the chat's zone; equal times mean no quiet hours."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    quiet_from: str = Field(
        "23:00", pattern=CLOCK, description="From then on only a raid or a lost right wakes admins."
    )
    quiet_to: str = Field(
        "08:30", pattern=CLOCK, description="The night's cards come then, as one silent message."
    )
    cards_a_day: int = Field(
        10, ge=1, le=100, description="Cards a day; those beyond are merged into one message."
    )
    code_minutes: int = Field(
        10, ge=1, le=1440, description="Minutes in which the code of /adminchat can be used."
    )
