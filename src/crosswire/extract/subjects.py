"""Who stands as the subject of a verb: the noun phrase that is read leftwards from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crosswire.extract.scan import Group, Scan
from crosswire.extract.units import Unit, read_units
from crosswire.lexicon.doers import DoerWords
from crosswire.model.text import Span

INSERTIONS = 3  # commas that are tried as the beginning of what a comma before a verb closes
STEPS = 4  # verbs that are tried as the one whose subject a second verb shares
LONGEST = 24  # units of a noun phrase with all that hangs on it


class Subject(NamedTuple):
    """Those a noun phrase names as doers, in order.

    `points` is "own" for a phrase that points back to the speaker ("it", "its fighters"), "group"
    for one that points back to the armed group named last, "" otherwise; `words` covers the
    phrase. `is_described`: the words name nobody but tell a side ("militants from Pakistan").
    """

    groups: tuple[Group, ...]
    points: str
    words: Span
    is_described: bool = False


class Sentence:
    """The units of one sentence, and the subjects of its verbs."""

    def __init__(self, scan: Scan, words: DoerWords) -> None:
        self.scan, self.words, self.closed = scan, words, scan.closed
        self.units = read_units(scan)
        self._starts = [unit.span.end for unit in self.units]

    def index_at(self, position: int) -> int:
        """The number of the unit that holds a position of the article."""
        return next((i for i, end in enumerate(self._starts) if end > position), len(self.units))

    def subject(self, position: int) -> Subject | None:
        """The subject of the active verb that begins at a position; None for any other."""
        return self._before(self.index_at(position), STEPS)

    def _before(self, at: int, steps: int) -> Subject | None:
        verb = self.units[at].word if at < len(self.units) else ""
        end = self._skip_auxiliaries(at - 1, verb)
        if end is None or end < 0 or steps == 0:
            return None
        unit = self.units[end]
        if unit.word in {"and", "or"} or (unit.word == "," and verb.endswith("ing")):
            return self._shared(end, steps - 1)
        return self._ending(end)

    def _ending(self, end: int) -> Subject | None:
        """The subject whose noun phrase ends at a unit, or before what is inserted there."""
        if self.units[end].word in {"who", "which", "that"}:
            end = self._before_relative(end)
        last = self.units[end].word if end >= 0 else ""
        if last == ",":
            return self._before_insertion(end)
        found = self.phrase(self._before_bracket(end) if last == ")" else end)
        return found or self._around_aside(end)

    def _around_aside(self, end: int) -> Subject | None:
        """The antecedent before "who" with a phrase behind it: "X, who with his brother, shot"."""
        start = end - len(self._collect(end))
        if start < 1 or self.units[start].word not in {"who", "which"}:
            return None
        return self.phrase(self._before_relative(start))

    def antecedent(self, position: int) -> Subject | None:
        """Who "that", "which" or "whom" at a position stands for, behind appositions too."""
        at = self.index_at(position)
        found = self.phrase(at - 1) if at else None
        if found is not None and not all(is_descriptor(group) for group in found.groups):
            return found
        start = at - 1 - len(self._collect(at - 1)) if at else -1
        explained = start >= 1 and self.units[start].word == ","
        return (self._ending(start) if explained else None) or found

    def _before_relative(self, end: int) -> int:
        """Where the antecedent of "who" ends: "Ann Lee, 19, who"."""
        end -= 2 if end and self.units[end - 1].word == "," else 1
        is_age = end >= 2 and self.units[end].letter in {"F", "M"}
        return end - 2 if is_age and self.units[end - 1].word == "," else end

    def _before_bracket(self, end: int) -> int:
        opened = (i for i in range(end - 1, max(-1, end - 6), -1) if self.units[i].word == "(")
        return next(opened, end) - 1

    def participle(self, position: int) -> Subject | None:
        """The subject that a participle shares: "seized it after shelling it"."""
        at = self.index_at(position)
        if at and self.units[at - 1].word in {",", "after", "before", "while", "then"}:
            return self._shared(at - 1, STEPS)
        return None

    def _skip_auxiliaries(self, at: int, verb: str) -> int | None:
        """Where the subject's last unit stands; None if the verb is passive or denied."""
        while at >= 0:
            unit = self.units[at]
            if unit.word in self.words.negation:
                return None
            if unit.word in self.closed.passive:
                if not verb.endswith("ing"):
                    return None
            elif not self._is_auxiliary(unit):
                break
            at -= 1
        return at

    def _is_auxiliary(self, unit: Unit) -> bool:
        if unit.letter == "T" or unit.word in self.words.aux:
            return True
        return unit.group is None and unit.verb is None and unit.word.endswith("ly")

    def _shared(self, end: int, steps: int) -> Subject | None:
        """The subject of the verb before, which a second one shares: "stormed it and killed"."""
        for at in range(end - 1, max(-1, end - LONGEST), -1):
            unit = self.units[at]
            if unit.word in {"said", ";"}:
                return None
            if self._is_verb(unit):
                found = self._before(at, steps)
                if found is not None or self._is_passive(at):
                    return found
        return None

    def _is_verb(self, unit: Unit) -> bool:
        if unit.verb is not None or unit.word in self.words.carrier:
            return True
        return unit.group is None and (unit.word.endswith("ed") or unit.word in _PAST)

    def is_passive(self, position: int) -> bool:
        """True if the verb at a position has an auxiliary of the passive before it."""
        return self._is_passive(self.index_at(position))

    def _is_passive(self, at: int) -> bool:
        return any(u.word in self.closed.passive for u in self.units[max(0, at - 2) : at])

    def _before_insertion(self, comma: int) -> Subject | None:
        """The subject before an insertion that a comma closes: "X, an ally of Y, struck"."""
        tried = 0
        for at in range(comma - 1, max(-1, comma - LONGEST), -1):
            if self.units[at].word != ",":
                continue
            found = self.phrase(at - 1)
            if found is not None:
                return found
            tried += 1
            if tried == INSERTIONS:
                return None
        return None

    def passive_subject(self, position: int) -> Subject | None:
        """Who stands before the auxiliary at a position: "X has been blamed"."""
        end = self._skip_auxiliaries(self.index_at(position) - 1, "being")
        if end is None or end < 0:
            return None
        return self._ending(end)

    def phrase(self, end: int) -> Subject | None:
        """The doers that the noun phrase ending at a unit names; None if it names none."""
        units = self._strip(self._collect(end))
        if not units:
            return None
        head, hung = self._split(units)
        if self._called(hung):
            return self._read(head, hung)
        points = self._points(head) or self._points_among(head, hung)
        return Subject((), points, _cover(units)) if points else self._read(head, hung)

    def blamed(self, at: int) -> Subject | None:
        """The doers behind a unit, or the country that a preposition makes a place."""
        if at + 1 < len(self.units):
            group = self.units[at + 1].group
            if group is not None and as_state(group) is not group:
                return Subject((as_state(group),), "", group.span)
        return self.behind(at)

    def behind(self, at: int) -> Subject | None:
        """The doers that the noun phrase behind a unit names: "by", "blamed on"."""
        found: list[Unit] = []
        for number in range(at + 1, min(at + LONGEST, len(self.units))):
            unit = self.units[number]
            past = bool(found) and unit.group is None and unit.word in _PAST
            ends = past or self._ends_phrase(unit, ())
            if ends and not (unit.word == "and" and self._joins(number)):
                break
            found.append(unit)
        return self._read(*self._split(found)) if found else None

    def _read(self, head: Sequence[Unit], hung: Sequence[Unit]) -> Subject | None:
        if not head:
            return None
        groups = self._called(hung) or self._heads(head)
        if all(is_descriptor(group) for group in groups):
            groups = self._owners(head, hung) or groups
        if groups:
            return Subject(tuple(groups), "", _cover([*head, *hung]))
        side = self._side(head, hung)
        return Subject((), "", _cover([*head, *side]), is_described=True) if side else None

    def _called(self, hung: Sequence[Unit]) -> list[Group]:
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

    def _collect(self, end: int) -> list[Unit]:
        """The units of the noun phrase that ends at a unit, with what hangs on it."""
        found: list[Unit] = []
        for at in range(end, max(-1, end - LONGEST), -1):
            unit = self.units[at]
            if self._ends_phrase(unit, found) and not (unit.word == "and" and self._joins(at)):
                break
            found.insert(0, unit)
        return found

    def _ends_phrase(self, unit: Unit, found: Sequence[Unit]) -> bool:
        by = bool(found) and found[0].word == "by"
        if unit.group is not None:
            return False
        if unit.verb is not None or unit.word in self.words.carrier:
            return not by
        closed = unit.word in self.words.edge and not by
        return closed or unit.word in {"and", ",", ";", ":", ".", "?", "!", "-", "—", "–", "(", ")"}

    def _joins(self, at: int) -> bool:
        """True for an "and" between two actors: "the US and Israel", "Turkish jets and drones"."""
        if at == 0 or at + 1 >= len(self.units):
            return False
        left, right = self.units[at - 1], self.units[at + 1]
        both = left.letter in {"A", "X", "W"} and right.letter in {"A", "X", "W", "N"}
        return both or (left.word in self.words.force and right.letter in {"A", "W"})

    def _strip(self, units: list[Unit]) -> list[Unit]:
        """The phrase without a circumstance before it: "in Gaza Israeli jets"."""
        while units and (units[0].word in self.words.hang or units[0].letter in {"T", "P", "F"}):
            opens = units[0].word in self.words.hang
            units = units[2:] if opens and units[1:] else units[1:]
        return units

    def _split(self, units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
        """The head of a phrase, and what hangs on it from its first preposition."""
        for at, unit in enumerate(units):
            if unit.group is None and (unit.word in self.words.hang or unit.verb is not None):
                return units[:at], units[at:]
            if unit.letter in {"T", "P"} and at:
                return units[:at], units[at:]
        return units, []

    def _points(self, head: Sequence[Unit]) -> str:
        """How a head points back: "it", "its fighters", "the group"; "" if it does not."""
        if not head:
            return ""
        first, last = head[0].word, head[-1]
        if first in self.words.own and (len(head) == 1 or self.is_force(last)):
            return "own"
        alone = len(head) == 1 and head[0].letter in {"", "A", "N"}
        return "group" if alone and first in self.words.group else ""

    def _points_among(self, head: Sequence[Unit], hung: Sequence[Unit]) -> str:
        """ "own" for "one of its fighters", "two of their jets"."""
        few = len(head) == 1 and (
            head[0].letter == "F" or head[0].word in {"one", "some", "several"}
        )
        if not few or len(hung) < 2 or hung[0].word != "of" or hung[1].word not in {"its", "their"}:
            return ""
        return "own"

    def _heads(self, head: Sequence[Unit]) -> list[Group]:
        """The actors of a head: the last of each part between "and"."""
        found: list[Group] = []
        part: list[Unit] = []
        for unit in (*head, None):
            if unit is not None and unit.word != "and":
                part.append(unit)
                continue
            chosen = self._head_of(part)
            found += [chosen] if chosen is not None else []
            part = []
        return found

    def _head_of(self, part: Sequence[Unit]) -> Group | None:
        """The actor that a part of a head is or names, if its last word does as its side does."""
        if not part or not self.is_force(part[-1]):
            return None
        named = [u.group for u in part if u.group is not None and self._is_named(u)]
        if not named or (part[-1].letter == "E" and self._is_bare_state(named[-1])):
            return None
        chosen = [group for group in named if not is_descriptor(group)] or named
        return chosen[-1]

    def _is_named(self, unit: Unit) -> bool:
        """True for a unit that names an actor; "Islamic" alone names none."""
        group = unit.group
        if group is None or not is_named(group):
            return False
        words = group.span.quote(self.scan.text).lower()
        return group.letter != "X" or words not in self.words.creeds

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
        for at, unit in enumerate(hung[:-1]):
            if unit.word in self.words.owner:
                part = self._split([*hung[at + 1 :]])[0]
                found = self._heads(part)
                if found:
                    return found
        return []

    def _is_member(self, unit: Unit) -> bool:
        if unit.letter in {"W", "E", "A"}:
            return unit.group is not None and (unit.letter != "A" or is_descriptor(unit.group))
        return unit.word in self.words.member or (
            unit.group is not None and unit.group.role in _ARMED
        )


def as_state(group: Group) -> Group:
    """A country named after "on" or "at" as the actor it is: "blamed on Israel"."""
    if group.letter != "P" or group.place is None or group.place.precision != "country":
        return group
    return Group("X", group.span, group.rule, name=group.place.name)


def is_descriptor(group: Group) -> bool:
    """True for a group that says what somebody is, not who: "rebels", "gunmen", "armed group"."""
    kind = group.entry.word("kind") if group.letter == "A" and group.entry is not None else None
    return kind in {"descriptor", "generic"}


_SOME = frozenset({"one", "some", "several"})
_ARMED = frozenset({"attacker", "militant", "military", "police", "guard", "settler"})
# Past tenses that no lexicon lists as deeds, and that no "-ed" marks.
_PAST = frozenset(
    [
        "went",
        "came",
        "took",
        "drove",
        "entered",
        "broke",
        "made",
        "fought",
        "ran",
        "rode",
        "blew",
        "held",
        "sent",
        "threw",
        "cut",
        "burst",
        "began",
        "fell",
        "got",
        "left",
        "set",
        "laid",
    ]
)


def _cover(units: Sequence[Unit]) -> Span:
    return Span(units[0].span.start, units[-1].span.end)


def is_named(group: Group) -> bool:
    """True for a group that names or describes an actor: a name, "Israeli", "rebels"."""
    if group.letter == "A":
        return group.entry is not None and group.entry.word("kind") != "generic"
    return group.letter == "X" or (group.letter in "NW" and group.name is not None)
