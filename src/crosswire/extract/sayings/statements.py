"""Who said what: quotations with their speakers, and what people demand, vow, threaten or plan.

In: a laid out article, its frames and mentions. Out: statements, each with the incident beside it.
Refuses: to make an incident of anything that is only said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from crosswire.extract.incidents.frames import Frame, FrameKey
from crosswire.extract.sayings.about import Nearby
from crosswire.extract.sayings.acts import Act, find_acts, find_verb_act, name_act
from crosswire.extract.sayings.attributions import (
    Attribution,
    bound_day,
    find_anonymity,
    find_said_day,
    find_today,
    mask,
    read_attribution,
)
from crosswire.extract.sayings.capacities import find_capacity, tell_voice
from crosswire.extract.sayings.documents import find_author
from crosswire.lexicon.load import Lexicon
from crosswire.model.ids import make_id
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment
from crosswire.model.related import Basis, Statement
from crosswire.model.text import Document, Quotation, Reported, Sentence, Span

STATED: Basis = "stated"
INFERRED: Basis = "inferred"
LEAST_WORDS = 4  # fewer quoted words are a term somebody used, not a statement
LEAST_JUDGED = 2  # unless the verb says what the words do: calling it a “dangerous escalation”
_BOTH = re.compile(
    r"(?:the\stwo|both)(?:\s(?:men|women|leaders|ministers|sides|officials|presidents))?$", re.I
)
_ARTICLE = re.compile(r"^(?:the|a|an|one|another)\s")
_SPEECH = re.compile(r"[A-Z].*[.,!?…]", re.DOTALL)  # “It is over,” he said: no mere term
_SAID = re.compile(
    r"\b(?:said|says|told|announced|wrote|added|confirmed|stated|claimed|gave|spoke|briefed)\b"
)
NARRATOR = "narrator"
"""The speaker of what an article finds in its own voice."""


def find_statements(
    document: Document,
    frames: Sequence[Frame],
    mentions: Mapping[FrameKey, str],
    told: Sequence[Mention],
    lexicon: Lexicon,
) -> list[Statement]:
    """The statements of an article in the order of their words.

    A quotation needs a speaker, and four words, or two if its verb says what they do.
    """
    maker = _Maker(document, Nearby(document, frames, mentions, told), lexicon)
    found = [*maker.quoted(), *maker.reported()]
    return sorted(maker.name_all(found), key=lambda s: (s.span, s.act))


class _Maker:
    """Makes the statements of one article, remembering how each speaker was last heard."""

    def __init__(self, document: Document, nearby: Nearby, lexicon: Lexicon) -> None:
        self._document, self._nearby, self._lexicon = document, nearby, lexicon
        self._text = document.article.text
        self._quoted = [quote.span for quote in document.quotations]
        self._last: tuple[str, Attribution] | None = None

    def quoted(self) -> Iterator[Statement]:
        """A statement for each quotation, and one more for each further act of its sentences."""
        for quote in self._document.quotations:
            if not quote.speaker:
                continue
            words = quote.span.quote(self._text)
            verb = find_verb_act(self._text, quote, self._lexicon)
            least = LEAST_JUDGED if verb or _SPEECH.fullmatch(words) else LEAST_WORDS
            if len(words.split()) >= least:
                yield from self._make_quoted(quote, quote.speaker, words, verb)

    def _make_quoted(
        self, quote: Quotation, speaker: str, words: str, verb: Act | None
    ) -> Iterator[Statement]:
        sentence = self._sentence_of(quote.cue or quote.span)
        author = find_author(self._text, speaker, quote.speaker_span, sentence, self._lexicon)
        author = author._replace(name=self._name_both(author.name, quote.span))
        said = self._attribute(author.name, quote, sentence)
        if author.channel is not None:
            said = msgspec.structs.replace(said, channel=author.channel, source="primary")
        own = find_acts(words, quote.span.start, self._lexicon)
        acts = [verb] if verb else own[:1]
        whole = acts[0] if acts else Act("says", None, quote.span)
        yield self._make(author.name, said, whole._replace(span=quote.span), quoted=True)
        for act in own:
            if act.act != whole.act and act.span != quote.span:
                yield self._make(author.name, said, act, quoted=True)

    def _name_both(self, speaker: str, place: Span) -> str:
        """Who "the two" are: those who talked with each other, as the article told just before."""
        if _BOTH.match(speaker) is None:
            return speaker
        talked = [t.parties for t in self._document.talks if t.span.start <= place.start]
        two = [parties for parties in talked if len(parties) == len(("one", "other"))]
        return " and ".join(two[-1]) if two else speaker

    def reported(self) -> Iterator[Statement]:
        """A statement for each demand, vow, threat, plan or finding that is not quoted."""
        for one in self._document.reported:
            speaker = one.speaker or NARRATOR
            sentence = self._sentence_of(one.span)
            said = self._read(sentence, self._cue_of(one))
            entry = self._lexicon.entry(one.rule)
            act = Act(name_act(entry), entry.word("plover"), one.span)
            yield self._make(speaker, said, act, quoted=False)

    def _cue_of(self, one: Reported) -> Span:
        start = min(one.span.start, one.speaker_span.start if one.speaker_span else one.span.start)
        first = self._text.find(" ", one.span.start)
        return Span(start, first if one.span.start < first < one.span.end else one.span.end)

    def _make(self, speaker: str, said: Attribution, act: Act, *, quoted: bool) -> Statement:
        about = self._nearby.find(act.span, speaker)
        role = find_capacity(speaker, self._text, self._lexicon)
        date, basis = said.date, STATED
        if date is None and about is not None:
            today = find_today(self._text, [act.span] if quoted else [], about.date, self._lexicon)
            date, basis = today or bound_day(about.date, self._document), INFERRED
        return Statement(
            id=make_id("s", self._document.article.id, act.span.start, act.span.end, act.act),
            speaker=speaker,
            role=role,
            channel=said.channel,
            date=date,
            about=about.id if about else None,
            article=self._document.article.id,
            span=act.span,
            act=act.act,
            quoted=quoted,
            audience=said.audience,
            anonymity=said.anonymity,
            voice=tell_voice(speaker, role, self._lexicon) if speaker != NARRATOR else None,
            source=said.source,
            date_basis=basis if date else STATED,
            plover=act.plover,
        )

    def _attribute(self, speaker: str, quote: Quotation, sentence: Sentence) -> Attribution:
        """How a quotation was said; one that goes on without a verb was said as the one before."""
        goes_on = self._last is not None and self._last[0] == speaker
        if quote.cue is None and goes_on and self._last:
            return self._last[1]
        said = self._read(sentence, quote.cue or quote.span)
        if said.date is None:
            said = msgspec.structs.replace(said, date=self._day_before(sentence, speaker))
        self._last = (speaker, said)
        return said

    def _read(self, sentence: Sentence, cue: Span) -> Attribution:
        return read_attribution(self._document, sentence.span, cue, self._quoted, self._lexicon)

    def _day_before(self, sentence: Sentence, speaker: str) -> Moment | None:
        """The day on which the same speaker is said to have spoken, just before.

        "The general told reporters on Friday that … “…,” he said."
        """
        last_name = speaker.split()[-1]
        for other in reversed(self._document.sentences):
            behind = other.span.start >= sentence.span.start
            if behind or sentence.paragraph - other.paragraph > 1:
                continue
            words = mask(self._text, other.span, self._quoted)
            verb = _SAID.search(words)
            if verb is not None and last_name in words:
                at = other.span.start
                cue = Span(at + verb.start(), at + verb.end())
                return find_said_day(self._document, other.span, cue, words, self._lexicon)
        return None

    def _sentence_of(self, span: Span) -> Sentence:
        """The sentence in which some words begin."""
        for sentence in self._document.sentences:
            if sentence.span.start <= span.start < sentence.span.end:
                return sentence
        return Sentence(span, "body", 0)

    def name_all(self, statements: Sequence[Statement]) -> list[Statement]:
        """The statements, each speaker's wish for no name and its reason on all of them.

        "An officer who was not allowed to brief the press said … “…,” the officer added."
        """
        if not any(statement.voice == "unnamed" for statement in statements):
            return list(statements)
        reasons = list(self._list_reasons())
        return [self._give_reason(statement, reasons) for statement in statements]

    def _list_reasons(self) -> Iterator[tuple[str, str]]:
        """Each sentence, in small letters, that says why somebody is not named, and the reason."""
        for sentence in self._document.sentences:
            masked = mask(self._text, sentence.span, self._quoted)
            reason = find_anonymity(masked, self._lexicon)
            if reason is not None:
                yield masked.lower(), reason

    def _give_reason(self, one: Statement, reasons: Sequence[tuple[str, str]]) -> Statement:
        """The statement with the reason of whichever sentence speaks of its speaker."""
        if one.voice != "unnamed" or one.anonymity is not None:
            return one
        bare = _ARTICLE.sub("", one.speaker.lower())
        reason = next((why for words, why in reasons if bare in words), None)
        return msgspec.structs.replace(one, anonymity=reason)
