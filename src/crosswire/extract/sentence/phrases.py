"""A sentence cut into phrases: people, names, things and bodies, and the words between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar

from crosswire.extract.sentence.names import is_acronym, is_in_capitals
from crosswire.extract.sentence.scan import Group, Scan, Token
from crosswire.lexicon.classes import load_classes
from crosswire.lexicon.load import Entry, Lexicon
from crosswire.lexicon.match import Match, compile_phrases, fold
from crosswire.model.figure import Figure
from crosswire.model.text import Span

Kind = Literal["people", "name", "thing", "body", "other", "place", "time", "deed", "word"]
NOMINAL: frozenset[str] = frozenset({"people", "name", "thing", "body", "other"})


class Phrase(NamedTuple):
    """A noun phrase or a single word of a sentence, in its place.

    `head` is the word that says what it is, `name` the words of a proper name in it, `of` the words
    behind "of" that belong to it; `figure` says how many, None if the phrase does not tell.
    """

    kind: Kind
    span: Span
    head: str
    name: Span | None = None
    said: Span | None = None
    entry: Entry | None = None
    figure: Figure | None = None
    body: Span | None = None

    @property
    def is_nominal(self) -> bool:
        """True for a noun phrase, false for a word, time or place."""
        return self.kind in NOMINAL


class Words(NamedTuple):
    """The word classes by which phrases are told."""

    breaks: frozenset[str]
    opens: frozenset[str]
    after_to: frozenset[str]
    finite: frozenset[str]
    attributive: frozenset[str]
    nouns_ly: frozenset[str]
    nouns_ing: frozenset[str]
    collective: frozenset[str]
    bodies: frozenset[str]
    plurals: frozenset[str]
    abstract: frozenset[str]
    sides: frozenset[str]
    be: frozenset[str]
    auxiliaries: frozenset[str]
    hangs: frozenset[str]
    placing: frozenset[str]
    light: frozenset[str]


@lru_cache(maxsize=8)
def load_words(lexicon: Lexicon) -> Words:
    """The word classes of a lexicon."""
    return Words(**load_classes(lexicon, "phrase_words", Words._fields))


class Cutter:
    """One sentence while it is cut into phrases."""

    def __init__(self, scan: Scan, deeds: Sequence[Match], lexicon: Lexicon) -> None:
        self.scan, self.words = scan, load_words(lexicon)
        self.tokens = drop_brackets(scan.tokens)
        self.group_at = place_at(self.tokens, [(g.span, g) for g in scan.groups])
        self.capitals = is_in_capitals(scan.text, scan.tokens)
        self.things = {m.span.end: m.entry for m in _find_matches(scan, lexicon, "things")}
        self.deed_at = place_at(self.tokens, [(m.span, m) for m in deeds])
        # Asked for again and again while phrases are sought: read once for each token.
        self._letters = [self._read_letter(at) for at in range(len(self.tokens))]
        self._openers = [self._read_opener(at) for at in range(len(self.tokens))]

    def _read_letter(self, at: int) -> str:
        group = self.group_at.get(at)
        return group.letter if group is not None else ""

    def _read_opener(self, at: int) -> bool:
        return self.tokens[at].word in self.words.opens or self._is_figure(at)

    def cut(self) -> list[Phrase]:
        """The phrases and words of the sentence in order."""
        found: list[Phrase] = []
        at = 0
        while at < len(self.tokens):
            end = self._run_end(at)
            if end > at:
                found.append(self._make(at, end))
                at = end
                continue
            piece, at = self._single(at)
            found.append(piece)
        return found

    def _single(self, at: int) -> tuple[Phrase, int]:
        """A time, a place, a deed or a word, and where the next begins."""
        token = self.tokens[at]
        deed = self.deed_at.get(at)
        group = self.group_at.get(at)
        if group is not None and group.letter in "TP" and deed is None:
            kind: Kind = "time" if group.letter == "T" else "place"
            return Phrase(kind, group.span, token.word), self._after(group.span, at)
        if deed is not None:
            return Phrase("deed", deed.span, token.word, entry=deed.entry), self._after(
                deed.span, at
            )
        return Phrase("word", Span(token.start, token.end), token.word), at + 1

    def _after(self, span: Span, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].start < span.end:
            at += 1
        return at

    def _run_end(self, start: int) -> int:
        """Where the noun phrase that opens at a token ends; the token itself if none does."""
        at, nouns = start, 0
        while at < len(self.tokens):
            word = self.tokens[at].word
            opener = self._openers[at]
            if not (self._continues_number(start, at) if opener else self._is_nouny(at, start)):
                break
            nouns += not opener or word == "one"
            at += 1
        while at > start and self.tokens[at - 1].word == "'s":
            at -= 1
        is_empty = at == start or (nouns == 0 and not self._is_figure(at - 1))
        return start if is_empty else at

    def _continues_number(self, start: int, at: int) -> bool:
        """True for "the two men", "all the others": a determiner or number behind openers only."""
        opened = all(self._openers[i] for i in range(start, at))
        return opened or self.tokens[at - 1].word == "'s"

    def _is_figure(self, at: int) -> bool:
        letter = self._letters[at]
        return letter == "F" or (letter == "N" and self.tokens[at].word.isdigit())

    def _is_nouny(self, at: int, start: int) -> bool:
        """True for a word that a noun phrase may hold."""
        if at in self.deed_at and not self._is_attributive(at, start):
            return False
        letter, word = self._letters[at], self.tokens[at].word
        if word == "." and at > start and letter in {"A", "N", "X"}:
            return self.group_at[at] is self.group_at.get(at - 1)  # "U.S. soldiers"
        if letter in {"T", "P"}:
            return letter == "P" and self._is_place_modifier(at, start)
        if word in {"'s", "-"}:
            return at > start
        if not word[0].isalnum() or word in self.words.breaks or self._is_side(at):
            return False
        return letter in {"X", "A"} or not self._is_verb(at, start)

    def _is_side(self, at: int) -> bool:
        """True for the noun of a preposition such as "in front of"."""
        if self.tokens[at].word not in self.words.sides or at + 1 >= len(self.tokens):
            return False
        before = {token.word for token in self.tokens[max(0, at - 2) : at]}
        return self.tokens[at + 1].word == "of" and bool(before & {"in", "on", "at", "by"})

    def _is_place_modifier(self, at: int, start: int) -> bool:
        """True for a place's name inside a phrase: "the Lima office", "Lima mayor"."""
        end = self._after(self.group_at[at].span, at)
        before = self.tokens[at - 1].word if at else ""
        follows = end < len(self.tokens) and self._is_plain_noun(end)
        return follows and (at > start or before in self.words.opens or before not in _LOCATIVE)

    def _is_plain_noun(self, at: int) -> bool:
        word, group = self.tokens[at].word, self.group_at.get(at)
        if at in self.deed_at or word in self.words.breaks or word in self.words.opens:
            return False
        if group is not None:
            return group.letter in "NXA"
        return word.isalpha() and not self._is_verb(at, at)

    def _is_verb(self, at: int, start: int) -> bool:
        word = self.tokens[at].word
        before = self.tokens[at - 1].word if at else ""
        if before in self.words.after_to or word in self.words.finite:
            return True
        words = self.words
        if word in words.attributive or word in words.nouns_ly or word in words.nouns_ing:
            return False
        if word.endswith("ly"):
            return True
        return word.endswith(("ing", "ed")) and not self._is_attributive(at, start)

    def _is_attributive(self, at: int, start: int) -> bool:
        """True for a participle between what opens a phrase and its noun: "the wounded man"."""
        plain = self.words.attributive
        if at == start and self.tokens[at].word not in plain:
            return False
        opened = all(self._openers[i] or self.tokens[i].word in plain for i in range(start, at))
        return opened and self._may_be_noun(at + 1)

    def _may_be_noun(self, at: int) -> bool:
        if at >= len(self.tokens) or at in self.deed_at:
            return False
        word = self.tokens[at].word
        closed = word in self.words.breaks or word in self.words.opens
        return word[0].isalpha() and not closed and self._letters[at] in {"", "N", "X", "A", "G"}

    def _make(self, start: int, end: int) -> Phrase:
        """The noun phrase made of some tokens."""
        first = self._behind_owner(start, end)
        span = Span(self.tokens[start].start, self.tokens[end - 1].end)
        own = range(first, end)
        people = self._last_group(own, "N")
        name = self._name_at_end(own)
        head = self.tokens[end - 1].word
        thing = self.things.get(self.tokens[end - 1].end)
        figure = self._count(start, end, people, head)
        body = self._body(own)
        if name is not None and people is not None and people.span.end <= name.start:
            said = Span(self._first_noun(first, people.span.end), people.span.end)
            return Phrase("people", span, head, name, said, people.entry, Figure(1, 1), body)
        if name is not None:
            title = self._title(start, name)
            kind: Kind = "body" if self._is_body_name(name) else "name"
            return Phrase(kind, span, head, name, title, None, Figure(1, 1), body)
        said = Span(self._first_noun(first, span.end), span.end)
        kind, entry = self._sort(head, people, thing, span, own)
        return Phrase(kind, span, head, None, said, entry, figure, body)

    def _sort(
        self, head: str, people: Group | None, thing: Entry | None, span: Span, own: Sequence[int]
    ) -> tuple[Kind, Entry | None]:
        if people is not None and people.span.end >= span.end:
            return "people", people.entry
        if thing is not None:
            return "thing", thing
        actor = self.group_at.get(own[-1]) if own else None
        if head in self.words.bodies or (actor is not None and actor.letter == "A"):
            return "body", actor.entry if actor is not None else None
        return "other", None

    def _behind_owner(self, start: int, end: int) -> int:
        owners = [i for i in range(start, end - 1) if self.tokens[i].word == "'s"]
        return owners[-1] + 1 if owners else start

    def _first_noun(self, first: int, end: int) -> int:
        """Where a phrase begins without its determiner and number."""
        at = first
        while at + 1 < len(self.tokens) and self.tokens[at + 1].start < end and self._openers[at]:
            at += 1
        return self.tokens[at].start

    def _last_group(self, own: Sequence[int], letter: str) -> Group | None:
        groups = [self.group_at[i] for i in own if i in self.group_at]
        return next((g for g in reversed(groups) if g.letter == letter), None)

    def _name_at_end(self, own: Sequence[int]) -> Span | None:
        """The proper name that a phrase ends with, the words of towns in it included."""
        at = len(own)
        while at > 0 and self._is_name_part(own[at - 1]):
            at -= 1
        named = [i for i in own[at:] if self._letters[i] in {"X", "P"}]
        if not named or not any(self._letters[i] == "X" for i in named):
            return None
        return Span(self.tokens[named[0]].start, self.tokens[own[-1]].end)

    def _is_name_part(self, at: int) -> bool:
        return self._letters[at] in {"X", "P"} and self.tokens[at].word != "'s"

    def _title(self, start: int, name: Span) -> Span | None:
        """The words before a name, in small print or capitals: "doctor", "Mayor-elect"."""
        before = [t for t in self.tokens[start:] if t.end <= name.start]
        while before and before[0].word in self.words.opens:
            before = before[1:]
        return Span(before[0].start, before[-1].end) if before else None

    def _is_body_name(self, name: Span) -> bool:
        words = name.quote(self.scan.text).split()
        last = words[-1].lower()
        return last in self.words.bodies or (
            len(words) == 1 and is_acronym(words[0], self.capitals)
        )

    def _body(self, own: Sequence[int]) -> Span | None:
        """The organisation that a phrase names among its words: "ELN guerrillas"."""
        group = self._last_group(own, "A")
        if group is not None and group.entry is not None:
            kind = group.entry.word("kind")
            return group.span if kind in {"group", "umbrella", "force"} else None
        names = [self.group_at[i] for i in own if self._letters[i] == "X"]
        found = [g for g in names if is_acronym(g.span.quote(self.scan.text), self.capitals)]
        return found[0].span if found else None

    def _count(self, start: int, end: int, people: Group | None, head: str) -> Figure | None:
        group = self._last_group(range(start, end), "F")
        if group is not None:
            return group.figure
        if self.tokens[start].word == "no":
            return Figure(0, 0)
        if people is not None and people.counted:
            return people.figure
        if not self._is_plural(head):
            return Figure(1, 1)
        return None if _is_known_singular(people, head) else Figure(2, None)

    def _is_plural(self, head: str) -> bool:
        return head in self.words.plurals or (head.endswith("s") and not head.endswith("ss"))


_ARTICLES = frozenset({"a", "an", "the", "this", "another", "his", "her", "their", "its"})
_LOCATIVE = frozenset({"in", "at", "near", "from", "of", "to", "on", "outside", "between"})


def _is_known_singular(people: Group | None, head: str) -> bool:
    return (
        people is not None and people.entry is not None and head in people.entry.words("singular")
    )


Held = TypeVar("Held")


def place_at(tokens: Sequence[Token], held: Sequence[tuple[Span, Held]]) -> dict[int, Held]:
    """What covers each token, by the token's number; spans come in order and never overlap."""
    found: dict[int, Held] = {}
    at = 0
    for number, token in enumerate(tokens):
        while at < len(held) and held[at][0].end <= token.start:
            at += 1
        if at < len(held) and held[at][0].start <= token.start:
            found[number] = held[at][1]
    return found


_CLOSING = {"(": ")", "[": "]"}
LONGEST_BRACKET = 10  # tokens: a longer one may hold a clause of its own


def drop_brackets(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without what stands in brackets: "the union [UTC] offices"."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        closing = _CLOSING.get(tokens[at].word)
        last = min(at + LONGEST_BRACKET, len(tokens))
        ends = (i for i in range(at + 1, last) if tokens[i].word == closing)
        end = next(ends, None) if closing else None
        if end is None:
            kept.append(tokens[at])
        at = at + 1 if end is None else end + 1
    return drop_marks(kept)


LONGEST_NAME = 8  # tokens that a name in quotation marks has at most, with the marks


def drop_marks(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without the quotation marks around a name: the "Patriotic Front" guerrillas."""
    marks = [at for at, token in enumerate(tokens) if token.word == '"']
    pairs = zip(marks[::2], marks[1::2], strict=False)
    dropped = {at for pair in pairs if pair[1] - pair[0] < LONGEST_NAME for at in pair}
    return [token for at, token in enumerate(tokens) if at not in dropped]


def find_deeds(scan: Scan, lexicon: Lexicon) -> list[Match]:
    """The words of a sentence for what somebody did, in order."""
    return [m for m in _find_matches(scan, lexicon, "deeds") if _is_done(scan, m)]


def _is_done(scan: Scan, match: Match) -> bool:
    """False for "a bomb", "the murder": a verb in its plain form that is a noun there."""
    words = match.span.quote(scan.text).lower()
    if match.entry.word("form") != "verb" or " " in words or words.endswith(("ed", "ing")):
        return True
    return scan.word_before(match.span.start) not in _ARTICLES


def _find_matches(scan: Scan, lexicon: Lexicon, topic: str) -> list[Match]:
    span = scan.sentence.span
    words = span.quote(scan.text)
    return compile_phrases(lexicon, (topic,)).find(words, fold(words), span.start)
