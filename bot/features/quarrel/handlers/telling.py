"""The words about quarrels: the admins' card, the prepared wordings on it. Decides nothing."""

from datetime import timedelta

from bot.core.decisions import Alert, Button, Rows
from bot.core.facts import Content
from bot.core.names import plain_name
from bot.core.quoting import link_to
from bot.core.templates import fill
from bot.core.texts import Html
from bot.feature import Turn
from bot.features.quarrel import rules
from bot.features.quarrel.policy import QuarrelPolicy
from bot.features.quarrel.queries import Book
from bot.features.quarrel.tables import QuarrelCase
from bot.presses import address

OURS = "000000"  # the token of our own wording, where admins have none
VERBS = {
    "quarrel": (("both", "mute"), ("banter", "done")),
    "abuse": (("strike", "mute"), ("banter", "done")),
    "watch": (("done",),),
}


def card(turn: Turn, case: QuarrelCase, book: Book, *, text: str = "") -> Alert:
    """What happened, the wordings that can be posted, what else can be done; `text` where it says more by now."""
    found = wordings(turn, case, book)
    lines = [text or case.text]
    lines += [
        turn.text("quarrel-wording", number=number, text=filled(turn, case, text))
        for number, (_, text) in enumerate(found, 1)
    ]
    return Alert(turn.chat, "quarrel", key(case), Html("\n".join(lines)), buttons(turn, case, found))


def closed(turn: Turn, case: QuarrelCase, said: Html) -> Alert:
    """The card as it ends: its first line, and who did what."""
    head = case.text.partition("\n")[0]
    return Alert(turn.chat, "quarrel", key(case), Html(f"{head}\n{said}"), closed=True)


def key(case: QuarrelCase) -> str:
    """The card's name."""
    return f"quarrel:{case.token}"


def wordings(turn: Turn, case: QuarrelCase, book: Book) -> list[tuple[str, str]]:
    """Token and text of what may be posted: the admins' own for that word or situation, else ours."""
    own = [(one.token, one.text) for one in book.wordings if case.word and one.situation == case.word]
    own += [(one.token, one.text) for one in book.wordings if one.situation == case.kind]
    return own[: rules.OFFERED] or [(OURS, turn.texts.plain(turn.language, f"quarrel-calm-{case.kind}"))]


def filled(turn: Turn, case: QuarrelCase, text: str) -> Html:
    """A wording with its variables."""
    names = [plain_name(name) or str(user) for user, name in case.users]
    values = {
        "first": names[0],
        "second": names[-1],
        "names": turn.texts.plain(turn.language, "quarrel-and").join(names),
        "group": turn.lane.title,
        "word": case.word,
    }
    return fill(Content("text", text), values)


def buttons(turn: Turn, case: QuarrelCase, found: list[tuple[str, str]]) -> Rows:
    """Post it; then what the case needs; see it."""
    lang, span = turn.language, timedelta(minutes=turn.policy(QuarrelPolicy).mute_minutes)
    posts = tuple(
        Button(
            turn.texts.plain(lang, "quarrel-button-post", number=number, count=len(found)), "quarrel", "post",
            address(f"{case.token}{token}", turn.chat),
        )
        for number, (token, _) in enumerate(found, 1)
    )  # fmt: skip
    words = {"span": turn.texts.span(lang, span), "kind": case.kind}
    rows = [
        tuple(
            Button(turn.texts.plain(lang, f"quarrel-button-{verb}", **words), "quarrel", verb,
                   address(case.token, turn.chat))
            for verb in row
        )
        for row in VERBS[case.kind]
    ]  # fmt: skip
    if link := link_to(case.message_chat, case.messages[-1]):
        rows[-1] += (Button(turn.texts.plain(lang, "quarrel-button-see"), url=link),)
    return (posts, *rows)
