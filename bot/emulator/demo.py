"""The demo's cast: two groups with people who act over real HTTP, and what each might say. The tour is in tour.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.emulator.pages import Page
from bot.emulator.people import Group, People, Person

RIGHTS = ("can_delete_messages", "can_restrict_members", "can_invite_users", "can_pin_messages")
Line = dict[str, Any]


@dataclass(frozen=True)
class Cast:
    """Who the tour needs to know by name."""

    hikers: Group
    western: Group
    olga: Person
    ben: Person
    jing: Person


async def gather(people: People, page: Page) -> Cast:
    """Founds both groups with the bot in them and tells the page who can be played. Needs the bot to be running."""
    hikers, (olga, ben, mallory, nora) = await found_hikers(people)
    western, (chuan, jing, lin, wang) = await found_western(people)
    await jing.joins(hikers)
    page.zones = {hikers.id: "UTC", western.id: "Asia/Shanghai"}
    page.cast = [
        card(olga, "owner", {hikers: OWNER, None: OWNER_ALONE}),
        card(ben, "member", {hikers: MEMBER, None: MEMBER_ALONE}),
        card(nora, "newcomer", {hikers: NEWCOMER, None: MEMBER_ALONE}),
        card(mallory, "advertiser", {hikers: ADVERTISER, None: MEMBER_ALONE}),
        card(chuan, "owner", {western: OWNER_ZH, None: OWNER_ALONE}),
        card(jing, "member", {hikers: MEMBER, western: MEMBER_ZH, None: MEMBER_ALONE_ZH}),
        card(lin, "newcomer", {western: NEWCOMER_ZH, None: MEMBER_ALONE_ZH}),
        card(wang, "advertiser", {western: ADVERTISER_ZH, None: MEMBER_ALONE_ZH}),
    ]
    await people.settle()
    return Cast(hikers, western, olga, ben, jing)


def card(person: Person, role: str, says: dict[Group | None, Sequence[Line]]) -> Line:
    """A person as the page offers them; what they might say by chat, None = in private."""
    return {
        "id": person.id,
        "role": role,
        "groups": [group.id for group in says if group is not None],
        "says": {str(group.id) if group else "private": list(lines) for group, lines in says.items()},
    }


async def found_hikers(people: People) -> tuple[Group, tuple[Person, Person, Person, Person]]:
    """West Hikers: an owner, members, an advertiser who is in, a newcomer who is not."""
    olga = await people.person("Olga Berg", username="olga_berg", language_code="en")
    ben = await people.person("Ben Carter", username="ben_carter", language_code="en")
    priya = await people.person("Priya Nair", language_code="en")
    mallory = await people.person("Mallory Vance", username="mallory_v", language_code="en")
    nora = await people.person("Nora Lind", language_code="en")
    group = await people.group("West Hikers", olga)
    for person in (ben, priya, mallory):
        await person.joins(group)
    await group.add_bot(RIGHTS)
    await people.settle()
    for command in SET_UP:
        await olga.writes_bot(command)
        await people.settle()
    await talk(people, group, ((olga, TALK[0]), (ben, TALK[1]), (priya, TALK[2]), (ben, TALK[3])))
    return group, (olga, ben, mallory, nora)


async def found_western(people: People) -> tuple[Group, tuple[Person, Person, Person, Person]]:
    """川西徒步: the same in Chinese."""
    chuan = await people.person("何川", username="hechuan", language_code="zh-hans")
    jing = await people.person("陈静", username="chenjing", language_code="zh-hans")
    lin = await people.person("小林", language_code="zh-hans")
    wang = await people.person("老王特价帐篷", language_code="zh-hans")
    group = await people.group("川西徒步", chuan)
    for person in (jing, wang):
        await person.joins(group)
    await group.add_bot(RIGHTS)
    await people.settle()
    for command in SET_UP_ZH:
        await chuan.writes_bot(command)
        await people.settle()
    await talk(people, group, ((chuan, TALK_ZH[0]), (jing, TALK_ZH[1]), (chuan, TALK_ZH[2])))
    return group, (chuan, jing, lin, wang)


async def talk(people: People, group: Group, lines: Sequence[tuple[Person, str]]) -> None:
    """A few words, some minutes apart."""
    for person, text in lines:
        await people.advance("3m")
        await person.says(group, text)


SET_UP = (
    "/start",
    "/purpose We walk in the hills on Sundays, at everybody's pace.",
    "/filter hut A night in the hut is 24, members pay 12. Book with Olga until Friday.",
)
SET_UP_ZH = (
    "/start",
    "/purpose 周末一起走川西，不赶路，不落下一个人。",
    "/filter 帐篷 四千米以上带四季帐，群里有三顶可以借，找何川登记。",
)
TALK = (
    "Sunday looks dry. Shall we take the ridge path?",
    "I am in. Bringing Dana, it is her first hike.",
    "The ridge with a beginner? Perhaps the lake loop, same view and half the climb.",
    "Lake loop it is. 9:00 at the station.",
)
TALK_ZH = ("周六四姑娘山有人去吗？", "我去。早上七点茶店子集合行不行？", "行，记得带够水。")

OWNER: tuple[Line, ...] = (
    {"text": "/warn Please keep it friendly", "reply": True},
    {"text": "/why", "reply": True},
    {"text": "/allow t.me/east_hikers"},
    {"text": "/help"},
)
OWNER_ALONE: tuple[Line, ...] = ({"text": "/alerts"}, {"text": "/help"}, {"text": "/language"})
MEMBER: tuple[Line, ...] = (
    {"text": "What does the hut cost?"},
    {"text": "Who takes the early train?"},
    {"text": "/rules"},
    {"text": "/warns"},
)
MEMBER_ALONE: tuple[Line, ...] = (
    {"text": "/help"},
    {"text": "/warns"},
    {"text": "/appeal"},
    {"text": "/privacy"},
)
NEWCOMER: tuple[Line, ...] = (
    {"text": "Hello, I am Nora. I moved here in December."},
    {"text": "Is the hut open in January?"},
    {"text": "/rules"},
)
ADVERTISER: tuple[Line, ...] = (
    {"text": "Tents at half price, join t.me/+Qw3rTy7uIoP4sDfG"},
    {"text": "New offers every day: https://t.me/tent_bazaar"},
    {"text": "Last boots of the season", "forward": "Tent Bazaar"},
    {"text": "Nice photos, Priya"},
)
OWNER_ZH: tuple[Line, ...] = (
    {"text": "/warn 请好好说话", "reply": True},
    {"text": "/why", "reply": True},
    {"text": "/allow t.me/east_hikers"},
    {"text": "帮助"},
)
MEMBER_ZH: tuple[Line, ...] = ({"text": "群规"}, {"text": "带哪顶帐篷？"}, {"text": "周日有人一起吗？"})
MEMBER_ALONE_ZH: tuple[Line, ...] = ({"text": "帮助"}, {"text": "/warns"}, {"text": "申诉"})
NEWCOMER_ZH: tuple[Line, ...] = ({"text": "大家好，我是小林，刚搬到成都。"}, {"text": "群规"})
ADVERTISER_ZH: tuple[Line, ...] = (
    {"text": "特价帐篷，进群领券 t.me/+Zx9cVb2nMa4sDqWe"},
    {"text": "每天上新 https://t.me/lao_wang_tents"},
    {"text": "清仓登山鞋", "forward": "老王户外"},
    {"text": "周六我也去"},
)
