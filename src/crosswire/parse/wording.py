"""Look up what the lexicon says of a line that is no story: promotion, navigation, bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from crosswire.lexicon.load import Entry, Lexicon
from crosswire.lexicon.match import Phrases, fold
from crosswire.parse.blocks import Block

_LONGEST_END = 60
_EDGE_MARKS = " .:;,-|·•*»«><()[]…"


class Wording:
    """The furniture of a language, ready to be looked up line by line."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        known = list(entries)
        self._whole = _index(known, "whole", "start", "end")
        self._whole_sort = _index(known, "whole")
        self._start = _index(known, "start")
        self._end = _index(known, "end")
        self._start_pattern = re.compile(rf"\W?({_alternatives(self._start)})(?!\w)")
        self._end_pattern = re.compile(rf"(?<!\w)({_alternatives(self._end)})\W*$")
        self._inside = Phrases(entry for entry in known if _may_stand_inside(entry))
        published = _index([e for e in known if e.word("sort") == "published"], "anywhere")
        self.published_pattern = re.compile(
            rf"(?<!\w)(?:{_alternatives(published)})(?!\w)", re.IGNORECASE
        )
        self._makers = set(_index([e for e in known if e.word("sort") == "maker"], "whole"))
        self._outlet_words = set(
            _index([e for e in known if e.word("sort") == "outlet_word"], "anywhere")
        )

    def whole(self, block: Block) -> str | None:
        """The sort of a line that says nothing but one phrase."""
        line = block.folded.strip(_EDGE_MARKS)
        return self._whole_sort.get(line) or self._whole.get(line)

    def start(self, block: Block) -> str | None:
        """The sort of the phrase that a line begins with; a list's heading only heads a list."""
        found = self._start_pattern.match(block.folded)
        return self._start[found[1]] if found else None

    def end(self, block: Block) -> str | None:
        """The sort of the phrase that a line ends with."""
        found = self._end_pattern.search(block.folded, max(0, len(block.folded) - _LONGEST_END))
        return self._end[found[1]] if found else None

    def inside(self, block: Block) -> list[tuple[int, Entry]]:
        """The phrases within a line that mark furniture wherever they stand, and their offsets."""
        return [(span.start, entry) for span, entry in self._inside.find(block.text, block.folded)]

    def is_maker(self, words: str) -> bool:
        """True for the name of somebody who makes photos ("Handout", "Getty")."""
        return fold(words).strip(_EDGE_MARKS) in self._makers

    def has_outlet_word(self, line: str) -> bool:
        """True if one of the words is of the kind that newspapers are named with."""
        return not self._outlet_words.isdisjoint(re.findall(r"[\w-]+", line.lower()))


@lru_cache(maxsize=8)
def compile_wording(lexicon: Lexicon) -> Wording:
    """The furniture of a lexicon, compiled once."""
    return Wording(lexicon.entries("furniture"))


def _index(entries: Iterable[Entry], *places: str) -> dict[str, str]:
    """Folded phrase to sort, for the entries that may stand at one of the places."""
    return {
        fold(phrase): entry.word("sort") or ""
        for entry in entries
        if entry.word("at") in places
        for phrase in entry.says
    }


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


def _may_stand_inside(entry: Entry) -> bool:
    """True if the phrase is worth looking for beyond the beginning of a line."""
    sort = entry.word("sort")
    return entry.says_yes("tail") or (
        entry.word("at") == "anywhere" and sort in ("furniture", "credit", "contributors")
    )
