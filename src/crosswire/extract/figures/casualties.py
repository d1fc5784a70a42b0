"""Who was killed, injured, missing or taken, as the casualty patterns find it in a sentence."""

from __future__ import annotations

import re
from functools import reduce
from typing import NamedTuple

from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.lexicon.pattern import Hit, compile_patterns
from crosswire.model.figure import Figure
from crosswire.model.text import Span

_ATTACKERS = frozenset({"attacker"})


class Toll(NamedTuple):
    """A number of victims: the slot it counts for, whom it counts, and where it stands.

    `subset`: the number is a part of a larger one; `whole`: the words say that it counts all
    ("a fifth person died"); `attackers`: it counts those who attacked;
    `outdated`: the rule by which the text itself calls it an earlier count, "" if it does not;
    `counted` covers the number itself.
    """

    slot: str
    figure: Figure
    span: Span
    rule: str
    of: str | None
    victim: str | None
    subset: bool
    attackers: bool
    outdated: str
    counted: Span
    whole: bool = False


def find_tolls(scan: Scan, lexicon: Lexicon) -> list[Toll]:
    """The tolls of a sentence in order, each group of people counted once in a slot."""
    hits = sorted(
        compile_patterns(lexicon, "casualties").find(scan.symbols, scan.words),
        key=lambda hit: (hit.start, not hit.entry.says_yes("none"), hit.end),
    )
    tolls: dict[tuple[str, Span], Toll] = {}
    for hit in drop_inner(hits):
        for toll in _read_hit(scan, hit, lexicon):
            known = tolls.get((toll.slot, toll.counted))
            tolls[(toll.slot, toll.counted)] = toll if known is None else _join(known, toll)
    ordered = sorted(tolls.values(), key=lambda toll: toll.span.start)
    return _add_others(scan, _raise_both(_drop_mixed(_drop_told_before(ordered, hits))))


def _drop_told_before(tolls: list[Toll], hits: list[Hit]) -> list[Toll]:
    """The tolls without "three are in critical condition" where the sentence counts the hurt."""
    again = {hit.entry.rule for hit in hits if hit.entry.says_yes("told_before")}
    counted = {toll.slot for toll in tolls if toll.rule not in again}
    return [toll for toll in tolls if toll.rule not in again or toll.slot not in counted]


def drop_inner(hits: list[Hit]) -> list[Hit]:
    """The hits without those that end where an earlier one of the same slot ends.

    In "six Americans, five soldiers and a contractor, were hurt" the first group is the subject.
    """
    kept: dict[tuple[str | None, int], Hit] = {}
    for hit in hits:
        kept.setdefault((hit.entry.word("field"), hit.end), hit)
    return list(kept.values())


def _join(known: Toll, toll: Toll) -> Toll:
    """Of two tolls of the same people the one told first; it counts all if either does."""
    first = toll if toll.span.start < known.span.start else known
    return first._replace(whole=known.whole or toll.whole)


def _drop_mixed(tolls: list[Toll]) -> list[Toll]:
    """Without tolls of killed or injured whose people are counted as both together."""
    mixed = [toll.counted for toll in tolls if toll.slot == "casualties"]
    return [t for t in tolls if t.slot == "casualties" or t.counted not in mixed]


def _raise_both(tolls: list[Toll]) -> list[Toll]:
    """The same; where a count of the dead is said to have risen, the next of the wounded is new.

    "The ministry raised the toll to 33 killed and 195 wounded."
    """
    risen = [toll.span.end for toll in tolls if toll.rule.endswith(".risen")]
    if not risen:
        return tolls
    return [
        toll._replace(whole=True) if toll.slot == "injured" and toll.span.start > risen[0] else toll
        for toll in tolls
    ]


_OTHERS = frozenset({"other", "others"})


def _add_others(scan: Scan, tolls: list[Toll]) -> list[Toll]:
    """The same, with "others" counted beside those told before them in the sentence.

    "A mayor was killed in a strike that killed five other people" tells of six.
    """
    if len(tolls) < 2:
        return tolls
    added = list(tolls)
    for at, toll in enumerate(tolls):
        first = next((t for t in tolls[:at] if t.slot == toll.slot), None)
        if first is not None and _are_beside(scan, first, toll):
            added[at] = toll._replace(
                figure=first.figure.plus(toll.figure), whole=True, of=first.of
            )
    return added


def _are_beside(scan: Scan, first: Toll, other: Toll) -> bool:
    """True if a toll counts "others" than one person told before, at no other place."""
    words = set(other.counted.quote(scan.text).lower().split())
    if not words & _OTHERS or first.figure != Figure(1, 1) or other.subset or other.attackers:
        return False
    return not scan.of("P", Span(other.span.end, max(other.span.end, scan.sentence.span.end)))


def _read_hit(scan: Scan, hit: Hit, lexicon: Lexicon) -> list[Toll]:
    field = hit.entry.word("field") or ""
    slots = ("killed", "injured") if field == "both" else (field,)
    if hit.entry.says_yes("none"):
        return [_plain(scan, hit, slot, Figure(0, 0)) for slot in slots]
    if hit.entry.says_yes("some"):
        return [_plain(scan, hit, slot, Figure(1, None)) for slot in slots]
    if hit.entry.says_yes("one"):
        return [_plain(scan, hit, slot, Figure(1, 1)) for slot in slots]
    found = []
    for key in sorted(hit.groups.keys() - {"age"}):
        group = scan.groups[hit.groups[key]]
        if _names_no_victim(scan, hit, group):
            continue
        figure = count_people(scan, group)
        if figure is not None and not _is_number_of(scan, group) and _suits(scan, hit, figure):
            figure = _mind_verb(scan, group, figure)
            found.append(_counted(scan, hit, slots[0], group, figure, lexicon))
    return found


def _names_no_victim(scan: Scan, hit: Hit, group: Group) -> bool:
    """True for a name of many ("staff of Aid Corps were killed"), and "the toll at a shop"."""
    if group.letter == "X":
        listed = scan.word_before(group.span.start) == "and"
        return scan.word_after(group.span.end) == "were" and not listed
    return hit.entry.rule.endswith(".toll") and group.letter == "N" and group.figure == Figure(1, 1)


def _suits(scan: Scan, hit: Hit, figure: Figure) -> bool:
    """False for several where the words tell of one only, and for the wounds of the dead."""
    if hit.entry.says_yes("single") and figure != Figure(1, 1):
        return False
    if hit.entry.word("field") != "injured" or not _FATALLY & scan.words:
        return True
    return not _FATALLY & set(scan.span_at(hit.start, hit.end).quote(scan.text).lower().split())


_FATALLY = frozenset({"fatally", "mortally"})


def _is_number_of(scan: Scan, group: Group) -> bool:
    """True for "the number of people killed": the words only say what is counted."""
    bare = group.letter == "N" and not group.counted
    return bare and scan.word_before(group.span.start, 2) in {"number", "toll", "list", "names"}


def _mind_verb(scan: Scan, group: Group, figure: Figure) -> Figure:
    """The figure as the verb before it bounds it: "climbed past forty", "has gone up to 24"."""
    before = scan.word_before(group.span.start)
    if before in scan.closed.beyond:
        return Figure(figure.low, None, figure.approximate)
    if before in scan.closed.rises and figure.low is None:
        return Figure(figure.high, figure.high, figure.approximate)
    return figure


def count_people(scan: Scan, group: Group) -> Figure | None:
    """How many people a group and those listed beside it are; None if unsaid.

    "Five soldiers and two contractors" are seven; in "six Americans, five soldiers and a
    contractor" the parts add up to the first, which is the number.
    """
    if group.letter == "X":
        return Figure(1, 1)
    place = _place_in_order(group)
    if place is not None:
        return place  # "a fifth person died": five have
    head = find_counted_head(scan, group)
    if head is not group or group.letter != "N":
        return head.figure
    listed = list_people(scan, group)
    figures = [g.figure for g in listed if g.figure is not None]
    if len(figures) < 2:
        return group.figure
    rest = reduce(Figure.plus, figures[1:])
    apposed = scan.word_after(listed[0].span.end) == ","
    whole = listed[0].role == "person" or figures[0] == rest  # "70 people, ten women and …"
    return figures[0] if apposed and whole else figures[0].plus(rest)


def _place_in_order(group: Group) -> Figure | None:
    """The number that an ordinal gives a victim: "a fifth person", "second worker"."""
    single = group.letter == "N" and group.figure == Figure(1, 1) and group.rank is not None
    return group.rank if single and group.determiner in {"a", ""} else None


def find_counted_head(scan: Scan, group: Group) -> Group:
    """The group whose number counts a group without one of its own.

    "Sixteen members of Iran's security forces" are sixteen, and so are "sixteen officers and men".
    """
    before = [g for g in scan.groups if g.letter in "NF" and g.span.end <= group.span.start]
    if group.counted or group.letter != "N" or not before:
        return group
    head = before[-1]
    words = scan.text[head.span.end : group.span.start].split()
    joined = words[:1] == ["of"] and len(words) <= OF_REACH
    near = joined or words == ["and"] or (head.letter == "F" and _are_called(scan, head, group))
    return head if head.figure is not None and near else group


def _are_called(scan: Scan, number: Group, people: Group) -> bool:
    """True for "eight Amarnath pilgrims": a name alone stands between a number and its people."""
    between = Span(number.span.end, people.span.start)
    words = between.quote(scan.text).strip()
    return any(g.span.quote(scan.text) == words for g in scan.of("PAX", between))


OF_REACH = 5  # words from "of" to the group it belongs to: "of Iran's elite security"


def list_people(scan: Scan, group: Group) -> list[Group]:
    """The groups of people that stand in one list with a group, in order."""
    crowds = [g for g in scan.groups if g.letter == "N"]
    at = crowds.index(group)
    first = last = at
    while first > 0 and _are_listed(scan, crowds[first - 1], crowds[first]):
        first -= 1
    while last + 1 < len(crowds) and _are_listed(scan, crowds[last], crowds[last + 1]):
        last += 1
    listed = crowds[first : last + 1]
    whole = scan.text[listed[0].span.start : listed[-1].span.end].split()
    short = scan.sentence.zone == "title"  # "15 policemen, four civilians die"
    # "56 people, two aid workers said" is no list.
    return listed if short or {"and", "with", "well"} & set(whole) else [group]


_BODIES = ("bodies", "corpses")


def _are_listed(scan: Scan, left: Group, right: Group) -> bool:
    if left.span.quote(scan.text).lower().endswith(_BODIES):
        return False  # "18 bodies and 23 people wounded": the dead are no part of the wounded
    between = scan.text[left.span.end : right.span.start]
    words = _ALONG.sub(" and ", between).replace(",", " , ").split()
    return right.counted and {",", "and"} >= set(words) - {"a", "an", "the"} != set()


_ALONG = re.compile(r"\b(?:along with|together with|as well as)\b")


def _plain(scan: Scan, hit: Hit, slot: str, figure: Figure) -> Toll:
    span = scan.span_at(hit.start, hit.end)
    return Toll(slot, figure, span, hit.entry.rule, None, None, False, False, "", span)


def _counted(
    scan: Scan, hit: Hit, slot: str, group: Group, figure: Figure, lexicon: Lexicon
) -> Toll:
    span = scan.span_at(hit.start, hit.end)
    return Toll(
        slot,
        figure,
        span.through(group.span),
        hit.entry.rule,
        "named" if group.letter == "X" else group.role,
        group.span.quote(scan.text) if group.letter in "NX" else None,
        is_subset(scan, group),
        _counts_attackers(group),
        find_update(scan, group.span, lexicon),
        group.span,
        whole=hit.entry.says_yes("whole") or _place_in_order(group) is not None,
    )


def is_subset(scan: Scan, group: Group) -> bool:
    """True if people are a part of others just told: "including two", "two of them"."""
    before = [scan.word_before(group.span.start, step) for step in (1, 2, 3)]
    if before[0] == "among":
        return False  # "five children among 12 dead": the twelve are the whole
    after = [scan.word_after(group.span.end, step) for step in (1, 2)]
    return (
        bool(scan.closed.parts & set(before))
        or after == ["of", "them"]
        or after == ["of", "whom"]
        or group.determiner == "partitive"
    )


def _counts_attackers(group: Group) -> bool:
    return group.role in _ATTACKERS


def find_update(scan: Scan, span: Span, lexicon: Lexicon) -> str:
    """The rule by which the sentence itself calls the number in a span an earlier count, else "".

    "She said that the clinic had reported 55 dead" does not: "had" is what "said that" asks for.
    """
    start = max(scan.sentence.span.start, span.start - UPDATE_REACH)
    found = find_phrases(scan.text[start : span.end], lexicon, ("updates",))
    rules = (m.entry.rule for m in found if not _is_told_back(scan, m.span.start + start))
    return next(rules, "")


def _is_told_back(scan: Scan, at: int) -> bool:
    """True for the "had reported" at an offset of the article that stands behind "said that"."""
    before = [scan.word_before(at, step) for step in range(1, 6)]
    return scan.word_after(at) == "had" and "that" in before


UPDATE_REACH = 60  # characters: "an earlier count of" stands right before its number
