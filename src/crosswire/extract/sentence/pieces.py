"""The typed pieces of a sentence before they are joined into groups."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from crosswire.extract.figures.figures import FigureGroup, find_figures
from crosswire.extract.places.places import PlaceContext, PlaceGroup, find_places, survey_places
from crosswire.extract.places.words import sort_words
from crosswire.extract.sentence.scan import Group, Letter
from crosswire.extract.times.times import TimeGroup, find_times
from crosswire.lexicon.closed import ClosedWords, load_closed_words
from crosswire.lexicon.gazetteer import Gazetteer, load_gazetteer
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import Match, find_phrases
from crosswire.model.moment import Moment
from crosswire.model.text import Document, Sentence, Span

TOPICS = ("actors", "events", "persons", "targets", "weapons")
_LETTERS: dict[str, Letter] = {
    "actors": "A",
    "weapons": "W",
    "events": "E",
    "persons": "N",
    "targets": "G",
}


class Surroundings(NamedTuple):
    """What finding the pieces of one sentence needs to know of its article."""

    text: str
    published: Moment | None
    lexicon: Lexicon
    gazetteer: Gazetteer
    places: PlaceContext
    phrases: list[Match]
    states: dict[str, str]
    quoted: tuple[Span, ...]
    closed: ClosedWords
    air: frozenset[str]
    people: frozenset[str]
    surnames: frozenset[str]
    matters: frozenset[str]


def survey_article(
    document: Document, lexicon: Lexicon, phrases: list[Match] | None = None
) -> Surroundings:
    """What the whole article tells its sentences: its date, its countries, its phrases.

    The phrases of TOPICS are looked for unless they are given.
    """
    gazetteer = load_gazetteer()
    text = document.article.text
    phrases = find_phrases(text, lexicon, TOPICS) if phrases is None else phrases
    published = document.published.moment if document.published else None
    context = survey_places(text, gazetteer, lexicon)
    people = find_surnames(text)
    quoted = tuple(quotation.span for quotation in document.quotations)
    states, closed = name_states(lexicon), load_closed_words(lexicon)
    return Surroundings(
        text,
        published,
        lexicon,
        gazetteer,
        context,
        phrases,
        states,
        quoted,
        closed,
        name_air_forces(lexicon),
        people,
        find_last_names(text),
        find_matters(phrases),
    )


_SPEAKER = re.compile(r"\b[A-Z][\w’'-]+ ([A-Z][\w’'-]+),? (?:said|says|told|added|who)\b")


def find_surnames(text: str) -> frozenset[str]:
    """The last names of people who speak: a town of the same name is not meant.

    >>> sorted(find_surnames("Mazlum Abdi said so. Abdi was in Hasakah."))
    ['Abdi']
    """
    return frozenset(match.group(1) for match in _SPEAKER.finditer(text))


OFTEN = 2  # ships, or munitions, that make an article one of ships, or of what was fired


def find_matters(phrases: Sequence[Match]) -> frozenset[str]:
    """What the article is about again and again: "ship", "projectile".

    There "the RUEN was seized" is a ship, and "two more came down" are of what was fired.
    """
    told = Counter(
        match.entry.word("target") or match.entry.word("family") or "" for match in phrases
    )
    return frozenset(name for name in ("ship", "projectile") if told[name] >= OFTEN)


_FULL_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ (?:[A-Z][a-z]*\.? |al-)?([A-Z][\w’-]{3,})\b")


def find_last_names(text: str) -> frozenset[str]:
    """The last words of names of two words and more, as they stand within a sentence.

    >>> sorted(find_last_names("They buried General Qassem Haddad. Haddad was a pilot."))
    ['Haddad']
    """
    return frozenset(match.group(1) for match in _FULL_NAME.finditer(text))


@lru_cache(maxsize=8)
def name_states(lexicon: Lexicon) -> dict[str, str]:
    """The usual name of each state by its ISO 3166 code."""
    return {
        entry.word("country") or "": entry.word("actor") or ""
        for entry in lexicon.entries("actors")
        if entry.word("kind") == "state"
    }


@lru_cache(maxsize=8)
def name_air_forces(lexicon: Lexicon) -> frozenset[str]:
    """The names of those whose strikes, without another word, come from the air."""
    states = name_states(lexicon)
    return frozenset(
        states.get(entry.word("state") or "") or entry.word("actor") or ""
        for entry in lexicon.entries("actors")
        if entry.says_yes("air")
    )


def find_pieces(sentence: Sentence, around: Surroundings) -> list[Group]:
    """The pieces of one sentence in order, none overlapping another.

    Where two claim the same words, a time outranks a phrase, a phrase a place, and a place a
    figure; but a country's name after "in" or "at" is a place, not an actor.
    """
    span = sentence.span
    times = find_times(around.text, span, around.published, around.lexicon)
    taken = [time.span for time in times]
    first = bisect_left(around.phrases, span.start, key=lambda match: match.span.start)
    last = bisect_left(around.phrases, span.end, key=lambda match: match.span.start)
    phrases = [
        match
        for match in around.phrases[first:last]
        if span.holds(match.span)
        and not any(match.span.overlaps(t) for t in taken)
        and _is_meant(around, match)
    ]
    phrases = join_short_forms(around.text, phrases)
    masked = [m.span for m in phrases if _hides_places(m)]
    places = find_places(
        around.text,
        span,
        around.gazetteer,
        around.lexicon,
        around.places,
        masked,
        is_dateline=sentence.zone == "dateline",
    )
    places = [p for p in places if not any(mask.holds(p.span) for mask in masked)]
    figures = find_figures(around.text, span, taken, around.lexicon)
    ranked = [
        *map(_time_piece, times),
        *(_place_piece(p) for p in places if _is_located(p, around, phrases)),
        *(_phrase_piece(match, around.states) for match in phrases if not _modifies(match)),
        *(_place_piece(p) for p in places if p.span.quote(around.text) not in around.people),
        *(_figure_piece(f) for f in figures if f.span.quote(around.text).lower() != "no"),
        *(_phrase_piece(match, around.states) for match in phrases if _modifies(match)),
    ]
    return _keep_apart(ranked)


def _is_meant(around: Surroundings, match: Match) -> bool:
    """False for words that stand for something else: "attack helicopter", "UN-backed"."""
    entry = match.entry
    if "none" in (entry.word("family"), entry.word("form")):
        return False
    joined = entry.topic == "actors" and around.text[match.span.end :][:1] == "-"
    return not (joined or _names_street(around, match) or _opens_new_name(around, match))


_CALLING = re.compile(r"(?:calling itself|calls itself|known as|called|named) (?:the )?[\"“'‘]?$")
CALLING_REACH = 24  # characters: "calling itself the “"


def _opens_new_name(around: Surroundings, match: Match) -> bool:
    """True for "Hezbollah" in "a group calling itself Hezbollah Vanguard": a name of its own."""
    if match.entry.topic != "actors" or _NEXT_NAME.match(around.text, match.span.end) is None:
        return False
    start = max(0, match.span.start - CALLING_REACH)
    return _CALLING.search(around.text[start : match.span.start]) is not None


_NEXT_NAME = re.compile(r" ([A-Z][a-z]+)\b")


def _names_street(around: Surroundings, match: Match) -> bool:
    """True for the ship of "Bell's Ferry Road": a street bears the name."""
    after = _NEXT_NAME.match(around.text, match.span.end)
    if match.entry.topic != "targets" or after is None:
        return False
    words, key = sort_words(around.lexicon), after[1].lower()
    return match.span.quote(around.text)[:1].isupper() and words.sites.get(key) == "street"


def join_short_forms(text: str, phrases: Sequence[Match]) -> list[Match]:
    """The phrases, a name and its short form in brackets behind it made one.

    "Army of National Liberation (ELN) guerrillas" are guerrillas of one army.
    """
    joined: list[Match] = []
    for match in phrases:
        last = joined[-1] if joined else None
        if last is not None and _is_short_form(text, last, match):
            joined[-1] = Match(Span(last.span.start, match.span.end + 1), last.entry)
        else:
            joined.append(match)
    return joined


def _is_short_form(text: str, name: Match, match: Match) -> bool:
    """True for "(ELN)" right behind the name of the same actor."""
    same = name.entry.topic == match.entry.topic == "actors" and (
        name.entry.word("actor") == match.entry.word("actor") is not None
    )
    between = text[name.span.end : match.span.start]
    return same and between == " (" and text[match.span.end :][:1] == ")"


def _hides_places(match: Match) -> bool:
    return match.entry.topic == "actors" and match.entry.word("kind") not in {"state", "city"}


def _modifies(match: Match) -> bool:
    return match.entry.topic == "persons" and not match.entry.says_yes("head")


def _is_located(group: PlaceGroup, around: Surroundings, phrases: Sequence[Match]) -> bool:
    """True if a place's words are no state that acts: "in Iraq", not "US and coalition forces"."""
    if group.relation == "of" or group.span.quote(around.text) in around.people:
        return False
    state = next((m for m in phrases if m.span == group.span and m.entry.topic == "actors"), None)
    if state is None:
        return True
    words = group.span.quote(around.text)
    before = around.text[max(0, group.span.start - 12) : group.span.start].lower().split()
    return (
        words not in state.entry.words("adjective")
        and bool(before)
        and before[-1] in around.closed.locators
    )


def _keep_apart(ranked: list[Group]) -> list[Group]:
    kept: list[Group] = []
    for piece in ranked:
        if not any(piece.span.overlaps(other.span) for other in kept):
            kept.append(piece)
    return sorted(kept, key=lambda piece: piece.span.start)


def _time_piece(time: TimeGroup) -> Group:
    return Group(
        "T",
        time.span,
        time.rule,
        moment=time.moment,
        time_kind=time.kind,
        time_key=time.key,
        offset_days=time.offset_days,
    )


def _place_piece(place: PlaceGroup) -> Group:
    return Group("P", place.span, place.rule, place=place.place, relation=place.relation)


def _figure_piece(found: FigureGroup) -> Group:
    letter: Letter = {"count": "F", "ordinal": "O"}.get(found.kind, "M")  # type: ignore[assignment]
    return Group(letter, found.span, found.rule, figure=found.figure)


def _phrase_piece(match: Match, states: dict[str, str]) -> Group:
    """A force or body of a state is named by the state: it answers for what they do."""
    entry = match.entry
    letter = "E" if entry.says_yes("implied") else _LETTERS[entry.topic]
    name = states.get(entry.word("state") or "") or entry.word("actor")
    return Group(letter, match.span, entry.rule, entry=entry, name=name)
