"""The numbers of names: how a name should look, which tags may be chosen."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

MOST_TAGS, LONGEST_TAG, LONGEST_TEMPLATE = 24, 16, 40
TagName = Annotated[str, Field(min_length=1, max_length=LONGEST_TAG)]


class NamesPolicy(BaseModel):
    """How members are to be called here; nothing set = as they like."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    template: str = Field(
        "", max_length=LONGEST_TEMPLATE, description="What names look like, such as City-Trade-Name."
    )
    tags: tuple[TagName, ...] = Field(
        (), max_length=MOST_TAGS, description="The tags of which each member chooses one."
    )
    hours: int = Field(48, ge=12, le=720, description="Hours after which the admins see who has not done so.")
