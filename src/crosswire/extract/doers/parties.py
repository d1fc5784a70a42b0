"""Those who have a part in an incident, each once, from everything its frames tell of them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from crosswire.extract.doers.deeds import Act
from crosswire.model.figure import Figure
from crosswire.model.mention import Effect, Party

# What became of a party told of twice: the later in this order outranks the earlier.
_RANKS: tuple[Effect, ...] = (
    "", "struck", "unharmed", "damaged", "abducted", "freed", "injured", "destroyed", "killed",
)  # fmt: skip
MOST_PARTIES = 80  # of one incident: more are a list of names, and comparing them takes long
# Words that point back at somebody told of before, and name nobody.
_POINTING = frozenset({"victim", "victims", "body", "bodies", "corpse", "corpses", "person"})


def gather_parties(text: str, acts: Iterable[Act], group: str | None = None) -> tuple[Party, ...]:
    """The parties of some acts in the order told: one who is told of again is told once.

    `group` is the only armed group of the article: "the guerrillas" who did it are its people.
    """
    found: list[Party] = []
    for act in acts:
        party = make_party(text, act)
        if group is not None and _fights_unnamed(act):
            party = msgspec.structs.replace(party, organisation=group)
        at = next((i for i, known in enumerate(found) if is_same(known, party)), None)
        if at is not None:
            found[at] = merge(found[at], party)
        elif len(found) < MOST_PARTIES and not _only_points(party):
            found.append(party)
    return tuple(party for party in found if not _suffered(party, found))


def _suffered(party: Party, others: Iterable[Party]) -> bool:
    """True for a doer who is named as a victim: nobody did it to himself."""
    if party.part != "doer" or party.name is None:
        return False
    struck = (other.name for other in others if other.part == "victim" and other.name)
    return any(share_name(party.name, name) for name in struck)


def make_party(text: str, act: Act) -> Party:
    """The party that an act tells of."""
    phrase = act.phrase
    entry = phrase.entry
    return Party(
        part=act.part,
        name=_words(phrase.name.quote(text)) if phrase.name else None,
        description=_words(phrase.said.quote(text)) if phrase.said else None,
        organisation=_words(phrase.body.quote(text)) if phrase.body else None,
        figure=phrase.figure,
        effect=act.effect,
        role=(entry.word("role") or entry.word("thing")) if entry is not None else None,
        span=phrase.span,
    )


def _fights_unnamed(act: Act) -> bool:
    """True for a doer told only as "guerrillas", "the rebels", "a commando"."""
    phrase = act.phrase
    if act.part != "doer" or phrase.name is not None or phrase.entry is None:
        return False
    described = phrase.entry.word("kind") == "descriptor"
    return described or (phrase.body is None and phrase.entry.word("role") == "militant")


def _words(text: str) -> str:
    return " ".join(text.split())


def _only_points(party: Party) -> bool:
    return party.name is None and head_of(party) in _POINTING


def is_same(known: Party, other: Party) -> bool:
    """True if two parties may be one: names that share their last word, or the same head.

    A head without a name may be a person named before: "the mayor".
    """
    if known.part != other.part:
        return False
    if known.name and other.name:
        return share_name(known.name, other.name)
    if known.name and not other.name:
        return _is_one(other.figure) and bool(known.description) and _heads_agree(known, other)
    if other.name:
        return False
    return _heads_agree(known, other) and _figures_agree(known.figure, other.figure)


def _is_one(figure: Figure | None) -> bool:
    return figure is None or figure == Figure(1, 1)


def _figures_agree(left: Figure | None, right: Figure | None) -> bool:
    return left is None or right is None or left.agrees_with(right)


def _heads_agree(left: Party, right: Party) -> bool:
    mine, theirs = head_of(left), head_of(right)
    return bool(mine) and mine == theirs


_OF = frozenset({"of", "who", "in", "from", "at"})


def head_of(party: Party) -> str:
    """The word that says what a party is: the last before "of"."""
    words = (party.description or "").lower().split()
    end = next((i for i, word in enumerate(words) if i and word in _OF), len(words))
    return words[end - 1] if words else ""


def share_name(left: str, right: str) -> bool:
    """True if one name is a part of the other: "Ferran", "Juan Luis Ferran".

    >>> share_name("Juan Luis Ferran", "Ferran"), share_name("Ana Paz", "Luis Paz")
    (True, False)
    """
    mine, theirs = set(left.lower().split()), set(right.lower().split())
    return mine <= theirs or theirs <= mine


def merge(known: Party, other: Party) -> Party:
    """One party of two: the fuller name, the first description, the graver effect."""
    name = max((n for n in (known.name, other.name) if n), key=len, default=None)
    graver = max((known.effect, other.effect), key=_RANKS.index)
    counted = known.figure if known.figure is not None and known.figure.is_exact else other.figure
    return msgspec.structs.replace(
        known,
        name=name,
        description=known.description or other.description,
        organisation=known.organisation or other.organisation,
        figure=counted or known.figure,
        effect=graver,
        role=known.role or other.role,
    )
