"""S25: every command and every button says who may use it, and what is open to everybody stands in a list."""

import inspect

from bot.feature import Command, Press, Right
from bot.registry import FEATURES

# Open to everybody, read one by one: they show, they ask, or they ask for the right in another chat's lane.
OPEN_COMMANDS = {
    "arrival:purpose",
    "arrival:rules",
    "boards:top",
    "buddies:buddy",
    "drops:suggest",
    "faq:faq",
    "gate:paysupport",
    "gate:terms",
    "help:cancel",
    "help:help",
    "help:id",
    "help:start",
    "introductions:find",
    "introductions:intro",
    "introductions:whois",
    "privacy:forget",
    "privacy:mydata",
    "privacy:privacy",
    "replies:filters",
    "replies:get",
    "replies:notes",
    "reports:report",
    "scores:checkin",
    "scores:me",
    "scores:points",
    "scores:thanks",
    "strikes:appeal",
    "strikes:warnings",
    "strikes:warns",
}
SHOWING = {
    "announcements:got",
    "arrival:read",
    "arrival:rules",
    "boards:go",
    "boards:mine",
    "buddies:pass",
    "drops:choose",
    "faq:more",
    "faq:no",
    "faq:show",
    "faq:yes",
    "gate:back",
    "gate:pass",
    "gate:vouch",
    "help:more",
    "help:pick",
    "introductions:form",
    "introductions:later",
    "introductions:post",
    "introductions:restart",
    "introductions:skip",
    "names:tag",
    "privacy:ask",
    "privacy:erase",
    "privacy:group",
    "privacy:keep",
    "privacy:mydata",
    "replies:more",
    "scores:checkin",
    "replies:show",
    "scores:hide",
    "scores:how",
    "scores:show",
    "setup:mine",
    "strikes:appeal",
    "unanswered:pass",
    "unanswered:stop",
}
# Their handlers ask for the right in the lane of the chat they speak of (Turn.require).
ASKING_THERE = {
    "ads:always",
    "ads:leave",
    "ads:leave_be",
    "ads:mute",
    "ads:see",
    "ads:start",
    "ads:strike",
    "ads:wait",
    "arrival:again",
    "boards:edit",
    "boards:now",
    "boards:post",
    "boards:preview",
    "boards:set",
    "boards:skip",
    "drops:content",
    "drops:decline",
    "drops:delete",
    "drops:down",
    "drops:more",
    "drops:now",
    "drops:open",
    "drops:pause",
    "drops:reserve",
    "drops:resume",
    "drops:see",
    "drops:take",
    "drops:undo",
    "drops:up",
    "drops:when",
    "faq:open",
    "faq:remove",
    "gate:ask",
    "gate:keep",
    "gate:no",
    "gate:ok",
    "gate:refund",
    "gate:see",
    "gate:set",
    "introductions:greet",
    "introductions:remind",
    "introductions:waive",
    "names:remind",
    "privacy:gone",
    "quarrel:banter",
    "quarrel:both",
    "quarrel:done",
    "quarrel:mute",
    "quarrel:post",
    "quarrel:strike",
    "raid:clear",
    "raid:keep",
    "raid:lift",
    "raid:sure",
    "replies:change",
    "replies:open",
    "replies:remove",
    "replies:switch",
    "reports:claim",
    "reports:done",
    "reports:mute",
    "reports:strike",
    "reports:wrong",
    "strikes:grant",
    "strikes:keep",
    "strikes:remove",
    "strikes:revert",
    "strikes:undo",
    "tiers:apply",
    "tiers:draft",
    "tiers:leave",
    "tiers:write",
    "unanswered:done",
}


def test_s25_no_command_and_no_button_can_be_made_without_a_right() -> None:
    for kind in (Command, Press):
        assert inspect.signature(kind).parameters["right"].default is inspect.Parameter.empty


def test_s25_every_command_and_button_declares_its_right() -> None:
    for feature in FEATURES:
        rights = [one.right for one in feature.commands] + [one.right for one in feature.presses]
        assert all(isinstance(right, Right) for right in rights), feature.name


def test_s25_what_is_open_to_everybody_was_looked_at() -> None:
    commands = {f"{f.name}:{c.name}" for f in FEATURES for c in f.commands if c.right is Right.ANYBODY}
    presses = {f"{f.name}:{p.verb}" for f in FEATURES for p in f.presses if p.right is Right.ANYBODY}
    assert commands == OPEN_COMMANDS
    assert presses == SHOWING | ASKING_THERE


def test_s25_no_name_means_two_things() -> None:
    names = [name for f in FEATURES for c in f.commands for name in (c.name, *c.aliases, *c.words)]
    assert sorted(names) == sorted(set(names))
