"""The numbers of unanswered questions: how long one waits, when, and who is asked."""

from pydantic import BaseModel, ConfigDict, Field

CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


class UnansweredPolicy(BaseModel):
    """A question that nobody answers is put to a member who answered such ones before, then to the admins."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = Field(True, description="Look for questions that nobody answers.")
    minutes: int = Field(60, ge=5, le=1440, description="Minutes a question waits for an answer.")
    hours_from: str = Field("09:00", pattern=CLOCK, description="Questions of the night wait until then.")
    hours_to: str = Field("22:00", pattern=CLOCK, description="From then on nobody is asked.")
    evening: str = Field(
        "21:00", pattern=CLOCK, description="The day's remaining ones come then, as one card."
    )
    a_day: int = Field(5, ge=0, le=50, description="Cards a day about single questions.")
    messages: int = Field(
        3, ge=1, le=50, description="Messages of others after a question that count as an answer."
    )
    ask_members: bool = Field(
        True, description="Ask a member who answered such questions before, in private."
    )
    rest_hours: int = Field(72, ge=1, le=2160, description="Hours in which a member is asked at most once.")
