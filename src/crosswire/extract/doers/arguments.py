"""Who stands around a verb: its subject, its object, its "by", and what it is aimed at."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.extract.sentence.phrases import Phrase, Words

HUMAN = frozenset({"people", "name"})
BY_REACH = 9  # phrases and words between a deed and its "by"
PLACING_REACH = 8  # phrases and words between "threw" and what was thrown at
# Participles that hang on people before what they did: "men wearing masks robbed a bank".
PARTICIPLES = frozenset(
    [
        "wearing",
        "riding",
        "traveling",
        "travelling",
        "carrying",
        "driving",
        "dressed",
        "armed",
        "using",
    ]
)
_BEHIND = frozenset({"by", "in", "on", "at", "near"})  # behind a participle that is passive
_LISTING = frozenset({"and", ",", ";"})
INSERTED = 16  # phrases and words of an insertion between commas


class Arguments:
    """The phrases of one sentence, and who stands around a deed among them."""

    def __init__(self, phrases: Sequence[Phrase], words: Words) -> None:
        self.phrases, self.words = phrases, words

    def is_passive(self, at: int) -> bool:
        """True if the deed is done to its subject: "was killed", "two men killed in the raid"."""
        before = at - 1
        while before >= 0 and self.phrases[before].kind in {"word", "time"}:
            head = self.phrases[before].head
            if head in self.words.be:
                return True
            if head not in self.words.auxiliaries and not head.endswith("ly"):
                break
            before -= 1
        participle = self.phrases[at].head.endswith(("ed", "en", "n", "t"))
        return participle and self._is_reduced(at)

    def _is_reduced(self, at: int) -> bool:
        """True for a participle that no object follows: "men killed in the raid"."""
        after = self.phrases[at + 1] if at + 1 < len(self.phrases) else None
        if after is not None and after.head == "by":
            return True
        bare = after is None or (
            after.kind in {"word", "time", "deed"} and after.head not in self.words.light
        )
        return bare and at > 0 and (self.phrases[at - 1].is_nominal or self._follows_comma(at))

    def _follows_comma(self, at: int) -> bool:
        """True for "the priest, kidnapped on Monday by rebels": its subject is before the comma."""
        told = at >= 2 and self.phrases[at - 1].head == "," and self.phrases[at - 2].is_nominal
        behind = self.phrases[at + 1] if at + 1 < len(self.phrases) else None
        return told and behind is not None and (behind.kind == "time" or behind.head in _BEHIND)

    def subject(self, at: int) -> list[Phrase]:
        """The subject of the verb at a position: one phrase, or those of a list."""
        before = at - 2 if self._follows_comma(at) else at - 1
        while before >= 0:
            item = self.phrases[before]
            if (
                item.kind in {"time", "place"}
                or item.head in self.words.auxiliaries
                or item.head.endswith("ly")
            ):
                before -= 1
            elif item.head in {"who", "which", "that"}:
                before -= 2 if before and self.phrases[before - 1].head == "," else 1
            elif item.head == ",":
                before = self._before_insertion(before)
            elif item.head in self.words.hangs | {'"', ")", "]"}:
                before -= 1
            elif item.is_nominal:
                root = self._climb(before)
                return self.list_left(root)
            else:
                return []
        return []

    def _before_insertion(self, comma: int) -> int:
        """The position before an insertion that a comma closes: "X, who …, was killed"."""
        for at in range(comma - 1, max(-1, comma - INSERTED), -1):
            if self.phrases[at].head == ",":
                inside = self.phrases[at + 1 : comma]
                return at - 1 if inside and is_insertion(inside) else comma - 1
        return comma - 1

    def _climb(self, at: int) -> int:
        """The phrase that the one at a position hangs on: in "men from the town", the men."""
        while at >= 2 and (below := self._stem(at)) < at:
            at = below
        return at

    def _stem(self, at: int) -> int:
        """The phrase that the one at a position hangs on by one link; the position if by none.

        A link is a preposition, a participle or both: "men riding on a motorcycle".
        """
        link = at - 1
        if self.phrases[link].head in self.words.hangs:
            link -= 1
        if link > 0 and self.phrases[link].head in PARTICIPLES:
            link -= 1
        hangs = link < at - 1 and link >= 0 and self.phrases[link].is_nominal
        return link if hangs else at

    def list_left(self, at: int) -> list[Phrase]:
        """The phrase at a position and those that stand in one list before it."""
        found = [self.phrases[at]]
        while at >= 2:
            step = 2 if self.phrases[at - 1].head in {"and", ",", ";"} else 0
            if self.phrases[at - 1].head == "and" and self.phrases[at - 2].head in {",", ";"}:
                step = 3
            before = at - step
            if not step or before < 0 or not are_alike(self.phrases[before], found[0]):
                break
            if self.phrases[at - 1].head == "," and len(found) == 1:
                break  # the last of a list has an "and"
            found.insert(0, self.phrases[before])
            at = before
        return found

    def list_right(self, at: int) -> list[Phrase]:
        """The phrase at a position and those that stand in one list behind it."""
        found = [self.phrases[at]]
        link = self.phrases[at - 1].head if at else ""
        while (after := self._next_listed(at, link)) is not None:
            if not are_alike(self.phrases[after], found[0]) or self._opens_clause(after):
                break
            found.append(self.phrases[after])
            at = after
        return found

    def _next_listed(self, at: int, link: str) -> int | None:
        """Where the next of a list may stand, behind the first one's own preposition: "and at"."""
        after = at + 1
        while after < min(at + 3, len(self.phrases)) and self.phrases[after].head in _LISTING:
            after += 1
        if after == at + 1 or after >= len(self.phrases):
            return None
        repeated = link in self.words.placing and self.phrases[after].head == link
        after += repeated
        return after if after < len(self.phrases) else None

    def _opens_clause(self, at: int) -> bool:
        """True if the phrase at a position is the subject of what follows."""
        after = self.phrases[at + 1] if at + 1 < len(self.phrases) else None
        if after is None:
            return False
        return after.head in self.words.be | {"has", "have", "had"} or (
            after.kind == "deed" and after.entry is not None and after.entry.word("form") != "noun"
        )

    def object(self, at: int) -> list[Phrase]:
        """What stands behind a deed as its object: one phrase, or those of a list."""
        after = at + 1
        while after < len(self.phrases) and self._is_light(self.phrases[after]):
            after += 1
        if after >= len(self.phrases) or not self.phrases[after].is_nominal:
            return []
        found = self.list_right(after)
        return [*found, *self._named_behind(found[-1])]

    def _named_behind(self, last: Phrase) -> list[Phrase]:
        """Those that a colon or "including" names one by one: "three reporters: A, B and C"."""
        at = self.phrases.index(last) + 1
        while at < len(self.phrases) and self.phrases[at].head in {",", ":", "including"}:
            at += 1
        named = at < len(self.phrases) and self.phrases[at].name is not None
        told = self.phrases[at - 1].head in {":", "including"}
        return self.list_right(at) if named and told else []

    def against(self, at: int) -> list[Phrase]:
        """Whom a deed was aimed at: "the murder committed by gunmen against the rector"."""
        for after in range(at + 1, min(at + BY_REACH, len(self.phrases) - 1)):
            item = self.phrases[after]
            if item.kind == "deed" or item.head in {".", ";", "who", "that", "which"}:
                return []
            if item.head == "against" and self.phrases[after + 1].is_nominal:
                return self.list_right(after + 1)
        return []

    def _is_light(self, phrase: Phrase) -> bool:
        return phrase.kind == "word" and (
            phrase.head in self.words.light or phrase.head.endswith("ly")
        )

    def agents(self, at: int) -> list[Phrase]:
        """Whoever stands behind the "by" that belongs to a deed."""
        for after in range(at + 1, min(at + BY_REACH, len(self.phrases) - 1)):
            item = self.phrases[after]
            if item.kind == "deed" or item.head in {".", ";", "who", "that", "which"}:
                return []
            if item.head == "by":
                behind = after + 1
                while behind < len(self.phrases) and self._is_light(self.phrases[behind]):
                    behind += 1
                if behind < len(self.phrases) and self.phrases[behind].is_nominal:
                    return self.list_right(behind)
                return []
        return []

    def placed(self, at: int) -> list[Phrase]:
        """The thing that something bursts at or is thrown into."""
        for after in range(at + 1, min(at + PLACING_REACH, len(self.phrases))):
            item = self.phrases[after]
            if item.kind == "deed" or item.head in {".", ";", "who"}:
                return []
            if item.kind == "thing" and self.phrases[after - 1].head in self.words.placing:
                return self.list_right(after)
        return []


def is_insertion(inside: Sequence[Phrase]) -> bool:
    first = inside[0]
    return first.head in {"who", "which", "whose"} or not first.is_nominal or len(inside) > 1


def are_alike(left: Phrase, right: Phrase) -> bool:
    if left.kind in HUMAN or right.kind in HUMAN:
        return left.kind in HUMAN and right.kind in HUMAN
    return left.is_nominal and left.kind == right.kind
