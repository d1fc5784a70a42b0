"""Does a sentence say who did, said and suffered what as the ledger has it at the cited words?

A name or number may stand in a span and still be somebody else's: the figure must be a claim of
its kind there, the speaker must speak there, and nobody is tied to a deed more firmly than there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases, fold
from crosswire.model.brief import Told
from crosswire.model.figure import Figure
from crosswire.model.mention import Claim, Responsibility
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.publish.grounding.dates import read_written, without_dates
from crosswire.publish.grounding.names import identify, names_in
from crosswire.publish.grounding.numbers import Given, read_given
from crosswire.publish.grounding.shelf import Shelf
from crosswire.publish.grounding.wording import blot, load_wording, says

_SURE = frozenset({"asserted", "reported"})
_REPORTS = ("A report attributed", "A later report moved")
_DIFFER = re.compile(r"^Sources differ on ([^:]+): (.+)\.$")
_NAMED = re.compile(r"^Weapons named: (.+)\.$")
_LISTED = re.compile(r"; |, | and ")
_KINDS = {"the weapons": "weapon", "the kind of attack": "type"}
_BLAMING = frozenset(("blamed", "stated"))
_MAYBE = ("may have", "possibly", "feared", "suspected")


def find_slips(told: Told, shelf: Shelf, lexicon: Lexicon) -> Iterator[str]:
    """What a sentence says otherwise than the ledger at the cited words."""
    bare = blot(told.text)
    claims = list(shelf.claims_at(told.citations))
    voices = list(shelf.voices_at(told.citations))
    yield from _check_voice(bare)
    yield from _check_ties(told.text, claims, lexicon)
    yield from _check_speakers(told, voices, lexicon)
    yield from _check_blame(told, claims, lexicon)
    if told.decision is None and told.counted is None:
        yield from _check_figures(bare, claims, lexicon)
        yield from _check_days(bare, claims)
        yield from _check_places(told.text, claims, lexicon)
        yield from _check_kinds(bare, claims, lexicon)


def _check_voice(bare: str) -> Iterator[str]:
    wording = load_wording()
    for phrase in wording.own_voice:
        if says(bare, phrase):
            yield f"“{phrase}” says in our own voice who did it"
    for word in wording.loaded:
        if says(bare, word):
            yield f"“{word}” takes a side"


def _check_ties(text: str, claims: Sequence[Claim], lexicon: Lexicon) -> Iterator[str]:
    for tie in load_wording().tie:
        for who in tie.find(text):
            if not any(_is_tied(claim, tie.stances, who, lexicon) for claim in claims):
                yield f"no cited span has {who} as {' or '.join(tie.stances)}"


def _check_speakers(told: Told, voices: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    own = [citation.source for citation in told.citations]
    for who in _find_speakers(told):
        if not any(same_name(who, voice, lexicon) for voice in (*voices, *own)):
            yield f"{who} does not speak in a cited span"


def _find_speakers(told: Told) -> list[str]:
    """Whom a sentence lets speak; a report is the source itself."""
    found = (who for speaker in load_wording().speaker for who in speaker.find(told.text))
    is_report = told.text.startswith(_REPORTS)
    return [who for who in found if not (is_report and who.endswith(" report"))]


def _check_blame(told: Told, claims: Sequence[Claim], lexicon: Lexicon) -> Iterator[str]:
    """Whoever blames somebody must do so there: to speak in the same words is not enough."""
    speakers = _find_speakers(told)
    sources = {citation.source for citation in told.citations}
    for tie in load_wording().tie:
        for who in tie.find(told.text) if _BLAMING.intersection(tie.stances) else ():
            by = {c.asserter for c in claims if _is_tied(c, tie.stances, who, lexicon)}
            blamers = (by - {None}) | (sources if None in by else set())
            for speaker in speakers:
                if by and not any(same_name(speaker, name or "", lexicon) for name in blamers):
                    yield f"{speaker} does not blame {who} in a cited span"


def _is_tied(claim: Claim, stances: Collection[str], who: str, lexicon: Lexicon) -> bool:
    role = claim.value
    return (
        isinstance(role, Responsibility)
        and role.stance in stances
        and same_name(who, role.actor, lexicon)
    )


def same_name(said: str, held: str, lexicon: Lexicon) -> bool:
    """True if a sentence's name for somebody is the ledger's, or means the same.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> same_name("the Pentagon", "Pentagon", load_lexicon())
    True
    """
    if _core(said) == _core(held) or (names_in(held) and names_in(_core(said)) == names_in(held)):
        return True
    meant = identify(said, lexicon, whole=True)
    return bool(meant & identify(held, lexicon, whole=True))


def _core(name: str) -> str:
    folded = fold(name).strip(" .,")
    for determiner in ("the ", "a ", "an "):
        folded = folded.removeprefix(determiner)
    return folded


def _check_figures(bare: str, claims: Sequence[Claim], lexicon: Lexicon) -> Iterator[str]:
    """Every number beside a word for killed, injured and so on must be a claim of that kind."""
    slots = _find_slots(bare)
    maybe = any(says(bare, word) for word in _MAYBE)
    held = [c for c in claims if c.slot in slots and (maybe or c.modality in _SURE)]
    plain = re.sub(r"^.+? moved ", "it moved ", without_dates(bare))  # an outlet's name may count
    for said in read_given(plain, lexicon, articles=False) if slots else ():
        if not any(_is(said, claim) for claim in held):
            yield f"no cited span gives {said.low}–{said.high} as {' or '.join(sorted(slots))}"


def _find_slots(bare: str) -> set[str]:
    """What the figures of a sentence count; the longest words first, so that they hide others."""
    found: set[str] = set()
    every = [(word, slot) for slot, words in load_wording().slots.items() for word in words]
    for word, slot in sorted(every, key=lambda pair: -len(pair[0])):
        if says(bare, word):
            found.add(slot)
            bare = bare.replace(word, " ")
    return found


def _is(said: Given, claim: Claim) -> bool:
    value = claim.value
    if not isinstance(value, Figure):
        return False
    held = Given(value.low, value.high, value.approximate)
    return held.bears(said)


def _check_days(bare: str, claims: Sequence[Claim]) -> Iterator[str]:
    """A day must be one on which something is said to have happened at the cited words."""
    days = [c.value for c in claims if isinstance(c.value, Moment)]
    for named, (start, end) in read_written(bare):
        if named.year and named.month and named.day:
            day = date(named.year, named.month, named.day)
            if not any(_covers(moment, day) for moment in days):
                yield f"nothing is dated {bare[start:end]} in a cited span"


def _check_places(text: str, claims: Sequence[Claim], lexicon: Lexicon) -> Iterator[str]:
    """A heading's place must be where something is said to have happened at the cited words."""
    places = [c.value for c in claims if isinstance(c.value, Place)]
    names = [name for place in places for name in (place.name, place.as_written)]
    for pattern in load_wording().place:
        for where in pattern.find(text):
            if not any(same_name(where, name, lexicon) for name in names):
                yield f"nothing is told of {where} in a cited span"


def _covers(moment: Moment, day: date) -> bool:
    start, end = moment.start, moment.end
    return start is not None and end is not None and start <= day <= end


def _check_kinds(bare: str, claims: Sequence[Claim], lexicon: Lexicon) -> Iterator[str]:
    """Weapons and kinds of attack must be claims of theirs, and values that differ must do so."""
    differ, named = _DIFFER.match(bare), _NAMED.match(bare)
    if differ is not None:
        values = differ[2].split("; ")
        if len(set(values)) < len(values):
            yield "one value is given twice as if sources differed"
        yield from _find_untold(_KINDS.get(differ[1]), values, claims, lexicon)
    if named is not None:
        yield from _find_untold("weapon", _LISTED.split(named[1]), claims, lexicon)
    if bare.startswith("No claim of responsibility"):
        values_held = {str(claim.value) for claim in claims if claim.slot == "claim_status"}
        yield from () if "none_yet" in values_held else ("no cited span says that nobody claimed",)


def _find_untold(
    slot: str | None, listed: Sequence[str], claims: Sequence[Claim], lexicon: Lexicon
) -> Iterator[str]:
    """Weapons or kinds of attack that no claim at the cited words tells."""
    if slot is None:
        return
    held = {_kind(slot, str(claim.value), lexicon) for claim in claims if claim.slot == slot}
    for words in listed:
        if _kind(slot, words, lexicon) not in held:
            yield f"no cited span tells of a {words}"


def _kind(slot: str, words: str, lexicon: Lexicon) -> str:
    """A kind of attack or a weapon by the ledger's word for it, whatever a sentence calls it."""
    if slot == "type":
        return load_wording().kinds.get(words, words.replace(" ", "_"))
    for match in find_phrases(words, lexicon, ("weapons",)):
        if match.span.end - match.span.start == len(words):
            return match.entry.word("weapon") or words
    return words
