"""Join pieces into groups: "five U.S. soldiers", "two Katyusha rockets", "the second attack"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from functools import lru_cache

from crosswire.extract.sentence.names import find_names, join_bodies
from crosswire.extract.sentence.pieces import Surroundings, find_pieces
from crosswire.extract.sentence.scan import Group, Scan, Token, find_tokens
from crosswire.lexicon.closed import ClosedWords
from crosswire.lexicon.match import fold
from crosswire.model.figure import Figure
from crosswire.model.text import Sentence, Span

REACH = 5  # tokens from a head to its number: "five non-essential U.S. embassy security guards"


def scan_sentence(sentence: Sentence, around: Surroundings) -> Scan:
    """A sentence with its groups, ready for patterns."""
    tokens = find_tokens(around.text, sentence.span)
    pieces = find_pieces(sentence, around)
    groups = join_pieces(around.text, tokens, pieces, around.closed, around.surnames)
    verbs = [p for p in pieces if _is_verb(p)]
    return Scan(
        around.text,
        sentence,
        tokens,
        groups,
        verbs,
        around.quoted,
        around.closed,
        around.air,
        around.published.end if around.published else None,
        around.matters,
    )


def join_pieces(
    text: str,
    tokens: list[Token],
    pieces: list[Group],
    closed: ClosedWords,
    surnames: Set[str] = frozenset(),
) -> list[Group]:
    """The pieces joined around their heads, with capitalised names added, in order.

    A verb of the events topic is no group: it stays a word of the sentence.
    """
    verbs = frozenset(p.span.end for p in pieces if _is_verb(p))
    spans = [_as_people(text, tokens, pieces, p, closed) for p in pieces if not _is_verb(p)]
    joined: list[Group] = []
    used: set[int] = set()
    for index in reversed(range(len(spans))):
        if index in used:
            continue
        builder = _BUILDERS.get(spans[index].letter)
        if builder is None or _is_modifier(spans[index]):
            joined.append(spans[index])
            continue
        reach = Reach(tokens, spans, index, closed, verbs)
        used.update(reach.taken)
        joined.append(builder(text, spans[index], reach))
    joined = [g for g in joined if not _is_modifier(g)]
    taken = [g.span for g in joined] + [p.span for p in pieces]
    joined += find_names(text, tokens, taken, surnames)
    ordered = sorted(joined, key=lambda group: group.span.start)
    return join_bodies(text, ordered, closed.bodies)


def _as_people(
    text: str, tokens: list[Token], pieces: list[Group], piece: Group, closed: ClosedWords
) -> Group:
    """The piece, or a head of people if it is a nationality that a number counts: "one Iraqi".

    So is somebody's age without another noun: "the 7-year-old was shot".
    """
    if piece.letter == "M":
        return piece._replace(letter="N") if _is_somebody(text, tokens, piece, closed) else piece
    if piece.letter != "A" or piece.entry is None or not _is_crowd(text, piece, closed):
        return piece
    if any(p.letter == "N" and 0 < p.span.start - piece.span.end <= 1 for p in pieces):
        return piece  # "nine Hindu pilgrims": the pilgrims are counted
    single = _is_single(text, piece, closed)
    loose = single or piece.entry.word("kind") in {"state", "force", "group"}
    counted = _opens_one(tokens, piece, 2 if single else 0) or any(
        p.letter == "F" and _counts(text, p, piece, closed) for p in pieces
    )
    is_head = counted and not (loose and _qualifies(tokens, piece, closed))
    return piece._replace(letter="N") if is_head else piece


def _word_behind(tokens: list[Token], piece: Group) -> str:
    return next((token.word for token in tokens if token.start >= piece.span.end), ".")


def _qualifies(tokens: list[Token], piece: Group, closed: ClosedWords) -> bool:
    """True if an ordinary word follows, which the piece may only qualify: "an insurgent attack"."""
    after = _word_behind(tokens, piece)
    return after not in closed.stops and after.islower() and after.isalpha()


def _is_somebody(text: str, tokens: list[Token], piece: Group, closed: ClosedWords) -> bool:
    """True for an age that stands where a noun would: "a 7-year-old was", "the 7-year-old's"."""
    if not piece.span.quote(text).endswith("-old"):
        return False
    after = _word_behind(tokens, piece)
    return after in closed.passive or after in _AFTER_SOMEBODY


_AFTER_SOMEBODY = frozenset({"who", "died", "dies", "dead", "and", ",", "."})


def _opens_one(tokens: list[Token], piece: Group, adjectives: int) -> bool:
    """True if "a" or "another" stands before the words, with so many adjectives between."""
    ended = bisect_right(tokens, piece.span.start, key=lambda token: token.end)
    before = [t.word for t in reversed(tokens[max(0, ended - 1 - adjectives) : ended])]
    at = next((i for i, word in enumerate(before) if word in _ONE), len(before))
    return at < len(before) and all(word.isalpha() for word in before[:at])


_ONE = frozenset({"a", "an", "another"})


def _is_single(text: str, piece: Group, closed: ClosedWords) -> bool:
    """True for one of a loose crowd: "insurgent" alone is no force and no adjective."""
    return piece.entry is not None and piece.span.quote(text) in closed.loners


def _counts(text: str, figure: Group, piece: Group, closed: ClosedWords) -> bool:
    """True if a figure stands before a crowd with no more than adjectives between."""
    if not 0 < piece.span.start - figure.span.end <= ADJECTIVES:
        return False
    between = text[figure.span.end : piece.span.start].split()
    return all(w.isalpha() and w.islower() and w not in closed.stops for w in between)


ADJECTIVES = 24  # characters between a number and its crowd: "multiple additional insurgents"


def _is_crowd(text: str, piece: Group, closed: ClosedWords) -> bool:
    """True if an actor's phrase can be counted: "pro-Iran fighters", "Iraqi"."""
    words = piece.span.quote(text)
    if piece.entry is None or piece.entry.word("kind") == "state":
        return piece.entry is not None and words in piece.entry.words("adjective")
    last = words.split()[-1]
    named = piece.entry.word("kind") in {"force", "group"} or _is_single(text, piece, closed)
    return named or (last.islower() and last.endswith("s"))


def _is_verb(piece: Group) -> bool:
    return piece.letter == "E" and piece.entry is not None and piece.entry.word("form") == "verb"


def _is_modifier(piece: Group) -> bool:
    entry = piece.entry
    return entry is not None and entry.topic == "persons" and not entry.says_yes("head")


# "Two of the wounded" are a part of those told; "two of their fighters" are simply two.
_TOLD = frozenset({"the", "those", "these"})


class Reach:
    """The way left from a head: its number, determiner, actor, and how many tokens belong to it."""

    def __init__(
        self,
        tokens: list[Token],
        pieces: list[Group],
        index: int,
        closed: ClosedWords,
        verbs: frozenset[int],
    ) -> None:
        self.head, self._closed, self._verbs = pieces[index], closed, verbs
        self.figure: Group | None = None
        self.rank: Figure | None = None
        self.actor: Group | None = None
        self.determiner = ""
        self.start = self.head.span.start
        # True if an event noun follows at once: "a rocket attack".
        self.is_modifier = any(
            p.letter == "E" and 0 < p.span.start - self.head.span.end <= 1 for p in pieces
        )
        self.taken: set[int] = set()
        self._by_end = {piece.span.end: i for i, piece in enumerate(pieces)}
        self._pieces = pieces
        self._walk([t for t in tokens if t.end <= self.head.span.start])

    def _walk(self, before: list[Token]) -> None:
        loose = 0
        while before and loose < REACH and not self.determiner:
            token = before[-1]
            found = self._by_end.get(token.end)
            if found is not None:
                if not self._take(found):
                    self._look_past_number(self._pieces[found], before)
                    return
                start = self._pieces[found].span.start
                before = [t for t in before if t.end <= start]
                if self.figure is not None:
                    self._look_further(before)
                    return
                continue
            if token.word in self._closed.determiners:
                self.determiner = token.word
                self._look_past_determiner(before[:-1])
                return
            if token.word in self._closed.quotes:
                before = before[:-1]
                continue
            if (
                token.word in self._closed.stops
                or not token.word[0].isalpha()
                or token.end in self._verbs
            ):
                self._look_past_determiner(before)
                return
            before, loose = before[:-1], loose + 1

    def _take(self, found: int) -> bool:
        """True if the piece belongs to the head's group."""
        piece = self._pieces[found]
        if piece.letter in "FO" and self.head.letter in "NW":
            self.figure = piece if piece.letter == "F" else None
            self.rank = piece.figure if piece.letter == "O" else None
        elif piece.letter == "A" and self.head.letter in "NW":
            self.actor = self.actor or piece
        elif not (_is_modifier(piece) or (piece.letter == "W" and self.head.letter == "W")):
            return False
        if self.head.letter in "NW":
            self.taken.add(found)
        self.start = piece.span.start
        return True

    def _look_further(self, before: list[Token]) -> None:
        if before and before[-1].word in self._closed.determiners:
            self.determiner = before[-1].word

    def _look_past_number(self, piece: Group, before: list[Token]) -> None:
        """Take "the" of "the two attacks": both were told before."""
        rest = [t for t in before if t.end <= piece.span.start]
        if self.head.letter == "E" and piece.letter == "F" and rest and rest[-1].word in _TOLD:
            self.determiner = rest[-1].word

    def _look_past_determiner(self, before: list[Token]) -> None:
        """Take the number of "two of the wounded", "one of its commanders"."""
        if self.head.letter in "NW" and len(before) >= 2 and before[-1].word == "of":
            found = self._by_end.get(before[-2].end)
            if found is not None and self._pieces[found].letter == "F":
                self.figure = self._pieces[found]
                self.taken.add(found)
                self.start = self.figure.span.start
                self.determiner = "partitive" if self.determiner in _TOLD else ""


def _build_crowd(text: str, head: Group, reach: Reach) -> Group:
    entry = head.entry
    figure = (
        reach.figure.figure
        if reach.figure
        else _unsaid_number(plural=is_plural(text, head), reach=reach)
    )
    return Group(
        "N",
        Span(reach.start, head.span.end),
        head.rule,
        entry=entry,
        name=reach.actor.name if reach.actor else None,
        figure=figure,
        role=entry.word("role") if entry else None,
        determiner=reach.determiner,
        counted=reach.figure is not None or reach.determiner in {"a", "an", "another"},
        rank=reach.rank,
    )


def _unsaid_number(*, plural: bool, reach: Reach) -> Figure | None:
    """The number of a group without one: "a soldier" is 1, bare "soldiers" 2 or more."""
    if reach.determiner == "no":
        return Figure(0, 0)
    if not plural or reach.determiner in {"a", "an", "another"}:
        return Figure(1, 1)
    if reach.determiner == "both":
        return Figure(2, 2)
    if plural and not reach.determiner:
        return Figure(2, None)
    return None


def is_plural(text: str, head: Group) -> bool:
    """True if the head of a group is a plural, as its lexicon entry says."""
    entry, words = head.entry, fold(head.span.quote(text))
    if entry is None:
        return False
    if entry.topic == "weapons":
        return entry.says_yes("plural")
    return words not in _fold_all(entry.words("singular"))


@lru_cache(maxsize=1024)
def _fold_all(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _build_weapon(text: str, head: Group, reach: Reach) -> Group:
    return Group(
        "W",
        Span(reach.start if reach.figure else head.span.start, head.span.end),
        head.rule,
        entry=head.entry,
        name=reach.actor.name if reach.actor else None,
        figure=_count_weapons(text, head, reach),
        determiner=reach.determiner,
        counted=reach.figure is not None,
    )


def _count_weapons(text: str, head: Group, reach: Reach) -> Figure | None:
    """How many weapons a group says; None in "a rocket attack", where the attack is counted."""
    if reach.figure is not None:
        return reach.figure.figure
    if is_plural(text, head):
        return _unsaid_number(plural=True, reach=reach)
    single = reach.determiner in {"a", "an", "another", "the"} and not reach.is_modifier
    return Figure(1, 1) if single else None


def _build_event(text: str, head: Group, reach: Reach) -> Group:
    return head._replace(determiner=reach.determiner)


_BUILDERS = {"N": _build_crowd, "W": _build_weapon, "E": _build_event}
