"""The numbers of events: reminders, attendance, how often the group's message is edited."""

from pydantic import BaseModel, ConfigDict, Field


class EventsPolicy(BaseModel):
    """When those who signed up are reminded, and how attendance is taken."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    remind_day: bool = Field(True, description="Remind those who signed up the day before, at the same hour.")
    remind_hours: int = Field(2, ge=0, le=12, description="Remind them so many hours before; 0 = not.")
    late_minutes: int = Field(
        60, ge=1, le=720, description="Minutes by which a reminder may be late; after that it is left out."
    )
    lasts_minutes: int = Field(
        120, ge=10, le=20_160, description="Minutes an event lasts where nobody says how long."
    )
    pause_seconds: int = Field(
        10, ge=1, le=600, description="Least seconds between two edits of an event's message."
    )
    tries: int = Field(5, ge=1, le=50, description="Wrong codes of one member for an event.")
    code_hours: int = Field(
        3, ge=0, le=72, description="Hours after an event in which its code still shows who came."
    )
    count_line: bool = Field(False, description="Say in the group how many came, when it is over.")
    limit: int = Field(20, ge=1, le=20, description="Most events ahead in the group.")
