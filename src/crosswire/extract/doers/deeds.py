"""Who does what to whom: the phrases around the words for what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from crosswire.extract.doers.arguments import HUMAN, Arguments
from crosswire.extract.sentence.phrase_joins import cut_phrases
from crosswire.extract.sentence.phrases import Phrase, Words, find_deeds, load_words
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Entry, Lexicon
from crosswire.model.mention import Effect, Part
from crosswire.model.text import Span


class Act(NamedTuple):
    """One phrase and the part it plays in a deed, whose words `at` covers."""

    part: Part
    phrase: Phrase
    effect: Effect
    at: Span
    rule: str


@lru_cache(maxsize=64)  # the sentences of one article: its frames and its sequels ask twice
def find_acts(scan: Scan, lexicon: Lexicon) -> tuple[Act, ...]:
    """Everybody and everything that has a part in what a sentence tells as done, in order."""
    deeds = find_deeds(scan, lexicon)
    if not deeds:
        return ()
    around = Arguments(cut_phrases(scan, deeds, lexicon), load_words(lexicon))
    return tuple(
        act
        for at, phrase in enumerate(around.phrases)
        if phrase.kind == "deed" and phrase.entry is not None
        for act in _acts_at(around, at, phrase.entry)
    )


def _acts_at(around: Arguments, at: int, entry: Entry) -> Iterator[Act]:
    form = entry.word("form") or ""
    deed, words = around.phrases[at], around.words
    if form in _DOERS:
        yield from _patients(around.against(at) if form == "doing" else [], deed, entry, words)
        yield from _doers(_DOERS[form](around, at), deed, entry)
        return
    if form == "naming":
        yield from _patients(_named(around, at), deed, entry, words)
        return
    passive = form == "verb" and around.is_passive(at)
    yield from _patients(_struck(around, at, form, passive), deed, entry, words)
    if form == "noun" or passive:
        yield from _doers(around.agents(at), deed, entry)
    elif form == "placing":
        yield from _doers([] if around.is_passive(at) else around.subject(at), deed, entry)
        yield from _doers(around.agents(at), deed, entry)
    elif form == "verb":
        yield from _doers(around.subject(at), deed, entry)


def _named(around: Arguments, at: int) -> list[Phrase]:
    """Those whom "the dead were identified as" names."""
    told = {phrase.head for phrase in around.subject(at)}
    return around.object(at) if told & _STRUCK else []


_STRUCK = frozenset({"victim", "victims", "dead", "deceased", "body", "bodies", "corpses"})


def _find_doing(around: Arguments, at: int) -> list[Phrase]:
    """Who "carried out" something: the subject, or in the passive whoever stands behind "by"."""
    return around.agents(at) or ([] if around.is_passive(at) else around.subject(at))


# Deeds that tell only who did it.
_DOERS = {"doing": _find_doing, "accused": Arguments.subject, "accusing": Arguments.object}


def _struck(around: Arguments, at: int, form: str, passive: bool) -> list[Phrase]:
    if form == "placing":
        return around.placed(at)
    return around.subject(at) if passive or form == "state" else around.object(at)


def _patients(found: Sequence[Phrase], deed: Phrase, entry: Entry, words: Words) -> Iterator[Act]:
    effect = cast(Effect, entry.word("effect") or "struck")
    thing = cast(Effect, entry.word("thing") or "struck")
    personal = effect != "struck"
    for phrase in found:
        part = _part_of(phrase, personal, words)
        if part is not None:
            yield Act(part, phrase, thing if part == "thing" else effect, deed.span, entry.rule)


def _part_of(phrase: Phrase, personal: bool, words: Words) -> Part | None:
    """Whether a phrase that something is done to is a victim or a thing; None for neither."""
    if phrase.kind in HUMAN:
        return "victim"
    if phrase.head in words.abstract:
        return None
    if phrase.kind == "thing":
        return None if personal else "thing"
    if phrase.kind == "body":
        return "victim"
    if personal:
        return "victim" if phrase.head.endswith(PERSONAL) else None
    return "thing"


# Endings of nouns for people, by which those that no list holds are told: "killed two welders".
PERSONAL = (
    "ers",
    "eers",
    "ors",
    "ists",
    "ians",
    "ees",
    "men",
    "women",
    "man",
    "woman",
    "ist",
    "eer",
    "ian",
)


def _doers(found: Sequence[Phrase], deed: Phrase, entry: Entry) -> Iterator[Act]:
    for phrase in found:
        if phrase.kind in HUMAN or phrase.kind == "body":
            yield Act("doer", phrase, "", deed.span, entry.rule)
