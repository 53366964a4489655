"""Hard evidence of an ad: which links and posts are, which are not, and when it is acted on."""

from datetime import UTC, datetime

import pytest

from bot.core.facts import Carrier, ChatRef, Message, Origin, Sender
from bot.features.ads.rules import acting, links
from bot.features.ads.rules.signals import Signal, carrier_signals, link_signals
from bot.features.ads.rules.verdict import objectionable
from bot.features.ads.rules.view import SHOWN, View

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


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
        ("t.me/cheap_signals/15).", ("post", "name:cheap_signals")),
        ("https://t.me/s/cheap_signals/15", ("post", "name:cheap_signals")),
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
    assert links.target_of(link) == target


@pytest.mark.parametrize(
    "link",
    [
        "https://example.com", "t.me", "https://t.me/", "t.me/+79991234567", "t.me/addstickers/Cats",
        "t.me/share/url?url=x", "t.me/c/1234567/89", "t.me/joinchat", "t.me/s", "t.me/ab", "t.me/proxy?server=a",
        "nott.me/+AbCdEfGh12345678",
        "tg://settings?x=1", "tg://join?code=1", "tg://addlist?x=1", "tg://resolve?phone=7999",
        "tg://resolve?domain=a b",
        "@cheap_signals", "", "about.me/cheap_signals", "t.me/+ab", "https://t.me/BotFather", "t.me/%20/x",
    ],
)  # fmt: skip
def test_links_to_no_chat(link: str) -> None:
    assert links.target_of(link) is None


@pytest.mark.parametrize("kind", ["text", "caption", "button", "poll", "preview", "checklist"])
def test_every_carrier_is_read(kind: str) -> None:
    by_words = message(Carrier(kind, "see t.me/+AbCdEfGh12345678 now"))
    by_entity = message(Carrier(kind, "here", ("https://t.me/+AbCdEfGh12345678",)))
    for one in (by_words, by_entity):
        assert [signal.kind for signal in link_signals(View(one))] == ["invite"]


def test_one_target_is_one_signal_and_the_first_is_shown() -> None:
    twice = message(
        Carrier("text", "t.me/Casino and https://t.me/casino", ("t.me/casino",)),
        Carrier("caption", "hello", ("@ann",)),
    )
    assert list(link_signals(View(twice))) == [Signal("channel", ("name:casino",), "t.me/casino")]


def test_a_quote_of_this_chat_is_not_its_authors_doing() -> None:
    quote = Carrier("quote", "t.me/casino_club")
    assert list(link_signals(View(message(quote, reply_to=message())))) == []
    assert [signal.kind for signal in link_signals(View(message(quote)))] == ["channel"]
    other = Origin("channel", -5, None, "Casino")
    assert [signal.kind for signal in link_signals(View(message(quote, external=other)))] == [
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
    found = list(link_signals(View(message(forward=origin))))
    assert found == ([] if keys is None else [Signal("forward", keys, found[0].shown)])


def test_evidence_is_one_short_line() -> None:
    found = list(link_signals(View(message(forward=Origin("channel", -5, None, "Casino\n" * 100)))))
    assert len(found[0].shown) == SHOWN
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
    assert objectionable([signal], fine) == ([signal] if bad else [])


def test_names_that_are_fine() -> None:
    assert acting.fine_names("West_Hikers", None, "ann") == {"name:west_hikers", "name:ann"}


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
    found = links.allowable(word)
    assert (found[0] if found else None) == key


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://wa.me/123", ("elsewhere", "domain:wa.me")),
        ("chat.whatsapp.com/abc", ("elsewhere", "domain:chat.whatsapp.com")),
        ("http://bit.ly/x", ("short", "domain:bit.ly")),
        ("https://www.casino-zz.top/r?x=1", ("domain", "domain:casino-zz.top")),
        ("https://docs.python.org/3/", None),
        ("https://T.ME/x", None),
        ("not a link", None),
    ],
)
def test_links_of_the_web(link: str, target: tuple[str, str] | None) -> None:
    assert links.web_target(link) == target


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see t.me/x and example.com, or www.b.zz now", ["t.me/x", "example.com", "www.b.zz"]),
        ("run setup.py, e.g. in v1.2.3", []),
        ("http://odd.ending/x", ["http://odd.ending/x"]),
        ("tg://resolve?domain=casino", ["tg://resolve?domain=casino"]),
        ("no dot at all", []),
        ("你好", []),
        ("mail me at a@example.com", []),
    ],
)
def test_links_in_a_text(text: str, found: list[str]) -> None:
    assert list(links.links_in(text)) == found


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("t . me / casino_x", ("channel", "name:casino_x")),
        ("t(.)me/casino_x", ("channel", "name:casino_x")),
        ("t [dot] me / casino_x", ("channel", "name:casino_x")),
        ("t dot me slash casino_x", ("channel", "name:casino_x")),
        ("play at casino (dot) com", ("short", "domain:casino.com")),
        ("casino nokta com", ("short", "domain:casino.com")),
        ("the dot com bubble", None),
        ("т точка ми слэш casino_x", ("channel", "name:casino_x")),
        ("t。me/+abcdefgh1", ("invite", "invite:abcdefgh1")),
        ("t_me/casino_x", ("channel", "name:casino_x")),
        ("tell me about it", None),
        ("t.me/abc", None),
    ],
)
def test_s73_links_written_out(words: str, target: tuple[str, str] | None) -> None:
    assert links.written_out(words) == ([target] if target else [])
    found = list(link_signals(View(message(Carrier("text", words)))))
    assert bool(found) is bool(target)


@pytest.mark.parametrize(
    ("carrier", "kinds"),
    [
        (Carrier("text", "here", ("https://a.zz/x",)), ["behind"]),
        (Carrier("text", "https://b.zz", ("https://a.zz/x",)), ["masked"]),
        (Carrier("text", "https://a.zz", ("https://a.zz/x",)), []),
        (Carrier("button", "go", ("https://a.zz/x",)), ["button", "behind"]),
        (Carrier("story", "News", ("@news",)), ["story"]),
        (Carrier("giveaway", "prize"), []),
        (Carrier("text", "hi @news", ("@news",)), []),
    ],
)
def test_links_by_where_they_stand(carrier: Carrier, kinds: list[str]) -> None:
    assert [
        signal.kind for signal in carrier_signals(View(message(Carrier("caption", "x"), carrier)))
    ] == kinds


def test_a_message_through_another_bot() -> None:
    [signal] = carrier_signals(
        View(message(Carrier("text", "x"), Carrier("via_bot", "", ("@gif",)), via_bot="gif"))
    )
    assert signal == Signal("inline", ("name:gif",), "@gif")


@pytest.mark.parametrize(
    ("key", "fine", "is_fine"),
    [
        ("domain:docs.example.com", {"domain:example.com"}, True),
        ("domain:example.com", {"domain:docs.example.com"}, False),
        ("domain:badexample.com", {"domain:example.com"}, False),
    ],
)
def test_an_allowed_domain_allows_those_below(key: str, fine: set[str], is_fine: bool) -> None:
    assert (objectionable([Signal("domain", (key,))], fine) == []) is is_fine
