"""The numbers of drops: content that is posted by a plan."""

from pydantic import BaseModel, ConfigDict, Field


class DropsPolicy(BaseModel):
    """When planned content is posted. Hours of the day are of the chat's clock."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    late_minutes: int = Field(
        120,
        ge=1,
        le=1440,
        description="Minutes by which a drop may be late; after that it is skipped and reported.",
    )
    lively_messages: int = Field(
        5,
        ge=2,
        le=100,
        description="So many messages in `lively_minutes` are a lively talk, which a drop lets be.",
    )
    lively_minutes: int = Field(3, ge=1, le=60, description="Minutes over which a talk is lively or not.")
    wait_minutes: int = Field(
        30, ge=0, le=110, description="Minutes a drop waits at most for a gap in the talk; 0 = it does not."
    )
    silence_hours: int = Field(
        24, ge=2, le=720, description="Hours of silence that are broken with something from the reserve."
    )
    silence_from: int = Field(10, ge=0, le=23, description="Hour from which a silence is broken.")
    silence_to: int = Field(21, ge=1, le=24, description="Hour until which a silence is broken.")
    silence_days: int = Field(3, ge=1, le=60, description="Days between two posts that break a silence.")
    silence_tries: int = Field(
        2, ge=1, le=20, description="Posts that nobody answered, after which silence is left alone."
    )
    low_days: int = Field(
        7, ge=0, le=60, description="Admins hear when the queue holds content for fewer days; 0 = never."
    )
    drawn_hours: int = Field(
        6,
        ge=1,
        le=72,
        description="Hours after a drop in which answers, reactions, joins and leaves count for it.",
    )
    try_best: bool = Field(
        False,
        description="Of several wordings the one that draws more is posted more often by itself; the others are still "
        "tried now and then.",
    )
    ideas: int = Field(
        3, ge=0, le=50, description="Ideas of one member that may wait for the admins at a time."
    )
    limit: int = Field(300, ge=1, le=5_000, description="Most drops kept in the group.")
