"""Which articles have one text behind them, as far as they share prose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crosswire.model.incident import Copy


def find_origins(articles: Iterable[str], copies: Iterable[Copy]) -> Mapping[str, str]:
    """For each article the first, by id, of those with which it shares prose, through others too.

    A quotation that two print alike makes no common origin.
    """
    first = {article: article for article in sorted(articles)}
    for copy in copies:
        if copy.kind != "quotation" and copy.left in first and copy.right in first:
            one, other = sorted((_root(first, copy.left), _root(first, copy.right)))
            first[other] = one
    return {article: _root(first, article) for article in first}


def _root(first: Mapping[str, str], article: str) -> str:
    while first[article] != article:
        article = first[article]
    return article
