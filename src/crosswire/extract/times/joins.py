"""How expressions that stand together become one group: "Aug. 5" and "9 p.m.", "late" and "Friday".

The words that may stand between two parts, and the prepositions that belong to a group, are the
`joins` and `leads` of times.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from crosswire.extract.times.tokens import Tokens, split_words
from crosswire.extract.times.values import Reading, whole
from crosswire.lexicon.load import Entry, Lexicon

Words = tuple[str, ...]


class Group(NamedTuple):
    """Tokens `first` up to `past`, what they say together, the rule of the main part.

    `begins` is the part that comes first: only an hour can be "shortly before".
    """

    first: int
    past: int
    reading: Reading
    rule: str
    begins: str


class Joint(NamedTuple):
    """What must stand before a pair of parts for them to join, and the entry that says so."""

    before: Words
    entry: Entry


class Joints:
    """The joins and leads of a lexicon, by the words they need."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._joints: dict[tuple[str, Words, str], list[Joint]] = {}
        self._leads: dict[Words, str] = {}
        for entry in lexicon.entries("times"):
            if entry.says_yes("joins"):
                self._add_joints(entry)
            if "leads" in entry.means:
                for phrase in entry.says:
                    words = tuple(split_words(phrase.split("{")[0]))
                    self._leads[words] = entry.word("leads") or ""
        self.longest_lead = max(map(len, self._leads), default=0)

    def _add_joints(self, entry: Entry) -> None:
        for phrase in entry.says:
            before, _, rest = phrase.partition("{")
            left, _, rest = rest.partition("}")
            gap, _, right = rest.partition("{")
            key = (left, tuple(split_words(gap)), right.rstrip("}").removesuffix("_to"))
            self._joints.setdefault(key, []).append(Joint(tuple(split_words(before)), entry))

    def between(self, left: str, gap: Words, right: str) -> Sequence[Joint]:
        """The joints for two parts with these words between them."""
        return self._joints.get((left, gap, right), ())

    def lead(self, words: Words) -> str | None:
        """What a preposition does: "" nothing, "since", "until", "clock"; None if it is no lead."""
        return self._leads.get(words)


@lru_cache(maxsize=8)
def compile_joints(lexicon: Lexicon) -> Joints:
    """The joins and leads of a lexicon, compiled once."""
    return Joints(lexicon)


# Pairs that need no word between them: "Saturday night", "early Friday", "9 p.m. Monday".
_NEIGHBOURS = {
    ("part", "day"),
    ("edge", "day"),
    ("day", "part"),
    ("day", "clock"),
    ("clock", "day"),
    ("overnight", "day"),
    ("clock", "zone"),
    ("day", "zone"),
}


def join_groups(groups: Sequence[Group], tokens: Tokens, joints: Joints) -> Iterator[Group]:
    """The groups with neighbours joined; parts of a day that found no day are left out."""
    waiting: Group | None = None
    for group in groups:
        joined = _join(waiting, group, tokens, joints) if waiting else None
        if waiting and joined is None and _stands_alone(waiting):
            yield waiting
        waiting = joined or group
    if waiting and _stands_alone(waiting):
        yield waiting


def _stands_alone(group: Group) -> bool:
    return group.reading.part not in ("part", "edge", "zone")


def _join(left: Group, right: Group, tokens: Tokens, joints: Joints) -> Group | None:
    """The two as one group, or None if the words between them keep them apart."""
    pair = left.reading.part, right.reading.part
    gap = tokens.words(left.past, right.first)
    if not gap and pair in _NEIGHBOURS:
        return _merge(left, right, left.first, 1)
    for joint in joints.between(pair[0], gap, pair[1]):
        first = left.first - len(joint.before)
        if first >= 0 and tokens.words(first, left.first) == joint.before:
            return _merge(left, right, first, whole(joint.entry, "nights", 1))
    return None


def _merge(left: Group, right: Group, first: int, nights: int) -> Group | None:
    """Two groups as one: the day says when, the clock says the hour."""
    one, other = left.reading, right.reading
    reading: Reading | None
    if one.part == other.part == "day":
        reading = _from_to(one, other)
    elif one.part == "overnight" or nights < 0:
        reading = _night_of(other, nights)
    elif one.part == other.part == "clock":
        reading = one
    else:
        reading = _with_hour(one, other)
    if reading is None:
        return None
    rule = left.rule if reading.part == one.part else right.rule
    return Group(first, right.past, reading, rule, left.begins)


def _with_hour(one: Reading, other: Reading) -> Reading:
    """The main part, with the clock and the zone of the other."""
    follows = other.part == "day" or one.part in ("part", "edge")
    main, minor = (other, one) if follows else (one, other)
    return main._replace(clock=main.clock or minor.clock, zone=main.zone or minor.zone)


def _from_to(one: Reading, other: Reading) -> Reading | None:
    """From one day to another; None where they are not two days in order."""
    if one.kind != "day" or other.kind != "day":
        return None
    if one.days is None or other.days is None:
        return one._replace(kind="interval")
    if not one.days[0] < other.days[1]:
        return None
    return one._replace(kind="interval", days=(one.days[0], other.days[1]), precision="range")


def _night_of(day: Reading, nights: int) -> Reading:
    """The night that begins on a day (1), or the one that ends on it (-1)."""
    if day.days is None:
        return day._replace(kind="interval")
    first, last = day.days
    days = (first, last + timedelta(days=1)) if nights > 0 else (first - timedelta(days=1), last)
    return day._replace(kind="interval", days=days, precision="range")


def add_lead(group: Group, tokens: Tokens, joints: Joints) -> tuple[Group, str]:
    """The group with the preposition before it, and what the preposition does.

    The preposition of "in Saturday's attack" belongs to the attack; only "since" is kept.
    """
    owned = tokens.written(group.past) in ("'s", "’s")
    for count in range(min(joints.longest_lead, group.first), 0, -1):
        first = group.first - count
        lead = joints.lead(tokens.words(first, group.first))
        if lead is not None and _may_lead(lead, group, owned=owned):
            return group._replace(first=first), lead
    return group, joints.lead(tokens.words(group.first, group.first + 1)) or ""


def _may_lead(lead: str, group: Group, *, owned: bool) -> bool:
    """Whether a preposition fits: an hour is "shortly before", a period has "the"."""
    if owned:
        return lead == "since"
    if lead == "clock":
        return group.begins in ("clock", "part")
    return lead != "period" or group.begins in ("part", "period", "overnight")
