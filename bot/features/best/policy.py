"""The numbers of the weekly digest."""

from pydantic import BaseModel, ConfigDict, Field


class BestPolicy(BaseModel):
    """What was answered and liked most in seven days. Times are of the chat's zone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    post: bool = Field(False, description="Post it by itself once a week.")
    day: int = Field(6, ge=0, le=6, description="Day of the week on which it is posted; 0 = Monday.")
    hour: str = Field(
        "20:00", pattern=r"^(0[89]|1[0-9]|2[0-1]):[0-5][0-9]$", description="When it is posted on that day."
    )
    lines: int = Field(5, ge=1, le=10, description="Messages in it.")
    least: int = Field(
        2, ge=1, le=50, description="People who answered or liked a message, from which it is named."
    )
