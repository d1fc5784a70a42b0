"""The ledger of responsibility: who claimed a deed, and what became of each claim.

none_yet     a source says so, and nobody claims it (only the settled status says this)
claimed      one claims it, or several in names of which one is part of the other
co_claimed   several claim it, and one source names them together
competing    several claim it, each apart
superseded   a later claim took its place: by an umbrella of the claimant, by a member of it, or by
             the claimant itself, in so many words
withdrawn    the claimant takes it back in so many words, or denies the deed later
denied       somebody who did not claim it denies it
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from crosswire.lexicon.actors import load_actors
from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import Claimant, Standing
from crosswire.model.mention import Claim, Mention, Responsibility, Stance
from crosswire.reconcile.reports import NEVER, Hour, Source
from crosswire.reconcile.roles import are_one, same_actor
from crosswire.reconcile.signals import says_anew, says_withdrawn


class Word(NamedTuple):
    """What somebody says of its own part in a deed, where and when it was printed."""

    actor: str
    source: Source
    in_words: bool = False


class Words(NamedTuple):
    """All that one actor says: its claims, and its denials, the earliest printed first."""

    actor: str
    claims: list[Word]
    denials: list[Word]


def list_claimants(sources: Sequence[Source]) -> tuple[Claimant, ...]:
    """The entries of all who claimed or denied the deed, the first printed first."""
    told = [_judge_alone(words) for words in _gather(sources)]
    entries = [_find_successor(entry, told) for own in told for entry in own]
    claiming = [entry.actor for entry in entries if entry.standing == "claimed"]
    together = _are_together(claiming, sources)
    rivals = {a for a in claiming for b in claiming if not are_one(a, b)}
    why = "one source names all who claim it" if together else "others claim it, too"
    standing: Standing = "co_claimed" if together else "competing"
    judged = [
        msgspec.structs.replace(entry, standing=standing, why=why)
        if entry.standing == "claimed" and entry.actor in rivals
        else entry
        for entry in entries
    ]
    return tuple(sorted(judged, key=lambda e: (e.since or date.max, e.actor, e.standing)))


def _gather(sources: Sequence[Source]) -> list[Words]:
    """What each actor says, under the name that is printed first."""
    found: list[Words] = []
    for source in sources:
        for role in source.mention.responsibility:
            if role.stance in ("claimed", "denied"):
                words = _find(found, role.actor)
                own = words.claims if role.stance == "claimed" else words.denials
                own.append(Word(role.actor, source, _in_words(source.mention, role)))
    return found


def _find(found: list[Words], actor: str) -> Words:
    for words in found:
        if same_actor(words.actor, actor):
            return words
    found.append(Words(actor, [], []))
    return found[-1]


def _in_words(mention: Mention, role: Responsibility) -> bool:
    """True if the text says outright that an earlier claim is replaced, or taken back."""
    signal = says_anew if role.stance == "claimed" else says_withdrawn
    return any(signal(claim) for claim in _claims_of(mention, role.actor, role.stance))


def _claims_of(mention: Mention, actor: str, stance: Stance) -> Iterator[Claim]:
    for claim in mention.claims:
        value = claim.value
        if isinstance(value, Responsibility) and (value.actor, value.stance) == (actor, stance):
            yield claim


def _judge_alone(words: Words) -> list[Claimant]:
    """The entries of one actor by what it says itself."""
    actor, claims, denials = words
    taken_back = next((word for word in denials if word.in_words), None)
    if taken_back is not None:
        return [_enter(actor, "withdrawn", [*claims, *denials], "it takes its claim back")]
    if not claims:
        return [_enter(actor, "denied", denials, "it denies the deed")]
    if denials and _first(claims) < _first(denials) < NEVER:
        return [_enter(actor, "withdrawn", [*claims, *denials], "it claimed, and denied later")]
    anew = [word for word in claims if word.in_words]
    earlier = [word for word in claims if not word.in_words]
    if anew and earlier:
        why = "it claimed anew in the place of this"
        renewed = _enter(actor, "claimed", anew, "it replaced a claim of its own")
        return [_enter(actor, "superseded", earlier, why), renewed]
    why = "it says so, and denies it, too" if denials else "it says so"
    return [_enter(actor, "claimed", claims, why)]


def _first(words: Sequence[Word]) -> Hour:
    return min(word.source.at for word in words)


def _enter(actor: str, standing: Standing, words: Sequence[Word], why: str) -> Claimant:
    day, _ = _first(words)
    articles = tuple(dict.fromkeys(word.source.mention.article for word in words))
    return Claimant(actor, standing, None if day == date.max else day, articles, why)


def _find_successor(entry: Claimant, told: Sequence[Sequence[Claimant]]) -> Claimant:
    """The entry, superseded if an umbrella or member of the claimant claimed it on a later day."""
    if entry.standing != "claimed" or entry.since is None:
        return entry
    actors = load_actors(load_lexicon())
    for other in (other for own in told for other in own):
        later = other.since is not None and other.since > entry.since
        claims = other.standing == "claimed" and later
        if claims and actors.tie(entry.actor, other.actor) == "part":
            why = f"{other.actor}, of one organisation with it, claimed it later"
            return msgspec.structs.replace(entry, standing="superseded", why=why)
    return entry


def _are_together(claiming: Sequence[str], sources: Sequence[Source]) -> bool:
    named = (
        [role.actor for role in source.mention.responsibility if role.stance == "claimed"]
        for source in sources
    )
    return any(all(any(same_actor(c, n) for n in names) for c in claiming) for names in named)
