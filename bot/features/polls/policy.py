"""The numbers of polls."""

from pydantic import BaseModel, ConfigDict, Field


class PollsPolicy(BaseModel):
    """Who may have the bot post a poll, and what is said when it is over."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    members: bool = Field(False, description="Members may post polls and quizzes with /poll and /quiz, too.")
    results: bool = Field(True, description="A short silent message says what came of a poll that ends.")
    extend_hours: int = Field(
        24, ge=1, le=168, description="Hours by which one press on “Extend” moves the end."
    )
