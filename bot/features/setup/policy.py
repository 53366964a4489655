"""Numbers of the set-up feature."""

from pydantic import BaseModel, ConfigDict, Field


class SetupPolicy(BaseModel):
    """How the bot behaves where it was just added, and towards bots that members bring in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    wait_minutes: int = Field(
        10,
        ge=1,
        le=1440,
        description="Minutes an admin has to tap when somebody else added the bot; then it leaves.",
    )
    remove_bots: bool = Field(True, description="Remove bots that a member who is no admin brings in.")
