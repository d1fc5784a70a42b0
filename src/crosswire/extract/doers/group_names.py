"""Names of armed groups in a sentence: those that the lexicon lists, and new ones as written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import msgspec

from crosswire.extract.sentence.names import is_acronym, is_in_capitals
from crosswire.extract.sentence.plain_words import PlainWords
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.actors import is_name
from crosswire.lexicon.classes import load_classes
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import Match, compile_phrases, fold
from crosswire.lexicon.ordinary import is_ordinary
from crosswire.model.text import Span

TOPIC = "actor_tie_words"
APPOSITION = 8  # tokens behind a name in which a noun says that it is a group's
GROUPS = frozenset({"group", "umbrella"})
BODIES = frozenset({"organisation", "alliance", "force"})
# "Iran-backed", "US-led": a capital letter, but no name.
_TAILS = frozenset({"front", "column", "brigade", "battalion", "faction", "cartel", "bloc", "gang"})
_COMPOUND = re.compile(r".-(?:[a-z]+ed|led|based|born|style|era|bound)$")


class TieWords(msgspec.Struct, frozen=True):
    """The words of each class of `actor_tie_words.toml`, whose head says what they are for."""

    groups: frozenset[str]
    bodies: frozenset[str]
    armed: frozenset[str]
    calling: frozenset[str]
    opens: frozenset[str]
    links: frozenset[str]
    doubts: frozenset[str]
    denials: frozenset[str]
    accuses: frozenset[str]
    inside: frozenset[str]


@lru_cache(maxsize=8)
def load_tie_words(lexicon: Lexicon) -> TieWords:
    """The word classes of a lexicon, each as a set.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> "brigade" in load_tie_words(load_lexicon()).bodies
    True
    """
    return TieWords(**load_classes(lexicon, TOPIC, TieWords.__struct_fields__))


class GroupName(NamedTuple):
    """A name in a sentence: its usual form, its kind ("" if no list has it), where it stands.

    `is_group`: it is an armed group's, by the lexicon, by a word in it, or by a noun beside it;
    `has_body`: a word in it is one that names of groups have, armed or not; `is_adjective`: it is
    the adjective of a state.
    """

    name: str
    kind: str
    span: Span
    first: int
    last: int
    is_group: bool
    has_body: bool = False
    is_adjective: bool = False


class NameReader:
    """Reads the names of one sentence from left to right."""

    def __init__(self, scan: Scan, plain: PlainWords, words: TieWords, lexicon: Lexicon) -> None:
        self._scan, self._plain, self._words = scan, plain, words
        told = scan.sentence.span
        said = told.quote(scan.text)
        listed = compile_phrases(lexicon, ("actors",)).find(said, fold(said), told.start)
        self._listed = {match.span.start: match for match in listed if is_name(match.entry)}
        self._capitals = is_in_capitals(scan.text, scan.tokens)

    def read(self) -> list[GroupName]:
        """The names in order, none overlapping another."""
        found: list[GroupName] = []
        at = 0
        while at < len(self._plain.tokens):
            name = self._read_at(at)
            if name is not None:
                found.append(name)
            at = name.last + 1 if name is not None else at + 1
        return found

    def _read_at(self, at: int) -> GroupName | None:
        group = self._actor_at(at)
        end = self._run_end(at)
        if group is not None:
            listed = self._last_inside(group)
            if end <= listed or not self._is_longer(listed, end):
                return self._make_listed(group, at, listed)
        if end < at or (end == at and self._is_opening(at)):
            return None
        return self._make_new(at, self._with_tail(end))

    def _with_tail(self, end: int) -> int:
        """The last token of a name with a small noun for a part of a group: "Ada Brown front"."""
        after = end + 1
        is_tail = self._plain.word(after) in _TAILS and self._is_spaced(after)
        return after if is_tail else end

    def _is_longer(self, listed: int, end: int) -> bool:
        """True where a listed name is part of a longer one: "Dawn Brigade of the Gorge"."""
        if self._has_body(listed + 1, end):
            return True
        last = self._plain.tokens[end].start
        is_place = any(place.span.start <= last < place.span.end for place in self._scan.of("P"))
        return self._plain.word(listed + 1) == "of" and not is_place

    def _actor_at(self, at: int) -> Match | None:
        """The listed actor whose name begins at a token."""
        return self._listed.get(self._plain.tokens[at].start)

    def _last_inside(self, listed: Match) -> int:
        inside = (i for i, t in enumerate(self._plain.tokens) if t.start < listed.span.end)
        return max(inside, default=0)

    def _make_listed(self, listed: Match, first: int, last: int) -> GroupName:
        name, kind = listed.entry.word("actor") or "", listed.entry.word("kind") or ""
        said = fold(listed.span.quote(self._scan.text))
        adjective = said in map(fold, listed.entry.words("adjective"))
        return GroupName(
            name, kind, listed.span, first, last, kind in GROUPS, is_adjective=adjective
        )

    def _run_end(self, start: int) -> int:
        """The last token of the capitalised words that begin at a token; the one before if none."""
        if not self._is_capital(start):
            return start - 1
        end = start
        while True:
            following = self._next_capital(end)
            if following is None or self._is_another(start, end, following):
                return end
            end = following

    def _next_capital(self, end: int) -> int | None:
        """The token with which a run goes on, behind small words: "Sons of the Gorge"."""
        at = end + 1
        while at < len(self._plain.tokens) and at - end <= 2 and self._is_small(at):
            at += 1
        return at if at < len(self._plain.tokens) and self._is_glued(at) else None

    def _is_small(self, at: int) -> bool:
        return self._plain.word(at) in self._words.inside and self._is_spaced(at)

    def _is_glued(self, at: int) -> bool:
        return self._is_capital(at) and self._is_spaced(at)

    def _is_spaced(self, at: int) -> bool:
        tokens = self._plain.tokens
        return self._scan.text[tokens[at - 1].end : tokens[at].start] == " "

    def _is_another(self, start: int, end: int, following: int) -> bool:
        """True where a listed actor begins, unless the run so far is of a group's name."""
        joint = self._plain.between(end + 1, following)
        if "and" in joint and not self._has_body(following, following):
            return True
        return self._actor_at(following) is not None and not self._has_body(start, end)

    def _is_capital(self, at: int) -> bool:
        token = self._plain.tokens[at]
        written = self._scan.text[token.start : token.end]
        if _COMPOUND.search(written) or any(
            g.span.start <= token.start < g.span.end for g in self._scan.of("T")
        ):
            return False
        if self._capitals and is_ordinary(token.word):
            return False
        return written[0].isupper() or written.startswith(("al-", "el-", "ul-"))

    def _is_opening(self, at: int) -> bool:
        """True for a lone capitalised word that opens the sentence: it may be any word."""
        first = next((i for i, t in enumerate(self._plain.tokens) if t.word[0].isalnum()), 0)
        written = self._plain.tokens[at]
        if len(written.word) < 3:
            return True
        return at == first and not is_acronym(self._scan.text[written.start : written.end], False)

    def _make_new(self, first: int, last: int) -> GroupName | None:
        tokens = self._plain.tokens
        if self._plain.word(first) in {"the", "a", "an"}:
            first += 1
        if first > last:
            return None
        span = Span(tokens[first].start, tokens[last].end)
        name = " ".join(span.quote(self._scan.text).split())
        body = self._has_body(first, last)
        return GroupName(name, "", span, first, last, self._is_groups(first, last), body)

    def _is_groups(self, first: int, last: int) -> bool:
        """True if a word in a name, right before it or in its apposition is an armed group's."""
        said = self._plain.between(max(0, first - 2), last + 1)
        behind = self._plain.between(last + 1, last + 1 + APPOSITION)
        if behind[:1] == [","] and "member" not in behind:
            said += behind[: behind.index(",", 1)] if "," in behind[1:] else behind
        return bool(self._words.armed & set(said))

    def _has_body(self, first: int, last: int) -> bool:
        return any(self._plain.word(at) in self._words.bodies for at in range(first, last + 1))
