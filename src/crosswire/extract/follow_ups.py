"""What is to be found out or done after an incident: investigated, assessed, evacuated, sought."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

import msgspec

from crosswire.extract.doers.owners import FollowUpWords, Owners, load_follow_up_words
from crosswire.extract.doers.speakers import find_asserter, find_report_times
from crosswire.extract.incidents.frames import Frame, FrameKey
from crosswire.extract.sayings.about import Nearby
from crosswire.extract.sentence.plain_words import Found, PlainWords, read_words
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.ordinary import is_ordinary
from crosswire.model.ids import make_id
from crosswire.model.mention import Mention
from crosswire.model.moment import Moment
from crosswire.model.related import FollowUp
from crosswire.model.text import Document, Span

REFUSING = 8  # tokens before a follow-up in which a word says that it is only asked for
OBJECT = 7  # tokens behind "into" that tell what is looked into


def find_follow_ups(
    document: Document,
    scans: Sequence[Scan],
    frames: Sequence[Frame],
    mentions: Mapping[FrameKey, str],
    told: Sequence[Mention],
    lexicon: Lexicon,
) -> list[FollowUp]:
    """The follow-ups of an article, each kind, state and owner once for each mention.

    Each is about the incident that it is likeliest told of, else about the article's first; an
    article that tells of no incident has none. What is demanded, refused or not done is no
    follow-up, nor is an investigation into something else.
    """
    if not told:
        return []
    words = load_follow_up_words(lexicon)
    nearby = Nearby(document, frames, mentions, told)
    found = (f for scan in scans for f in _read_scan(document, scan, words, lexicon))
    known = [
        msgspec.structs.replace(f, about=(nearby.find(f.span, f.owner or "") or told[0]).id)
        for f in found
    ]
    text = document.article.text
    return [name_fully(f, text, words) for f in _drop_repeated(known)]


def _read_scan(
    document: Document, scan: Scan, words: FollowUpWords, lexicon: Lexicon
) -> Iterator[FollowUp]:
    plain = read_words(scan)
    told: dict[str, Found] = {}
    for found in plain.find(lexicon, "follow_ups"):
        if _is_meant(scan, plain, found, words):
            _keep_surest(told, found)
    for found in sorted(told.values(), key=lambda f: f.span):
        asserter = find_asserter(document, scan, found.span, lexicon)
        owner = Owners(scan, plain, words, lexicon).find(found, asserter)
        yield _make(document, scan, found, asserter, owner, lexicon)


def _keep_surest(told: dict[str, Found], found: Found) -> None:
    """Of the hits of one kind in a sentence keep the one that ends it, else the first."""
    kind = found.entry.word("kind") or ""
    known = told.get(kind)
    if known is None or (
        found.entry.word("state") == "closed" and known.entry.word("state") == "open"
    ):
        told[kind] = found


def _is_meant(scan: Scan, plain: PlainWords, found: Found, words: FollowUpWords) -> bool:
    before = _own_clause(plain.between(found.first - REFUSING, found.first))
    inside = plain.between(found.first, found.last + 1)
    if _has_any(before, words.refusals) or _has_any(inside, words.refusals & _NEVER):
        return False
    if _means_other(plain, found, inside, words):
        return False
    return not found.entry.says_yes("object") or _is_about_harm(scan, plain, found, words)


def _own_clause(before: list[str]) -> list[str]:
    """The words behind the last mark that parts clauses."""
    marks = [at for at, word in enumerate(before) if word in {",", ";", "but"}]
    return before[marks[-1] + 1 :] if marks else before


def _means_other(
    plain: PlainWords, found: Found, inside: Sequence[str], words: FollowUpWords
) -> bool:
    """True for a search engine, a search for peace, and early findings that close nothing."""
    beside = {plain.word(found.last + 1), plain.word(found.first + 1)}
    joined = found.entry.means.get("joined") is False and bool(_JOINTS & set(inside))
    early = plain.word(found.first - 1) in words.early or joined
    is_closed = found.entry.word("state") == "closed" and found.entry.says_yes("object")
    return bool(beside & words.senses or set(inside) & words.aims) or (is_closed and early)


_JOINTS = frozenset({"and", "is", "are", "was", "were", "been", "after", "who"})
_NEVER = frozenset({"not", "never", "no", "without", "n't"})


def _has_any(said: Sequence[str], phrases: frozenset[str]) -> bool:
    spoken = f" {' '.join(said)} "
    return any(f" {phrase} " in spoken for phrase in phrases)


def _is_about_harm(scan: Scan, plain: PlainWords, found: Found, words: FollowUpWords) -> bool:
    """False where an "into", or the object of "investigating", leads to something else."""
    start = _find_object(plain, found)
    if start is None:
        return True
    behind = list(takewhile(lambda word: word not in _ENDS, plain.between(start, start + OBJECT)))
    if not behind or words.matters & set(behind):
        return True
    last = plain.tokens[start + len(behind) - 1].end
    return bool(scan.of("EW", Span(plain.tokens[start].start, last)))


def _find_object(plain: PlainWords, found: Found) -> int | None:
    """Where the words for what is looked into begin; None if there are none."""
    for at in range(found.first, found.last + 2):
        if plain.word(at) == "into":
            return at + 1
    if plain.word(found.last + 1) == "of":
        return found.last + 2
    return found.last + 1 if found.entry.id in INVESTIGATING else None


_ENDS = frozenset({".", ",", ";", ":", "?", "!", ")"})
INVESTIGATING = frozenset({"investigation.investigating", "investigation.headline"})


def _make(
    document: Document,
    scan: Scan,
    found: Found,
    asserter: str | None,
    owner: str | None,
    lexicon: Lexicon,
) -> FollowUp:
    kind, state = found.entry.word("kind"), found.entry.word("state")
    return FollowUp(
        id=make_id("f", document.article.id, kind, state, found.span.start, found.span.end),
        kind=kind,  # type: ignore[arg-type]
        state=state,  # type: ignore[arg-type]
        owner=owner,
        about=None,
        date=_find_date(document, scan, lexicon),
        asserter=asserter,
        article=document.article.id,
        span=found.span,
    )


def _find_date(document: Document, scan: Scan, lexicon: Lexicon) -> Moment | None:
    """The day on which somebody says so; else that of the article."""
    said = find_report_times(scan, lexicon)
    told = (g.moment for g in scan.of("T") if g.span in said and g.moment is not None)
    day = next((moment for moment in told if moment.start is not None), None)
    published = document.published
    return day or (published.moment if published is not None else None)


def _drop_repeated(found: Sequence[FollowUp]) -> list[FollowUp]:
    """Each once by mention, kind, state and owner; those without owner only where none has one.

    Owners are the same if the words of one are among the other's: "police", "the city police".
    """
    owned = {(f.about, f.kind, f.state) for f in found if f.owner is not None}
    kept: list[FollowUp] = []
    for follow_up in found:
        told = (follow_up.about, follow_up.kind, follow_up.state)
        has_better = follow_up.owner is None and told in owned
        if not has_better and not any(_repeats(follow_up, other) for other in kept):
            kept.append(follow_up)
    return kept


def _repeats(told: FollowUp, other: FollowUp) -> bool:
    if (told.about, told.kind, told.state) != (other.about, other.kind, other.state):
        return False
    mine, theirs = _owner_words(told.owner), _owner_words(other.owner)
    return mine <= theirs or theirs <= mine


def _owner_words(owner: str | None) -> frozenset[str]:
    return frozenset((owner or "").lower().split()) - {"the", "a", "an"}


def name_fully(follow_up: FollowUp, text: str, words: FollowUpWords) -> FollowUp:
    """The follow-up with "officials" made "Iraqi officials", if they were named so just before."""
    owner = follow_up.owner
    if owner is None or owner.lower() not in words.vague:
        return follow_up
    fuller = re.compile(rf"((?:[A-Z][\w.]*(?:[’']s)? )+){re.escape(owner.lower())}\b")
    told = [m for m in fuller.finditer(text, 0, follow_up.span.start) if _names_side(m.group(1))]
    return msgspec.structs.replace(follow_up, owner=told[-1].group()) if told else follow_up


def _names_side(before: str) -> bool:
    """True for "Iraqi", false for the "The" or "Two" that opens a sentence."""
    return not is_ordinary(before.split()[-1].lower().removesuffix("'s").removesuffix("’s"))
