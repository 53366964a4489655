"""Hard evidence of an ad: which links and posts are, which are not, and when it is acted on."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.facts import Carrier, ChatRef, Message, Origin, Sender
from bot.core.strikes import StrikeState
from bot.features.ads import rules
from bot.features.ads.policy import AdsPolicy
from bot.features.ads.rules import Signal

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def message(*carriers: Carrier, **more: object) -> Message:
    return Message(ChatRef(-100), 5, NOON, Sender(7, "Ann"), carriers=carriers, **more)  # type: ignore[arg-type] # fields by name


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("t.me/+AbCdEfGh12345678", ("invite", "invite:AbCdEfGh12345678")),
        ("https://t.me/joinchat/AbCdEfGh12345678", ("invite", "invite:AbCdEfGh12345678")),
        ("HTTP://TELEGRAM.ME/+AbCdEfGh12345678", ("invite", "invite:AbCdEfGh12345678")),
        ("telegram.dog/+AbCdEfGh12345678", ("invite", "invite:AbCdEfGh12345678")),
        ("www.t.me/+AbCdEfGh12345678", ("invite", "invite:AbCdEfGh12345678")),
        ("https://t.me:443/%2BAbCdEfGh12345678", ("invite", "invite:AbCdEfGh12345678")),
        ("https://t.me/addlist/AbCdEfGh12345678", ("invite", "invite:AbCdEfGh12345678")),
        ("https://t.me/+AbCdEfGh...", ("invite", "invite:AbCdEfGh…")),
        ("tg://join?invite=AbCdEfGh12345678", ("invite", "invite:AbCdEfGh12345678")),
        ("tg:join?invite=AbCdEfGh12345678", ("invite", "invite:AbCdEfGh12345678")),
        ("tg://addlist?slug=AbCdEfGh12345678", ("invite", "invite:AbCdEfGh12345678")),
        ("ｔ．ｍｅ／＋AbCdEfGh12345678", ("invite", "invite:AbCdEfGh12345678")),
        ("t.\u200bme/+AbCdEfGh12345678", ("invite", "invite:AbCdEfGh12345678")),
        ("t.me/+AbCdEfGh12345678快来", ("invite", "invite:AbCdEfGh12345678")),
        ("t.me/Cheap_Signals", ("channel", "name:cheap_signals")),
        ("t.me/cheap_signals/15).", ("channel", "name:cheap_signals")),
        ("https://t.me/s/cheap_signals", ("channel", "name:cheap_signals")),
        ("https://cheap_signals.t.me", ("channel", "name:cheap_signals")),
        ("tg://resolve?domain=cheap_signals", ("channel", "name:cheap_signals")),
        ("t.me/easy_money_bot", ("bot", "name:easy_money_bot")),
        ("t.me/casino?start=ref7", ("bot", "name:casino")),
        ("t.me/casino?startapp", ("bot", "name:casino")),
        ("tg://resolve?domain=casino&start=ref7", ("bot", "name:casino")),
    ],
)
def test_links_to_chats_channels_and_bots(link: str, target: tuple[str, str]) -> None:
    assert rules.target_of(link) == target


@pytest.mark.parametrize(
    "link",
    [
        "https://example.com", "t.me", "https://t.me/", "t.me/+79991234567", "t.me/addstickers/Cats",
        "t.me/share/url?url=x", "t.me/c/1234567/89", "t.me/joinchat", "t.me/s", "t.me/ab", "t.me/proxy?server=a",
        "nott.me/+AbCdEfGh12345678",
        "tg://settings?x=1", "tg://join?code=1", "tg://addlist?x=1", "tg://resolve?phone=7999",
        "tg://resolve?domain=a b",
        "@cheap_signals", "", "about.me/cheap_signals", "t.me/+ab",
    ],
)  # fmt: skip
def test_links_to_no_chat(link: str) -> None:
    assert rules.target_of(link) is None


@pytest.mark.parametrize("kind", ["text", "caption", "button", "poll", "preview", "checklist"])
def test_every_carrier_is_read(kind: str) -> None:
    by_words = message(Carrier(kind, "see t.me/+AbCdEfGh12345678 now"))
    by_entity = message(Carrier(kind, "here", ("https://t.me/+AbCdEfGh12345678",)))
    for one in (by_words, by_entity):
        assert [signal.kind for signal in rules.ad_signals(one)] == ["invite"]


def test_one_target_is_one_signal_and_the_first_is_shown() -> None:
    twice = message(
        Carrier("text", "t.me/Casino and https://t.me/casino", ("t.me/casino",)),
        Carrier("caption", "hello", ("@ann",)),
    )
    assert rules.ad_signals(twice) == [Signal("channel", ("name:casino",), "t.me/casino")]


def test_a_quote_of_this_chat_is_not_its_authors_doing() -> None:
    quote = Carrier("quote", "t.me/casino_club")
    assert rules.ad_signals(message(quote)) == []
    other = Origin("channel", -5, None, "Casino")
    assert [signal.kind for signal in rules.ad_signals(message(quote, external=other))] == [
        "external",
        "channel",
    ]


@pytest.mark.parametrize(
    ("origin", "keys"),
    [
        (Origin("channel", -5, "Casino", "Best Casino"), ("chat:-5", "name:casino")),
        (Origin("chat", -5), ("chat:-5",)),
        (Origin("channel"), ()),
        (Origin("user", 7), None),
        (Origin("hidden_user"), None),
        (None, None),
    ],
)
def test_forwarded_posts(origin: Origin | None, keys: tuple[str, ...] | None) -> None:
    found = rules.ad_signals(message(forward=origin))
    assert found == ([] if keys is None else [Signal("forward", keys, found[0].shown)])


def test_evidence_is_one_short_line() -> None:
    found = rules.ad_signals(message(forward=Origin("channel", -5, None, "Casino\n" * 100)))
    assert len(found[0].shown) == rules.SHOWN
    assert "\n" not in found[0].shown


@pytest.mark.parametrize(
    ("fine", "keys", "bad"),
    [
        (set(), ("name:casino",), True),
        ({"name:casino"}, ("name:casino",), False),
        ({"name:casino"}, ("chat:-5", "name:casino"), False),
        ({"invite:AbCdEfGh…"}, ("invite:AbCdEfGh12345678",), False),
        ({"invite:AbCdEfGh…"}, ("invite:XbCdEfGh12345678",), True),
        ({"invite:AbCdEfGh12345678"}, ("invite:abcdefgh12345678",), True),
        (set(), (), True),
    ],
)
def test_what_is_fine_here(fine: set[str], keys: tuple[str, ...], bad: bool) -> None:
    signal = Signal("invite", keys, "")
    assert rules.objectionable([signal], fine) == ([signal] if bad else [])


def test_names_that_are_fine() -> None:
    assert rules.fine_names("West_Hikers", None, "ann") == {"name:west_hikers", "name:ann"}


def strike(**changes: object) -> StrikeState:
    state = StrikeState("s", "c", "ads", "why", NOON - HOUR, NOON + HOUR, message_chat=-100, album="a")
    for name, value in changes.items():
        setattr(state, name, value)
    return state


@pytest.mark.parametrize(
    ("observe", "joined_at", "strikes", "acted"),
    [
        (False, None, [], True),
        (True, None, [], False),
        (True, NOON - 23 * HOUR, [], True),
        (True, NOON - 24 * HOUR, [], False),
        (True, None, [strike()], True),
        (True, None, [strike(rule="flood")], False),
        (True, None, [strike(expires_at=NOON)], False),
        (True, None, [strike(pardoned_at=NOON)], False),
    ],
)
def test_while_watching_only_newcomers_and_who_was_struck_are_acted_on(
    observe: bool, joined_at: datetime | None, strikes: list[StrikeState], acted: bool
) -> None:
    assert rules.acts(AdsPolicy(observe=observe), joined_at, strikes, NOON) is acted


@pytest.mark.parametrize(
    ("album", "chat", "known", "is_part"),
    [
        ("a", -100, strike(), True),
        ("b", -100, strike(), False),
        (None, -100, strike(album=None), False),
        ("a", -5, strike(), False),
        ("a", -100, strike(pardoned_at=NOON), False),
        ("a", -100, strike(rule="admin"), False),
    ],
)
def test_the_rest_of_a_struck_album(album: str | None, chat: int, known: StrikeState, is_part: bool) -> None:
    assert rules.struck_album(album, chat, [known]) is is_part


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("t.me/+AbCdEfGh12345678", "invite:AbCdEfGh12345678"),
        ("https://t.me/Hikers", "name:hikers"),
        ("@Hikers", "name:hikers"),
        ("＠hikers", "name:hikers"),
        ("-1001234567890", "chat:-1001234567890"),
        ("Example.com", "domain:example.com"),
        ("https://www.example.com/a?b", "domain:example.com"),
        ("example.com/path", "domain:example.com"),
        ("hello", None),
        ("@x", None),
        ("https://", None),
    ],
)
def test_what_can_be_allowed(word: str, key: str | None) -> None:
    found = rules.allowable(word)
    assert (found[0] if found else None) == key


def test_answers_fit_a_message() -> None:
    assert rules.clipped("a\nb") == "a\nb"
    long = "\n".join(["x" * 99] * 60)
    assert rules.clipped(long).endswith("x\n…")
    assert len(rules.clipped(long)) <= rules.ANSWER + 2
    assert rules.joined(["a", "b"]) == "a\nb"
    assert rules.joined(["x" * 3000, "y" * 3000]) == "x" * 3000 + "\n…"
