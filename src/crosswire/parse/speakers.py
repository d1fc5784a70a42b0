"""Tie quotations to their speakers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.prose import Told
from crosswire.model.text import Quotation, Reported, Sentence, Span, Talk, ZoneKind
from crosswire.parse.clauses import Clause, find_clauses, mask_quoted
from crosswire.parse.intents import find_hits, find_reported
from crosswire.parse.lines import Line
from crosswire.parse.people import People
from crosswire.parse.quotations import find_quoted
from crosswire.parse.reporting import Reporting, compile_reporting
from crosswire.parse.talks import find_talk_hits, find_talks

_SPEAKING_ZONES: frozenset[ZoneKind] = frozenset(("title", "standfirst", "body", "caption"))
# A clause further off than this belongs to other words of a long sentence.
_FARTHEST = 260
# A list or table without full stops is no sentence that reports anybody's words.
_LONGEST_SENTENCE = 2000
# Rather "she repeated “…”, according to the readout" than the readout itself.
_DOCUMENT_HANDICAP = 120
_QUOTED_SHARE = 0.6


class _Part(NamedTuple):
    """A sentence with the quotations that begin in it, its text without them, words of intent."""

    sentence: Sentence
    quoted: list[Span]
    masked: str
    hits: list[Told]
    talks: list[Told]

    @property
    def is_told(self) -> bool:
        """False for a list or a table, which reports nobody's words."""
        return len(self.masked) <= _LONGEST_SENTENCE


class Spoken(NamedTuple):
    """What an article quotes, what it says that people mean to do or want, who met whom."""

    quotations: list[Quotation]
    reported: list[Reported]
    talks: list[Talk]


def find_quotations(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Quotation]:
    """The quotations of an article in order, each with its speaker if one can be told.

    A quotation inside another is not listed; words in marks that nobody is said to have spoken
    have no speaker.
    """
    return find_spoken(text, sentences, lexicon).quotations


def find_spoken(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> Spoken:
    """The quotations of an article, and the demands, vows and plans that it tells, in order."""
    lines = _without_rest(_find_lines(text, sentences, lexicon))
    spoken = Spoken([], [], [])
    if not lines:
        return spoken
    reporting = compile_reporting(lexicon)
    people = People(text, reporting)
    paragraph = -1
    for line in lines:
        is_new = line.sentence.paragraph != paragraph
        paragraph = line.sentence.paragraph
        offset = line.sentence.span.start
        people.notice(line.masked, offset)
        clauses = find_clauses(line.masked, offset, reporting) if line.is_told else []
        told = Line(text, line.masked, offset, clauses, people, reporting, lexicon)
        before = spoken.quotations[-1] if spoken.quotations else None
        spoken.quotations.extend(_read_line(told, line, before, is_new))
        spoken.reported.extend(find_reported(told, line.hits))
        spoken.talks.extend(find_talks(told, line.talks))
    return spoken


def _find_lines(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> Iterator[_Part]:
    """The sentences of the story with their quotations, found paragraph by paragraph."""
    told = [sentence for sentence in sentences if sentence.zone in _SPEAKING_ZONES]
    for _, group in groupby(told, key=lambda sentence: sentence.paragraph):
        members = list(group)
        found = find_quoted(text, Span(members[0].span.start, members[-1].span.end))
        for member in members:
            quoted = [span for span in found if _begins_in(span, member)]
            masked = mask_quoted(text, member.span, found)
            prose = masked if len(masked) <= _LONGEST_SENTENCE else ""
            hits, talks = find_hits(prose, lexicon), find_talk_hits(prose, lexicon)
            yield _Part(member, quoted, masked, hits, talks)


def _without_rest(lines: Iterable[_Part]) -> list[_Part]:
    """The lines up to the last one that tells anything: whom later ones name speaks no more."""
    kept = list(lines)
    while kept and not (kept[-1].quoted or kept[-1].hits or kept[-1].talks):
        kept.pop()
    return kept


def _begins_in(span: Span, sentence: Sentence) -> bool:
    return sentence.span.start <= span.start < sentence.span.end


def _read_line(
    told: Line, line: _Part, before: Quotation | None, is_new_paragraph: bool
) -> Iterator[Quotation]:
    """The quotations of one sentence; the people in it are remembered even if it has none."""
    text, clauses = told.text, told.clauses
    speakers = _resolve_all(text, clauses, told.people)
    for span in line.quoted:
        clause = _choose_clause(span, clauses, text, told.reporting)
        if clause and clause.subject:
            yield Quotation(span, speakers.get(clause.subject), clause.subject, clause.cue)
        elif before and _continues(text, line.sentence, span, before, is_new_paragraph):
            yield Quotation(span, before.speaker, before.speaker_span, None)
        else:
            yield Quotation(span, None, None, None)


def _resolve_all(text: str, clauses: Sequence[Clause], people: People) -> dict[Span, str]:
    """The speaker's name for each subject, in the order of reading."""
    names: dict[Span, str] = {}
    for clause in clauses:
        subject = clause.subject
        if subject is not None and subject not in names:
            speaker = people.resolve(subject.quote(text), subject.start)
            names |= {subject: speaker.name} if speaker else {}
    return names


def _choose_clause(
    span: Span, clauses: Sequence[Clause], text: str, reporting: Reporting
) -> Clause | None:
    """The clause that says who speaks: the nearest, documents last."""
    ranked = [
        (_distance(span, clause, text, reporting), -index, clause)
        for index, clause in enumerate(clauses)
        if clause.subject and not _is_idle(span, clause)
    ]
    near = [entry for entry in ranked if entry[0] <= _FARTHEST]
    return min(near)[2] if near else None


def _is_idle(span: Span, clause: Clause) -> bool:
    """True if such a verb cannot introduce the words: it stands behind them."""
    return clause.kind in ("weak", "participle") and clause.verb.start > span.start


def _distance(span: Span, clause: Clause, text: str, reporting: Reporting) -> int:
    """How many characters lie between, with a handicap for documents."""
    cue = clause.cue
    gap = cue.start - span.end if cue.start >= span.end else span.start - cue.end
    document = clause.subject and reporting.noun.search(clause.subject.quote(text))
    return max(gap, 0) + (_DOCUMENT_HANDICAP if document else 0)


def _continues(
    text: str, sentence: Sentence, span: Span, before: Quotation, is_new_paragraph: bool
) -> bool:
    """True if the sentence is little but a quotation that goes on from the one before."""
    whole = max(len(sentence.span.quote(text)), 1)
    opens = span.start - sentence.span.start <= 2
    covers = min(span.end, sentence.span.end) - span.start >= _QUOTED_SHARE * whole
    if not (opens and covers) or before.speaker is None:
        return False
    between = text[before.span.end : span.start]
    return between.count("\n") <= 4 if is_new_paragraph else True
