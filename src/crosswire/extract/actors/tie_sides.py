"""Where the two names of a tie stand: before its words, behind them, beside or between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from crosswire.extract.doers.group_names import GroupName, TieWords
from crosswire.extract.sentence.plain_words import Found, PlainWords

SKIPPED = 5  # tokens between a tie and the name behind it: "from the hardline Islamist group X"
CALLED = 14  # tokens between "unknown" and "calling itself"
LONGEST_CALL = 4  # tokens of "under the name of"
LONGEST_INSERTION = 14  # tokens between a name and what a clause behind it says
SHORT_INSERTION = 8  # the same where no comma sets it apart: "X is a loose alliance of"


class Sides:
    """The names of one sentence, and which of them stands where a tie looks for it."""

    def __init__(self, plain: PlainWords, names: Sequence[GroupName], words: TieWords) -> None:
        self._plain, self._names, self._words = plain, names, words

    def find(self, where: str | None, hit: Found, other: GroupName | None) -> GroupName | None:
        """The name that stands where an entry says (see the head of actor_ties.toml)."""
        match where:
            case "after":
                return self.after(hit.last + 1)
            case "beside":
                return self._beside(hit.first)
            case "within":
                return self._within(hit)
            case "around":
                behind = self.after(hit.last + 1)
                return behind or (self.before(other.first) if other is not None else None)
            case "called":
                return self._called(hit)
        return self.before(hit.first)

    def _within(self, hit: Found) -> GroupName | None:
        inside = [n for n in self._names if hit.first < n.first and n.last < hit.last]
        return inside[-1] if inside else None

    def after(self, at: int, *, marks: bool = True) -> GroupName | None:
        """The name that begins behind a token, past words for a group, and past marks if told."""
        passed = self._words.groups | (_MARKS if marks else _QUOTES)
        begins = {name.first: name for name in self._names}
        for start in range(at, at + SKIPPED + 1):
            name = begins.get(start)
            if name is not None and not name.is_adjective:
                return name
            if name is None and self._plain.word(start) not in passed:
                return None
        return None

    def _beside(self, at: int) -> GroupName | None:
        end = at - 1
        while end >= 0 and self._plain.word(end) in {"'", "'s", '"', "”"}:
            end -= 1
        return next((n for n in self._names if n.last == end), None)

    def _called(self, hit: Found) -> GroupName | None:
        """The name behind "calling itself", else right behind the words, else before them."""
        behind = (self.after(at) for at in self._behind_calls(hit.last + 1))
        named = next((name for name in behind if name is not None), None)
        return named or self.after(hit.last + 1) or self.before(hit.first)

    def _behind_calls(self, start: int) -> Iterator[int]:
        """The tokens behind which a name is announced: "a group calling itself"."""
        rest = self._plain.between(start, start + CALLED)
        for at, size in product(range(len(rest)), range(LONGEST_CALL, 0, -1)):
            if " ".join(rest[at : at + size]) in self._words.calling:
                yield start + at + size

    def before(self, at: int) -> GroupName | None:
        """The nearest name before a token that what begins there can be said of."""
        before = [n for n in self._names if n.last < at]
        linked = next((n for n in reversed(before) if self._is_linked(n, at)), None)
        if linked is None or not self._closes_insertion(linked, at):
            return linked
        opened = [n for n in before if n.last < linked.first]
        outer = (n for n in reversed(opened) if self._plain.word(n.last + 1) == ",")
        return next(outer, linked)

    def _closes_insertion(self, name: GroupName, at: int) -> bool:
        """True for "X, a faction of Y, has": what is said is said of X."""
        between = self._plain.between(name.last + 1, min(at, name.last + 3))
        return between[:1] == [","] and bool(set(between[1:2]) & _FINITE)

    def _is_linked(self, name: GroupName, at: int) -> bool:
        """True if nothing but small words, or a clause that hangs on the name, stands between."""
        between = [w for w in self._plain.between(name.last + 1, at) if w not in _QUOTES]
        if all(map(self._is_small, between)):
            return True
        if ";" in between or between[0] not in self._words.opens:
            return False
        inserted = between[0] in {",", "("}
        longest = LONGEST_INSERTION if inserted else SHORT_INSERTION
        return len(between) <= longest and not (inserted and between[1] in _PARTING)

    def _is_small(self, word: str) -> bool:
        words = self._words
        small = words.links | words.doubts | words.denials | words.accuses
        return word in small or word.endswith("ly") or word.isdigit()


_PARTING = frozenset({"and", "but", "while", "as", "said", "says", "after", "when"})
_FINITE = frozenset({"has", "have", "had", "is", "are", "was", "were"})
_QUOTES = frozenset({'"', "“", "”"})
_MARKS = _QUOTES | {",", "("}
