"""One operation at several sites: "the airports of Damascus and Aleppo" are two incidents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crosswire.extract.figures.casualties import Toll
from crosswire.extract.incidents.draft import Draft
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.sentence.scan import Group
from crosswire.model.place import Place, compare_places

PAIR = 2  # two sites are told one by one; a salvo at many towns is told, and counted, as one


def split_all(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those of two sites told apart; "the two airports" are the pair told last."""
    found: list[Draft] = []
    pair: list[Place] = []
    for draft in drafts:
        sites = _joined_sites(draft)
        if len(sites) != PAIR and _names_pair(draft):
            sites = pair
        pair = sites if len(sites) == PAIR else pair
        found += split_sites(draft, sites)
    return found


def split_sites(draft: Draft, sites: Sequence[Place]) -> list[Draft]:
    """The draft, or one draft for each of two sites that it joins.

    Frames that name one of the sites alone go to that site only; the others tell of all.
    """
    if len(sites) != PAIR:
        return [draft]
    return [Draft(_frames_for(draft, site, sites), site, tuple(sites)) for site in sites]


_PAIRED = re.compile(
    r"\b(?:the two|both)(?: \w+)? "
    r"(?:airports|bases|towns|cities|sites|ports|camps|fields|plants)\b",
    re.IGNORECASE,
)


def _names_pair(draft: Draft) -> bool:
    """True for "the two airports" in a draft that names no site itself."""
    if any(place.is_point for place in draft.places):
        return False
    return any(_PAIRED.search(f.span.quote(f.scan.text)) for f in draft.frames)


def _joined_sites(draft: Draft) -> list[Place]:
    for frame in draft.frames:
        points = [g for g in frame.places if g.place and g.place.is_point]
        run = _first_run(frame, points)
        if len(run) > 1 and not _is_comma_pair(frame, points, run):
            return run
    return []


def _is_comma_pair(frame: Frame, points: Sequence[Group], run: Sequence[Place]) -> bool:
    """True for "in Dallas, Houston police said": two names side by side, not two sites."""
    spans = [g.span for g in points if g.place in run]
    between = frame.scan.text[spans[0].end : spans[-1].start].lower().split()
    return len(run) == PAIR and "and" not in between


def _first_run(frame: Frame, points: Sequence[Group]) -> list[Place]:
    run: list[Place] = []
    for left, right in pairwise(points):
        if left.place is None or right.place is None:
            continue
        between = frame.scan.text[left.span.end : right.span.start].lower().replace(",", " , ")
        joined = _are_joined(between.split(), frame.scan.closed.joints)
        if joined and compare_places(left.place, right.place) == "apart":
            run += [left.place, right.place] if not run else [right.place]
    return run


def _are_joined(between: list[str], joints: frozenset[str]) -> bool:
    """True if the words between two sites join them, an apposition left aside."""
    if "and" not in between or len(between) > APPOSITION:
        return bool(between) and set(between) <= joints and "," in between
    after = between[len(between) - between[::-1].index("and") :]
    before = between[: len(between) - len(after) - 1]
    return set(after) <= joints and (set(before) <= joints or before[:1] == [","] == before[-1:])


APPOSITION = 12  # words between "Abqaiq" and "and at Khurais", with what Abqaiq is


def _frames_for(draft: Draft, site: Place, sites: Sequence[Place]) -> list[Frame]:
    own = (f for f in draft.frames if not _names_other_only(f, site, sites))
    return [replace(f, tolls=_tolls_for(f, site, sites)) if f.tolls else f for f in own]


def _tolls_for(frame: Frame, site: Place, sites: Sequence[Place]) -> tuple[Toll, ...]:
    """The tolls of a frame without those told of the other site: "… at A and B: at A one died"."""
    named = [(g, s) for g in frame.places if g.place for s in sites if _is_same(g.place, s)]
    if len(named) != PAIR + 1 or named[-1][1] == site:
        return frame.tolls
    told = named[-2][0].span.end  # behind both sites one is named again, with what happened there
    return tuple(toll for toll in frame.tolls if toll.span.start < told)


def _is_same(place: Place, site: Place) -> bool:
    return compare_places(place, site) == "same"


def _names_other_only(frame: Frame, site: Place, sites: Sequence[Place]) -> bool:
    named = {
        s.id for g in frame.places if g.place is not None for s in sites if _is_same(g.place, s)
    }
    return bool(named) and site.id not in named
