"""The numbers of introductions: what newcomers are asked, until when, and what follows."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MOST_FIELDS, LONGEST_FIELD = 8, 24
FieldName = Annotated[str, Field(min_length=1, max_length=LONGEST_FIELD)]
Overdue = Literal["list", "mute", "kick"]


class IntroductionsPolicy(BaseModel):
    """How newcomers introduce themselves. Hours of the day are of the chat's clock; from = to means all day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: bool = Field(False, description="Whether newcomers are asked to introduce themselves.")
    fields: tuple[FieldName, ...] = Field(
        (),
        max_length=MOST_FIELDS,
        description="What they are asked; nothing = the usual questions in the chat's language.",
    )
    hours: int = Field(72, ge=12, le=720, description="Hours in which an introduction is due.")
    reminders: tuple[int, ...] = Field(
        (24, 60), max_length=4, description="Hours after which a newcomer alone is reminded."
    )
    from_hour: int = Field(9, ge=0, le=23, description="Hour from which reminders are sent.")
    to_hour: int = Field(21, ge=0, le=24, description="Hour until which reminders are sent.")
    min_fields: int = Field(2, ge=1, le=MOST_FIELDS, description="Fields that are enough.")
    min_han: int = Field(15, ge=1, le=200, description="Chinese characters that are enough.")
    min_other: int = Field(40, ge=1, le=500, description="Other letters that are enough.")
    contacts: bool = Field(
        True, description="Whether an introduction may name contacts (ids, phones, @names)."
    )
    overdue: Overdue = Field(
        "list", description="What follows a missed introduction: the admins' list alone, a mute, or a kick."
    )
    kick_days: int = Field(7, ge=7, le=90, description="Days after joining before which nobody is kicked.")
    personal_per_minute: int = Field(
        10, ge=0, le=60, description="When more join in a minute, none is asked at once."
    )
