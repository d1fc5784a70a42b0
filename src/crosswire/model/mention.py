"""What one article says of one incident."""

from __future__ import annotations

from typing import Literal

import msgspec

from crosswire.model.figure import Figure
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.text import Span

IncidentType = Literal[
    "rocket_attack",
    "missile_attack",
    "drone_attack",
    "airstrike",
    "shelling",
    "bombing",
    "shooting",
    "assassination",
    "abduction",
    "raid_or_arrest",
    "interception_only",
    "ship_attack",
    "other_attack",
]
_TYPE_NAMES = {
    "airstrike": "air strike",
    "raid_or_arrest": "raid or arrest",
    "interception_only": "interception",
    "ship_attack": "attack on a ship",
    "other_attack": "attack",
}
Stance = Literal["claimed", "blamed", "suspected", "stated", "denied"]
Role = Literal["main", "background"]
ClaimStatus = Literal["none_yet", "claimed", "denied"]
Modality = Literal["asserted", "suspected", "reported", "denied", "possible", "future"]
Part = Literal["victim", "thing", "doer"]
Effect = Literal[
    "", "struck", "killed", "injured", "abducted", "freed", "unharmed", "destroyed", "damaged"
]
Slot = Literal[
    "type",
    "date",
    "place",
    "weapon",
    "munitions",
    "intercepted",
    "impacted",
    "killed",
    "injured",
    "casualties",
    "missing",
    "detained",
    "evacuated",
    "responsibility",
    "claim_status",
    "claimed_attacks",
    "target",
    "seized",
    "damage",
    "severity",
    "motive",
    "assessment",
]


class Responsibility(msgspec.Struct, frozen=True, tag="responsibility"):
    """Who is tied to an incident, how, and by whom.

    `stated`: the outlet itself says so; `claimed`: the actor says so of itself; `blamed` and
    `suspected`: somebody else does; `denied`: the actor says that it did not.
    """

    actor: str
    stance: Stance
    asserter: str | None


class Outcome(msgspec.Struct, frozen=True):
    """What became of the munitions: intercepted, impacted, and the words."""

    intercepted: Figure | None
    impacted: Figure | None
    words: str


class Party(msgspec.Struct, frozen=True):
    """Somebody or something that has a part in an incident, in the words of the article.

    `part`: a `victim` or a `thing` was struck, a `doer` did it. `name` is a proper name,
    `description` what the party is called besides ("mayor of a town", "two buses" without the
    number), `organisation` whose people they are; `figure` how many. `effect` is what became of a
    victim (killed, injured, abducted, freed, unharmed) or a thing (destroyed, damaged), `struck`
    where the article does not say, "" for a doer. `role` is the kind of people or of thing.
    """

    part: Part
    name: str | None
    description: str | None
    organisation: str | None
    figure: Figure | None
    effect: Effect
    role: str | None
    span: Span


Value = str | Figure | Moment | Place | Responsibility


def name_type(kind: str) -> str:
    """A type of incident as a sentence calls it.

    >>> name_type("drone_attack"), name_type("raid_or_arrest"), name_type("other_attack")
    ('drone attack', 'raid or arrest', 'attack')
    """
    return _TYPE_NAMES.get(kind, kind.replace("_", " "))


class Claim(msgspec.Struct, frozen=True):
    """One value that somebody asserts in one stretch of one article.

    `asserter` is whoever speaks (None: the outlet in its own voice); `chain` runs from the outlet's
    source to the speaker and on to the channel ("Telegram"), if told; `of` says whom a figure
    counts; `rule` names the lexicon entry that found it, as "en/casualties#killed.passive", or the
    step, as "extract/agents".
    """

    id: str
    slot: Slot
    value: Value
    span: Span
    asserter: str | None
    chain: tuple[str, ...]
    modality: Modality
    of: str | None
    rule: str


class Mention(msgspec.Struct, frozen=True):
    """What one article says of one incident: a summary of slots, and the claims it comes from.

    A slot is None when the article does not say. `evidence` holds the passages that speak of the
    incident, first the one that introduces it. `cues` are words that bear on linking and
    relating ("the same base", "second attack"). `parties` were struck, or did it.
    """

    id: str
    article: str
    role: Role
    type: IncidentType
    date: Moment | None
    place: Place | None
    weapons: tuple[str, ...]
    munitions: Figure | None
    outcome: Outcome | None
    killed: Figure | None
    injured: Figure | None
    casualties: Figure | None
    responsibility: tuple[Responsibility, ...]
    claim_status: ClaimStatus | None
    target: str | None
    victims: tuple[str, ...]
    evidence: tuple[Span, ...]
    claims: tuple[Claim, ...]
    parties: tuple[Party, ...] = ()
