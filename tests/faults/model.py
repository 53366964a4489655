"""What must be on record after a part of the script: computed from what people did, by rules written down here anew.

Imports nothing of the bot; a step's `who`, `verb`, `text` and the ids that the emulator gave are all it knows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.faults.story import HOUR, Memory, Step

AD = re.compile(r"t\.me/\+")
MUTE_ADS, MUTE_ADMIN, OUT = 24 * HOUR, HOUR, 24 * HOUR
FOREVER = 10**12
SPANS = {"h": HOUR, "d": 24 * HOUR}

Who = tuple[int, int]  # chat, user


@dataclass
class Strike:
    """`message` by the name that the script gave it."""

    who: Who
    message: str
    sanction: str
    until: int = 0
    pardoned: bool = False


@dataclass
class Ledger:
    """Strikes; who is muted or out, until when (seconds after the beginning); answers owed in the last step; counted
    messages of each member."""

    strikes: list[Strike] = field(default_factory=list)
    muted: dict[Who, int] = field(default_factory=dict)
    out: dict[Who, int] = field(default_factory=dict)
    owed: Counter[tuple[int, str]] = field(default_factory=Counter)
    messages: Counter[Who] = field(default_factory=Counter)

    def in_force(self, sanctions: dict[Who, int], at: int) -> dict[Who, int]:
        """Those that have not ended."""
        return {who: until for who, until in sanctions.items() if until > at}


@dataclass
class Model:
    """Plays the script in its head."""

    memory: Memory
    ledger: Ledger = field(default_factory=Ledger)
    groups: dict[str, int] = field(default_factory=dict)
    basic: set[int] = field(default_factory=set)
    words: dict[tuple[int, str], str] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    undoable: dict[int, list[Strike | Who]] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """One step more."""
        self.ledger.owed.clear()
        chat = self.groups.get(step.where, 0)
        match step.verb:
            case "founds":
                self.found(step)
            case "migrates":
                self.migrate(chat, self.memory.former[chat], step.where)
            case "says" | "starts":
                self.authors[step.name] = step.who
                self.message(step, chat)
            case "edits" if AD.search(step.text):
                self.strike(step, (chat, self.memory.people[step.who]), step.about, MUTE_ADS)
            case "taps":
                self.undo(self.undoable[chat].pop(), chat)

    def found(self, step: Step) -> None:
        """A group: its first id, wherever it has moved since."""
        new = self.memory.groups[step.where]
        before = {after: old for old, after in self.memory.former.items()}
        chat = before.get(new, new)
        self.groups[step.where], self.undoable[chat] = chat, []
        if step.text == "group":
            self.basic.add(chat)

    def migrate(self, old: int, new: int, name: str) -> None:
        """Everything of the group goes with it; messages keep the chat they were sent in."""
        self.groups[name] = new
        self.undoable[new] = self.undoable.pop(old)
        for strike in self.ledger.strikes:
            if strike.who[0] == old:
                strike.who = (new, strike.who[1])
        for who in [who for who in self.ledger.messages if who[0] == old]:
            self.ledger.messages[new, who[1]] += self.ledger.messages.pop(who)

    def message(self, step: Step, chat: int) -> None:
        """A command of the owner, an ad, or talk."""
        who = (chat, self.memory.people[step.who])
        self.ledger.messages[who] += 1
        command, _, rest = step.text.partition(" ")
        if command == "/filter":
            word, _, answer = rest.partition(" ")
            self.words[chat, word] = answer
        elif command == "/warn":
            self.strike(step, self.author(step.about, chat), step.about, MUTE_ADMIN)
        elif command == "/mute":
            victim = self.author(step.about, chat)
            self.ledger.muted[victim] = step.at + int(rest[:-1]) * SPANS[rest[-1]]
            self.undoable[chat].append(victim)
        elif AD.search(step.text):
            self.strike(step, who, step.name, MUTE_ADS)
        elif not command.startswith("/"):
            said = set(re.findall(r"\w+", step.text.lower()))
            self.ledger.owed.update((chat, answer) for (place, word), answer in self.words.items()
                                    if place == chat and word in said)  # fmt: skip

    def author(self, message: str, chat: int) -> Who:
        """Who wrote it."""
        return chat, self.memory.people[self.authors[message]]

    def strike(self, step: Step, who: Who, message: str, mute: int) -> None:
        """The first warns, the second mutes, the third removes for a day, the next for good."""
        live = [strike for strike in self.ledger.strikes if strike.who == who and not strike.pardoned]
        made = Strike(who, message, "warning")
        if len(live) == 1 and who[0] not in self.basic:
            made.sanction, made.until = "mute", step.at + mute
            self.ledger.muted[who] = made.until
        elif len(live) > 1:
            made.sanction = "ban" if any(strike.sanction == "kick" for strike in live) else "kick"
            made.until = FOREVER if made.sanction == "ban" else step.at + OUT
            self.ledger.out[who] = made.until
            self.ledger.muted.pop(who, None)
        self.ledger.strikes.append(made)
        self.undoable[who[0]].append(made)

    def undo(self, last: Strike | Who, chat: int) -> None:
        """The strike counts no more, and what it did is over."""
        if isinstance(last, tuple):
            del self.ledger.muted[last]
            return
        last.pardoned = True
        self.ledger.muted.pop(last.who, None)
        self.ledger.out.pop(last.who, None)


def ledgers(steps: Sequence[Step], memory: Memory) -> dict[int, Ledger]:
    """The record after each step, by its number. `memory` = ids at the end of the script."""
    model, found = Model(memory), {}
    for step in steps:
        model.take(step)
        kept = model.ledger
        strikes = [
            Strike(one.who, one.message, one.sanction, one.until, one.pardoned) for one in kept.strikes
        ]
        found[step.number] = Ledger(
            strikes, kept.in_force(kept.muted, step.at), kept.in_force(kept.out, step.at), kept.owed.copy(),
            kept.messages.copy(),
        )  # fmt: skip
    return found
