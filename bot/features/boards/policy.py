"""The numbers of leaderboards: when they post themselves, how they look, and who is on them."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.core.periods import PeriodName

DECENT = r"^(0[89]|1[0-9]|2[0-2]):[0-5][0-9]$"  # none is posted between 23:00 and 08:00
Look = Literal["picture", "table", "text"]


class BoardsPolicy(BaseModel):
    """Who gave most in a period, posted by itself when that is over. Times are of the chat's zone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    post: tuple[PeriodName, ...] = Field(
        ("week",), max_length=4, description="Periods after which the leaderboard posts itself; none = never."
    )
    hour: str = Field("12:00", pattern=DECENT, description="When it does, on the first day after the period.")
    look: Look = Field(
        "picture",
        description="How it looks: a picture with the same in text, a table, or text alone; what Telegram or this "
        "computer cannot show becomes the next simpler one.",
    )
    lines: int = Field(5, ge=3, le=10, description="Places on a posted leaderboard.")
    boards: tuple[Literal["help", "newcomers"], ...] = Field(
        ("help", "newcomers"), max_length=2, description="Whose best stand below the places."
    )
    least: int = Field(5, ge=2, le=100, description="Members with points from which one is posted.")
    newcomer_days: int = Field(30, ge=1, le=365, description="Days for which a member is a newcomer.")
    drafts: int = Field(2, ge=0, le=20, description="So many first ones are shown to the admins before.")
    draft_hours: int = Field(
        3, ge=1, le=48, description="Hours after which such a draft is posted if nobody acts."
    )
