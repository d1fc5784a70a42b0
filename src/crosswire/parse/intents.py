"""What people demand, vow, threaten, plan or find, where the article tells it without quoting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crosswire.lexicon.intents import compile_intents
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.lexicon.prose import Told
from crosswire.model.text import Reported, Span
from crosswire.parse.clauses import MASK, Clause, find_left_subject
from crosswire.parse.people import People
from crosswire.parse.reporting import Reporting

_BARE = frozenset({"the", "a", "an", "one", "some", "many", "others", "both"})
LONGEST_LEAD = 3  # words before a quotation that says the rest: "called the raid a “…”"
LONGEST_SUBJECT = 12  # words
_END = re.compile(
    r"[;“”\"\ufffc\n]|\s[–—]\s|,\s(?:saying|adding|while|but|as|after|when|according|which|who|where|and\s(?:he|she|it|they|said)"
    r"|a\sday|one\sday|hours|days)\b|\s(?:after|while|as\sthe|when)\s|,\s[^,.]{1,60}\s(?:said|says|told)\b"
)
# Of a passive, and of "three men who planned to", the subject before the verb is no voice.
_PASSIVE = re.compile(
    r"\b(?:was|were|been|be|being|is|are|get|got|so-called|newly)(?:\s\w+ly)?\s*$", re.I
)
_GOES_ON = re.compile(r"\b(?:am|is|are|was|were|been|be)\s(?:\w+\s){0,2}$", re.I)
# A noun stands behind these: "passed on a plan to", "in their demands".
_NOUN = re.compile(r"\b(?:a|an|the|of|no|any|such|his|her|its|their|our|this|that|['’]s)\s$", re.I)
_RELATIVE = re.compile(r"^.*\b(?:which|whom|whose|what|that|where)\s")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|had|have|said|says|will|would|who)\b")
_LOOSE = re.compile(r"(?<=\w)\s\w+ed$")
_OWNER = re.compile(
    r"(?P<owner>(?:the\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4})['’]s?\s(?:\w+\s){0,3}$"
)


def find_hits(masked: str, lexicon: Lexicon) -> list[Told]:
    """The words of intent in a masked sentence, in order."""
    return compile_intents(lexicon, "reported").find(masked)


def find_reported(
    text: str,
    masked: str,
    offset: int,
    hits: Sequence[Told],
    clauses: Sequence[Clause],
    people: People,
    reporting: Reporting,
    lexicon: Lexicon,
) -> Iterator[Reported]:
    """What the hits of one sentence tell, each with the voice that it is told of.

    A hit without a voice is left out, unless the article itself may speak so.
    """
    by_verb = {clause.verb.start: clause.subject for clause in clauses}
    for hit in hits:
        start = hit.span.start
        if _is_something_else(masked, hit):
            continue
        span = Span(start + offset, _end_of(masked, hit) + offset)
        if hit.entry.word("side") == "clause":
            subject = _voice_of_clause(masked, hit, offset, clauses)
            named = bool(subject) or hit.entry.says_yes("narrator")
        elif start + offset in by_verb and not _is_passive(masked, hit):
            subject, named = by_verb[start + offset], False
        else:
            subject, named = _subject_before(masked, hit, offset, reporting), False
        name = _name(text, subject, people, reporting, lexicon)
        if name or (named and subject is None):
            yield Reported(span, name, subject, hit.entry.rule)


def _is_something_else(masked: str, hit: Told) -> bool:
    """True for a noun, for what an entry excepts, and where the words that count are quoted."""
    is_verb = hit.entry.word("side") == "told"
    if is_verb and _NOUN.search(masked[: hit.span.start]):
        return True
    rest = hit.rest.quote(masked).split() if hit.rest else []
    if rest and rest[0].lower() in hit.entry.words("unless"):
        return True
    end = _end_of(masked, hit)
    short = len(masked[hit.span.end : end].split()) <= LONGEST_LEAD
    return short and MASK in masked[end:][:3]


def _end_of(masked: str, hit: Told) -> int:
    """Where the clause that a hit opens ends."""
    last = hit.rest.end if hit.rest and not _is_name(hit, masked) else None
    if last is None:
        stop = re.compile(r"[.;:\n\ufffc]").search(masked, hit.span.end)
        last = stop.start() if stop else len(masked)
    found = _END.search(masked, hit.span.end, last)
    return len(masked[: found.start() if found else last].rstrip(" ,."))


def _is_name(hit: Told, masked: str) -> bool:
    """True if the pattern ends with a name, behind which its clause goes on."""
    return hit.rest is not None and hit.rest.end == hit.span.end


def _is_passive(masked: str, hit: Told) -> bool:
    opening = masked[hit.span.start : hit.span.end].split()
    is_participle = bool(opening) and not opening[0].lower().endswith("ing")
    return is_participle and _PASSIVE.search(masked[: hit.span.start]) is not None


def _subject_before(masked: str, hit: Told, offset: int, reporting: Reporting) -> Span | None:
    """The noun phrase before the verb, none for a passive or a loose participle."""
    first = masked[hit.span.start : hit.span.end].split()[0].lower()
    before = masked[: hit.span.start]
    if _is_passive(masked, hit) and first not in {"planning", "preparing"}:
        return None
    if first.endswith("ing") and not _GOES_ON.search(before):
        return None
    found = find_left_subject(masked, hit.span.start, reporting)
    return Span(found.start + offset, found.end + offset) if found else None


def _voice_of_clause(masked: str, hit: Told, offset: int, clauses: Sequence[Clause]) -> Span | None:
    """Whoever the sentence reports; without, whose the plans are; None if nobody."""
    at = hit.span.start + offset
    told = [c for c in clauses if c.subject is not None and c.kind != "weak"]
    if told:
        nearest = min(told, key=lambda clause: abs(clause.verb.start - at))
        return nearest.subject
    owner = _OWNER.search(masked[: hit.span.start])
    return Span(owner.start("owner") + offset, owner.end("owner") + offset) if owner else None


def _name(
    text: str, subject: Span | None, people: People, reporting: Reporting, lexicon: Lexicon
) -> str | None:
    """Who a subject stands for; None for a thing, an event or a clause that is no subject."""
    if subject is None:
        return None
    words = _LOOSE.sub("", _RELATIVE.sub("", subject.quote(text)))
    speaker = people.identify(words, subject.start)
    if speaker is None or _FINITE.search(words) or len(speaker.name.split()) > LONGEST_SUBJECT:
        return None
    stands = bool(re.search(r"[A-ZÀ-Þ]", words[1:])) or words[:1].isupper()
    is_voice = stands or reporting.role.search(words) or reporting.group.search(words)
    if not is_voice and speaker.kind != "several":
        return None
    is_thing = speaker.name == words and find_phrases(words, lexicon, ("events", "weapons"))
    return None if is_thing or words.lower() in _BARE else speaker.name
