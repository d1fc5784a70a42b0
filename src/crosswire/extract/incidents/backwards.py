"""Words that point back: "the same base", "the field"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from crosswire.extract.doers.roles import SAID_BEFORE, Finding
from crosswire.extract.incidents.draft import Draft
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.gazetteer import load_gazetteer
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import Match, find_phrases
from crosswire.model.place import Place, compare_places


def place_back(
    draft: Draft, drafts: Sequence[Draft], told: Sequence[Group], lexicon: Lexicon
) -> None:
    """Give a draft without a place of its own the place that "the same base" points back to.

    "The base" alone points to the first incident's site, "the town" to the settlement told last
    of all those `told` in the article; a draft with a site stays as it is.
    """
    if any(place.is_point for place in draft.places):
        return
    for frame in draft.frames:
        words = frame.span.quote(frame.scan.text)
        found = [
            match
            for match in find_phrases(words, lexicon, ("anaphora",))
            if not _is_existential(words, match.span.end)
        ]
        if found:
            place = _find_place(found[0], frame, draft, drafts, told)
            if place is not None and _agrees(place, draft):
                written = found[0].span.quote(words)
                draft.place = msgspec.structs.replace(place, as_written=written)
            return


def place_at_home(draft: Draft, scans: Sequence[Scan]) -> None:
    """Give a draft without any place the town of the dateline: local papers leave it unsaid.

    A capital says no more than where a bureau is.
    """
    if draft.places:
        return
    home = [g for s in scans if s.sentence.zone == "dateline" for g in s.of("P") if g.place]
    if home and _is_home(home[0].place):
        draft.frames[0] = replace(draft.frames[0], places=(home[0],))


def _is_home(place: Place | None) -> bool:
    """True for a town or site that is no capital."""
    if place is None or not place.is_point:
        return False
    seat = load_gazetteer().capital(place.country or "")
    return seat is None or seat.id != place.id


def _agrees(place: Place, draft: Draft) -> bool:
    """True if a place told before is not apart from what the draft's own words say."""
    return all(compare_places(place, own) != "apart" for own in draft.places)


def _find_place(
    match: Match, frame: Frame, draft: Draft, drafts: Sequence[Draft], told: Sequence[Group]
) -> Place | None:
    if match.entry.word("refers") == "settlement":
        return _town_last_told(frame, told) or _place_told(frame, draft, drafts)
    last = _place_last_told(frame, drafts) if match.entry.says_yes("strong") else None
    return last or _place_told(frame, draft, drafts) or _town_last_told(frame, told)


def _town_last_told(frame: Frame, told: Sequence[Group]) -> Place | None:
    """The town that the article spoke of last before a frame's end."""
    towns = [
        g.place for g in told if g.place and g.place.is_point and g.span.start < frame.span.end
    ]
    return towns[-1] if towns else None


def _is_existential(words: str, end: int) -> bool:
    """True for "there were": it points to no place."""
    after = words[end:].split()
    return words[:end].lower().endswith("there") and after[:1] in (
        [["was"], ["were"], ["is"], ["are"], ["has"], ["had"], ["have"]]
    )


def find_group(scan: Scan) -> str | None:
    """The last armed group that a sentence names."""
    named = [
        g.name
        for g in scan.of("A")
        if g.entry is not None and g.entry.word("kind") in {"group", "umbrella"}
    ]
    return named[-1] if named else None


def name_group(frame: Frame, group: str | None) -> Frame:
    """The frame with "the group" among its doers named; without it if no group was named yet."""
    stances, agents = _name_all(frame.stances, group), _name_all(frame.agents, group)
    return replace(frame, stances=stances, agents=agents)


def _name_all(findings: Sequence[Finding], group: str | None) -> tuple[Finding, ...]:
    return tuple(
        f._replace(actor=group) if f.actor == SAID_BEFORE else f
        for f in findings
        if f.actor != SAID_BEFORE or group is not None
    )


def _place_last_told(frame: Frame, drafts: Sequence[Draft]) -> Place | None:
    """The site or town told in the same sentence: the one that "the same town" is."""
    told = [
        (g.span.start, g.place)
        for draft in drafts
        for f in draft.frames
        if f.scan is frame.scan
        for g in f.places
        if g.place is not None and g.place.is_point and g.span.start < frame.span.end
    ]
    return max(told, key=lambda pair: pair[0])[1] if told else None


def _place_told(frame: Frame, draft: Draft, drafts: Sequence[Draft]) -> Place | None:
    """The finest place of the first other draft that has a site or a town before a frame."""
    for other in drafts:
        points = [p for p in other.places if p.is_point]
        if other is not draft and points and other.frames[0].order <= frame.order:
            return min(points, key=lambda place: place.precision != "site")
    return None
