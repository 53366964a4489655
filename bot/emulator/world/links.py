"""Invite links and join requests of a chat: data; how people come in by them is in joining.py."""

from dataclasses import dataclass


@dataclass
class InviteLink:
    """One invite link; `url` is what people paste."""

    url: str
    creator_id: int
    name: str = ""
    expire_date: int = 0
    member_limit: int = 0
    creates_join_request: bool = False
    is_primary: bool = False
    is_revoked: bool = False
    uses: int = 0


@dataclass
class JoinRequest:
    """One pending request to join; until answered, its person may be written to for five minutes.

    With a guard bot there is a query, which that bot answers before `query_until` (unix seconds), perhaps
    after it has shown a Web App.
    """

    user_id: int
    date: int
    link: str = ""
    query_id: str = ""
    query_until: float = 0.0
    web_app_url: str = ""
