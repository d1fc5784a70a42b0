"""The doers that a noun phrase names: its head, whose it is, and what it points back to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from crosswire.extract.sentence.scan import Group, Scan
from crosswire.extract.sentence.units import Unit
from crosswire.lexicon.doers import DoerWords
from crosswire.model.text import Span


class Subject(NamedTuple):
    """Those a noun phrase names as doers, in order.

    `points` is "own" for a phrase that points back to the speaker ("it", "its fighters"), "group"
    for one that points back to the armed group named last, "" otherwise; `words` covers the
    phrase. `is_described`: the words name nobody but tell a side ("militants from Pakistan").
    `is_owned`: it is the speaker's people or weapons that are meant ("his men"), not the speaker.
    """

    groups: tuple[Group, ...]
    points: str
    words: Span
    is_described: bool = False
    is_owned: bool = False


# Those through whom a group speaks: "the group's spokesman", "the movement's radio station".
_MOUTHPIECES = frozenset(
    ["spokesman", "spokesperson", "spokeswoman", "station", "radio", "channel", "website", "leader"]
)


class PhraseReader:
    """Reads the units of a noun phrase of one sentence as those who may have done something."""

    def __init__(self, scan: Scan, words: DoerWords) -> None:
        self.scan, self.words = scan, words

    def strip(self, units: list[Unit]) -> list[Unit]:
        """The phrase without a circumstance before it: "in Gaza Israeli jets"."""
        while units and (units[0].word in self.words.hang or units[0].letter in {"T", "P", "F"}):
            if len(units) > 1 and units[1].word == "'s":
                break
            opens = units[0].word in self.words.hang
            units = units[2:] if opens and units[1:] else units[1:]
        return units

    def split(self, units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
        """The head of a phrase, and what hangs on it from its first preposition."""
        for at, unit in enumerate(units):
            if self._hangs(unit, units[at + 1] if at + 1 < len(units) else None):
                return units[:at], units[at:]
            if unit.letter in {"T", "P"} and at and units[at - 1].word != "'s":
                return units[:at], units[at:]
        return units, []

    def _hangs(self, unit: Unit, after: Unit | None) -> bool:
        """True for what begins a phrase that hangs on a noun; not "armed" in "its armed wing"."""
        behind = after.word if after is not None else "of"  # the end of a phrase takes nothing
        if unit.group is not None:
            return False
        if unit.verb is not None or behind == "by":
            return True
        plain = unit.word.endswith(("ed", "ing")) and unit.word not in self.words.calling
        return unit.word in self.words.hang and (behind in self.words.hang or not plain)

    def points(self, head: Sequence[Unit]) -> str:
        """How a head points back: "it", "its fighters", "the group"; "" if it does not."""
        if not head:
            return ""
        first, last = head[0].word, head[-1]
        if first in self.words.own and (len(head) == 1 or self.is_force(last)):
            return "own"
        return "group" if first in self.words.group and _stands_alone(head) else ""

    def points_among(self, head: Sequence[Unit], hung: Sequence[Unit]) -> str:
        """ "own" for "one of its fighters", "two of their jets"."""
        few = len(head) == 1 and (
            head[0].letter == "F" or head[0].word in {"one", "some", "several"}
        )
        if not few or len(hung) < 2 or hung[0].word != "of" or hung[1].word not in {"its", "their"}:
            return ""
        return "own"

    def _heads(self, head: Sequence[Unit]) -> list[Group]:
        """The actors of a head: the last of each part between "and"."""
        cuts = [-1, *(i for i, unit in enumerate(head) if unit.word in {"and", "or"}), len(head)]
        parts = [head[left + 1 : right] for left, right in pairwise(cuts)]
        found = [self._head_of(part, shares=part is not parts[-1]) for part in parts]
        return [group for group in found if group is not None]

    def _head_of(self, part: Sequence[Unit], *, shares: bool) -> Group | None:
        """The actor that a part of a head is or names, if its last word does as its side does.

        `shares`: its noun may stand behind "and" ("Russian and Syrian jets").
        """
        if not part or not self.is_force(part[-1]):
            return None
        named = [u.group for u in _without_person(part) if u.group and self._is_named(u)]
        if not named:
            return self._tied(part)
        places = self._is_bare_state(named[-1]) and part[-1].letter == "E"
        chosen = self._most_telling(named)
        return None if places else self._people_of(chosen, part, shares=shares)

    def _most_telling(self, named: Sequence[Group]) -> Group:
        """The last of some actors, but a group before a state: "Al-Qaeda's Yemen branch"."""
        proper = [group for group in named if not is_descriptor(group)]
        groups = [group for group in proper if group.name not in self.words.states]
        listed = [group for group in groups if group.letter != "X"]
        return (listed or groups or proper or named)[-1]

    def _people_of(self, chosen: Group, part: Sequence[Unit], *, shares: bool) -> Group | None:
        """The actor, unless it is only where people come from: "an Afghan", "Syrian gunmen".

        Those are no state's; people in arms are kept as the text describes them.
        """
        last = part[-1]
        if chosen.name not in self.words.states or chosen.letter == "W" or last.group is None:
            return chosen
        if last.group is chosen and chosen.letter == "A":
            return chosen if shares or not self._is_only_adjective(chosen) else None
        if is_descriptor(last.group) or last.word in _STATELESS:
            return self._describe(chosen, last.group)
        return None if last.group.role in _PRIVATE else chosen

    def _describe(self, origin: Group, people: Group) -> Group:
        words = Span(origin.span.start, people.span.end).quote(self.scan.text).split()
        return Group("X", people.span, people.rule, name=" ".join(words[-2:]))

    def _is_only_adjective(self, group: Group) -> bool:
        entry, words = group.entry, group.span.quote(self.scan.text)
        return entry is not None and words in entry.words("adjective") and words not in entry.says

    def _tied(self, part: Sequence[Unit]) -> Group | None:
        """People told by their backers alone: "Turkey-backed fighters", as written."""
        tied = [u for u in part if u.word.rpartition("-")[2] in self.words.ties and "-" in u.word]
        if not tied or tied[0] is part[-1]:
            return None
        span = Span(tied[0].span.start, part[-1].span.end)
        return Group("X", span, part[-1].word, name=span.quote(self.scan.text))

    def _is_named(self, unit: Unit) -> bool:
        """True for a unit that names an actor; "Islamic" alone names none."""
        group = unit.group
        if group is None or not is_named(group) or self.is_prefixed(group):
            return False
        words = group.span.quote(self.scan.text).lower()
        return group.letter != "X" or words not in self.words.creeds

    def as_state(self, group: Group) -> Group | None:
        """The state that a place stands for after "on" or "at": its country, or its capital's."""
        if group.letter != "P" or group.place is None:
            return None
        capital = self.words.capitals.get(group.place.as_written.lower())
        name = group.place.name if group.place.precision == "country" else capital
        return Group("X", group.span, group.rule, name=name) if name is not None else None

    def is_prefixed(self, group: Group) -> bool:
        """True for "anti-Taliban", "pro-government", "ex-army": the name is only a part."""
        return self.scan.text[max(0, group.span.start - 1) : group.span.start] == "-"

    def _is_bare_state(self, group: Group) -> bool:
        """True for a country's name that only tells where its deed is: "Yemen air strike"."""
        entry = group.entry
        if group.letter != "A" or entry is None or entry.word("kind") != "state":
            return False
        owns = self.scan.word_after(group.span.end) in {"'s", "'"}
        return not owns and group.span.quote(self.scan.text) not in entry.words("adjective")

    def is_force(self, unit: Unit) -> bool:
        """True for what acts for its side: an actor, its weapon or deed, its people in arms."""
        group = unit.group
        if group is None:
            return unit.word in self.words.force
        if group.letter == "N":
            return group.role in _ARMED or unit.word in self.words.force
        return group.letter in {"A", "W", "E", "X"}

    def _owners(self, head: Sequence[Unit], hung: Sequence[Unit]) -> list[Group]:
        """The actor behind "of", "from", "by" of a head that has none: "members of the gang"."""
        if not head or not self._is_member(head[-1]):
            return []
        owning = (at for at in range(len(hung) - 1) if self._owns(hung, at))
        found = (self._heads(self.split([*_past_to(hung[at + 1 :])])[0]) for at in owning)
        return next((groups for groups in found if groups), [])

    def _owns(self, hung: Sequence[Unit], at: int) -> bool:
        serves = hung[at].word == "for" and at > 0 and hung[at - 1].word in _SERVES
        return serves or hung[at].word in self.words.owner

    def _is_member(self, unit: Unit) -> bool:
        if unit.letter in {"W", "E", "A"}:
            return unit.group is not None and (unit.letter != "A" or is_descriptor(unit.group))
        return unit.word in self.words.member or (
            unit.group is not None and unit.group.role in _ARMED
        )

    def read(self, head: Sequence[Unit], hung: Sequence[Unit]) -> Subject | None:
        """Whom the head of a phrase and what hangs on it name; None if nobody."""
        groups = self._named_in(head, hung) if head else []
        if groups:
            return Subject(tuple(groups), "", cover([*head, *hung]))
        side = self._side(head, hung) if head else []
        return Subject((), "", cover([*head, *side]), is_described=True) if side else None

    def _named_in(self, head: Sequence[Unit], hung: Sequence[Unit]) -> list[Group]:
        """The actors named in a phrase; none where a description is told more fully by its side."""
        groups = self.called(hung) or self._heads(head)
        if not all(map(is_descriptor, groups)):
            return groups
        return [] if self._is_bound(hung) else self._owners(head, hung) or groups

    def _is_bound(self, hung: Sequence[Unit]) -> bool:
        """True for what ties people loosely to a side: "jihadists linked to al-Qaeda"."""
        return bool(hung) and hung[0].word in self.words.bond

    def called(self, hung: Sequence[Unit]) -> list[Group]:
        """The name behind "calling itself", "known as" in what hangs on a head."""
        at = next((i for i, unit in enumerate(hung) if unit.word in self.words.calling), None)
        if at is None:
            return []
        behind = (u.group for u in hung[at + 1 : at + 4] if u.group is not None)
        return [group for group in behind if group.letter in "AX"][:1]

    def _side(self, head: Sequence[Unit], hung: Sequence[Unit]) -> Sequence[Unit]:
        """What tells the side of people nobody names: "militants from Pakistan"."""
        if not self._is_member(head[-1]) or head[-1].letter in {"W", "E"} or not hung:
            return []
        if hung[0].word == "from" or hung[0].word in self.words.bond:
            at = next((i for i, u in enumerate(hung) if u.letter in {"A", "P", "X"}), None)
            return hung[: at + 1] if at is not None and at <= 2 else []
        return []


def _past_to(units: Sequence[Unit]) -> Sequence[Unit]:
    return units[1:] if units[0].word == "to" else units


def _without_person(part: Sequence[Unit]) -> Sequence[Unit]:
    """A phrase without the name of whoever holds an office: "BLA spokesman Ali Khan"."""
    if not part or part[-1].letter != "X":
        return part
    titled = any(_has_office(part, at) for at in range(len(part) - 1))
    return part[:-1] if titled else part


def _has_office(part: Sequence[Unit], at: int) -> bool:
    """True for an actor before an office: "BLA spokesman", or both in one: "Hamas leader"."""
    group = part[at].group
    if group is None or not is_named(group):
        return False
    return group.role == "official" or part[at + 1].word in _OFFICES


_OFFICES = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "chief", "commander", "official", "leader"}
)


def is_state(group: Group | None) -> bool:
    """True for a country that acts."""
    return group is not None and group.entry is not None and group.entry.word("kind") == "state"


def is_descriptor(group: Group) -> bool:
    """True for a group that says what somebody is, not who: "rebels", "gunmen", "armed group"."""
    kind = group.entry.word("kind") if group.letter == "A" and group.entry is not None else None
    return kind in {"descriptor", "generic"}


_SERVES = frozenset({"working", "fighting", "acting"})
# Not "bombers", "snipers", "fighters": those of a state are its soldiers.
_STATELESS = frozenset(
    [
        "gunmen",
        "gunman",
        "attackers",
        "attacker",
        "assailants",
        "assailant",
        "militants",
        "militant",
    ]
)
_PRIVATE = frozenset({"civilian", "person", "woman", "child", "national", "student", "worker"})
_ARMED = frozenset({"attacker", "militant", "military", "police", "guard", "settler"})


def cover(units: Sequence[Unit]) -> Span:
    """The stretch of the article from the first of some units to the last."""
    return Span(units[0].span.start, units[-1].span.end)


def is_named(group: Group) -> bool:
    """True for a group that names or describes an actor: a name, "Israeli", "rebels"."""
    if group.letter == "A":
        return group.entry is not None and group.entry.word("kind") != "generic"
    return group.letter == "X" or (group.letter in "NW" and group.name is not None)


def _stands_alone(head: Sequence[Unit]) -> bool:
    """True for "the group", and for one who speaks for it: "the group's spokesman"."""
    alone = len(head) == 1 and head[0].letter in {"", "A", "N"}
    return alone or _speaks_for_owner(head)


def _speaks_for_owner(head: Sequence[Unit]) -> bool:
    """True for "the group's spokesman": who says what the group itself says."""
    return [unit.word for unit in head[1:2]] == ["'s"] and head[-1].word in _MOUTHPIECES
