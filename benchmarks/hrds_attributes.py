"""From what crosswire read to the attributes of HRDsAttack.

Which violation an incident is, what kind of perpetrator its doer, and when a place counts as city
or region, are rules of that benchmark: they stand here as tables, and the reader knows nothing of
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from crosswire.lexicon.actors import load_actors
from crosswire.lexicon.gazetteer import load_gazetteer
from crosswire.lexicon.load import load_lexicon
from crosswire.model.mention import Mention, Party
from crosswire.model.moment import Moment
from crosswire.model.place import Place

STATE = "state actor"
ARMED, UNARMED = "other non-state actors", "other actors without permissions"
# Everything that is neither of these, and kills nobody, is "other".
VIOLATIONS = {"abduction": "kidnapping", "raid_or_arrest": "arbitrary detention"}
SLOTS = {
    "detained": "arbitrary detention",
    "killed": "killing",
    "missing": "enforced disappearance",
}
EFFECTS = {"killed": "killing", "abducted": "kidnapping"}
ACTORS = {
    "state": STATE,
    "force": STATE,
    "alliance": "regional orgs",
    "group": ARMED,
    "umbrella": ARMED,
    "organisation": ARMED,
}
ROLES = {
    "police": STATE,
    "military": STATE,
    "official": STATE,
    "guard": STATE,
    "militant": ARMED,
    "group": ARMED,
}
# Words that say what an actor is whom no list names: "the military", "the Duterte government".
WORDS = {
    **dict.fromkeys(("army", "authorities", "forces", "government", "junta", "military"), STATE),
    **dict.fromkeys(("ministry", "officers", "police", "regime", "soldiers", "troops"), STATE),
    **dict.fromkeys(("insurgents", "militants", "militia", "militias", "rebels"), ARMED),
}
SINGLE, SEVERAL = "individual", "multiple"


class Victim(NamedTuple):
    """Somebody who was attacked; without a name, people who are only described."""

    name: str | None
    population: str | None


class Attack(NamedTuple):
    """An attack in the coders' terms; what is not known is None.

    Countries are ISO codes or, where none is known, the coders' own words.
    """

    violations: frozenset[str] = frozenset({"unknown"})
    perpetrator: str | None = None
    is_perpetrator_told: bool = False
    country: str | None = None
    region: str | None = None
    city: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    victims: tuple[Victim, ...] = ()


def make_attack(mentions: Sequence[Mention]) -> Attack:
    """The attack that an article is about: its leading incidents; the first has place and time."""
    leading = [m for m in mentions if m.role == "main"] or list(mentions[:1])
    if not leading:
        return Attack()
    place = next((m.place for m in leading if m.place), None)
    moment = next((m.date for m in leading if m.date and m.date.start), None)
    perpetrator = next(name_perpetrators(leading), None)
    year, month, day = split_moment(moment)
    return Attack(
        violations=frozenset(name_violations(leading)),
        perpetrator=perpetrator,
        is_perpetrator_told=perpetrator is not None,
        country=place.country if place else None,
        region=place.name if place and place.precision == "admin1" else None,
        city=name_city(place) if place else None,
        year=year,
        month=month,
        day=day,
        victims=tuple(list_victims(mentions)),
    )


def name_violations(mentions: Iterable[Mention]) -> Iterator[str]:
    """The violations that some incidents are, one perhaps several times."""
    for mention in mentions:
        told = [SLOTS[claim.slot] for claim in mention.claims if claim.slot in SLOTS]
        told += [EFFECTS[p.effect] for p in mention.parties if p.effect in EFFECTS]
        told += [VIOLATIONS[mention.type]] if mention.type in VIOLATIONS else []
        yield from told or ["other"]


def name_perpetrators(mentions: Iterable[Mention]) -> Iterator[str]:
    """The kinds of those who did it: whom an article names, whom it describes, who arrests."""
    for mention in mentions:
        for tie in mention.responsibility:
            if tie.stance != "denied":
                yield sort_actor(tie.actor)
        for party in mention.parties:
            if party.part == "doer":
                yield sort_party(party)
        if mention.type == "raid_or_arrest":
            yield STATE


def sort_actor(name: str) -> str:
    """The kind of an actor: by the list of actors, else by its words.

    >>> sort_actor("Iran"), sort_actor("Al-Qaeda"), sort_actor("a mob"), sort_actor("riot police")
    ('state actor', 'other non-state actors', 'other actors without permissions', 'state actor')
    """
    actor = load_actors(load_lexicon()).find(name)
    if actor is not None:
        return ACTORS.get(actor.kind, UNARMED)
    return next((WORDS[word] for word in name.lower().split() if word in WORDS), UNARMED)


def sort_party(party: Party) -> str:
    """The kind of somebody who is described: by role, else by whose people they are."""
    told = party.organisation or party.name or party.description or ""
    return ROLES.get(party.role or "") or sort_actor(told)


def name_city(place: Place) -> str | None:
    """The town that a place is, or lies in."""
    if place.precision == "city":
        return place.name
    if place.precision != "site":
        return None
    around = (load_gazetteer().record(place_id) for place_id in place.within)
    return next((record.name for record in around if record and record.kind == "city"), None)


def split_moment(moment: Moment | None) -> tuple[int | None, int | None, int | None]:
    """Year, month and day, as far as all days of an interval agree; the first of a night's two.

    >>> from datetime import date
    >>> split_moment(Moment(date(2031, 3, 1), date(2031, 3, 31), "month"))
    (2031, 3, None)
    >>> split_moment(Moment(date(2031, 2, 28), date(2031, 3, 1), "range"))
    (2031, 2, 28)
    """
    if moment is None or moment.start is None or moment.end is None:
        return None, None, None
    start, end = moment.start, moment.end
    if (moment.days or 0) <= 2:
        return start.year, start.month, start.day
    year = start.year if start.year == end.year else None
    return year, start.month if year and start.month == end.month else None, None


def list_victims(mentions: Iterable[Mention]) -> Iterator[Victim]:
    """Those who were attacked, each name once."""
    seen: set[str] = set()
    for party in (p for mention in mentions for p in mention.parties if p.part == "victim"):
        name = (party.name or "").lower()
        if not name or name not in seen:
            seen.add(name)
            yield Victim(party.name, SEVERAL if is_crowd(party) else SINGLE)


def is_crowd(party: Party) -> bool:
    """True for more than one person."""
    if party.figure is None:
        return not party.name and (party.description or "").endswith("s")
    return party.figure.low is None or party.figure.low > 1
