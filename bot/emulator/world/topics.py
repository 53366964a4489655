"""Forum topics of a chat: data; HTTP methods are elsewhere."""

from dataclasses import dataclass

GENERAL = 1


@dataclass
class Topic:
    """One forum topic; its id is the message id of the service message that made it (1 is General)."""

    id: int
    name: str
    icon_color: int = 7322096
    icon_custom_emoji_id: str = ""
    closed: bool = False
    hidden: bool = False
    creator_id: int = 0
