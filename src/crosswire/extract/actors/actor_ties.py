"""What is said of armed groups: whose front, member or splinter one is, what else it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import msgspec

from crosswire.extract.actors.tie_sides import Sides
from crosswire.extract.doers.group_names import (
    BODIES,
    GroupName,
    NameReader,
    TieWords,
    load_tie_words,
)
from crosswire.extract.doers.speakers import find_asserter
from crosswire.extract.sentence.names import is_acronym
from crosswire.extract.sentence.plain_words import Found, PlainWords, read_words
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases, fold
from crosswire.model.ids import make_id
from crosswire.model.mention import Mention
from crosswire.model.related import ActorTie, TieModality
from crosswire.model.text import Document, Span

ACCUSING = 7  # tokens between "accused" and "backing"
Doers = Mapping[str, Set[str]]


def find_actor_ties(
    document: Document, scans: Sequence[Scan], doers: Doers, lexicon: Lexicon
) -> list[ActorTie]:
    """What an article says of actors, each kind, pair and voice once.

    An actor is named as the lexicon has it, else as written: a new name is never taken for a listed
    one that it merely resembles. It is an armed group's if a word in it or beside it says so, or if
    it claims an incident (`doers` has the stances of each). No state is anybody's member or front.
    """
    words = load_tie_words(lexicon)
    full: dict[str, str] = {}
    known = dict(doers)  # short forms join them as they are told
    kept: dict[tuple[str | None, ...], ActorTie] = {}
    for scan in scans:
        sentence = _Sentence(document, scan, words, lexicon, known)
        for tie in sentence.read():
            if tie.kind == "alias" and tie.other is not None:
                full.setdefault(tie.other, tie.actor)
                known.setdefault(tie.other, frozenset({"claimed"}))
            named = _name_in_full(tie, full)
            kept.setdefault(_key(named), named)
    return [tie for tie in kept.values() if tie.actor != tie.other]


def _name_in_full(tie: ActorTie, full: Mapping[str, str]) -> ActorTie:
    """The tie of a short form told before, of the whole name; nobody calls himself a newcomer."""
    actor = full.get(tie.actor, tie.actor)
    own = tie.kind == "newcomer" and full.get(tie.asserter or "") == actor
    return msgspec.structs.replace(tie, actor=actor, asserter=None if own else tie.asserter)


def list_stances(mentions: Iterable[Mention]) -> Doers:
    """The stances in which each actor is tied to any of the mentions."""
    stances: dict[str, set[str]] = {}
    for role in (role for mention in mentions for role in mention.responsibility):
        stances.setdefault(role.actor, set()).add(role.stance)
    return stances


def _key(tie: ActorTie) -> tuple[str | None, ...]:
    return (tie.kind, tie.actor, tie.other, tie.modality, tie.asserter)


class _Other(NamedTuple):
    """The second end of a tie: its words or name, and the name that it was read from."""

    said: str | None
    name: GroupName | None = None


class _Sentence:
    """One sentence with its names, and the ties that its words say."""

    def __init__(
        self,
        document: Document,
        scan: Scan,
        words: TieWords,
        lexicon: Lexicon,
        doers: Doers,
    ) -> None:
        self._document, self._scan, self._words = document, scan, words
        self._lexicon, self._doers = lexicon, doers
        self._plain: PlainWords = read_words(scan)

    def read(self) -> Iterator[ActorTie]:
        """The ties in order, those of bracketed short forms first."""
        hits = self._plain.find(self._lexicon, "actor_ties")
        if hits or "(" in self._plain.words or any(map(_BACKED.fullmatch, self._plain.words)):
            yield from self._short_forms()
            yield from self._stated(hits)
            yield from self._compounds()

    @cached_property
    def _names(self) -> list[GroupName]:
        named = NameReader(self._scan, self._plain, self._words, self._lexicon).read()
        return [n._replace(is_group=n.is_group or self._did(n)) for n in named]

    @cached_property
    def _sides(self) -> Sides:
        return Sides(self._plain, self._names, self._words)

    def _did(self, name: GroupName) -> bool:
        """True if a new name is a claimant's, or a doer's that sounds like a group's."""
        told = [held for doer, held in self._doers.items() if name.name.startswith(doer)]
        return any("claimed" in held for held in told) or (name.has_body and bool(told))

    def _short_forms(self) -> Iterator[ActorTie]:
        """The short forms in brackets behind new names: "Gorge Freedom Front (GFF)"."""
        for name, short in pairwise(self._names):
            written = short.span.quote(self._scan.text)
            is_new = name.is_group and not (name.kind or short.kind)
            if is_new and written[0] == name.name[0] and self._is_bracketed(name, short):
                yield self._make("alias", name, written, Span(name.span.start, short.span.end))

    def _is_bracketed(self, name: GroupName, short: GroupName) -> bool:
        opened = self._plain.between(name.last + 1, short.first) == ["("]
        closed = self._plain.word(short.last + 1) == ")"
        return opened and closed and is_acronym(short.name, capitals=False)

    def _stated(self, hits: Sequence[Found]) -> Iterator[ActorTie]:
        """What the patterns say; one that lies inside another that told something says nothing."""
        covered = -1
        for hit in hits:
            if hit.last <= covered or self._is_inside_name(hit):
                continue
            tie = self._read_hit(hit)
            if tie is not None:
                covered = hit.last
                yield tie

    def _is_inside_name(self, hit: Found) -> bool:
        return any(n.first <= hit.first and hit.last <= n.last for n in self._names)

    def _read_hit(self, hit: Found) -> ActorTie | None:
        if hit.entry.says_yes("suffix"):
            return None
        other = self._find_other(hit)
        actor = self._sides.find(hit.entry.word("actor"), hit, other.name) if other else None
        if actor is None or other is None:
            return None
        if self._covers_armed(hit, other):
            actor = actor._replace(is_group=True)
        if not _may_be(hit, actor, other.name):
            return None
        first = other.name.span.start if other.name is not None else hit.span.start
        reach = Span(min(first, hit.span.start), hit.span.end)
        tie = self._make(hit.entry.word("kind") or "", actor, other.said, reach)
        return tie if tie.asserter is not None else self._with_asserter(tie, hit)

    def _covers_armed(self, hit: Found, other: _Other) -> bool:
        """True for an umbrella whose members are armed: "a coalition of Druze factions"."""
        words = fold(other.said or "").split()
        return hit.entry.word("kind") == "umbrella" and bool(self._words.armed & set(words))

    def _with_asserter(self, tie: ActorTie, hit: Found) -> ActorTie:
        """The tie with whoever holds it against somebody, or denies it of himself."""
        voice = self._accuser(hit) or (tie.other if tie.modality == "denied" else None)
        return msgspec.structs.replace(tie, asserter=voice)

    def _find_other(self, hit: Found) -> _Other | None:
        """The second end; None if the entry asks for one and none stands there."""
        where = hit.entry.word("other")
        if where is None:
            return _Other(None)
        if where == "words":
            return _Other(self._members(hit))
        name = self._sides.find(where, hit, None)
        if name is None:
            return None
        is_alias = hit.entry.word("kind") == "alias"
        return _Other(name.span.quote(self._scan.text) if is_alias else name.name, name)

    def _members(self, hit: Found) -> str:
        """The words for those whom an umbrella covers: "Iran-linked armed groups"."""
        at = hit.first
        while at < hit.last - 1 and self._plain.word(at) not in _COVERING:
            at += 1
        tokens = self._plain.tokens
        return self._scan.text[tokens[at + 1].start : tokens[hit.last].end]

    def _compounds(self) -> Iterator[ActorTie]:
        """Whose backing an adjective tells: "the Iran-backed group X"."""
        for at, token in enumerate(self._plain.tokens):
            match = _BACKED.fullmatch(token.word)
            actor = self._sides.after(at + 1, marks=False) if match else None
            if match is None or actor is None or not actor.is_group:
                continue
            backer = self._backer(Span(token.start, token.start + len(match.group(1))))
            if backer is not None:
                yield self._make("backed_by", actor, backer, Span(token.start, actor.span.end))

    def _backer(self, span: Span) -> str | None:
        listed = find_phrases(span.quote(self._scan.text), self._lexicon, ("actors",))
        return next((m.entry.word("actor") for m in listed), None)

    def _make(self, kind: str, actor: GroupName, other: str | None, span: Span) -> ActorTie:
        whole = actor.span.through(span)
        article = self._document.article.id
        return ActorTie(
            id=make_id("k", article, kind, actor.name, other, whole.start, whole.end),
            kind=kind,  # type: ignore[arg-type]
            actor=actor.name,
            other=other,
            asserter=self._asserter(actor, other, span),
            article=article,
            span=whole,
            modality=self._modality(self._words_outside_names(whole)),
        )

    def _words_outside_names(self, span: Span) -> set[str]:
        named = {at for name in self._names for at in range(name.first, name.last + 1)}
        tokens = enumerate(self._plain.tokens)
        return {t.word for i, t in tokens if i not in named and span.start <= t.start < span.end}

    def _asserter(self, actor: GroupName, other: str | None, span: Span) -> str | None:
        """Who says so; None where the outlet itself describes the one who speaks.

        "The Night Owls, a front for X, said": only what follows "said" is theirs.
        """
        voice = find_asserter(self._document, self._scan, span, self._lexicon)
        own = (actor.name, actor.span.quote(self._scan.text), other or "")
        if voice is None or not any(voice in name for name in own):
            return voice
        between = {t.word for t in self._plain.tokens if actor.span.end <= t.start < span.start}
        return voice if between & _SAYING else None

    def _accuser(self, hit: Found) -> str | None:
        """Who holds a tie against somebody: "Niger accused Chad of backing X"."""
        for at in range(hit.first - 1, max(0, hit.first - ACCUSING), -1):
            if self._plain.word(at) in _ACCUSING:
                named = self._sides.before(at)
                return named.span.quote(self._scan.text) if named is not None else None
        return None

    def _modality(self, said: set[str]) -> TieModality:
        if said & self._words.denials:
            return "denied"
        return "suspected" if said & self._words.doubts else "asserted"


def _may_be(hit: Found, actor: GroupName, other: GroupName | None) -> bool:
    """True if the names are of the kinds that a tie can be between."""
    kind = hit.entry.word("kind")
    is_party = actor.kind != "state" and actor.kind not in BODIES
    if not is_party or not (kind == "newcomer" or actor.is_group):
        return False
    if other is None or other.is_group or kind in {"alias", "renamed"}:
        return True
    if hit.entry.says_yes("party"):
        return other.kind in {"state", *BODIES}
    return other.kind == "" and other.first < other.last


_SAYING = frozenset({"said", "says", "claimed", "claims", "announced", "declared", "denied"})
_ACCUSING = frozenset({"accuses", "accused", "accuse", "accusing"})
_COVERING = frozenset({"of", "for", "comprising", "including", "uniting", "together", "includes"})
_BACKED = re.compile(r"(.+)-(?:backed|sponsored|supported|funded|financed|armed|trained)")
