"""What a total is of: its words, the countries, whose people or posts, what it leaves out."""

from __future__ import annotations

import re

from crosswire.extract.sentence.pieces import name_states
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.extract.totals.counting import Total
from crosswire.lexicon.load import Lexicon
from crosswire.model.text import Span

LEAST_SCOPE = 12  # characters: the number itself may hold a comma or a full stop
_SCOPE_END = re.compile(r"[,;](?!\d)|(?<![A-Z])\.(?!\d)|\s+since\s")
_DEFINITION = re.compile(
    r"\b(?:(?:not |without )?(?:counting|including)|(?:does|do|did) not (?:include|count)"
    r"|excluding|excludes?|leaves? out|leaving out|counts? only|counting only)\b[^.;]*",
    re.IGNORECASE,
)
_AIMED = re.compile(r"\b(?:on|against|at|targeting)\b", re.IGNORECASE)
_AIM_END = re.compile(r"\b(?:in|since|by|near|over|across|during|have|has)\b|[,;.](?!\d)")


def find_scope(scan: Scan, total: Total) -> str:
    """What is counted, in the article's words: from the number to the next stop."""
    start, end = total.whole.start, scan.sentence.span.end
    if total.kind == "deployment":
        start = total.counted.start
    least = max(total.counted.end if total.counted != total.whole else 0, start + LEAST_SCOPE)
    stop = _SCOPE_END.search(scan.text, min(least, end), end)
    return " ".join(scan.text[start : stop.start() if stop else end].split())


def find_definition(scan: Scan) -> str | None:
    """The words by which a total takes something in or leaves it out; None if there are none."""
    found = _DEFINITION.search(scan.text, scan.sentence.span.start, scan.sentence.span.end)
    return " ".join(found.group().split()) if found else None


def find_countries(scan: Scan, total: Total, home: str | None) -> tuple[str, ...]:
    """The countries in which a total counts, in order of their codes.

    Those that only date it ("since the war in Gaza") are none. The nearest behind the number count,
    up to where the sentence turns to something else; if there are none, those before it. "The
    country" is that of the article's own incident, `home`.
    """
    near = _clause_around(scan, total)
    dating = total.period.span if total.period else Span(near.start, near.start)
    places = [p for p in _places(scan, near) if not p.span.overlaps(dating)]
    if total.kind == "deployment":
        chosen = _next_places(scan, total, places)
    else:
        chosen = _near_places(scan, total, places, near.end)
    found = {code for p in chosen if (code := _country(p)) is not None}
    if not found and home and _HERE.search(scan.text, near.start, near.end):
        return (home,)
    return tuple(sorted(found))


_HERE = re.compile(r"\b(?:(?:in|across|throughout|of) the country|nationwide|countrywide)\b")


def _near_places(scan: Scan, total: Total, places: list[Group], end: int) -> list[Group]:
    turn = _TURN.search(scan.text, total.whole.end, end)
    end = turn.start() if turn else end
    behind = [p for p in places if total.counted.start <= p.span.start < end]
    if behind or total.counted == total.whole:  # nobody counts: what goes before is of other things
        return behind
    return [p for p in places if p.span.start < total.counted.start]


_TURN = re.compile(
    r"[,\s](?:following|after|where|while|who|which|when|but|deployed|prompting|as)\b"
    r"|, (?:according|and (?:has|have|was|is))\b"
)


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
    if state.entry is None or state.entry.word("kind") != "state":
        return False
    adjective = state.span.quote(scan.text) in state.entry.words("adjective")
    return not adjective and between in {"", "and", "or"}


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


def find_targets(scan: Scan, total: Total, lexicon: Lexicon) -> tuple[str, ...]:
    """Whose people or posts are attacked, or whose forces are deployed, each once in order."""
    within = total.whole if total.kind == "deployment" else _aim(scan, total)
    if within is None:
        return ()
    near = [g for g in scan.of("ANG") if g.span.overlaps(within)]
    names = (name_side(group, lexicon) for group in near)
    return tuple(dict.fromkeys(name for name in names if name is not None))


def name_side(group: Group, lexicon: Lexicon) -> str | None:
    """Whose people or posts a group is; the state whose force "2,500 US troops" are."""
    entry = group.entry
    if group.letter == "G" and entry is not None:
        return entry.word("target")
    if group.name is not None or entry is None or entry.topic != "actors":
        return group.name
    return name_states(lexicon).get(entry.word("state") or "") or entry.word("actor")


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
