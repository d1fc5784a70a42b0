"""Meetings, calls and visits that a sentence tells of, and who took part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.lexicon.prose import Told, compile_prose_patterns
from crosswire.model.text import Span, Talk
from crosswire.parse.clauses import Clause, find_left_subject
from crosswire.parse.people import People, find_names
from crosswire.parse.reporting import Reporting

LONGEST_PARTY = 14  # words: "his Israeli counterpart, Defense Minister …", two of them
LONGEST_NAME = 5
_STOP = re.compile(
    r"[.;:“”\"()\ufffc]|\s[–—-]\s"
    r"|,(?=[^,.;]{1,60}\s(?:said|says|told)\b)|,(?!\s(?:the|his|her|their|its|a|an|and|[A-Z]))"
    r"|\s(?:on|in|at|about|over|during|after|before|who|which|that|late|early|earlier|later|amid|as|when|while|where|by|for"
    r"|to|from|following|ahead|said|says|was|were|is|are|has|had|will|would|and\s(?:said|told|he|she|they|urged|discussed)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|regarding|concerning)\b",
)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Brig|Capt|Adm|Sgt|Sen|Rep|Gov)$")
_SPLIT = re.compile(r",\s(?:and\s)?|\sand\s(?:(?:with|his|her|their)\s)?")
_NO_PARTY = re.compile(
    r"\b(?:he|she|they|it|we|I|you|is|are|was|were|has|had|have|said|says|will|would|who|which|that)\b"
)
_COUNTERPART = re.compile(r"\bcounterparts?\b")
_DEFINITE = re.compile(r"^(?:the|a|an|his|her|its|their)\s", re.I)
# Whoever speaks to them gives a statement, not a consultation.
_PRESS = re.compile(r"\b(?:reporters?|journalists?|media|press|news|AFP|Reuters|AP|BBC|CNN)\b")


def find_talk_hits(masked: str, lexicon: Lexicon) -> list[Told]:
    """The words for meetings, calls and visits in a masked sentence, in order."""
    return compile_prose_patterns(lexicon, "consultations").find(masked)


def find_talks(
    text: str,
    masked: str,
    offset: int,
    hits: Sequence[Told],
    clauses: Sequence[Clause],
    people: People,
    reporting: Reporting,
    lexicon: Lexicon,
) -> Iterator[Talk]:
    """The talks of one sentence whose parties are people or bodies; no "met with gunfire"."""
    for hit in hits:
        said = _voice(hit, offset, clauses)
        actor = _voice(hit, offset, clauses, takes_part=True)
        groups = _find_parties(masked, hit, offset, actor, reporting)
        visits = hit.entry.word("parties") == "visitor"
        named = [
            name
            for words in (groups[:1] if visits else groups)
            for name in name_parties(words.quote(text), words.start, people, reporting, lexicon)
        ]
        parties = tuple(dict.fromkeys(named))
        whole = len(groups) > 1 or hit.entry.word("parties") in {"rest", "subject", "voice_rest"}
        if visits and not any(reporting.role.search(words.quote(text)) for words in groups[:1]):
            continue  # tourists and gunmen pay no visits of this kind
        if not parties or not (visits or whole) or (len(parties) < 2 and not _may_go_on(hit, visits=visits)):
            continue
        start = min([hit.span.start + offset, *(words.start for words in groups)])
        end = max([hit.span.end + offset, *(words.end for words in groups)])
        asserter = people.identify(said.quote(text), said.start) if said else None
        cue = Span(hit.span.start + offset, hit.span.end + offset)
        yield Talk(
            Span(start, end), cue, parties, asserter.name if asserter else None, hit.entry.rule
        )


def _may_go_on(hit: Told, *, visits: bool) -> bool:
    """True for what may have one party: a visit, and "the meeting with", told before."""
    return visits or hit.entry.word("parties") == "voice_rest"


def _voice(
    hit: Told, offset: int, clauses: Sequence[Clause], *, takes_part: bool = False
) -> Span | None:
    """Whoever the sentence has it from: the nearest reporting clause that is not the talk's own.

    With `takes_part` whoever acts in the sentence: "In a call with Bo Ek, she condemned …".
    """
    at = hit.span.start + offset
    kinds = {"verb", "weak", "participle"} if takes_part else {"verb", "according"}
    told = [c for c in clauses if c.subject and c.kind in kinds and c.verb.start != at]
    return min(told, key=lambda c: abs(c.verb.start - at)).subject if told else None


def _find_parties(
    masked: str, hit: Told, offset: int, actor: Span | None, reporting: Reporting
) -> list[Span]:
    """The words for each party of a talk: before its verb, behind it."""
    how = hit.entry.word("parties") or ""
    found: list[Span] = []
    if how in {"subject_rest", "subject", "visitor"}:
        subject = find_left_subject(masked, hit.span.start, reporting)
        if subject is None:
            return []
        found.append(Span(subject.start + offset, subject.end + offset))
    if how == "voice_rest" and actor is not None:
        found.append(actor)
    if how != "subject" and hit.rest is not None:
        end = _end_of_party(masked, hit.rest)
        words = hit.rest.start + len(masked[hit.rest.start : end]) - len(masked[hit.rest.start : end].lstrip())
        if end > words:
            found.append(Span(words + offset, end + offset))
        elif how != "voice_rest":
            return []
    return found


def _end_of_party(masked: str, rest: Span) -> int:
    """Where the parties behind a verb end."""
    place = rest.start
    while found := _STOP.search(masked, place, rest.end):
        if found[0] != "." or not _ABBREVIATED.search(masked[rest.start : found.start()]):
            return found.start()
        place = found.end()
    return rest.end


def name_parties(
    words: str, place: int, people: People, reporting: Reporting, lexicon: Lexicon
) -> Iterator[str]:
    """The parties that some words name or describe: each by name where the article has one."""
    parts = [part for part in _SPLIT.split(words) if part.strip()]
    if len(words.split()) > 2 * LONGEST_PARTY or _PRESS.search(words) or _NO_PARTY.search(words):
        return
    for number, part in enumerate(parts):
        follows = parts[number + 1 : number + 2]
        if _COUNTERPART.search(part) and any(_has_name(p, people) for p in follows):
            continue  # "his counterpart, Bo Ek"
        name = _name_party(part, place, people, reporting, lexicon)
        if name is not None:
            yield name


def _has_name(words: str, people: People) -> bool:
    return any(people.strip_roles(span.quote(words)) for span in find_names(words))


def _name_party(
    part: str, place: int, people: People, reporting: Reporting, lexicon: Lexicon
) -> str | None:
    """One party: who a pronoun or a surname is, whose office it is; None if it is no party."""
    speaker = people.identify(part, place)
    if speaker is None or len(part.split()) > LONGEST_PARTY:
        return None
    if speaker.kind == "person" and speaker.name != part:
        return speaker.name
    if find_phrases(part, lexicon, ("events", "weapons")):
        return None
    described = reporting.role.search(part) is not None
    if described:
        return people.name_office(part) or _DEFINITE.sub("", part)
    stands = bool(re.match(r"(?:the\s|The\s)?[A-ZÀ-Þ]", part)) and not re.search(r"\s[a-z]{4,}", part)
    grouped = reporting.group.search(part) is not None
    return _DEFINITE.sub("", speaker.name) if stands or grouped else None
