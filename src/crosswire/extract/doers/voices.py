"""The noun phrases of a sentence that may be voices: "Syrian state television", "two officials"."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from crosswire.extract.sentence.phrases import load_words, place_at
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.classes import load_classes
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.ordinary import is_ordinary
from crosswire.lexicon.outlets import find_agency
from crosswire.model.text import Span

RULE = "extract/voices"
SHORTEST = 3  # letters of a name that stands alone
STEPS = 4  # words between a group and the head that it belongs to: "Iraqi interior ministry source"
HUNG = 5  # words of a phrase behind "of": "the Armed Forces of the Philippines"
BRACKET = 8  # tokens of a short form in brackets, with the brackets
LONGEST = 9  # words of all that hangs on a head: "head of the part of the region"
PHRASES = 3  # prepositions behind one head: "police in the south of the city"
_AND = (["and"], ["and", "a"], ["and", "an"], ["and", "the"])
_BEFORE_PAIR = frozenset({"", ",", ":", ";", "to", "by", "that"})
_HUNG_LETTERS = frozenset("ANXPFO")


class VoiceWords(NamedTuple):
    """The classes of `voices.toml`, whose head says what they are for."""

    persons: frozenset[str]
    bodies: frozenset[str]
    kept: frozenset[str]
    near: frozenset[str]
    placing: frozenset[str]
    subordinate: frozenset[str]
    adverbs: frozenset[str]
    verbs: frozenset[str]
    ranks: frozenset[str]
    outlets: frozenset[str]
    spokesmen: frozenset[str]
    passive: frozenset[str]
    resulting: frozenset[str]
    says: frozenset[str]


@lru_cache(maxsize=8)
def load_voice_words(lexicon: Lexicon) -> VoiceWords:
    """The words for voices of a lexicon."""
    return VoiceWords(**load_classes(lexicon, "voices", VoiceWords._fields))


class Voice(NamedTuple):
    """A noun phrase that may speak.

    `name` is how it is called, `whole` all that belongs to it, with where it is; `group` tells whom
    it speaks for. `is_proper`: it is called by a name of its own, not described.
    """

    name: Span
    whole: Span
    group: Group
    is_proper: bool


def read_voices(scan: Scan, lexicon: Lexicon) -> list[Voice]:
    """The noun phrases of a sentence that may be voices, in order; no two share a word."""
    return list(_Reader(scan, lexicon).read())


class _Reader:
    """One sentence while its voices are read; places are numbers of tokens."""

    def __init__(self, scan: Scan, lexicon: Lexicon) -> None:
        self._scan, self._tokens = scan, scan.tokens
        self._words, self._plain = load_voice_words(lexicon), load_words(lexicon)
        self._heads = self._words.persons | self._words.bodies
        self._groups = place_at(self._tokens, [(g.span, g) for g in scan.groups])
        self._verbs = {verb.span.start for verb in scan.verbs}
        self._count = len(self._tokens)

    def read(self) -> list[Voice]:
        found: list[Voice] = []
        at = floor = 0
        while at < self._count:
            if not self._may_speak(at):
                at += 1
                continue
            voice, at = self._make(at, floor)
            joined = self._join(found[-1], voice) if found else None
            found[-1:] = [joined] if joined is not None else [*found[-1:], voice]
            floor = at
        return found

    def _join(self, one: Voice, other: Voice) -> Voice | None:
        """Two described voices as one: "two army sources and a militia member said"."""
        between = self._scan.text[one.name.end : other.name.start].split()
        if one.is_proper or other.is_proper or between not in _AND or one.name.end != one.whole.end:
            return None
        before = self._scan.word_before(one.whole.start)
        if before not in _BEFORE_PAIR:
            return None
        name = Span(one.name.start, other.name.end)
        return other._replace(name=name, whole=Span(one.whole.start, other.whole.end))

    def _letter(self, at: int) -> str:
        group = self._groups.get(at)
        return group.letter if group is not None else ""

    def _may_speak(self, at: int) -> bool:
        return self._letter(at) in {"A", "N", "X"} or self._is_head(at) or self._is_first_name(at)

    def _is_first_name(self, at: int) -> bool:
        """True for the "Ryder" of "Ryder said", which opens a sentence and so is in no group."""
        if at or at in self._groups or self._count == 1:
            return False
        token = self._tokens[at]
        capital = self._scan.text[token.start].isupper() and len(token.word) >= SHORTEST
        speaks = self._tokens[1].word in self._words.says
        return capital and speaks and self._is_noun(at) and not is_ordinary(token.word)

    def _is_head(self, at: int) -> bool:
        """True for "source", "television", "Reuters": what speaks though no group holds it."""
        if at in self._groups or not self._is_noun(at):
            return False
        token = self._tokens[at]
        said = self._scan.text[token.start : token.end]
        return token.word in self._heads or (said[:1].isupper() and find_agency(said) is not None)

    def _is_noun(self, at: int) -> bool:
        """True for a word that may stand in the noun phrase of a voice."""
        token, plain = self._tokens[at], self._plain
        word = token.word
        if not word[0].isalpha() or token.start in self._verbs:
            return False
        if word in plain.breaks or word in plain.opens or word in plain.finite:
            return False
        if word in self._words.verbs or word in self._words.adverbs:
            return False
        if word in plain.attributive or word in plain.nouns_ly or word in plain.nouns_ing:
            return True
        return "-" in word or not word.endswith(("ly", "ed", "ing"))

    def _after(self, at: int) -> int:
        """The token behind the group that holds one, or behind the token itself."""
        group = self._groups.get(at)
        end = at + 1
        while group is not None and end < self._count and self._groups.get(end) is group:
            end += 1
        return end

    def _first(self, at: int) -> int:
        """The first token of the group that holds one."""
        group = self._groups.get(at)
        while group is not None and at and self._groups.get(at - 1) is group:
            at -= 1
        return at

    def _make(self, at: int, floor: int) -> tuple[Voice, int]:
        """The voice whose first group or head stands at a token, and the token behind it."""
        end = self._run_end(at)
        start = self._run_start(at, floor)
        kept, past = self._hang(self._behind_bracket(end))
        kept = end if kept == self._behind_bracket(end) else kept
        whole = self._span(start, past)
        last = self._name_at(end)
        last = (
            last if last is not None and self._is_long(last) else self._person_at(end, past) or last
        )
        if last is not None:
            name = self._named(last, start)
            name = self._without_article(name) if last.letter == "X" else name
            return Voice(name, whole, last, is_proper=True), past
        name = self._without_article(self._span(start, kept))
        group = self._speaks_for(start, end, past) or self._plain_group(start, end)
        return Voice(name, whole, group, is_proper=False), past

    def _span(self, start: int, end: int) -> Span:
        return Span(self._tokens[start].start, self._tokens[end - 1].end)

    def _run_end(self, at: int) -> int:
        """Behind the last group or head that words of one noun phrase join to the first."""
        end = place = self._after(at)
        while place < self._count and place - end <= STEPS:
            if self._letter(place) in {"A", "N", "X"} or self._is_head(place):
                end = place = self._after(place)
            elif self._is_plain(place) or self._owns(place):
                place += 1
            else:
                break
        return end

    def _owns(self, at: int) -> bool:
        """True for the "'s" of "the governor's spokesman"; a time owns no voice."""
        return self._tokens[at].word == "'s" and self._letter(at - 1) in {"", "A", "N", "X"}

    def _run_start(self, at: int, floor: int) -> int:
        """Where the noun phrase of a token begins: its adjectives, its number, whose it is."""
        start, owned = self._first(at), False
        while start > floor:
            before = start - 1
            if self._letter(before) == "F":
                return self._first(before)
            if self._tokens[before].word == "'s" and not owned and self._may_own(before - 1, floor):
                start, owned = self._first(before - 1), True
            elif self._may_modify(before):
                start = self._first(before)
            else:
                break
        return start

    def _may_own(self, at: int, floor: int) -> bool:
        return at >= floor and (self._letter(at) in {"A", "N", "X", "P"} or self._is_plain(at))

    def _may_modify(self, at: int) -> bool:
        """True for what may stand before a head: "local", "military", "Karachi"."""
        if self._letter(at) in {"A", "X", "P"}:
            first = self._first(at)
            return not first or self._tokens[first - 1].word not in self._words.subordinate
        return self._is_plain(at)

    def _is_plain(self, at: int) -> bool:
        return at not in self._groups and self._is_noun(at)

    def _behind_bracket(self, at: int) -> int:
        """Behind the short form in brackets that follows a name: "(NUJ)"."""
        if at >= self._count or self._tokens[at].word != "(":
            return at
        ends = (i for i in range(at, min(at + BRACKET, self._count)) if self._tokens[i].word == ")")
        return next(ends, at - 1) + 1

    def _hang(self, end: int) -> tuple[int, int]:
        """Behind what belongs to a name of the phrases that hang on a noun; behind all of them."""
        kept = past = end
        for _ in range(PHRASES):
            opened, keeps = self._opens(past)
            after = self._hung_end(opened)
            if after == opened:
                break
            short = after - end <= LONGEST
            kept = after if keeps and short and kept == past else kept
            past = after
        return kept, past

    def _opens(self, at: int) -> tuple[int, bool]:
        """Where the noun phrase behind a preposition begins, and whether it belongs to a name."""
        if at + 1 >= self._count:
            return at, False
        word, after = self._tokens[at].word, self._tokens[at + 1].word
        if f"{word} {after}" in self._words.near:
            return at + 2, True
        before = self._tokens[at - 1].word
        if f"{before} {word}" in self._words.near or word in self._words.kept:
            return at + 1, True
        # A source that is told by nothing but where it is: "sources in the security services".
        bare = before in {"source", "sources"} and self._may_open(at - 1)
        return (at + 1, bare) if word in self._words.placing else (at, False)

    def _may_open(self, at: int) -> bool:
        return not at or self._tokens[at - 1].word in self._plain.opens or not self._is_noun(at - 1)

    def _hung_end(self, start: int) -> int:
        """Behind the noun phrase that begins at a token; the token itself if none does."""
        at = start
        while at < self._count and self._tokens[at].word in self._plain.opens | {"another"}:
            at += 1
        first = at
        while at < self._count and at - first < HUNG:
            if self._letter(at) in _HUNG_LETTERS or self._tokens[at].word == "'s":
                at = self._after(at)
            elif self._is_plain(at):
                at += 1
            else:
                break
        return at if at > first else start

    def _name_at(self, end: int) -> Group | None:
        """The group that names whoever speaks, so that its title can be left out."""
        group = self._groups.get(end - 1)
        if group is None or group.letter not in "AX":
            return None
        words = group.span.quote(self._scan.text)
        if group.letter == "X":
            kept = self._tokens[end - 1].word not in self._heads or find_agency(words) is not None
            return group if kept and self._tokens[self._first(end - 1)].word != "without" else None
        plain = group.entry is None or group.entry.says_yes("local") or not words[:1].isupper()
        return None if plain or self._letter(self._first(end - 1) - 1) == "X" else group

    def _person_at(self, start: int, end: int) -> Group | None:
        """The person named behind an office and what it is of: "minister of defence Ann Lee"."""
        group, first = self._groups.get(end - 1), self._first(end - 1)
        if group is None or group.letter != "X" or first <= start:
            return None
        if self._without_rank(group) != group.span:
            return group
        single = " " not in group.span.quote(self._scan.text)
        return (
            group
            if not single and (self._is_plain(first - 1) or self._letter(first - 1) == "N")
            else None
        )

    def _without_article(self, span: Span) -> Span:
        """The span without the "The" that a sentence opens with; agencies are called by it."""
        words = span.quote(self._scan.text)
        opens = words[:4] == "The " and find_agency(words) is None
        return Span(span.start + len("The "), span.end) if opens else span

    def _is_long(self, group: Group) -> bool:
        """True for a name of several words, or of one that a list has."""
        return group.letter == "A" or " " in group.span.quote(self._scan.text)

    def _named(self, group: Group, start: int) -> Span:
        """The whole of a name: without its rank, but with the "Radio" of "Radio Free Asia"."""
        if not self._is_long(group):
            return self._grown(group, start)
        before = next((t for t in reversed(self._tokens) if t.end == group.span.start - 1), None)
        named = before is not None and before.word in self._words.outlets
        opens = named and self._scan.text[before.start].isupper() if before else False
        return Span(before.start, group.span.end) if before and opens else self._without_rank(group)

    def _grown(self, group: Group, start: int) -> Span:
        """A name of one word with the capitalised words before it that make it longer."""
        at = next(i for i in range(self._count) if self._tokens[i].start == group.span.start)
        while at > start and self._lengthens(at - 1):
            at -= 1
        return Span(self._tokens[at].start, group.span.end)

    def _lengthens(self, at: int) -> bool:
        token = self._tokens[at]
        if not at or not self._scan.text[token.start].isupper() or self._letter(at) == "P":
            return False
        titled = token.word in self._words.ranks | self._words.persons
        return not titled and (at not in self._groups or self._letter(at) == "A")

    def _without_rank(self, group: Group) -> Span:
        """The span of a name without "Col." or "State" before it, if two words are left."""
        parts = group.span.quote(self._scan.text).split(" ")
        at, ranks = group.span.start, self._words.ranks
        while group.letter == "X" and len(parts) > 2 and (ranks & {p.lower() for p in parts[:-2]}):
            at += len(parts.pop(0)) + 1
        return Span(at, group.span.end)

    def _speaks_for(self, start: int, end: int, past: int) -> Group | None:
        """The group that a description holds; of "a spokesman for the navy" the navy."""
        inside = [self._groups[at] for at in range(start, end) if self._letter(at) in set("ANX")]
        actors = [group for group in inside if group.letter == "A"]
        hung = [self._groups[at] for at in range(end, past) if self._letter(at) == "A"]
        return next(reversed(actors or hung[:1] or inside), None)

    def _plain_group(self, start: int, end: int) -> Group:
        return Group("N", self._span(start, end), RULE)
