"""Is every sentence of a brief grounded? Each number, name and date must stand in a cited span.

In: a brief, and the ledger that it cites. Out: what of which sentence does not hold. Written apart
from what makes the sentences: it reads them as any reader would.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from crosswire.lexicon.load import Lexicon
from crosswire.model.brief import Brief, Citation, Told
from crosswire.model.text import Document
from crosswire.publish.grounding.dates import read_named, read_written, without_dates
from crosswire.publish.grounding.names import find_names, is_named, names_in
from crosswire.publish.grounding.numbers import Given, read_given
from crosswire.publish.grounding.shelf import Shelf, day_of, name_of, squeeze, stamp_of
from crosswire.publish.grounding.sides import find_slips
from crosswire.publish.grounding.wording import blot, find_quoted, load_wording


class Fault(msgspec.Struct, frozen=True):
    """A sentence of a brief that does not hold, and why."""

    text: str
    reasons: tuple[str, ...]
    incident: str | None = None


def check_brief(brief: Brief, shelf: Shelf, lexicon: Lexicon) -> list[Fault]:
    """The sentences that do not hold, in the order of the brief; none if all do.

    What an item says of how many articles and outlets report its incident is checked, too.
    """
    faults: list[Fault] = []
    for section in brief.sections:
        for item in section.items:
            for told in item.told:
                if reasons := check_sentence(told, shelf, lexicon):
                    faults.append(Fault(told.text, reasons, item.incident))
            if reasons := tuple(_check_counts(item.incident, item.articles, item.outlets, shelf)):
                faults.append(Fault("", reasons, item.incident))
    return faults


def _check_counts(incident: str | None, articles: int, outlets: int, shelf: Shelf) -> Iterator[str]:
    if incident is None:
        return
    held = shelf.incidents.get(incident)
    if held is None:
        yield f"there is no incident {incident}"
    elif (held.sources.articles, held.sources.outlets) != (articles, outlets):
        yield f"{incident} is reported by {held.sources.articles} articles, not {articles}"


def check_sentence(told: Told, shelf: Shelf, lexicon: Lexicon) -> tuple[str, ...]:
    """What in one sentence does not stand in its citations; nothing if all of it does."""
    astray = tuple(_check_citations(told, shelf))
    if astray:  # what is cited wrongly bears nothing
        return astray
    return tuple(
        dict.fromkeys(
            (
                *_check_quotations(told, shelf),
                *_check_dates(told, shelf),
                *_check_numbers(told, shelf, lexicon),
                *_check_names(told, shelf, lexicon),
                *find_slips(told, shelf, lexicon),
                *_check_moment(told),
            )
        )
    )


def _check_citations(told: Told, shelf: Shelf) -> Iterator[str]:
    if not told.citations and told.decision is None and told.counted is None:
        yield "it cites nothing"
    for citation in told.citations:
        document = shelf.documents.get(citation.article)
        if document is None:
            yield f"there is no article {citation.article}"
        else:
            yield from _check_citation(citation, document)
    if told.decision is not None and told.decision not in shelf.decisions:
        yield f"there is no decision {told.decision}"
    for key in told.counted or ():
        if key not in shelf.incidents:
            yield f"there is no incident {key}"


def _check_citation(citation: Citation, document: Document) -> Iterator[str]:
    text = document.article.text
    if not 0 <= citation.start < citation.end <= len(text):
        yield f"no words stand at {citation.start} to {citation.end} of {citation.article}"
    elif squeeze(text[citation.start : citation.end]) != citation.quote:
        yield f"other words stand at {citation.start} to {citation.end} of {citation.article}"
    elif (citation.source, citation.published) != (name_of(document), stamp_of(document)):
        yield f"{citation.article} is of {name_of(document)}, {stamp_of(document)}"


def _check_quotations(told: Told, shelf: Shelf) -> Iterator[str]:
    whole = [_plain(text) for text in _sources(told, shelf)]
    for words in find_quoted(told.text):
        if not any(_plain(words) in text for text in whole):
            yield f"“{words}” is not quoted from a cited span"


def _plain(text: str) -> str:
    return squeeze(text.translate({ord("“"): '"', ord("”"): '"'}))


def _check_dates(told: Told, shelf: Shelf) -> Iterator[str]:
    bare = blot(told.text)
    given = [
        named
        for citation in told.citations
        for named in read_named(citation.quote, day_of(shelf.documents[citation.article]))
    ]
    for said, (start, end) in read_written(bare):
        if not any(named.bears(said) for named in given):
            yield f"the date {bare[start:end]} stands in no cited span"


def _check_numbers(told: Told, shelf: Shelf, lexicon: Lexicon) -> Iterator[str]:
    bare = without_dates(_without_mover(told))
    given = [number for text in _sources(told, shelf) for number in read_given(text, lexicon)]
    if told.counted is not None:
        given.append(Given(len(told.counted), len(told.counted)))
    for said in read_given(bare, lexicon, articles=False):
        if not any(number.bears(said) for number in given):
            yield f"the number {_say(said)} stands in no cited span"


def _say(given: Given) -> str:
    if given.low == given.high:
        return str(given.low)
    return f"{'' if given.low is None else given.low}–{'' if given.high is None else given.high}"


def _check_names(told: Told, shelf: Shelf, lexicon: Lexicon) -> Iterator[str]:
    bare = without_dates(_without_mover(told))
    texts = _sources(told, shelf)
    words = names_in("\n".join(texts))
    for name in find_names(bare, load_wording().openers):
        if not is_named(name, words, texts, lexicon):
            yield f"the name {name} stands in no cited span"


def _without_mover(told: Told) -> str:
    """The sentence in its own words, without the outlet that it says moved a value, if cited."""
    bare = blot(told.text)
    for citation in told.citations:
        name = citation.source[:1].upper() + citation.source[1:]
        if bare.startswith(f"{name} moved "):
            return f"It{bare[len(name) :]}"
    return bare


def _sources(told: Told, shelf: Shelf) -> list[str]:
    """The words on which a sentence rests: what it cites, and what a person decided."""
    texts = [citation.quote for citation in told.citations]
    if told.decision is not None:
        decision = shelf.decisions[told.decision]
        texts += [decision.by, decision.value or "", decision.why]
    return texts


def _check_moment(told: Told) -> Iterator[str]:
    stamps = [c.published for c in told.citations if c.published]
    # A day without a clock time is known at its end.
    latest = max(stamps, key=lambda stamp: stamp.partition("T")[::2], default=None)
    whole = [stamp for stamp in stamps if latest and stamp == latest[:10]]
    latest = whole[0] if whole else latest
    if told.as_of is not None and told.as_of != latest:
        yield f"its sources are of {latest}, not of {told.as_of}"
