"""What spoken words do: by the verb that introduces them, and by their own wording."""

from __future__ import annotations

import re
from typing import NamedTuple

from crosswire.lexicon.intents import compile_intents
from crosswire.lexicon.load import Entry, Lexicon
from crosswire.lexicon.prose import Told
from crosswire.model.related import ACTS
from crosswire.model.related import Act as ActKind
from crosswire.model.text import Quotation, Span

# From the verb to the words that it judges: "calling it a “…”", "described the raid as “…”".
VERB_REACH = 70
_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+(?=\s|$)|$)")


class Act(NamedTuple):
    """What some words do, the PLOVER event that it is, and where the words stand."""

    act: ActKind
    plover: str | None
    span: Span


def find_acts(words: str, offset: int, lexicon: Lexicon) -> list[Act]:
    """The acts of some quoted words, in order: each once, with the sentence that does it.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> said = "We will not rest. We call on the gangs to stop."
    >>> [(a.act, a.span.quote(said)) for a in find_acts(said, 0, load_lexicon())]
    [('vows', 'We will not rest.'), ('demands', 'We call on the gangs to stop.')]
    """
    found: dict[str, Act] = {}
    patterns = compile_intents(lexicon, "own")
    for sentence in _SENTENCE.finditer(words):
        start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
        span = Span(start + offset, start + offset + len(sentence[0].strip()))
        for told in patterns.find(sentence[0]):
            act = _act_of(told, span)
            found.setdefault(act.act, act)
    return list(found.values())


def find_verb_act(text: str, quote: Quotation, lexicon: Lexicon) -> Act | None:
    """What the verb that introduces a quotation says that it does; None for plain saying."""
    if quote.cue is None:
        return None
    start = min(quote.cue.start, max(quote.cue.start, quote.span.start - VERB_REACH))
    patterns = compile_intents(lexicon, "verb")
    cue = patterns.find(quote.cue.quote(text), quote.cue.start)
    before = max(start, text.rfind("\n", 0, quote.span.start))
    lead = (
        patterns.find(text[before : quote.span.start], before) if before < quote.span.start else []
    )
    near = [told for told in lead if quote.span.start - told.span.end <= VERB_REACH]
    found = near[-1:] or cue[-1:]
    return _act_of(found[0], quote.span) if found and _governs(text, found[0], quote) else None


def _governs(text: str, told: Told, quote: Quotation) -> bool:
    """True if no other quotation and no full stop stands between a verb and quoted words."""
    first, last = sorted((told.span, quote.span))
    between = text[first.end : last.start]
    return not re.search(r"[.;!?][”\"]?\s|[“”].*[“”]", between)


def _act_of(told: Told, span: Span) -> Act:
    return Act(name_act(told.entry), told.entry.word("plover"), span)


def name_act(entry: Entry) -> ActKind:
    """The act that an entry of the lexicon means; plain saying if it means none."""
    return next((act for act in ACTS if act == entry.word("act")), "says")
