"""The facts of gun incidents as crosswire settled them, against those of a registry."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from crosswire.lexicon.gazetteer import load_gazetteer
from crosswire.lexicon.gazetteer_keys import place_key
from crosswire.model.figure import Figure
from crosswire.model.incident import Incident
from crosswire.model.mention import Mention, Value
from crosswire.model.moment import Moment
from crosswire.model.place import Place


class Fact(NamedTuple):
    """What the registry says of an incident."""

    day: date
    state: str
    town: str
    killed: int
    injured: int


class Answer(NamedTuple):
    """An incident of the registry, the ledger's that answers it, and when it was first reported."""

    gold: Fact
    own: Incident | None
    mentions: tuple[Mention, ...]
    reported: date


Test = Callable[[Answer], bool]


def pair_incidents(gold: Mapping[str, str], system: Mapping[str, str]) -> dict[str, str]:
    """For each labelled incident the cluster that holds most of its reports.

    >>> pair_incidents({"a": "X", "b": "X", "c": "X"}, {"a": "1", "b": "2", "c": "2"})
    {'X': '2'}
    """
    shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for report in sorted(gold):
        shared[gold[report]][system[report]] += 1
    return {incident: counts.most_common(1)[0][0] for incident, counts in shared.items()}


def settled_value(answer: Answer, slot: str) -> Value | None:
    """The value that crosswire prints for a slot."""
    settled = answer.own.settled if answer.own is not None else ()
    return next((one.value for one in settled if one.slot == slot), None)


def settled_day(answer: Answer) -> date | None:
    """The day, or the first of a night's two; None for anything wider."""
    moment = settled_value(answer, "date")
    is_day = isinstance(moment, Moment) and (moment.days or 9) <= 2
    return moment.start if isinstance(moment, Moment) and is_day else None


def day_within(days: int) -> Test:
    """Whether the day is the registry's, give or take some."""

    def test(answer: Answer) -> bool:
        own = settled_day(answer)
        return own is not None and abs((own - answer.gold.day).days) <= days

    return test


def state_right(answer: Answer) -> bool:
    """Whether the place lies in the registry's state, or is that state."""
    place = settled_value(answer, "place")
    return isinstance(place, Place) and is_in_state(place, answer.gold.state)


def is_in_state(place: Place, state: str) -> bool:
    """True for a place in a state: Georgia the country is none."""
    names = [place.admin1 or place.name]
    ids = [place.id, *place.within]
    named = (state, f"{state} State")  # our name for those that share theirs with a city
    return place.country == "US" and any(are_one_place(name, names, ids) for name in named)


def town_right(answer: Answer) -> bool:
    """Whether the place is, or lies in, the registry's town or county, and in no other state."""
    place = settled_value(answer, "place")
    if not isinstance(place, Place) or (place.admin1 and not is_in_state(place, answer.gold.state)):
        return False
    ids = [place.id, *place.within]
    return any(are_one_place(n, [place.name], ids) for n in split_town(answer.gold.town))


def split_town(town: str) -> list[str]:
    """The names in a registry's entry.

    >>> split_town("Chicago (Englewood)"), split_town("Henry (county)")
    (['Chicago', 'Englewood'], ['Henry', 'Henry county'])
    """
    names = [name.strip() for name in re.split(r"[()]", town) if name.strip()]
    return [names[0], f"{names[0]} county"] if names[1:] == ["county"] else names


def are_one_place(name: str, names: Sequence[str], ids: Sequence[str]) -> bool:
    """True if a name is one of some, or the gazetteer's for one of some ids."""
    key = place_key(name)
    known = {record.id for record in load_gazetteer().lookup(key)}
    return key in map(place_key, names) or not known.isdisjoint(i.partition("/")[0] for i in ids)


def figure_right(slot: str) -> Test:
    """Whether the preferred figure is the registry's; a figure that nobody gives is wrong."""

    def test(answer: Answer) -> bool:
        own = settled_value(answer, slot)
        return isinstance(own, Figure) and own.low == getattr(answer.gold, slot)

    return test


def figure_kept(slot: str) -> Test:
    """Whether the registry's figure is the preferred one, or among those that sources give."""
    is_right = figure_right(slot)

    def test(answer: Answer) -> bool:
        return is_right(answer) or getattr(answer.gold, slot) in set(list_figures(answer, slot))

    return test


def list_figures(answer: Answer, slot: str) -> Iterator[int | None]:
    """The figures of each source, and those of its claims."""
    for mention in answer.mentions:
        summed: Figure | None = getattr(mention, slot)
        values = [summed, *(claim.value for claim in mention.claims if claim.slot == slot)]
        yield from (value.low for value in values if isinstance(value, Figure))


def count_kept(answers: Sequence[Answer], slot: str) -> float:
    """How many different figures are kept on average, over incidents that have one."""
    kept = [len(set(list_figures(answer, slot))) for answer in answers]
    return sum(kept) / max(1, sum(map(bool, kept)))


# Each fact: how it is tested, and the trivial answer beside it.
FACTS: dict[str, tuple[Test, str, Test]] = {
    "date, exact": (day_within(0), "day of the first report", lambda a: a.reported == a.gold.day),
    "date, a day off at most": (
        day_within(1),
        "day of the first report",
        lambda a: abs((a.reported - a.gold.day).days) <= 1,
    ),
    "state": (state_right, "none", lambda a: False),
    "city or county": (town_right, "none", lambda a: False),
    "killed, exact": (figure_right("killed"), "1", lambda a: a.gold.killed == 1),
    "killed, any kept": (figure_kept("killed"), "1", lambda a: a.gold.killed == 1),
    "injured, exact": (figure_right("injured"), "0", lambda a: a.gold.injured == 0),
    "injured, any kept": (figure_kept("injured"), "0", lambda a: a.gold.injured == 0),
}


def rate(test: Test, answers: Sequence[Answer]) -> float:
    """The share of incidents that pass a test."""
    return sum(map(test, answers)) / len(answers)
