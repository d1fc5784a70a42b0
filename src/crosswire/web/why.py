"""Why some articles are one incident, and what speaks against: pairs inside, neighbours outside."""

from __future__ import annotations

import msgspec

from crosswire.asking import LedgerReader
from crosswire.link.explain import Explanation
from crosswire.publish.cases import Case, name_source
from crosswire.web.cards import clip

SHOWN = 6  # pairs that are told with all their facts
LINKS = 40  # of an incident's links, the surest, that are looked at for neighbours
STATES = {
    "apart": "does not pass the bar",
    "outdone": "another mention fits better",
    "unsure": "another mention fits as well",
    "tied": "would tie, but the groups as wholes do not fit",
}


class Pair(msgspec.Struct, frozen=True):
    """Two mentions of an incident, the sum of what speaks for them, and each fact."""

    left: str
    right: str
    left_outlet: str
    right_outlet: str
    total: float
    bar: float
    forbidden: bool
    in_favour: tuple[str, ...]
    against: tuple[str, ...]


class Neighbour(msgspec.Struct, frozen=True):
    """An incident that looks alike and is kept apart, and why."""

    incident: str
    title: str
    total: float
    why: str


def list_pairs(ledger: LedgerReader, case: Case, most: int) -> tuple[tuple[Pair, ...], int]:
    """The pairs of an incident's mentions, the surest first, and how many are not told.

    Of an incident with more than so many mentions none is explained: it would take too long.
    """
    if len(case.mentions) > most:
        return (), len(case.mentions) * (len(case.mentions) - 1) // 2
    found = ledger.why(case.incident, case.incident) if len(case.mentions) > 1 else []
    told = [_tell_pair(pair, case) for pair in found[:SHOWN]]
    return tuple(told), len(found) - len(told)


def _tell_pair(pair: Explanation, case: Case) -> Pair:
    outlets = {m.id: clip(name_source(case.documents[m.article])) for m in case.mentions}
    return Pair(
        pair.left,
        pair.right,
        outlets.get(pair.left, pair.left),
        outlets.get(pair.right, pair.right),
        pair.total,
        pair.bar,
        pair.forbidden,
        pair.in_favour,
        pair.against,
    )


def list_neighbours(ledger: LedgerReader, case: Case) -> tuple[Neighbour, ...]:
    """The incidents that look most alike and are others, the likeliest first."""
    own = {mention.id for mention in case.mentions}
    browser = ledger.browse()
    links = browser.links_of(own, most=LINKS)
    ends = {end for link in links for end in link.ends} - own
    incidents = browser.incidents_of(ends)
    found: dict[str, tuple[float, str]] = {}
    for link in links:
        for end in link.ends:
            other = incidents.get(end)
            if other and other != case.incident.id and other not in found:
                found[other] = (link.total, link.refused or STATES[link.state])
    titles = browser.titles(found)
    return tuple(
        Neighbour(key, clip(titles.get(key, key)), round(total, 1), why)
        for key, (total, why) in found.items()
    )
