"""One statement that several articles carry, its wordings laid beside each other word by word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise

import msgspec

from crosswire.model.moment import Moment
from crosswire.model.parties import may_be_same, words_of_name
from crosswire.model.related import Statement
from crosswire.model.sayings import Change, Piece, Saying, Wording

# Of the labelled statements, different words of one speaker share at most 0.3 of the shorter, two
# wordings of one statement at least 0.6.
ALIKE = 0.5
LEAST_SHARED = 4  # words: two statements that share three may both be of "the security forces"
FORMULA = 8  # words in a row that nobody says twice by chance, whatever the day
SHINGLE = 3
SHORTEST = 2
MANY = 200  # wordings of one speaker; three words that so many share tell nothing
SLACK = 1  # days: a readout of Monday's call may be dated Tuesday

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")


def join_variants(statements: Sequence[Statement], texts: Mapping[str, str]) -> list[Saying]:
    """What was said, each once, by its day and id; undated ones last.

    Statements are one if their speakers may be, their wordings are near, and their days do not
    differ. What is quoted and what is not are never one. Their order changes nothing.
    """
    ordered = sorted(statements, key=lambda s: s.id)
    words = {s.id: split_words(s.span.quote(texts[s.article])) for s in ordered}
    groups = _group(ordered, words)
    sayings = [_make_saying(group, texts) for group in groups]
    return sorted(sayings, key=_when)


def _when(saying: Saying) -> tuple[str, str, str, int]:
    told = saying.statement
    start, end = (told.date.start, told.date.end) if told.date else (None, None)
    return (str(start or "9999"), str(end or "9999"), told.article, told.span.start)


def split_words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, marks left out.

    >>> split_words("“We’ll go,” he said of the U.S. base.")
    ('we', 'll', 'go', 'he', 'said', 'of', 'the', 'u.s', 'base')
    """
    return tuple(word.lower() for word in _WORD.findall(text.replace("’", " ")))


def _group(
    statements: Sequence[Statement], words: Mapping[str, tuple[str, ...]]
) -> list[list[Statement]]:
    """The statements that are one, together: those tied to any of a group belong to it."""
    known = {statement.id: statement for statement in statements}
    leader = {key: key for key in known}

    def lead(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    for one, other in sorted(_find_pairs(statements, words)):
        if is_one(known[one], known[other], words):
            first, second = sorted((lead(one), lead(other)))
            leader[second] = first
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(lead(statement.id), []).append(statement)
    return list(groups.values())


def _find_pairs(
    statements: Sequence[Statement], words: Mapping[str, tuple[str, ...]]
) -> set[tuple[str, str]]:
    """The ids of statements to compare: their speakers end alike, and so do words of theirs.

    The same words of the same day are compared with each other only from one to the next, or a
    vow that a thousand articles quote would be half a million pairs.
    """
    alike: defaultdict[tuple[str, tuple[str, ...]], list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: (_day_of(s), s.id)):
        for name in _last_words(statement.speaker):
            alike[name, words[statement.id]].append(statement)
    chains = {_pair(a.id, b.id) for held in alike.values() for a, b in pairwise(held)}
    holders: defaultdict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for (name, told), held in alike.items():
        first = {(_day_of(s), s.about): s.id for s in reversed(held)}
        for shingle in _shingles(told):
            holders[name, shingle].update(first.values())
    return chains | {
        (one, other)
        for (_, shingle), ids in holders.items()
        if len(ids) <= MANY
        for one, other in combinations(sorted(ids), 2)
        if len(shingle) == SHINGLE or min(len(words[one]), len(words[other])) < LEAST_SHARED
    }


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _day_of(statement: Statement) -> str:
    return str(statement.date.start) if statement.date else ""


def _last_words(speaker: str) -> set[str]:
    """The last word of each speaker's name: two names of one speaker end alike."""
    names = (words_of_name(name) for name in speaker.split(" and "))
    return {name[-1].rstrip("s") for name in names if name}


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every three words in a row, and every two."""
    for size in (SHINGLE, SHINGLE - 1):
        for start in range(len(words) - size + 1):
            yield tuple(words[start : start + size])


def is_one(one: Statement, other: Statement, words: Mapping[str, tuple[str, ...]]) -> bool:
    """True if two statements are one: the same speaker, near in wording and in time."""
    if one.quoted != other.quoted or not _may_speak_as_one(one, other):
        return False
    left, right = words[one.id], words[other.id]
    if one.article == other.article and left != right:
        return False  # an article that quotes twice quotes two things
    common = (Counter(left) & Counter(right)).total()  # the runs cannot cover more
    if not _is_near([common], min(len(left), len(right))):
        return False
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    runs = [block.size for block in matcher.get_matching_blocks()]
    return _is_near(runs, min(len(left), len(right))) and _is_near_in_time(one, other, max(runs))


def _is_near(runs: Sequence[int], least: int) -> bool:
    """True if half of the shorter wording is in the longer, or all of one as short as a term."""
    whole = max(runs) == least >= SHORTEST
    return whole or sum(runs) >= max(LEAST_SHARED, ALIKE * least)


def _may_speak_as_one(one: Statement, other: Statement) -> bool:
    """True if the speakers may be one, or one spoke for both: "Ann Lee and Bo Ek"."""
    left, right = one.speaker.split(" and "), other.speaker.split(" and ")
    return any(may_be_same(mine, theirs) for mine in left for theirs in right)


def _is_near_in_time(one: Statement, other: Statement, longest: int) -> bool:
    """True if the days do not differ; undated words have to be about one incident, or be many."""
    if one.date is not None and other.date is not None and one.date.start and other.date.start:
        return one.date.meets(other.date, SLACK) or longest >= FORMULA
    return longest >= FORMULA or (one.about is not None and one.about == other.about)


def _make_saying(group: Sequence[Statement], texts: Mapping[str, str]) -> Saying:
    quoted = {s.id: " ".join(s.span.quote(texts[s.article]).split()) for s in group}
    by_words: dict[tuple[str, ...], list[Statement]] = {}
    for statement in group:
        by_words.setdefault(split_words(quoted[statement.id]), []).append(statement)
    fullest = sorted(by_words, key=lambda told: (-len(told), told))
    base = quoted[by_words[fullest[0]][0].id]
    wordings = tuple(
        Wording(
            quoted[held[0].id],
            tuple(held),
            align(base, quoted[held[0].id]) if number else (),
        )
        for number, held in enumerate(by_words[told] for told in fullest)
    )
    return Saying(_fill(wordings[0].statements[0], group), wordings)


def _fill(first: Statement, group: Sequence[Statement]) -> Statement:
    """The fullest statement with what others say besides; the narrowest day that is stated."""
    stated = [s.date for s in group if s.date and s.date_basis == "stated"]
    dates = stated or [s.date for s in group if s.date]
    same = [s for s in group if may_be_same(s.speaker, first.speaker)]
    judged = next((s for s in (first, *group) if s.act != "says"), first)
    return msgspec.structs.replace(
        first,
        date=min(dates, key=_width) if dates else None,
        date_basis="inferred" if dates and not stated else "stated",
        role=first.role or _first(s.role for s in same),
        channel=first.channel or _first(s.channel for s in group),
        audience=first.audience or _first(s.audience for s in group),
        about=first.about or _first(s.about for s in group),
        act=judged.act,
        plover=judged.plover,
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _width(moment: Moment) -> tuple[int, str]:
    return (moment.days or 10_000, str(moment.start))


def align(base: str, other: str) -> tuple[Piece, ...]:
    """Two wordings side by side, word by word; case and marks make no difference.

    >>> for piece in align("agreed that today's attack marked", "We agreed that the attack marked"):
    ...     print(piece.kind, "|", piece.base, "|", piece.other)
    added |  | We
    same | agreed that | agreed that
    changed | today's | the
    same | attack marked | attack marked
    """
    left, right = base.split(), other.split()
    matcher = SequenceMatcher(None, _plain(left), _plain(right), autojunk=False)
    kinds: dict[str, Change] = {
        "equal": "same",
        "replace": "changed",
        "insert": "added",
        "delete": "left_out",
    }
    return tuple(
        Piece(kinds[tag], " ".join(left[a:b]), " ".join(right[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
    )


def _plain(words: Sequence[str]) -> list[str]:
    return ["".join(words_of_name(word)) or word.strip("“”\"',.").lower() for word in words]
