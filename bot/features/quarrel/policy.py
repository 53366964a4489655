"""The numbers of quarrels: when two heat up, when one is hurt, which words are worth a look."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class QuarrelPolicy(BaseModel):
    """Admins get a card with the context and prepared words; nobody is punished by it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = Field(True, description="Look for quarrels and for abuse aimed at a member.")
    turns: int = Field(8, ge=4, le=100, description="Messages between two members that may be a quarrel.")
    minutes: int = Field(5, ge=1, le=60, description="Minutes for that.")
    insults: int = Field(2, ge=1, le=50, description="Aimed insults among them that make it one.")
    abuse: int = Field(
        3,
        ge=2,
        le=50,
        description="Insults that one member aims at another, who gives none back, in ten minutes.",
    )
    rest_minutes: int = Field(30, ge=1, le=1440, description="Minutes before the same two make another card.")
    mute_minutes: int = Field(10, ge=2, le=1440, description="Minutes for which the card's button mutes.")
    banter_days: int = Field(
        7,
        ge=1,
        le=90,
        description="Days for which two who are only joking are left alone; doubled each time.",
    )
    watch: Literal["off", "hobby", "course", "product", "sellers"] = Field(
        "hobby", description="Whose list of words makes a card when somebody uses one."
    )
    words: tuple[str, ...] = Field((), max_length=50, description="The chat's own words of that kind.")
    watch_minutes: int = Field(60, ge=1, le=1440, description="Minutes in which one word makes one card.")
