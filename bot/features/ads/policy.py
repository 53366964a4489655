"""What a chat does about ads."""

from pydantic import BaseModel, ConfigDict, Field


class AdsPolicy(BaseModel):
    """Ads are deleted and earn a strike."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enabled: bool = Field(True, description="Look for ads at all.")
    observe: bool = Field(
        True,
        description="Only watch at first; clear ads by newcomers and by who has an ad strike are removed all the same.",
    )
    newcomer_hours: int = Field(
        24, ge=0, le=720, description="Hours after joining in which a member counts as a newcomer."
    )
    observe_days: int = Field(
        3, ge=1, le=30, description="Days of watching before the admins are asked whether to start."
    )
    permit_hours: int = Field(24, ge=1, le=720, description="Hours that /permit lasts where none are given.")
