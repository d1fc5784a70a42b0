"""What stands beside spoken words: the day, the channel, who was told, why there is no name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from crosswire.extract.times.times import TimeGroup, find_times
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.lexicon.outlets import find_agency, load_outlets
from crosswire.lexicon.prose import Told, compile_prose_patterns
from crosswire.model.moment import Moment
from crosswire.model.related import Source
from crosswire.model.text import Document, Span

MASK = "\ufffc"
NEAR = 130  # characters from the verb to "in a statement posted on Telegram late on Sunday"
_TOLD_END = re.compile(
    r"\s(?:that|on|in|at|by|about|outside|inside|near|after|before|during|when|while|who|as|from|how|why|what|it|he|she|they|there|to"
    r"|late|early|earlier|later|via|through|of|but|and\s(?:he|she|it|they|that|said)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|not)\b|[,.:;–—]|$",
    re.IGNORECASE,
)
# From the verb of saying to its day: "said in a statement on", "told reporters in Ely".
_GAP = re.compile(r"[\s,]*(?:[\w.’'&-]+[\s,]+){0,9}?(?:on|late|early|since)?\s*")
_TOO_FAR = re.compile(
    r"\b(?:that|which|who|had|was|were|would|will|after|before|since|until|and)\b|[;:]", re.I
)
_OWNED = re.compile(r"['’]s\b")
# What may be seen by anyone, so that whoever quotes it quotes the thing itself.
OPEN = frozenset(
    {"X", "Telegram", "Facebook", "social media", "statement", "recording", "readout", "letter"}
    | {"news conference", "speech", "document", "broadcast"}
)


class Attribution(msgspec.Struct, frozen=True):
    """How some words were said, as far as the sentence tells."""

    date: Moment | None = None
    channel: str | None = None
    audience: str | None = None
    source: Source | None = None
    anonymity: str | None = None


def read_attribution(
    document: Document, sentence: Span, cue: Span, quoted: Sequence[Span], lexicon: Lexicon
) -> Attribution:
    """What a sentence says of the saying whose verb stands at `cue`; quoted words say nothing."""
    masked = mask(document.article.text, sentence, quoted)
    told = compile_prose_patterns(lexicon, "sayings").find(masked, sentence.start, apart="kind")
    near = [t for t in told if t.span.start < cue.end + NEAR and t.span.end > cue.start - NEAR]
    audience = _find_audience(near, document.article.text)
    channel = _find_channel(masked, sentence.start, cue, near, document, lexicon)
    return Attribution(
        date=find_said_day(document, sentence, cue, masked, lexicon),
        channel=channel,
        audience=audience,
        source=_find_source(near, channel, audience, document),
        anonymity=_find_reason(told, document.article.text, 0),
    )


def mask(text: str, sentence: Span, quoted: Sequence[Span]) -> str:
    """The sentence with quoted characters masked, its length unchanged."""
    words = sentence.quote(text)
    for span in quoted:
        if span.overlaps(sentence):
            start = max(span.start, sentence.start) - sentence.start
            end = min(span.end, sentence.end) - sentence.start
            words = words[:start] + MASK * (end - start) + words[end:]
    return words


def find_said_day(
    document: Document, sentence: Span, cue: Span, masked: str, lexicon: Lexicon
) -> Moment | None:
    """The day on which a saying is dated: beside its verb, or at the head of its sentence."""
    published = document.published.moment if document.published else None
    times = [
        time
        for time in find_times(masked, Span(0, len(masked)), published, lexicon)
        if _may_date(time) and not time.rule.endswith(("#future", "#until"))
    ]
    verb = Span(cue.start - sentence.start, cue.end - sentence.start)
    near = (time for time in times if _dates(time.span, verb, masked, lexicon))
    return next((time.moment for time in near if time.moment.start is not None), None)


def _may_date(time: TimeGroup) -> bool:
    """True for a day or a week: nobody is quoted as having spoken in November."""
    return time.kind in {"day", "clock", "interval"} and (time.moment.days or 1) <= WEEK


WEEK = 8  # days; "last week" may cover one more


def _dates(time: Span, verb: Span, masked: str, lexicon: Lexicon) -> bool:
    """True for a time beside a verb of saying, or at the head of its sentence."""
    if _OWNED.match(masked, time.end):
        return False  # "Friday's ambush"
    if time.start >= verb.end:
        between = masked[verb.end : time.start]
        return bool(between) and _reaches(between, lexicon)
    if time.start >= verb.start:  # "the mayor on Monday condemned", not "who left on Monday, said"
        return _TOO_FAR.search(masked, verb.start, time.start) is None
    return time.start <= len("Late on ")


def bound_day(incident: Moment | None, document: Document) -> Moment | None:
    """From the incident to the day of the article: what is said of fresh news is said between.

    None where either is unknown, and where the incident is old.
    """
    published = document.published.moment if document.published else None
    if published is None or published.end is None or incident is None or incident.start is None:
        return None
    if not 0 <= (published.end - incident.start).days <= FRESH_DAYS:
        return None
    day = published.end == incident.start
    return Moment(incident.start, published.end, "day" if day else "range")


def find_today(
    text: str, quoted: Sequence[Span], incident: Moment | None, lexicon: Lexicon
) -> Moment | None:
    """The day of an incident that quoted words call today's: they were spoken on that day."""
    if incident is None or incident.days != 1:
        return None
    told = any(_tells_today(span.quote(text), lexicon) for span in quoted)
    return Moment(incident.start, incident.end, "day") if told else None


def _tells_today(words: str, lexicon: Lexicon) -> bool:
    """True for "today's attack" and "an attack today on our base"."""
    for found in re.finditer(r"\btoday\b", words, re.IGNORECASE):
        beside = words[max(0, found.start() - EVENT_REACH) : found.end() + EVENT_REACH]
        if find_phrases(beside, lexicon, ("events",)):
            return True
    return False


EVENT_REACH = 45  # characters: "today's Harland-aligned militia attack"


FRESH_DAYS = 3  # longer ago, and the words may be of any day since


def _reaches(between: str, lexicon: Lexicon) -> bool:
    """True if nothing between a verb and a time claims the time for something else."""
    if MASK in between:
        # “…,” the mayor said of the “mess” on Monday
        return False
    clear = _GAP.fullmatch(between) is not None and _TOO_FAR.search(between) is None
    return clear and not find_phrases(between, lexicon, ("events",))


def _find_audience(told: Sequence[Told], text: str) -> str | None:
    """Who was told, in the article's words without its article: "reporters", "AFP"."""
    for one in told:
        if one.entry.word("kind") == "audience" and one.rest is not None:
            words = one.rest.quote(text)
            end = _TOLD_END.search(words)
            who = (words[: end.start()] if end else words).strip(" \n")
            who = re.sub(r"^(?:the|a|an)\s", "", who)
            if (
                who
                and not _NO_LISTENER.match(who)
                and len(who.split()) <= 8
                and MASK not in who
                and who.lower() not in _NOBODY
            ):
                return who
    return None


_NO_LISTENER = re.compile(r"(?:of|about|how|that|why|when|what|apart)\b", re.IGNORECASE)
_NOBODY = frozenset(
    {"news conference", "press conference", "briefing", "press briefing"}
) | frozenset({"him", "her", "them", "it", "us", "me", "you", "each other", "himself"})


def _find_channel(
    masked: str,
    offset: int,
    cue: Span,
    told: Sequence[Told],
    document: Document,
    lexicon: Lexicon,
) -> str | None:
    """Where it was said: the channel named nearest to the verb; the station, if it was on air."""
    text = document.article.text
    for one in told:
        if one.entry.word("kind") == "outlet" and one.rest is not None:
            return _name_outlet(one.rest.quote(text))
    named = [
        (Span(match.span.start + offset, match.span.end + offset), match.entry)
        for match in find_phrases(masked, lexicon, ("channels",))
    ]
    named += [(one.span, one.entry) for one in told]
    # Of "in a statement on Telegram" the place outranks the kind of text.
    found = [
        (word in _KINDS_OF_TEXT, max(span.start - cue.end, cue.start - span.end, 0), word)
        for span, entry in named
        if (word := entry.word("channel")) is not None
    ]
    near = [entry for entry in found if entry[1] <= NEAR]
    return min(near)[2] if near else None


_KINDS_OF_TEXT = frozenset({"statement", "social media", "interview"})


def _name_outlet(words: str) -> str:
    """The station of "ABC's This Week"; its usual name where it is known."""
    name = re.split(r"['’]s\s", words)[0].removeprefix("the ").removeprefix("The ")
    return name.strip(" .,")


def _find_source(
    told: Sequence[Told], channel: str | None, audience: str | None, document: Document
) -> Source | None:
    """Whether the article has the words itself, or from another paper or agency that was told."""
    heard = [
        t.rest.quote(document.article.text)
        for t in told
        if t.entry.word("kind") == "heard" and t.rest
    ]
    for name in [*heard, *filter(None, (audience, channel))]:
        if is_outlet(name):
            return "primary" if _is_own(name, document) else "secondary"
    return "primary" if channel in OPEN else None


@lru_cache(maxsize=1)
def _outlet_names() -> frozenset[str]:
    return frozenset(
        alias.lower() for outlet in load_outlets() for alias in (outlet.name, *outlet.aliases)
    )


_AIRED = re.compile(
    r"\b(?:[Tt]elevision|TV|[Rr]adio|channel|newspaper|daily|agency|state media"
    r"|news site|broadcaster"
    r"|newsroom|Times|Post|News|Herald|Tribune|Gazette|Journal|magazine|network)\b"
)


def is_outlet(name: str) -> bool:
    """True for the name of a paper, a station or an agency.

    >>> [is_outlet(n) for n in ("AFP", "ABC", "local radio", "reporters")]
    [True, True, True, False]
    """
    bare = re.sub(r"['’]s\b.*", "", name).strip()
    if find_agency(bare) is not None or bare.lower() in _outlet_names():
        return True
    return f"{bare.lower()} news" in _outlet_names() or bool(_AIRED.search(name))


def _is_own(name: str, document: Document) -> bool:
    """True if a paper or agency is the article's own, or the one that it credits."""
    agency = find_agency(name)
    credited = {credit.agency for credit in document.credits if credit.of == "text"}
    if agency is not None:
        return agency.name in credited or agency.name == document.outlet
    return document.outlet is not None and name.lower() in document.outlet.lower()


def find_anonymity(masked: str, lexicon: Lexicon) -> str | None:
    """Why a sentence says that somebody is not named; None if it does not say why.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> told = "an officer said on condition of anonymity because the inquiry goes on."
    >>> find_anonymity(told, load_lexicon())
    'the inquiry goes on'
    """
    return _find_reason(
        compile_prose_patterns(lexicon, "sayings").find(masked, apart="kind"), masked, 0
    )


def _find_reason(told: Sequence[Told], text: str, offset: int) -> str | None:
    for one in told:
        if one.entry.word("kind") == "anonymity" and one.rest is not None:
            whole = one.entry.word("keeps") == "whole"
            start = one.span.start if whole else one.rest.start
            return _trim(text[start - offset : one.rest.end - offset])
    return None


def _trim(words: str) -> str | None:
    """A reason up to where the sentence goes on about something else."""
    end = re.search(
        r",?\s(?:said|says|told|adding|and\sadded)\b|,(?=\s(?:who|which|while|but)\b)", words
    )
    return " ".join((words[: end.start()] if end else words).split()).strip(" ,.") or None
