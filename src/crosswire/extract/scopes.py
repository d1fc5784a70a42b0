"""What a total is of: its words, the countries, whose people or posts, what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosswire.extract.scan import Group, Scan
from crosswire.extract.totals import Total
from crosswire.model.text import Span

LEAST_SCOPE = 12  # characters: the number itself may hold a comma or a full stop
_SCOPE_END = re.compile(r"[,;](?!\d)|(?<![A-Z])\.(?!\d)|\s+since\s", re.IGNORECASE)
_DEFINITION = re.compile(
    r"\b(?:(?:not |without )?(?:counting|including)|excluding|excludes|leaves out|leaving out"
    r"|not counted|counts only|counting only)\b[^.;]*",
    re.IGNORECASE,
)
_AIMED = re.compile(r"\b(?:on|against|at|targeting|hit|struck)\b", re.IGNORECASE)
_AIM_END = re.compile(r"\b(?:in|since|by|near|over|across|during|have|has)\b|[,;.](?!\d)")


def find_scope(scan: Scan, span: Span) -> str:
    """What is counted, in the article's words: from the number to the next stop."""
    rest = scan.text[span.start : scan.sentence.span.end]
    stop = _SCOPE_END.search(rest, min(LEAST_SCOPE, span.end - span.start))
    return " ".join((rest[: stop.start()] if stop else rest).split())


def find_definition(scan: Scan) -> str | None:
    """The words by which a total takes something in or leaves it out; None if there are none."""
    found = _DEFINITION.search(scan.text, scan.sentence.span.start, scan.sentence.span.end)
    return " ".join(found.group().split()) if found else None


def find_countries(scan: Scan, total: Total) -> tuple[str, ...]:
    """The countries in which a total counts, in order of their codes.

    Those that only date it ("since the war in Gaza") are none; a force is in the first place told
    behind it, and in those joined to that.
    """
    near = _clause_around(scan, total)
    taken = [total.period.span] if total.period else []
    places = [p for p in _places(scan, near) if not any(p.span.overlaps(t) for t in taken)]
    if total.kind == "deployment":
        places = _next_places(scan, total, places)
    return tuple(sorted({code for p in places if (code := _country(p)) is not None}))


def _clause_around(scan: Scan, total: Total) -> Span:
    """The sentence, from the last semicolon or colon before a total to the next behind it."""
    start, end = scan.sentence.span.start, scan.sentence.span.end
    before = max(scan.text.rfind(mark, start, total.whole.start) for mark in ";:")
    behind = [scan.text.find(mark, total.whole.end, end) for mark in ";:"]
    return Span(max(start, before + 1), min([end, *(at for at in behind if at >= 0)]))


def _places(scan: Scan, within: Span) -> list[Group]:
    """The places, and the states that stand beside one: "in Iraq and Syria"."""
    found: list[Group] = []
    for group in scan.of("AP", within):
        if group.letter == "P" or (found and _is_beside(scan, found[-1], group)):
            found.append(group)
    return found


def _is_beside(scan: Scan, place: Group, state: Group) -> bool:
    between = scan.text[place.span.end : state.span.start].strip(" ,")
    is_state = state.entry is not None and state.entry.word("kind") == "state"
    named = is_state and state.entry is not None
    adjective = named and state.span.quote(scan.text) in state.entry.words("adjective")
    return named and not adjective and between in {"", "and", "or"}


def _country(group: Group) -> str | None:
    if group.place is not None:
        return group.place.country
    return group.entry.word("country") if group.entry is not None else None


def _next_places(scan: Scan, total: Total, places: list[Group]) -> list[Group]:
    """The first place behind a force, and those joined to it, before the next number."""
    behind = [p for p in places if p.span.start >= total.counted.end]
    numbers = [g.span.start for g in scan.of("FN") if g.span.start >= total.counted.end]
    end = min([n for n in numbers if scan.of("P", Span(total.counted.end, n))], default=None)
    return [p for p in behind if end is None or p.span.start < end]


def find_targets(scan: Scan, total: Total) -> tuple[str, ...]:
    """Whose people or posts are attacked, or whose forces are deployed, each once in order."""
    within = total.counted if total.kind == "deployment" else _aim(scan, total)
    return tuple(dict.fromkeys(_names(scan, within))) if within is not None else ()


def _aim(scan: Scan, total: Total) -> Span | None:
    """The words behind "on" or "against" that follow what is counted."""
    if total.kind not in {"attack_tally", "foiled_tally"}:
        return None
    opens = _AIMED.search(scan.text, total.counted.end, scan.sentence.span.end)
    if opens is None or opens.start() - total.whole.end > AIM_REACH:
        return None
    closes = _AIM_END.search(scan.text, opens.end(), scan.sentence.span.end)
    return Span(opens.end(), closes.start() if closes else scan.sentence.span.end)


AIM_REACH = 24  # characters between what is counted and "on": "attacks recently on US forces"


def _names(scan: Scan, within: Span) -> Iterator[str]:
    for group in scan.groups:
        if group.letter in "AN" and group.span.overlaps(within) and group.name is not None:
            yield group.name
