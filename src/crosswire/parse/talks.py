"""Meetings, calls and visits that a sentence tells of, and who took part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.lexicon.prose import Told, compile_prose_patterns
from crosswire.model.text import Span, Talk
from crosswire.parse.lines import Line
from crosswire.parse.people import People, find_names

LONGEST_PARTY = 14  # words: "his Israeli counterpart, Defense Minister …", two of them
PRONOUNS = frozenset({"he", "she", "they", "it"})
_STOP = re.compile(
    r"[.;:“”\"()\ufffc]|\s[–—-]\s"
    r"|,(?=[^,.;]{1,60}\s(?:said|says|told)\b)|,(?!\s(?:the|his|her|their|its|a|an|and|[A-Z]))"
    r"|\s(?:on|in|at|about|over|during|after|before|who|which|that|late|early|earlier|later|amid|as|when|while|where|by|for"
    r"|to|from|following|ahead|said|says|was|were|is|are|has|had|will|would|and\s(?:said|told|he|she|they|[a-z]+ed)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|regarding|concerning)\b",
)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Brig|Capt|Adm|Sgt|Sen|Rep|Gov)$")
_SPLIT = re.compile(r",\s(?:and\s)?|\sand\s(?:(?:with|his|her|their)\s)?")
# Whoever speaks to reporters gives a statement; what holds a verb or a pronoun is no party.
_NO_PARTY = re.compile(
    r"\b(?:reporters?|journalists?|media|press|news|AFP|Reuters|AP|BBC|CNN|he|she|they|it|we|I|you|is|are|was|were|has|had|have|said|says|will|would|who|which|that)\b"
)
_COUNTERPART = re.compile(r"\bcounterparts?\b")
_CLAUSE = re.compile(r"[;:“”\"()\ufffc]|(?<![A-Z])\.\s|\bthat\s")
# "Ambassador Ann Lee came": the next verb, not a particle of the name.
_GOES_ON = re.compile(r"^(?P<name>.*[A-Z][\w.’'-]+\s[A-Z][\w’'-]+)\s(?P<next>[a-z]{3,})$")
_NAME = re.compile(r"(?:the\s|The\s)?[A-ZÀ-Þ]")
_SMALL = re.compile(r"\s[a-z]{4,}")
_DEFINITE = re.compile(r"^(?:the|a|an|his|her|its|their)\s", re.I)


def find_talk_hits(masked: str, lexicon: Lexicon) -> list[Told]:
    """The words for meetings, calls and visits in a masked sentence, in order."""
    return compile_prose_patterns(lexicon, "consultations").find(masked)


def find_talks(line: Line, hits: Sequence[Told]) -> Iterator[Talk]:
    """The talks of one sentence whose parties are people or bodies; no "met with gunfire"."""
    for hit in hits:
        groups = _find_groups(line, hit)
        parties = tuple(dict.fromkeys(_name_all(line, hit, groups)))
        if len(parties) < _least(hit) or not _is_stately(line, hit, groups):
            continue
        said = _voice(line, hit)
        asserter = line.identify(said.quote(line.text), said.start) if said else None
        cue = line.moved(hit.span)
        span = Span(
            min([cue.start, *(words.start for words in groups)]),
            max([cue.end, *(words.end for words in groups)]),
        )
        yield Talk(span, cue, parties, asserter.name if asserter else None, hit.entry.rule)


def _least(hit: Told) -> int:
    """How many parties it takes: one for a visit, and for "the meeting with", told before."""
    return 1 if hit.entry.word("parties") in {"visitor", "voice_rest"} else 2


def _is_stately(line: Line, hit: Told, groups: Sequence[Span]) -> bool:
    """False for a visitor, or whoever is received, without an office where the verb asks for one.

    Tourists pay no visits of this kind, and a hospital receives the wounded.
    """
    if not hit.entry.says_yes("named"):
        return True
    told = groups[:1] if hit.entry.word("parties") == "visitor" else groups[1:]
    return any(line.reporting.role.search(words.quote(line.text)) for words in told)


def _voice(line: Line, hit: Told, *, takes_part: bool = False) -> Span | None:
    """Whoever the sentence has it from: the nearest reporting clause that is not the talk's own.

    With `takes_part` whoever acts in the sentence: "In a call with Bo Ek, she condemned …".
    """
    at = hit.span.start + line.offset
    kinds = {"verb", "weak", "participle"} if takes_part else {"verb", "according"}
    told = [c for c in line.clauses if c.subject and c.kind in kinds and c.verb.start != at]
    return min(told, key=lambda c: abs(c.verb.start - at)).subject if told else None


def _find_groups(line: Line, hit: Told) -> list[Span]:
    """The words for the parties of a talk: before its verb, behind it; none if one is missing."""
    how = hit.entry.word("parties")
    behind = _behind(line, hit)
    if how == "voice_rest":
        return [span for span in (_voice(line, hit, takes_part=True), behind) if span is not None]
    if how == "rest":
        return [behind] if behind is not None else []
    if how == "subject":
        return [_whole_clause(line, hit)]
    subject = line.before(hit.span.start)
    if subject is None:
        return []
    return [subject, behind] if behind is not None else []


def _whole_clause(line: Line, hit: Told) -> Span:
    """All that stands before the verb: "Ann Lee and her counterpart, Bo Ek,"."""
    before = line.masked[: hit.span.start]
    start = max((found.end() for found in _CLAUSE.finditer(before)), default=0)
    start += len(before[start:]) - len(before[start:].lstrip())
    return line.moved(Span(start, max(start, len(before.rstrip(" ,")))))


def _behind(line: Line, hit: Told) -> Span | None:
    """The words behind the verb up to where the parties end."""
    if hit.rest is None:
        return None
    end = _end_of_party(line.masked, hit.rest)
    words = line.masked[hit.rest.start : end]
    start = hit.rest.start + len(words) - len(words.lstrip())
    return line.moved(Span(start, end)) if words.strip() else None


def _end_of_party(masked: str, rest: Span) -> int:
    """Where the parties behind a verb end."""
    place = rest.start
    while found := _STOP.search(masked, place, rest.end):
        if found[0] != "." or not _ABBREVIATED.search(masked[rest.start : found.start()]):
            return found.start()
        place = found.end()
    return rest.end


def _name_all(line: Line, hit: Told, groups: Sequence[Span]) -> Iterator[str]:
    """The parties by name; of a visit only the visitor, since the rest is where they go."""
    told = groups[:1] if hit.entry.word("parties") == "visitor" else groups
    for span in told:
        words = span.quote(line.text)
        is_pronoun = words.strip().lower() in PRONOUNS
        if len(words.split()) <= 2 * LONGEST_PARTY and (is_pronoun or not _NO_PARTY.search(words)):
            yield from _name_parts(line, words, span.start)


def _name_parts(line: Line, words: str, place: int) -> Iterator[str]:
    """Each party of "Ann Lee and his counterpart, Bo Ek"."""
    parts = [part for part in _SPLIT.split(words) if part.strip()]
    for part, follows in zip(parts, [*parts[1:], ""], strict=True):
        is_named = f"{part}, {follows}" in words and _has_name(follows, line.people)
        if is_named and _only_describes(line, part):
            continue  # "his counterpart, Bo Ek", "the foreign minister, Bo Ek"
        named = _COUNTERPART.search(part)
        if named is not None and _has_name(part[named.end() :], line.people):
            part = part[named.end() :].strip()  # "his counterpart Bo Ek"
        name = _name_party(line, part, place)
        if name is not None:
            yield name


def _only_describes(line: Line, part: str) -> bool:
    """True for an office without a name behind it: "the minister of foreign affairs"."""
    offices = [*line.reporting.role.finditer(part), *_COUNTERPART.finditer(part)]
    return bool(offices) and not part[max(o.end() for o in offices) :].strip()[:1].isupper()


def _has_name(words: str, people: People) -> bool:
    return any(people.strip_roles(span.quote(words)) for span in find_names(words))


def _without_verb(line: Line, part: str) -> str:
    """The party without a verb that the words run on to."""
    found = _GOES_ON.match(part)
    if found is None or line.reporting.role.search(found["next"]):
        return part
    return part if line.reporting.group.search(found["next"]) else found["name"]


def _name_party(line: Line, part: str, place: int) -> str | None:
    """One party: who a pronoun or a surname is, whose office it is; None if it is no party."""
    part = _without_verb(line, part)
    speaker = line.identify(part, place)
    if speaker is None or len(part.split()) > LONGEST_PARTY:
        return None
    if speaker.kind == "person" and speaker.name != part:
        return speaker.name
    if find_phrases(part, line.lexicon, ("events", "weapons")):
        return None
    if line.reporting.role.search(part):
        return line.people.name_office(part) or _DEFINITE.sub("", part)
    is_name = _NAME.match(part) is not None and not _SMALL.search(part)
    is_body = line.reporting.group.search(part) is not None
    return _DEFINITE.sub("", speaker.name) if is_name or is_body else None
