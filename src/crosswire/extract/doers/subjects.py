"""Who stands as the subject of a verb: the noun phrase that is read leftwards from it."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.extract.doers.doer_phrases import (
    PhraseReader,
    Subject,
    cover,
    is_descriptor,
    is_state,
)
from crosswire.extract.sentence.scan import Scan
from crosswire.extract.sentence.units import Unit, read_units
from crosswire.lexicon.doers import DoerWords

INSERTIONS = 3  # commas that are tried as the beginning of what a comma before a verb closes
STEPS = 4  # verbs that are tried as the one whose subject a second verb shares
LONGEST = 24  # units of a noun phrase with all that hangs on it
# Past tenses that no lexicon lists as deeds, and that no "-ed" marks.
_MARKS = frozenset({"and", ",", ";", ":", ".", "?", "!", "-", "—", "–", "(", ")"})
_OFFSHOOTS = frozenset({"offshoot", "splinter", "faction", "branch", "affiliate", "breakaway"})
_THOUGHT = frozenset({"believed", "thought", "suspected", "presumed"})
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


class Sentence:
    """The units of one sentence, and the subjects of its verbs."""

    def __init__(self, scan: Scan, words: DoerWords) -> None:
        self.scan, self.words, self.closed = scan, words, scan.closed
        self.units = read_units(scan)
        self.reader = PhraseReader(scan, words)
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
            who = self.units[end].word == "who"
            end = self._before_relative(end)
            if who and end >= 0 and self.units[end].letter == "X":
                return self._alone(end)
        last = self.units[end].word if end >= 0 else ""
        if last == ",":
            return self._inserted(end)
        found = self.phrase(self._before_bracket(end) if last == ")" else end)
        return found or self._around_aside(end)

    def _alone(self, at: int) -> Subject | None:
        """The person that a unit names: "the sentence of Ann Lee, who shot …"."""
        group = self.units[at].group
        return Subject((group,), "", group.span) if group is not None else None

    def _inserted(self, comma: int) -> Subject | None:
        """Who stands before an insertion, or whom it names: "an offshoot of A, B, said"."""
        before, apposed = self._before_insertion(comma), self._apposed(comma)
        words = before.words.quote(self.scan.text).lower().split() if before is not None else []
        if apposed is not None and apposed.groups and set(words[:2]) & _OFFSHOOTS:
            return apposed
        return before or apposed

    def _apposed(self, comma: int) -> Subject | None:
        """Who an insertion names, if what it explains names nobody: "the attackers, herdsmen,"."""
        start = comma - 1 - len(self._collect(comma - 1))
        closed = start >= 0 and self.units[start].word == ","
        return self.phrase(comma - 1) if closed else None

    def _around_aside(self, end: int) -> Subject | None:
        """The antecedent before "who" with a phrase behind it: "X, who with his brother, shot"."""
        start = end - len(self._collect(end))
        if start < 1 or self.units[start].word not in {"who", "which"}:
            return None
        return self._ending(start)

    def antecedent(self, position: int) -> Subject | None:
        """Who "that", "which" or "whom" at a position stands for, behind appositions too."""
        end = self.index_at(position) - 1
        found = self.phrase(end) if end >= 0 else None
        if found is not None and not all(map(is_descriptor, found.groups)):
            return found
        return (self._explained(end) if end >= 0 else None) or found

    def _explained(self, end: int) -> Subject | None:
        """Who the apposition that ends at a unit explains: "X (XY), the outfit that"."""
        comma = end - len(self._collect(end))
        if comma < 1 or self.units[comma].word != ",":
            return None
        last = self._before_bracket(comma - 1) if self.units[comma - 1].word == ")" else comma - 1
        return self._object(last)

    def _object(self, end: int) -> Subject | None:
        """Whom a noun phrase names even behind a preposition: "belonged to the gang"."""
        units = self._collect(end)
        at = next((i for i, unit in enumerate(units) if unit.word not in self.words.hang), 0)
        return self.reader.read(*self.reader.split(units[at:]))

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
        units = self.reader.strip(self._collect(end))
        if not units:
            return None
        head, hung = self.reader.split(units)
        points = self._points(head, hung)
        if not points:
            return self.reader.read(head, hung)
        return Subject((), points, cover(units), is_owned=len(units) > 1)

    def _points(self, head: Sequence[Unit], hung: Sequence[Unit]) -> str:
        """How a phrase points back; "" if it names somebody itself: "a faction of the army"."""
        if self.reader.called(hung):
            return ""
        points = self.reader.points(head) or self.reader.points_among(head, hung)
        owned = points == "group" and bool(hung) and hung[0].word in self.words.owner
        return "" if owned else points

    def blamed(self, at: int) -> Subject | None:
        """The doers behind a unit, or the state that a preposition makes a place: "at Kyiv"."""
        group = self.units[at + 1].group if at + 1 < len(self.units) else None
        state = self.reader.as_state(group) if group is not None else None
        return Subject((state,), "", state.span) if state is not None else self.behind(at)

    def behind(self, at: int) -> Subject | None:
        """The doers that the noun phrase behind a unit names: "by", "blamed on"."""
        found = self._gather(at + 1)
        if not found:
            return None
        head, hung = self.reader.split(found)
        if self._points(head, hung) == "own" and len(head) > 1:
            return Subject((), "own", cover(found), is_owned=True)
        return self.reader.read(head, hung)

    def _gather(self, start: int) -> list[Unit]:
        """The units of the noun phrase that begins at a unit."""
        found: list[Unit] = []
        for at in range(start, min(start + LONGEST, len(self.units))):
            unit = self.units[at]
            past = bool(found) and unit.group is None and unit.word in _PAST
            ends = past or self._ends_phrase(unit, self.units[at + 1 : at + 2], ahead=True)
            if ends and not (unit.word in {"and", "or"} and self._joins(at)):
                break
            found.append(unit)
        return found

    def _collect(self, end: int) -> list[Unit]:
        """The units of the noun phrase that ends at a unit, with what hangs on it."""
        found: list[Unit] = []
        for at in range(end, max(-1, end - LONGEST), -1):
            unit = self.units[at]
            if self._ends_phrase(unit, found) and not (
                unit.word in {"and", "or"} and self._joins(at)
            ):
                break
            found.insert(0, unit)
        return found

    def _ends_phrase(self, unit: Unit, found: Sequence[Unit], *, ahead: bool = False) -> bool:
        """True for what ends a noun phrase, given what stands behind it."""
        if unit.group is not None:
            return False
        if unit.word in _THOUGHT:
            return not found or found[0].word != "to"
        by = not ahead and bool(found) and found[0].word == "by"
        verbal = unit.verb is not None or unit.word in self.words.carrier | self.words.edge
        finite = not ahead and self._is_finite(unit, found)
        return (verbal and not by) or finite or unit.word in _MARKS

    def _is_finite(self, unit: Unit, found: Sequence[Unit]) -> bool:
        """True for "belonged" in "the man belonged to X": not "allied", "backed", "armed"."""
        behind = found[0].word if found else ""
        return (
            unit.word.endswith("ed")
            and unit.word not in self.words.hang
            and behind in self.words.hang
            and behind != "by"
        )

    def _joins(self, at: int) -> bool:
        """True for an "and" between two actors: "the US and Israel", "Turkish jets and drones"."""
        if at == 0 or at + 1 >= len(self.units):
            return False
        left, right = self.units[at - 1], self._past_adjective(at + 1)
        if left.letter == "P":
            return right.letter == "P" or is_state(right.group)
        both = left.letter in {"A", "X", "W"} and right.letter in {"A", "X", "W", "N"}
        return both or (left.word in self.words.force and right.letter in {"A", "W"})

    def _past_adjective(self, at: int) -> Unit:
        """The unit at a number, or the one behind it if it is an adjective: "allied fighters"."""
        unit, last = self.units[at], at + 1 >= len(self.units)
        if last or unit.group is not None:
            return unit
        behind = self.units[at + 1]
        named = behind.letter == "W" and behind.group is not None and behind.group.name is not None
        adverb = unit.word in {"perhaps", "possibly", "maybe", "even", "also"}
        return behind if named or adverb or unit.word.endswith("ed") else unit
