"""The field's codes of a mention and of an incident, by the table in the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from crosswire.lexicon.codes import Codes, Facts, find_codes
from crosswire.model.figure import Figure
from crosswire.model.mention import Claim, Mention
from crosswire.publish.plain import Object

HARMS = ("killed", "injured")
UNREAL = ("denied", "possible", "future")
NOBODY = Figure(0, 0)


def code_mention(mention: Mention) -> Codes:
    """The codes of what one article says."""
    return code_incident(mention.type, [mention])


def code_incident(settled_type: str, mentions: Sequence[Mention]) -> Codes:
    """The codes of an incident of a type, as all its mentions together tell it."""
    claims = [c for mention in mentions for c in mention.claims if c.modality not in UNREAL]
    tolls = list(filter(_is_toll, claims))
    victims = {role for mention in mentions for role in _find_victims(mention)}
    return find_codes(
        Facts(
            type=settled_type,
            weapons=frozenset(w for mention in mentions for w in _find_weapons(mention, claims)),
            words=frozenset(claim.rule for claim in claims if claim.slot in ("type", "weapon")),
            roles=frozenset(victims.union(claim.of or "" for claim in tolls)),
            is_harmful=bool(tolls),
        )
    )


def _is_toll(claim: Claim) -> bool:
    """True if the claim says that somebody besides the attackers was killed or injured."""
    return claim.slot in HARMS and claim.value != NOBODY and claim.of != "attackers"


def _find_weapons(mention: Mention, claims: Sequence[Claim]) -> list[str]:
    """The weapons that some words name: not a gun that only the type lets one think of."""
    named = {claim.value for claim in claims if claim.slot == "weapon"}
    return [weapon for weapon in mention.weapons if weapon in named]


def _find_victims(mention: Mention) -> Iterator[str]:
    """The kinds of people who were struck; not those of the attackers who fell."""
    for party in mention.parties:
        if party.part == "victim" and party.role and party.effect in ("struck", *HARMS):
            yield party.role


def plain_codes(codes: Codes) -> Object:
    """The codes as the JSON has them."""
    plain: Object = msgspec.to_builtins(codes)
    return plain
