"""Telegram's known error texts, in one table: what each means for an effect. Matched nowhere else."""

from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.outgoing.outcome import Kind, Outcome

NOT_SENT = ("PoolTimeout", "ConnectTimeout", "ConnectError")

# Lower-case fragments; the first that fits decides. Texts: Bot API server source and recorded answers.
KNOWN: tuple[tuple[str, Kind], ...] = (
    ("message is not modified", "gone"),
    ("message to delete not found", "gone"),
    ("message to edit not found", "gone"),
    ("message identifiers are not specified", "gone"),
    ("message to react not found", "gone"),
    ("message with poll to stop not found", "gone"),
    ("reaction_invalid", "gone"),  # the chat does not allow it
    ("message can't be deleted", "refused"),
    ("query is too old", "gone"),
    ("query_id_invalid", "gone"),
    ("charge_already_refunded", "gone"),
    ("user_already_participant", "gone"),
    ("hide_requester_missing", "gone"),
    ("user_not_participant", "gone"),
    ("participant_id_invalid", "refused"),
    ("not enough rights", "parked"),
    ("chat_admin_required", "parked"),
    ("need administrator rights", "parked"),
    ("bot was kicked", "parked"),
    ("bot is not a member", "parked"),
    ("chat_write_forbidden", "parked"),
    ("chat_restricted", "parked"),
    ("bot was blocked by the user", "refused"),
    ("can't initiate conversation", "refused"),
    ("user is deactivated", "refused"),
    ("can't remove chat owner", "refused"),
    ("user is an administrator", "refused"),
    ("group chat was deleted", "refused"),
    ("chat not found", "refused"),
)
UNREADABLE = "can't parse entities"
NO_REPLY = "message to be replied not found"


def outcome_of(error: TelegramError) -> Outcome:
    """What a failed call means."""
    text = str(error)
    if isinstance(error, RetryAfter):
        return Outcome("retry", error=text, retry_after=seconds(error))
    if isinstance(error, ChatMigrated):
        return Outcome("migrated", error=text, new_chat=error.new_chat_id)
    if isinstance(error, BadRequest | Forbidden):
        return Outcome(known(text), error=text)
    if isinstance(error, InvalidToken | EndPointNotFound):
        return Outcome("refused", error=text)
    cause = type(error.__cause__).__name__
    if isinstance(error, TimedOut | NetworkError) and cause in NOT_SENT:
        return Outcome("unsent", error=f"{cause}: {text}")
    return Outcome("unknown", error=f"{cause}: {text}")


def known(text: str) -> Kind:
    """The meaning of a refusal's text; unknown texts are final refusals."""
    lowered = text.lower()
    return next((kind for fragment, kind in KNOWN if fragment in lowered), "refused")


def seconds(error: RetryAfter) -> float:
    """The wait Telegram asks for."""
    after = error.retry_after
    return float(after if isinstance(after, int | float) else after.total_seconds())
