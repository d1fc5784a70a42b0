"""How many independent voices stand behind one settled value, as bounds, and why.

A voice is whoever speaks at the end of a chain: the official whom an agency quotes whom a paper
prints. A text that names nobody speaks for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from crosswire.lexicon.load import load_lexicon
from crosswire.lexicon.officials import is_named
from crosswire.model.figure import Figure
from crosswire.model.incident import Settled, Voices
from crosswire.model.mention import Claim, Mention, Responsibility, Value
from crosswire.model.moment import Moment
from crosswire.model.origins import Tie
from crosswire.model.place import Place
from crosswire.reconcile.belligerents import Heard, find_belligerents, find_only_side
from crosswire.reconcile.reports import Source, tells_claim_status
from crosswire.reconcile.roles import same_actor
from crosswire.reconcile.same_voice import bare_voice, key_voice
from crosswire.reconcile.signals import says_withdrawn


class Told(NamedTuple):
    """A voice that gives a value in an article, and the text that the article goes back to.

    `voice` is None for the article's own.
    """

    article: str
    origin: str
    voice: str | None


def attest(
    settled: Sequence[Settled], sources: Sequence[Source], ties: Sequence[Tie]
) -> list[Settled]:
    """The settled values, each with the voices that give this very value."""
    sides = find_belligerents([source.mention for source in sources])
    texts = {source.mention.article: source.text for source in sources}
    attested = []
    for value in settled:
        told = list(_hear(value, sources))
        side = find_only_side((Heard(one.voice, texts[one.article]) for one in told), sides)
        voices = _count(_drop_own(told), ties, side)
        attested.append(msgspec.structs.replace(value, voices=voices))
    return attested


def _hear(settled: Settled, sources: Sequence[Source]) -> Iterator[Told]:
    for source in sources:
        mention = source.mention
        if _gives(settled, mention):
            voices = _voices_in(settled, mention) or {None}
            for voice in sorted(voices, key=lambda name: name or ""):
                yield Told(mention.article, source.origin, voice)


def _voices_in(settled: Settled, mention: Mention) -> set[str | None]:
    """Who gives the value in a mention; a claim of responsibility is the claimant's, always.

    The type is read from all that a text tells: it is the text's own.
    """
    value = settled.value
    if settled.slot == "type":
        return {None}
    if isinstance(value, Responsibility) and value.stance == "claimed":
        return {value.actor}
    return {claim.asserter for claim in _claims(settled, mention)}


def _claims(settled: Settled, mention: Mention) -> list[Claim]:
    """The claims in which a mention gives the settled value."""
    if settled.slot == "claim_status":
        return [claim for claim in mention.claims if tells_claim_status(claim)]
    slot = "weapon" if settled.slot == "weapons" else settled.slot
    own = [claim for claim in mention.claims if claim.slot == slot]
    return [claim for claim in own if _says(settled.value, claim.value)] or own


def _says(settled: Value, value: Value) -> bool:
    match settled, value:
        case Figure(), Figure():
            return (settled.low, settled.high) == (value.low, value.high)
        case Moment(), Moment():
            return (settled.start, settled.end) == (value.start, value.end)
        case Place(), Place():
            return settled.id == value.id
        case Responsibility(), Responsibility():
            return settled.stance == value.stance and same_actor(settled.actor, value.actor)
        case _:
            return settled == value


def _gives(settled: Settled, mention: Mention) -> bool:
    """True if a mention gives the settled value itself, not one that merely agrees with it."""
    value = settled.value
    if settled.slot == "claim_status":
        return _gives_status(str(value), mention)
    if settled.slot == "responsibility":
        return any(_says(value, role) for role in mention.responsibility)
    if settled.slot == "weapons":
        return bool(mention.weapons)
    if settled.slot == "target":
        return (mention.target or "").lower() == str(value).lower()
    told: Value | None = _SLOTS[settled.slot](mention) if settled.slot in _SLOTS else None
    if told is None or _says(value, told):
        return told is not None
    # A range may be put together from the figures of two voices.
    ends = {told.low, told.high} if isinstance(told, Figure) else set()
    exact = isinstance(value, Figure) and value.is_exact and value.low in ends
    return exact and any(c.slot == settled.slot and c.value == value for c in mention.claims)


_SLOTS: Mapping[str, Callable[[Mention], Value | None]] = {
    "type": lambda mention: mention.type,
    "date": lambda mention: mention.date,
    "place": lambda mention: mention.place,
    "munitions": lambda mention: mention.munitions,
    "killed": lambda mention: mention.killed,
    "injured": lambda mention: mention.injured,
    "casualties": lambda mention: mention.casualties,
}


def _gives_status(status: str, mention: Mention) -> bool:
    stances = {role.stance for role in mention.responsibility}
    if status == "withdrawn":
        return any(says_withdrawn(claim) for claim in mention.claims) or "denied" in stances
    if status in {"none_yet", "denied"}:
        return mention.claim_status == status or (status == "denied" and "denied" in stances)
    return "claimed" in stances or mention.claim_status == "claimed"


def _count(heard: Sequence[Told], ties: Sequence[Tie], side: str | None) -> Voices:
    """The bounds and their reasons.

    At least as many as remain when all that one text or one name holds together is counted once;
    at most as many as there are names, and voices without a name in each text.
    """
    if not heard:
        return Voices(Figure(0, 0), ("no article gives this value",))
    if len(heard) == 1:  # as nearly always: the rest would find the same
        return Voices(Figure(1, 1), (_say_side(side),) if side is not None else ("one article",))
    high = len({_know_apart(one) for one in heard})
    reasons = [*_by_text(heard, ties), *_by_voice(heard)]
    reasons += [_say_side(side)] if side is not None else []
    texts = len({one.origin for one in heard})
    plain = "one article" if texts == 1 else f"{texts} articles with no text in common"
    return Voices(Figure(_count_apart(heard), high), tuple(dict.fromkeys(reasons)) or (plain,))


def _say_side(side: str) -> str:
    return f"all of them are one side, {side}"


def _drop_own(told: Sequence[Told]) -> list[Told]:
    """Without a text's own voice where the text names whom it has the value from."""
    naming = {one.origin for one in told if one.voice is not None}
    return [one for one in told if one.voice is not None or one.origin not in naming]


def _know_apart(one: Told) -> tuple[str, str]:
    if one.voice is None:
        return one.origin, ""
    named = is_named(one.voice, load_lexicon())
    return ("", one.voice.lower()) if named else (one.origin, one.voice.lower())


def _count_apart(heard: Sequence[Told]) -> int:
    """How many groups remain when those of one text, and those of one voice, are one."""
    leads: dict[str, str] = {}  # a text, or a voice, to another of its group; the last to itself

    def follow(mark: str) -> str:
        while leads.setdefault(mark, mark) != mark:
            leads[mark] = mark = leads[leads[mark]]
        return mark

    names = {bare_voice(one.voice) for one in heard if one.voice is not None}
    for one in heard:
        text = follow(f"text {one.origin}")
        if one.voice is not None:
            leads[text] = follow(f"voice {key_voice(one.voice, names)}")
    return sum(mark == lead for mark, lead in leads.items())


def _by_text(heard: Sequence[Told], ties: Sequence[Tie]) -> Iterator[str]:
    """Why texts count as one: the ties of a text that several of the articles go back to."""
    together: defaultdict[str, set[str]] = defaultdict(set)
    for one in heard:
        together[one.origin].add(one.article)
    several = [articles for articles in together.values() if len(articles) > 1]
    for left, right, why in ties:
        if any({left, right} & articles for articles in several):
            yield why


def _by_voice(heard: Sequence[Told]) -> Iterator[str]:
    """The voices that are heard in several texts, and the texts in which several are heard."""
    texts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    voices: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in heard:
        if one.voice is not None:
            texts[one.voice.lower()].setdefault(one.origin, one.article)
            voices[one.origin].setdefault(one.voice.lower(), one.voice)
    names = {one.voice.lower(): one.voice for one in reversed(heard) if one.voice}
    for voice, found in texts.items():
        if len(found) > 1:
            yield f"{_list(sorted(found.values()))} rest on one voice: {names[voice]}"
    for origin, named in voices.items():
        if len(named) > 1:
            yield f"{_article(heard, origin)} quotes several: {', '.join(named.values())}"


def _article(heard: Sequence[Told], origin: str) -> str:
    return next(one.article for one in heard if one.origin == origin)


def _list(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
