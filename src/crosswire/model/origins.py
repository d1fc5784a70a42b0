"""Which articles go back to one text: no two of them confirm each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from crosswire.model.incident import ArticleFacts, Copy

Tie = tuple[str, str, str]


class Origins(NamedTuple):
    """For each article the smallest id among those that go back to one text, and what ties them.

    Of several ties between the same texts only those stand here that join them, the first found.
    """

    of: dict[str, str]
    ties: tuple[Tie, ...]

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons, each once."""
        return tuple(dict.fromkeys(why for _, _, why in self.ties))


class Copied:
    """Copies by their articles: those among a few are found without looking at all the others.

    A large ledger has as many copies as incidents.
    """

    def __init__(self, copies: Iterable[Copy]) -> None:
        self._by_left: defaultdict[str, list[Copy]] = defaultdict(list)
        for copy in copies:
            self._by_left[copy.left].append(copy)

    def among(self, articles: Collection[str]) -> list[Copy]:
        """What articles share with one another, in the order of their ids."""
        held = set(articles)
        return [
            copy
            for left in sorted(held & self._by_left.keys())
            for copy in self._by_left[left]
            if copy.right in held
        ]


def find_origins(
    articles: Iterable[str], facts: Mapping[str, ArticleFacts], copies: Sequence[Copy]
) -> Origins:
    """Which articles go back to one text: they share prose, an outlet, or an agency they credit."""
    ids = sorted(set(articles))
    root = {article: article for article in ids}
    held = {article: [article] for article in ids}  # those that go back to a root
    joining = []
    for left, right, why in (*_by_text(ids, copies), *_by_name(ids, facts)):
        keep, give = sorted((root[left], root[right]))
        if keep != give:  # else others have tied the two already
            joining.append((left, right, why))
            moved = held.pop(give)
            root |= dict.fromkeys(moved, keep)
            held[keep] += moved
    return Origins(root, tuple(joining))


def _by_text(ids: Sequence[str], copies: Sequence[Copy]) -> Iterator[Tie]:
    among = set(ids)
    for copy in sorted(copies, key=lambda c: (c.left, c.right)):
        if copy.left in among and copy.right in among and copy.kind != "quotation":
            what = "is largely the same text as" if copy.kind == "copy" else "shares prose with"
            likely = "" if copy.kind == "copy" else ": probably one text behind both"
            yield copy.left, copy.right, f"{copy.left} {what} {copy.right}{likely}"


def _by_name(ids: Sequence[str], facts: Mapping[str, ArticleFacts]) -> Iterator[Tie]:
    """Ties to the first article that has the outlet or credits the agency."""
    first: dict[tuple[str, str], str] = {}
    for article in ids:
        for key, why in _names(facts.get(article)):
            earlier = first.setdefault(key, article)
            if earlier != article:
                yield earlier, article, f"{earlier} and {article} {why}"


def _names(article: ArticleFacts | None) -> Iterator[tuple[tuple[str, str], str]]:
    if article is None:
        return
    # An agency's own page and a paper that credits the agency are one source.
    for agency in article.agencies:
        yield ("name", agency.lower()), f"both go back to {agency}"
    if article.outlet:
        yield ("name", article.outlet.lower()), f"both go back to {article.outlet}"


class Ancestry:
    """Many articles, ready to be asked which of some go back to one text."""

    def __init__(self, facts: Mapping[str, ArticleFacts], copies: Iterable[Copy]) -> None:
        self._facts = facts
        self._shared: defaultdict[str, list[Copy]] = defaultdict(list)
        for copy in copies:
            self._shared[copy.left].append(copy)

    def trace(self, articles: Iterable[str]) -> Origins:
        """The origins of some articles, by what they share among themselves alone."""
        ids = sorted(set(articles))
        copies = [copy for key in ids for copy in self._shared.get(key, ())]
        return find_origins(ids, self._facts, copies)
