"""The numbers of arrival: purpose, welcome, service messages."""

from pydantic import BaseModel, ConfigDict, Field


class ArrivalPolicy(BaseModel):
    """How newcomers are received. Hours are of the chat's clock; from = to means all day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    purpose: str = Field("", max_length=300, description="What the group stands for, in one sentence.")
    welcome: bool = Field(True, description="Whether newcomers are welcomed.")
    every_minutes: int = Field(
        120,
        ge=1,
        le=10_080,
        description="Minutes between two welcomes in the group; who came is named together.",
    )
    gather_seconds: int = Field(
        30, ge=0, le=3_600, description="Seconds to wait for others before a welcome in the group."
    )
    from_hour: int = Field(9, ge=0, le=23, description="Hour from which the group is told of newcomers.")
    to_hour: int = Field(22, ge=0, le=24, description="Hour until which the group is told of newcomers.")
    names: int = Field(5, ge=1, le=20, description="Most names in one welcome; the others are counted.")
    personal_per_minute: int = Field(
        10, ge=0, le=60, description="When more join in a minute, none is greeted alone."
    )
    replace_previous: bool = Field(True, description="Whether a welcome removes the one before it.")
    clean_service: bool = Field(
        True, description="Whether Telegram's lines about joining and leaving are removed."
    )
