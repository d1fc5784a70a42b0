"""Who is said to do something: the words before a verb, behind "by", or before the noun."""

from __future__ import annotations

from functools import cached_property, lru_cache

import msgspec

from crosswire.extract.sentence.phrases import Cutter, Phrase, find_deeds
from crosswire.extract.sentence.plain_words import Found, PlainWords
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.classes import load_classes
from crosswire.lexicon.load import Lexicon
from crosswire.model.text import Span

LONGEST_OWNER = 9  # tokens: "a team of detectives from the capital's anti-terrorism squad"
LONGEST_ASIDE = 14  # tokens between two commas that part a subject from its verb
BEHIND = 8  # tokens between "an inquiry" and the "by" that says whose it is
OFFICERS_BEFORE = 3  # tokens before the noun: "a federal police investigation"


class FollowUpWords(msgspec.Struct, frozen=True):
    """The words of each class of `follow_up_words.toml`, whose head says what they are for."""

    matters: frozenset[str]
    refusals: frozenset[str]
    senses: frozenset[str]
    aims: frozenset[str]
    asides: frozenset[str]
    edges: frozenset[str]
    pronouns: frozenset[str]
    vague: frozenset[str]
    officers: frozenset[str]
    early: frozenset[str]


@lru_cache(maxsize=8)
def load_follow_up_words(lexicon: Lexicon) -> FollowUpWords:
    """The word classes of a lexicon, each as a set.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> "attack" in load_follow_up_words(load_lexicon()).matters
    True
    """
    return FollowUpWords(**load_classes(lexicon, TOPIC, FollowUpWords.__struct_fields__))


TOPIC = "follow_up_words"


class Owners:
    """Finds whoever does what a sentence tells of."""

    def __init__(
        self, scan: Scan, plain: PlainWords, words: FollowUpWords, lexicon: Lexicon
    ) -> None:
        self._scan, self._plain, self._words = scan, plain, words
        self._lexicon = lexicon
        self._inside = [_covers(scan, token.start) for token in plain.tokens]

    def find(self, found: Found, asserter: str | None) -> str | None:
        """The owner in the article's words, where the entry says that it stands; None if nowhere.

        A pronoun, or whoever promises, is the one who speaks.
        """
        where = found.entry.word("owner")
        if where == "speaker":
            return asserter
        if where in {"by", "agent"}:
            named = self._before_noun(found) if where == "by" else None
            return self._behind_by(found) or named
        at = self._before_asides(found.last if where == "first" else found.first)
        if self._plain.word(at) in self._words.pronouns:
            return asserter or self._speaker(at)
        span = self._subject(at)
        return span.quote(self._scan.text) if span is not None else None

    def _speaker(self, pronoun: int) -> str | None:
        """Who speaks of itself: "the port said that it"."""
        at = pronoun - 1 - (self._plain.word(pronoun - 1) == "that")
        if self._plain.word(at) not in _SAID:
            return None
        span = self._subject(self._before_asides(at))
        return span.quote(self._scan.text) if span is not None else None

    def _before_asides(self, verb: int) -> int:
        at = verb - 1
        while at >= 0 and self._is_aside(at):
            at -= 1
        return at

    def _subject(self, at: int) -> Span | None:
        """The subject that ends at a token, or that a second verb or a comma parts from it."""
        if at < 0:
            return None
        if self._plain.word(at) == "and":
            return self._clause_subject(at)
        if self._plain.word(at) == ",":
            at = self._before_aside(at)
        return self._phrase_before(at)

    def _is_aside(self, at: int) -> bool:
        word = self._plain.word(at)
        return word in self._words.asides or word.endswith("ly") or self._is_time(at)

    def _is_time(self, at: int) -> bool:
        token = self._plain.tokens[at]
        return any(g.span.start <= token.start < g.span.end for g in self._scan.of("T"))

    def _before_aside(self, comma: int) -> int:
        """Where the subject ends before what two commas set apart: "the army, which rules, is"."""
        opens = range(comma - 1, max(-1, comma - LONGEST_ASIDE), -1)
        return next((at - 1 for at in opens if self._plain.word(at) == ","), -1)

    def _clause_subject(self, joint: int) -> Span | None:
        """Whose second verb it is: "Troops cordoned off the area and launched a search"."""
        start = max(
            (i + 1 for i in range(joint) if self._plain.word(i) in {";", "that", "and", ":"}),
            default=0,
        )
        end = next((i for i in range(start, joint) if self._is_verb(i)), None)
        return self._phrase_before(end - 1) if end is not None else None

    def _is_verb(self, at: int) -> bool:
        token = self._plain.tokens[at]
        if any(verb.span.start == token.start for verb in self._scan.verbs):
            return True
        return not self._inside[at] and (token.word.endswith("ed") or token.word in _PLAIN_PAST)

    def _phrase_before(self, end: int) -> Span | None:
        """The phrase that ends at a token: "troops at the base", where its end is only a place."""
        if end < 0:
            return None
        stop = self._plain.tokens[end].end
        span = self._with_whole(self._noun_phrase(stop))
        place = next((g.span for g in self._scan.of("PG") if g.span.end == stop), None)
        if place is None or (span is not None and not place.holds(span)):
            return span
        return self._hung_on(place) or span

    def _hung_on(self, place: Span) -> Span | None:
        """The phrase that a place hangs on, the place included: "troops at the base"."""
        at = self._index(place.start) - 1
        if at < 1 or self._plain.word(at) not in _HANGERS:
            return None
        whole = self._noun_phrase(self._plain.tokens[at - 1].end)
        return Span(whole.start, place.end) if whole is not None else None

    def _with_whole(self, span: Span | None) -> Span | None:
        """The phrase with what it is a part of or joined to: "a team of detectives"."""
        at = self._index(span.start) - 1 if span is not None else 0
        if span is None or at < 1 or self._plain.word(at) not in {"of", "and"}:
            return span
        whole = self._noun_phrase(self._plain.tokens[at - 1].end)
        joins = self._plain.word(at) == "of" or self._names_people(whole)
        return Span(whole.start, span.end) if whole is not None and joins else span

    def _names_people(self, span: Span | None) -> bool:
        kinds = {p.kind for p in self._phrases if span is not None and span.overlaps(p.span)}
        return bool(kinds & {"people", "name", "body"})

    def _index(self, start: int) -> int:
        return next((i for i, t in enumerate(self._plain.tokens) if t.end > start), 0)

    def _noun_phrase(self, stop: int) -> Span | None:
        """The noun phrase that ends at a position, or the place that opens the sentence there."""
        ending = (p for p in self._phrases if p.span.start < stop <= p.span.end)
        phrase = next(filter(self._may_name, ending), None)
        return Span(phrase.span.start, stop) if phrase is not None else None

    def _may_name(self, phrase: Phrase) -> bool:
        opens = phrase.kind == "place" and phrase.span.start == self._plain.tokens[0].start
        is_time = any(g.span.overlaps(phrase.span) for g in self._scan.of("T"))
        return (phrase.is_nominal or opens) and not is_time and phrase.head not in _TIMES

    @cached_property
    def _phrases(self) -> list[Phrase]:
        deeds = find_deeds(self._scan, self._lexicon)
        return Cutter(self._scan, deeds, self._lexicon).cut()

    def _collect(self, at: int) -> Span | None:
        """The words from a token up to an edge."""
        first = at
        while at < min(len(self._plain.tokens), first + LONGEST_OWNER) and self._goes_on(at):
            at += 1
        tokens = self._plain.tokens
        return Span(tokens[first].start, tokens[at - 1].end) if at > first else None

    def _goes_on(self, at: int) -> bool:
        return self._inside[at] != "" or self._plain.word(at) not in self._words.edges

    def _behind_by(self, found: Found) -> str | None:
        limit = min(len(self._plain.tokens), found.last + BEHIND)
        for at in range(found.first, limit):
            if self._plain.word(at) == "by":
                span = self._collect(at + 1)
                return span.quote(self._scan.text) if span is not None else None
        return None

    def _before_noun(self, found: Found) -> str | None:
        """Whose it is by the words before the noun: "a police investigation", "FBI probe"."""
        end = found.first
        if self._plain.word(end - 1) == "'s":
            stop = self._plain.tokens[max(0, end - 2)].end
            span = self._noun_phrase(stop)
            return self._scan.text[span.start : stop] if span is not None else None
        start = end
        while start > 0 and end - start < OFFICERS_BEFORE and self._names_officer(start - 1):
            start -= 1
        tokens = self._plain.tokens
        named = self._scan.text[tokens[start].start : tokens[end - 1].end]
        return named if start < end else None

    def _names_officer(self, at: int) -> bool:
        return self._plain.word(at) in self._words.officers or self._inside[at] == "A"


_TIMES = frozenset(
    {"days", "hours", "weeks", "months", "minutes", "years", "time", "little", "work"}
)
_SAID = frozenset({"said", "says", "announced", "confirmed", "added", "told", "promised"})
_HANGERS = frozenset({"at", "in", "on", "from", "near"})
_PLAIN_PAST = frozenset({"said", "began", "took", "went", "sent", "shot", "hit", "set", "told"})


def _covers(scan: Scan, position: int) -> str:
    """The letter of the name or actor that covers a position, "" if none does."""
    inside = (g.letter for g in scan.of("AX") if g.span.start <= position < g.span.end)
    return next(inside, "")
