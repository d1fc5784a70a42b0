"""What is said of armed groups: whose front, member or splinter one is, what else it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

import msgspec

from crosswire.extract.asserters import find_asserter
from crosswire.extract.claims import make_id
from crosswire.extract.group_names import (
    BODIES,
    GroupName,
    NameReader,
    TieWords,
    load_tie_words,
)
from crosswire.extract.names import is_acronym
from crosswire.extract.plain_words import Found, PlainWords, read_words
from crosswire.extract.scan import Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.model.mention import Mention
from crosswire.model.related import ActorTie, TieModality
from crosswire.model.text import Document, Span

SKIPPED = 5  # tokens between a tie and the name behind it: "from the hardline Islamist group X"
CALLED = 14  # tokens between "unknown" and "calling itself"
LONGEST_INSERTION = 14  # tokens between a name and what a clause behind it says
SHORT_INSERTION = 8  # the same where no comma sets it apart: "X is a loose alliance of"


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
    kept: dict[tuple[str | None, ...], ActorTie] = {}
    for scan in scans:
        sentence = _Sentence(document, scan, words, lexicon, doers)
        for tie in sentence.read():
            if tie.kind == "alias" and tie.other is not None:
                full.setdefault(tie.other, tie.actor)
            named = msgspec.structs.replace(tie, actor=full.get(tie.actor, tie.actor))
            kept.setdefault(_key(named), named)
    return [tie for tie in kept.values() if tie.actor != tie.other]


def list_stances(mentions: Iterable[Mention]) -> Doers:
    """The stances in which each actor is tied to any of the mentions."""
    stances: dict[str, set[str]] = {}
    for role in (role for mention in mentions for role in mention.responsibility):
        stances.setdefault(role.actor, set()).add(role.stance)
    return stances


def _key(tie: ActorTie) -> tuple[str | None, ...]:
    return (tie.kind, tie.actor, tie.other, tie.modality, tie.asserter)


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
        self._names: list[GroupName] = []

    def read(self) -> Iterator[ActorTie]:
        """The ties in order, those of bracketed short forms first."""
        found = self._plain.find(self._lexicon, "actor_ties")
        backed = any(_BACKED.fullmatch(word) for word in self._plain.words)
        if not (found or backed or "(" in self._plain.words):
            return
        named = NameReader(self._scan, self._plain, self._words, self._lexicon).read()
        self._names = [n._replace(is_group=n.is_group or self._did(n)) for n in named]
        yield from self._short_forms()
        covered = -1
        for hit in found:
            if hit.last <= covered or self._is_inside_name(hit):
                continue
            for tie in self._tie(hit):
                covered = hit.last
                yield tie
        yield from self._compounds()

    def _did(self, name: GroupName) -> bool:
        """True if a new name is a claimant's, or a doer's that sounds like a group's."""
        told = [held for doer, held in self._doers.items() if name.name.startswith(doer)]
        return any("claimed" in held for held in told) or (name.has_body and bool(told))

    def _short_forms(self) -> Iterator[ActorTie]:
        """The short forms in brackets behind new names: "Gorge Freedom Front (GFF)"."""
        for name, short in zip(self._names, self._names[1:], strict=False):
            bracketed = self._plain.between(name.last + 1, short.first) == ["("]
            closed = self._plain.word(short.last + 1) == ")"
            written = short.span.quote(self._scan.text)
            if not (bracketed and closed and is_acronym(written, capitals=False)):
                continue
            if name.is_group and not (name.kind or short.kind) and written[0] == name.name[0]:
                yield self._make("alias", name, written, Span(name.span.start, short.span.end))

    def _is_inside_name(self, hit: Found) -> bool:
        return any(n.first <= hit.first and hit.last <= n.last for n in self._names)

    def _tie(self, hit: Found) -> Iterator[ActorTie]:
        if hit.entry.says_yes("suffix"):
            return
        other = self._find_other(hit)
        if other is None and hit.entry.word("other") is not None:
            return
        actor = self._find_actor(hit, other if isinstance(other, GroupName) else None)
        if actor is None or not self._may_be(hit, actor, other):
            return
        kind = hit.entry.word("kind") or ""
        named = other.name if isinstance(other, GroupName) else other
        if kind in {"alias", "renamed"} and isinstance(other, GroupName):
            named = other.span.quote(self._scan.text) if kind == "alias" else other.name
        first = other.span.start if isinstance(other, GroupName) else hit.span.start
        reach = Span(min(first, hit.span.start), hit.span.end)
        yield self._make(kind, actor, named, reach, hit)

    def _find_other(self, hit: Found) -> GroupName | str | None:
        where = hit.entry.word("other")
        if where == "words":
            return self._members(hit)
        return self._find(where, hit, None) if where is not None else None

    def _find_actor(self, hit: Found, other: GroupName | None) -> GroupName | None:
        return self._find(hit.entry.word("actor"), hit, other)

    def _find(self, where: str | None, hit: Found, other: GroupName | None) -> GroupName | None:
        if where == "after":
            return self._after(hit.last + 1)
        if where == "beside":
            return self._beside(hit.first)
        if where == "within":
            inside = [n for n in self._names if hit.first < n.first and n.last < hit.last]
            return inside[-1] if inside else None
        if where == "around":
            behind = self._after(hit.last + 1)
            return behind or (self._before(other.first) if other is not None else None)
        if where == "called":
            return self._called(hit)
        return self._before(hit.first)

    def _after(self, at: int, *, marks: bool = True) -> GroupName | None:
        """The name that begins behind a token, past words for a group, and past marks if told."""
        passed = self._words.groups | (_MARKS if marks else _QUOTES)
        for start in range(at, min(at + SKIPPED + 1, len(self._plain.tokens))):
            name = next((n for n in self._names if n.first == start), None)
            if name is not None and not name.is_adjective:
                return name
            if name is None and self._plain.word(start) not in passed:
                return None
        return None

    def _beside(self, at: int) -> GroupName | None:
        end = at - 1
        while end >= 0 and self._plain.word(end) in {"'", "'s", '"', "”"}:
            end -= 1
        return next((n for n in self._names if n.last == end), None)

    def _called(self, hit: Found) -> GroupName | None:
        """The name behind "calling itself", else right behind the words, else before them."""
        rest = self._plain.between(hit.last + 1, hit.last + 1 + CALLED)
        for at in range(len(rest)):
            for size in (4, 3, 2, 1):
                if " ".join(rest[at : at + size]) in self._words.calling:
                    named = self._after(hit.last + 1 + at + size)
                    if named is not None:
                        return named
        return self._after(hit.last + 1) or self._before(hit.first)

    def _before(self, at: int) -> GroupName | None:
        """The nearest name before a token that what begins there can be said of."""
        before = [n for n in self._names if n.last < at]
        linked = next((n for n in reversed(before) if self._is_linked(n, at)), None)
        if linked is None or not self._closes_insertion(linked, at):
            return linked
        opened = [n for n in before if n.last < linked.first]
        outer = (n for n in reversed(opened) if self._plain.word(n.last + 1) == ",")
        return next(outer, linked)

    def _closes_insertion(self, name: GroupName, at: int) -> bool:
        """True for "X, a faction of Y, has": what is said is said of X."""
        between = self._plain.between(name.last + 1, min(at, name.last + 3))
        return between[:1] == [","] and bool(set(between[1:2]) & _FINITE)

    def _is_linked(self, name: GroupName, at: int) -> bool:
        between = [w for w in self._plain.between(name.last + 1, at) if w not in {'"', "“", "”"}]
        small = self._words.links | self._words.doubts | self._words.denials | self._words.accuses
        if all(w in small or w.endswith("ly") or w.isdigit() for w in between):
            return True
        if ";" in between or between[0] not in self._words.opens:
            return False
        if between[0] in {",", "("}:
            return len(between) <= LONGEST_INSERTION and between[1:2][0] not in _PARTING
        return len(between) <= SHORT_INSERTION

    def _members(self, hit: Found) -> str:
        """The words for those whom an umbrella covers: "Iran-linked armed groups"."""
        at = hit.first
        while at < hit.last and self._plain.word(at) not in _COVERING:
            at += 1
        tokens = self._plain.tokens
        return self._scan.text[tokens[at + 1].start : tokens[hit.last].end]

    def _may_be(self, hit: Found, actor: GroupName, other: GroupName | str | None) -> bool:
        """True if the names are of the kinds that a tie can be between."""
        if actor.kind == "state" or actor.kind in BODIES:
            return False
        kind = hit.entry.word("kind")
        if kind != "newcomer" and not actor.is_group:
            return False
        if not isinstance(other, GroupName) or kind in {"alias", "renamed"}:
            return True
        if hit.entry.says_yes("party"):
            return other.kind in {"state", *BODIES} or other.is_group
        return other.is_group or (other.kind == "" and other.first < other.last)

    def _compounds(self) -> Iterator[ActorTie]:
        """Whose backing an adjective tells: "the Iran-backed group X"."""
        for at, token in enumerate(self._plain.tokens):
            match = _BACKED.fullmatch(token.word)
            if match is None:
                continue
            backer = self._backer(Span(token.start, token.start + len(match.group(1))))
            actor = self._after(at + 1, marks=False)
            if backer is None or actor is None or not actor.is_group or actor.name == backer:
                continue
            yield self._make("backed_by", actor, backer, Span(token.start, actor.span.end))

    def _backer(self, span: Span) -> str | None:
        listed = find_phrases(span.quote(self._scan.text), self._lexicon, ("actors",))
        return next((m.entry.word("actor") for m in listed), None)

    def _make(
        self, kind: str, actor: GroupName, other: str | None, span: Span, hit: Found | None = None
    ) -> ActorTie:
        whole = Span(min(actor.span.start, span.start), max(actor.span.end, span.end))
        said = self._words_outside_names(whole)
        modality = self._modality(said)
        asserter = self._asserter(actor, span)
        if hit is not None and asserter is None:
            asserter = self._accuser(hit) or (other if modality == "denied" else None)
        article = self._document.article.id
        return ActorTie(
            id=make_id("k", article, kind, actor.name, other, whole.start, whole.end),
            kind=kind,  # type: ignore[arg-type]
            actor=actor.name,
            other=other,
            asserter=asserter,
            article=article,
            span=whole,
            modality=modality,
        )

    def _words_outside_names(self, span: Span) -> set[str]:
        named = {at for name in self._names for at in range(name.first, name.last + 1)}
        tokens = enumerate(self._plain.tokens)
        return {t.word for i, t in tokens if i not in named and span.start <= t.start < span.end}

    def _asserter(self, actor: GroupName, span: Span) -> str | None:
        """Who says so; None where the outlet itself describes the one who speaks.

        "The Night Owls, a front for X, said": only what follows "said" is theirs.
        """
        voice = find_asserter(self._document, self._scan, span, self._lexicon)
        own = (actor.name, actor.span.quote(self._scan.text))
        if voice is None or not any(voice in name for name in own):
            return voice
        between = {t.word for t in self._plain.tokens if actor.span.end <= t.start < span.start}
        return voice if between & _SAYING else None

    def _accuser(self, hit: Found) -> str | None:
        """Who holds a tie against somebody: "Niger accused Chad of backing X"."""
        for at in range(hit.first - 1, 0, -1):
            if self._plain.word(at) in _ACCUSING:
                named = self._before(at)
                return named.span.quote(self._scan.text) if named is not None else None
        return None

    def _modality(self, said: set[str]) -> TieModality:
        if said & self._words.denials:
            return "denied"
        return "suspected" if said & self._words.doubts else "asserted"


_QUOTES = frozenset({'"', "“", "”"})
_MARKS = _QUOTES | {",", "("}
_PARTING = frozenset({"and", "but", "while", "as", "said", "says", "after", "when"})
_FINITE = frozenset({"has", "have", "had", "is", "are", "was", "were"})
_SAYING = frozenset({"said", "says", "claimed", "claims", "announced", "declared", "denied"})
_ACCUSING = frozenset({"accuses", "accused", "accuse", "accusing"})
_COVERING = frozenset({"of", "for", "comprising", "including", "uniting", "together", "includes"})
_BACKED = re.compile(r"(.+)-(?:backed|sponsored|supported|funded|financed|armed|trained)")
