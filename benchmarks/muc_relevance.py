"""What counts in MUC-3/4: incidents that are terrorism there, and parties that its slots ask for.

A clash of an army with guerrillas is warfare, not terrorism, and those who fight are no victims; an
arrest of nobody is none; an incident abroad is asked for only where it strikes somebody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

import msgspec

from crosswire.extract.doers.parties import head_of
from crosswire.model.mention import Mention, Party

MILITARY = frozenset({"military", "police"})
_MILITARY_WORDS = re.compile(
    r"\b(?:army|military|troops?|garrison|barracks|patrols?|battalion|brigade|"
    r"infantry|base|gunship|(?:command|guard|civil defense) posts?|police|soldiers?|units?|guard|"
    r"armed forces|air force|convoy|detachment|helicopters?)\b",
    re.IGNORECASE,
)
# Those who fight against a state: struck, they are no victims there.
FIGHTERS = frozenset(
    {"guerrilla", "guerrillas", "guerillas", "rebel", "rebels", "subversive", "subversives"}
    | {"terrorist", "terrorists", "insurgent", "insurgents", "extremist", "extremists"}
    | {"trafficker", "traffickers", "assailants", "attackers", "gunmen", "kidnappers", "murderers"}
)
# Heads of phrases that tell of a body, not of its people: they fill no slot for persons.
BODIES = frozenset(
    {"army", "government", "force", "forces", "military", "police", "organization", "organizations"}
    | {"authorities", "front", "movement", "battalion", "brigade", "group", "groups", "cartel"}
    | {"party", "union", "organisation", "federation"}
)
# Words before a description that slots for people leave out: doubt, and the local nationality.
_LEADING = re.compile(
    r"^(?:(?:alleged|suspected|presumed|other|more|some|salvadoran|colombian|peruvian|guatemalan|"
    r"honduran|chilean|bolivian|ecuadorean|argentine) )+(?=\w)",
    re.IGNORECASE,
)


def keep_relevant(mention: Mention, countries: Set[str]) -> Mention | None:
    """The mention with the parties that are asked for; None if it is no incident there."""
    parties = tuple(_trim(party) for party in mention.parties if _is_asked_for(party))
    struck = [party for party in parties if party.part != "doer"]
    if struck and all(map(_is_military, struck)):
        return None
    if mention.date is not None and mention.date.precision == "year":
        return None
    abroad = mention.place is not None and mention.place.country not in countries
    if not struck and (abroad or mention.type == "raid_or_arrest"):
        return None
    if not (parties or mention.killed or mention.injured) or _is_clash(mention, struck):
        return None
    return msgspec.structs.replace(mention, parties=parties)


def _is_clash(mention: Mention, struck: Sequence[Party]) -> bool:
    """True for fighting in which nobody but soldiers is told to be struck."""
    clash = any(c.slot == "type" and c.rule.endswith("#noun.clash") for c in mention.claims)
    people = {party.role for party in struck if party.part == "victim"}
    things = [party for party in struck if party.part == "thing" and party.role]
    return clash and people <= MILITARY | {None} and all(map(_is_military, things))


def _is_asked_for(party: Party) -> bool:
    head = head_of(party)
    if party.part == "thing":
        return party.role is not None or party.effect != "struck"
    if party.part == "victim":
        fights = party.role == "militant" or head in FIGHTERS
        return not fights and bool(party.role or party.name or head not in BODIES)
    return True


def _is_military(party: Party) -> bool:
    return party.role in MILITARY or bool(_MILITARY_WORDS.search(party.description or ""))


def _trim(party: Party) -> Party:
    words = party.description
    return msgspec.structs.replace(party, description=_LEADING.sub("", words)) if words else party


def is_person(party: Party) -> bool:
    """True if a doer's words tell of people, not of the body that they belong to."""
    if party.role or party.name:
        return True
    return party.description != party.organisation and head_of(party) not in BODIES
