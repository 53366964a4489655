"""Members who offered to greet newcomers are asked, one at a time, by an admin's tap."""

from typing import Any

import pytest

from tests.heard import labels, seen_by, words
from tests.newcomers import alone, cards, silent, taps
from tests.town import Town

PLEASE = "New here, or quiet for a while: Ann, Bo. Would you greet them in the group? A word is enough."


@pytest.fixture
def town_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Buddies rest for a day where the story is long; two are asked a day."""
    short = {"ANTHILL_POLICY__BUDDIES__REST_HOURS": "20", "ANTHILL_POLICY__BUDDIES__A_DAY": "2"}
    return {"environment": short} if "alone" in request.node.name else {}


@pytest.mark.slow
async def test_a_buddy_is_asked_alone_and_may_pass_it_on(town: Town) -> None:
    owner, group, (ann, bo) = await silent(town, "Ann", "Bo")
    await town.advance("80h")
    [card] = await cards(owner)
    assert labels(card) == ["Remind", "Ask a buddy", "Waive"]
    nobody = await taps(town, owner, "Ask a buddy")
    assert nobody["text"] == "No buddy is free now. Members become one with /buddy on."

    cem, dee = await group.joined_by("Cem"), await group.joined_by("Dee")
    await cem.writes_bot("/start")
    for person in (cem, dee):
        await person.says(group, "/buddy on")
        await town.advance("1m")
    await town.restart()
    assert (await taps(town, owner, "Ask a buddy"))["text"] == "Cem is asked to greet them."
    assert words(await seen_by(cem, None))[-1] == f"West Hikers\n{PLEASE}"
    assert PLEASE not in words(await seen_by(owner, group))

    for _ in range(2):  # the second tap asks nobody else
        assert (await taps(town, cem, "Not now"))["text"] == "All right, somebody else may do it."
    assert (await alone(dee, group)).count(PLEASE) == 1
    assert (await taps(town, owner, "Ask a buddy"))["alert"] is not False
    await town.advance("21h")
    assert (await taps(town, owner, "Ask a buddy"))["text"] == "Cem is asked to greet them."
    await cem.blocks_bot()
    await town.advance("21h")
    await dee.leaves(group)
    await town.settle()
    assert (await taps(town, owner, "Ask a buddy"))["text"] == "Cem is asked to greet them."
    assert (await alone(cem, group)).count(PLEASE) == 1
    assert (await alone(ann, group)).count(PLEASE) == (await alone(bo, group)).count(PLEASE) == 0


@pytest.mark.slow
async def test_a_buddy_is_asked_once_in_thirty_days_and_ends_it_with_one_tap(town: Town) -> None:
    owner, group, _ = await silent(town, "Ann", "Bo")
    cem, dee = await group.joined_by("Cem"), await group.joined_by("Dee")
    await cem.writes_bot("/start")
    await dee.writes_bot("/start")
    await cem.says(group, "/buddy")
    await town.advance("80h")
    assert (await taps(town, owner, "Ask a buddy"))["text"] == "Cem is asked to greet them."
    assert (await taps(town, owner, "Ask a buddy"))["text"].startswith("No buddy is free now.")
    await dee.says(group, "/buddy")
    await town.settle()
    assert labels((await cem.private())[-1]) == ["Not now", "No more"]
    for _ in range(2):  # the second tap asks nobody else
        assert (await taps(town, cem, "No more"))["text"] == "All right, I ask you no more. Thank you."
    assert [text for text in words(await seen_by(dee, None)) if "Would you greet them" in text] != []
    await owner.says(group, "/buddies")
    await town.settle()
    assert (await alone(owner, group))[-1] == "One member greets newcomers:\n· Dee"


async def test_offers_are_listed_and_taken_back_in_chinese(town: Town) -> None:
    owner, group, _ = await silent(town, language="zh")
    lin = await group.joined_by("林")
    await town.settle()
    await lin.says(group, "/buddies")
    await lin.says(group, "迎新")
    await owner.says(group, "/buddies")
    await town.settle()
    assert (await alone(owner, group))[-1] == "1位成员愿意迎新：\n· 林"
    await lin.says(group, "/buddy maybe")
    await lin.says(group, "/buddy off")
    await owner.says(group, "/buddies")
    await town.settle()
    assert (await alone(lin, group))[-3:] == [
        "谢谢你。有新朋友时，我偶尔单独请你打个招呼；/buddy off 可随时退出。",
        "请用 /buddy on 或 /buddy off。",
        "好的，以后不再打扰你。谢谢。",
    ]
    assert (await alone(owner, group))[-1] == "还没有人报名迎新。成员发 /buddy on 即可报名。"
