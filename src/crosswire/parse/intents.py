"""What people demand, vow, threaten, plan or find, where the article tells it without quoting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crosswire.lexicon.calendar import WEEKDAY_PATTERN
from crosswire.lexicon.intents import compile_intents
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.lexicon.prose import Told
from crosswire.model.text import Reported, Span
from crosswire.parse.clauses import MASK
from crosswire.parse.lines import Line
from crosswire.parse.people import Speaker

_BARE = frozenset({"the", "a", "an", "one", "some", "many", "others", "both"})
LEAST_WORDS = 2
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
# What is left hanging where the clause goes on in quotation marks: "in light of the “…”".
_HANGING = re.compile(
    r"(?:\s(?:in\slight\sof|because\sof|in\sview\sof|by|of|to|in|as|for|with|on|at|from|the|a|an|that|and|its|their))+$"
)
_DAY = re.compile(WEEKDAY_PATTERN, re.IGNORECASE)
_OWNER = re.compile(
    r"(?P<owner>(?:the\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4})['’]s?\s(?:\w+\s){0,3}$"
)


def find_hits(masked: str, lexicon: Lexicon) -> list[Told]:
    """The words of intent in a masked sentence, in order."""
    return compile_intents(lexicon, "reported").find(masked)


def find_reported(line: Line, hits: Sequence[Told]) -> Iterator[Reported]:
    """What the hits of one sentence tell, each with the voice that it is told of.

    A hit without a voice is left out, unless the article itself may speak so.
    """
    for hit in hits:
        if _is_something_else(line.masked, hit):
            continue
        subject = _find_voice(line, hit)
        name = _name(line, subject) if subject is not None else None
        if name is not None or (subject is None and hit.entry.says_yes("narrator")):
            span = Span(hit.span.start, _end_of(line.masked, hit))
            yield Reported(line.moved(span), name, subject, hit.entry.rule)


def _find_voice(line: Line, hit: Told) -> Span | None:
    """Whoever a hit is told of: the subject of its verb, or whoever the sentence reports."""
    if hit.entry.word("side") == "clause":
        return _voice_of_clause(line, hit)
    if not _is_passive(line.masked, hit):
        for clause in line.clauses:
            if clause.verb.start == hit.span.start + line.offset:
                return clause.subject
    return _subject_before(line, hit)


def _is_something_else(masked: str, hit: Told) -> bool:
    """True for a noun, for what an entry excepts, and where the words that count are quoted."""
    is_verb = hit.entry.word("side") == "told"
    if is_verb and _NOUN.search(masked[: hit.span.start]):
        return True
    rest = hit.rest.quote(masked).split() if hit.rest else []
    if rest and (rest[0].lower() in hit.entry.words("unless") or _DAY.match(rest[0])):
        return True
    end = _end_of(masked, hit)
    if len(masked[hit.span.start : end].split()) < LEAST_WORDS:
        return True
    short = len(masked[hit.span.end : end].split()) <= LONGEST_LEAD
    return short and MASK in masked[end:][:3]


def _end_of(masked: str, hit: Told) -> int:
    """Where the clause that a hit opens ends."""
    last = hit.rest.end if hit.rest and not _is_name(hit, masked) else None
    if last is None:
        stop = re.compile(r"[.;:\n\ufffc]").search(masked, hit.span.end)
        last = stop.start() if stop else len(masked)
    found = _END.search(masked, hit.span.end, last)
    words = masked[hit.span.end : found.start() if found else last]
    return hit.span.end + len(_HANGING.sub("", words.rstrip(" ,.")))


def _is_name(hit: Told, masked: str) -> bool:
    """True if the pattern ends with a name, behind which its clause goes on."""
    return hit.rest is not None and hit.rest.end == hit.span.end


def _is_passive(masked: str, hit: Told) -> bool:
    opening = masked[hit.span.start : hit.span.end].split()
    is_participle = bool(opening) and not opening[0].lower().endswith("ing")
    return is_participle and _PASSIVE.search(masked[: hit.span.start]) is not None


def _subject_before(line: Line, hit: Told) -> Span | None:
    """The noun phrase before the verb, none for a passive or a loose participle."""
    first = line.masked[hit.span.start : hit.span.end].split()[0].lower()
    goes_on = _GOES_ON.search(line.masked[: hit.span.start]) is not None
    if _is_passive(line.masked, hit) or (first.endswith("ing") and not goes_on):
        return None
    return line.before(hit.span.start)


def _voice_of_clause(line: Line, hit: Told) -> Span | None:
    """Whoever the sentence reports; without, whose the plans are; None if nobody."""
    at = hit.span.start + line.offset
    told = [c for c in line.clauses if c.subject is not None and c.kind != "weak"]
    if told:
        return min(told, key=lambda clause: abs(clause.verb.start - at)).subject
    owner = _OWNER.search(line.masked[: hit.span.start])
    if owner is not None:
        return line.moved(Span(*owner.span("owner")))
    return None if hit.entry.says_yes("narrator") else _subject_before(line, hit)


def _name(line: Line, subject: Span) -> str | None:
    """Who a subject stands for; None for a thing, an event or a clause that is no subject."""
    words = _LOOSE.sub("", _RELATIVE.sub("", subject.quote(line.text)))
    speaker = line.identify(words, subject.start)
    if speaker is None or _FINITE.search(words) or words.lower() in _BARE:
        return None
    if len(speaker.name.split()) > LONGEST_SUBJECT or _is_thing(line, words, speaker):
        return None
    return speaker.name


def _is_thing(line: Line, words: str, speaker: Speaker) -> bool:
    """True for "the latest raid": neither a name nor an office, nor a body or people."""
    if speaker.name == words and find_phrases(words, line.lexicon, ("events", "weapons")):
        return True
    named = any(letter.isupper() for letter in words) or speaker.kind == "several"
    return not (named or line.reporting.role.search(words) or line.reporting.group.search(words))
