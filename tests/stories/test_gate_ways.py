"""The gate where there is no ephemeral message, as the chat's guard, and as admins set it."""

from typing import Any

import pytest

from tests.gate import ANIMAL, gate
from tests.heard import heard, labels, seen_by, words
from tests.town import TOKEN, Town

TIMES = (
    "Who asks to join has 24 hours; who is inside already is muted and has 15 minutes. "
    "3 wrong answers to one step end an attempt."
)
BOT = int(TOKEN.partition(":")[0])


@pytest.fixture
def town_options() -> dict[str, Any]:
    """The newest Telegram."""
    return {}


async def results(town: Town) -> list[str]:
    """How the bot answered as a guard."""
    calls = await town.people.calls()
    return [call["parameters"]["result"] for call in calls if call["method"] == "answerChatJoinRequestQuery"]


async def test_a_guard_answers_in_ten_seconds_and_goes_on_in_private(town: Town) -> None:
    here = await gate(town, ANIMAL, guard_bot=BOT)
    ming = await here.asks()
    assert await results(town) == ["queue"]
    await here.writes(ming, "ant")
    assert await here.status(ming) == "member"


async def test_a_guard_says_yes_or_no_at_once_where_nothing_is_asked(town: Town) -> None:
    here = await gate(town, "invitation https://t.me/+abcdefghijkl", guard_bot=BOT)
    ming = await here.asks(started=False)
    await here.does(here.owner.says(here.group, "/gate invitation off"))
    await here.does(here.owner.says(here.group, "/gate capacity 5"))
    bo = await here.asks("Bo", started=False)
    assert await results(town) == ["decline", "approve"]
    assert (await here.status(ming), await here.status(bo)) == ("left", "member")


async def test_a_guard_that_is_too_late_answers_the_request_itself(town: Town) -> None:
    here = await gate(town, ANIMAL, guard_bot=BOT)
    ming = await here.applicant()
    await town.stop()
    await ming.asks_to_join(here.group)
    await town.people.advance("2m", jump=True)
    await town.start()
    await here.starts(ming)
    await here.writes(ming, "ant")
    assert await here.status(ming) == "member"


@pytest.mark.slow
async def test_the_list_has_buttons_and_words(town: Town) -> None:
    here = await gate(town)
    [shown] = await heard(town, here.owner, here.group, here.owner.says(here.group, "/gate"))
    more = "The buttons switch; /gate help says what else can be set."
    assert shown["text"].splitlines() == ["The gate is off: who has the link comes in.", more]
    assert labels(shown)[:2] == ["Rules: switch on", "Questions: switch on"]
    pressed = await here.does(here.owner.taps(shown, "Rules: switch on", group=here.group))
    assert pressed["text"] == "Rules: on."
    [shown] = await heard(town, here.owner, here.group, here.owner.says(here.group, f"/gate {ANIMAL}"))
    assert shown["text"].splitlines() == [
        "The gate is on. To pass, in this order:",
        "1. Read and accept the rules",
        "2. Answer questions",
        "· Which animal is on our sign? | ant | 蚂蚁",
        TIMES,
        more,
    ]
    [shown] = await heard(
        town, here.owner, here.group, here.owner.says(here.group, "/gate order question rules")
    )
    assert shown["text"].splitlines()[1] == "1. Answer questions"
    for words_ in ("hours 48", "minutes 30", "tries 2", "rules off", "question clear"):
        [shown] = await heard(town, here.owner, here.group, here.owner.says(here.group, f"/gate {words_}"))
    assert shown["text"].splitlines()[0] == "The gate is off: who has the link comes in."


async def test_the_list_in_chinese(town: Town) -> None:
    here = await gate(town, "rules on", "captcha on", "account photo", "vouch 2", "tier -1001 9", lang="zh")
    [shown] = await heard(town, here.owner, here.group, here.owner.says(here.group, "/gate capacity 150"))
    assert shown["text"].splitlines() == [
        "入群门槛已开启，依次是：",
        "1. 阅读并同意群规",
        "2. 确认是真人：数图里的形状，或者算一道小题",
        "3. 账号符合要求：名字可读、有头像",
        "4. 2位群友确认认识",
        "5. 等空位，名额共150人",
        "申请入群的人有24小时；已在群里的人先禁言，有15分钟。同一步答错3次，这次申请就结束。",
        "点按钮开关；其他设置见 /gate help。",
    ]
    [shown] = await heard(town, here.owner, here.group, here.owner.says(here.group, "/gate help"))
    assert shown["text"].startswith("/gate 查看；")


@pytest.mark.parametrize("words_", ["x", "hours 0", "hours x", "order rules", "question |", "rules maybe"])
async def test_what_cannot_be_set_is_answered_with_the_usage(town: Town, words_: str) -> None:
    here = await gate(town)
    [answer] = await heard(town, here.owner, here.group, here.owner.says(here.group, f"/gate {words_}"))
    assert answer["text"].startswith("/gate shows it")
    assert "Thresholds: rules, question, captcha" in answer["text"]


async def test_only_admins_with_the_right_set_the_gate_or_admit(town: Town) -> None:
    here = await gate(town, "question Why us?")
    ming = await here.asks()
    await here.writes(ming, "hills")
    bo = await here.applicant("Bo", started=True)
    await here.does(here.owner.adds(here.group, bo))
    await here.does(here.group.set_member(bo, status="administrator", rights=["can_delete_messages"]))
    await here.card()
    [answer] = await heard(town, bo, here.group, bo.says(here.group, "/gate off"))
    assert "right" in answer["text"]
    [told] = await heard(town, bo, here.group, bo.says(here.group, "/alerts"))
    pressed = await here.does(bo.taps(told, "Admit", group=here.group))
    assert pressed["alert"]
    assert (await here.status(ming), await here.state(ming)) == ("left", "judging")


async def test_two_admins_press_and_the_second_hears_that_it_is_decided(town: Town) -> None:
    here = await gate(town, "question Why us?")
    ming = await here.asks()
    await here.writes(ming, "hills")
    card = (await here.cards())[-1]
    first = await here.does(here.owner.taps(card, "Admit"))
    await town.settle()
    assert first["text"] == "Admitted."
    [listed] = await heard(town, here.owner, here.group, here.owner.says(here.group, "/alerts"))
    assert "Admit" not in labels(listed)
    assert words(await seen_by(here.owner, None))
