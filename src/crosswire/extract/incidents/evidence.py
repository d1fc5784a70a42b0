"""What the drafts of an article hold that only violence has: armed doers, arms, deeds, victims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from crosswire.extract.incidents.draft import Draft
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.match import fold
from crosswire.model.text import Span

_DOERS = frozenset({"group", "umbrella", "descriptor", "generic"})
_ARMED_ROLES = frozenset({"attacker", "militant"})
_ARMS = frozenset({"projectile", "explosive", "firearm", "blade", "chemical", "vehicle"})
# Types of which nothing else but violence speaks, where the word for them is not a weak one.
_DEEDS = frozenset({"shooting", "assassination", "abduction", "airstrike", "shelling", "bombing"})
# How much each says: a figure of speech leaves people wounded, seldom dead, and takes nobody away.
_HARMS = {"killed": 2, "abducted": 2, "injured": 1}
_FORCES = frozenset({"military", "police"})
_BLAMES = frozenset({"claimed", "blamed", "suspected", "denied"})


class Evidence(NamedTuple):
    """How many different words of a kind speak for violence.

    `harm` is 2 if anybody was killed or taken, 1 if only hurt; `blows` is 1 if a clause says that
    a bomb, shell, missile or drone killed, `shot` if one says that somebody was shot, `meant` if
    one says how with a word that no storm, car or illness has, `sited` if one says where a deed
    was done, or that soldiers or police died, `placed` if any says where.
    """

    doers: int = 0
    forces: int = 0
    arms: int = 0
    deeds: int = 0
    claims: int = 0
    agents: int = 0
    shot: int = 0
    harm: int = 0
    blows: int = 0
    meant: int = 0
    sited: int = 0
    placed: int = 0


def weigh_evidence(drafts: Iterable[Draft]) -> Evidence:
    """What the clauses of all drafts of an article hold."""
    frames = [frame for draft in drafts for frame in draft.frames]
    return Evidence(
        doers=len({word for frame in frames for word in find_doers(frame.scan, frame.span)}),
        forces=len({word for frame in frames for word in _find_forces(frame)}),
        arms=len({word for frame in frames for word in _find_arms(frame)}),
        deeds=len({word for frame in frames for word in _find_deeds(frame)}),
        claims=len({s.stance for frame in frames for s in frame.stances} & _BLAMES),
        agents=len({a.actor for frame in frames if frame.places for a in frame.agents if a.actor}),
        shot=int(any(_tells_shot(frame) for frame in frames)),
        blows=int(any(_tells_blow(frame) for frame in frames)),
        meant=int(any(map(_is_meant, (t for frame in frames for t in frame.triggers)))),
        placed=int(any(frame.places or frame.scan.of("P") for frame in frames)),
        sited=int(any(map(_is_sited, frames))),
        harm=max((_weigh_harm(frame) for frame in frames), default=0),
    )


def _words(frame: Frame, group: Group) -> str:
    return fold(group.span.quote(frame.scan.text))


def find_doers(scan: Scan, within: Span | None = None) -> Iterator[str]:
    """The words for armed groups and attackers in a sentence, or in a stretch of it."""
    for group in scan.of("AN", within):
        entry = group.entry
        if entry is not None and (
            entry.word("kind") in _DOERS or entry.word("role") in _ARMED_ROLES
        ):
            yield fold(group.span.quote(scan.text))


def _find_forces(frame: Frame) -> Iterator[str]:
    for group in frame.scan.of("A", frame.span):
        if group.entry is not None and group.entry.word("kind") == "force":
            yield _words(frame, group)


def _find_arms(frame: Frame, families: frozenset[str] = _ARMS) -> Iterator[str]:
    for group in frame.scan.of("WE", frame.span):
        is_arm = group.entry is not None and group.entry.word("family") in families
        if group.entry is not None and is_arm and not _is_likened(frame, group):
            yield group.entry.word("weapon") or ""


def _is_likened(frame: Frame, group: Group) -> bool:
    """True for "the wave hit us like a bomb"."""
    return "like" in {frame.scan.word_before(group.span.start, step) for step in (1, 2)}


def _is_sited(frame: Frame) -> bool:
    """True for "a bombing", "a shooting in Riga", "two soldiers died": not so in sport."""
    if any(t.entry is not None and t.entry.says_yes("literal") for t in frame.triggers):
        return True
    return _is_fallen(frame) or (bool(frame.places) and any(True for _ in _find_deeds(frame)))


def _is_fallen(frame: Frame) -> bool:
    """True for "two soldiers died"."""
    armed = any(g.role in _FORCES for g in frame.scan.of("N", frame.span))
    return armed and _weigh_harm(frame) == _HARMS["killed"]


def _is_meant(trigger: Group) -> bool:
    """True for an attack, a murder, an ambush, not for "hit", "killed", "exploded"."""
    entry = trigger.entry
    if entry is None or entry.says_yes("blunt"):
        return False
    blast = entry.word("type") == "bombing"
    return blast or entry.says_yes("meant") or not entry.says_yes("weak")


def _find_deeds(frame: Frame) -> Iterator[str]:
    for trigger in frame.triggers:
        entry = trigger.entry
        if entry is None or entry.says_yes("weak") or entry.says_yes("loose"):
            continue
        if entry.word("type") in _DEEDS:
            yield _words(frame, trigger)


def _tells_shot(frame: Frame) -> bool:
    """True for "a judge was shot", not for "a film was shot", "she shot a film"."""
    return any(act.part == "victim" and act.rule.endswith("#shoot") for act in frame.acts)


def _weigh_harm(frame: Frame) -> int:
    told = (toll.slot for toll in frame.tolls if (toll.figure.low or 0) > 0)
    return max((_HARMS.get(slot, 0) for slot in told), default=0)


# Neither guns, with which children play and hunters err, nor mines, in which men also dig.
_BLOWS = frozenset({"projectile", "explosive"})


def _tells_blow(frame: Frame) -> bool:
    armed = any(w != "mine" for w in _find_arms(frame, _BLOWS))
    return armed and _weigh_harm(frame) == _HARMS["killed"]
