"""Articles that changed under their address: which text stands, and what was changed."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from crosswire.model.incident import ArticleFacts, known_since

_WORD = re.compile(r"\S+\s*")
AROUND = 6  # words shown on either side of a change


class Change(msgspec.Struct, frozen=True):
    """Words that one version of a text has and the next has not, or the other way round."""

    kind: Literal["added", "removed", "replaced"]
    before: str
    after: str
    context: str


class Version(msgspec.Struct, frozen=True):
    """A text that another one replaced under their address, since when, and the changes."""

    address: str
    before: str
    after: str
    known: datetime | None
    changes: tuple[Change, ...]


def find_versions(articles: Iterable[ArticleFacts]) -> dict[str, list[str]]:
    """For each address with several texts their articles, the first known first.

    >>> texts = [ArticleFacts(key, None, None, address="http://x.org/1") for key in ("a2", "a1")]
    >>> find_versions(texts)
    {'x.org/1': ['a1', 'a2']}
    """
    found: defaultdict[str, list[ArticleFacts]] = defaultdict(list)
    for article in articles:
        if article.address:
            found[normalise_address(article.address)].append(article)
    return {
        address: [a.id for a in sorted(held, key=lambda a: (known_since(a), a.read_on, a.id))]
        for address, held in sorted(found.items())
        if len(held) > 1
    }


def trace_versions(articles: Sequence[ArticleFacts]) -> Iterator[Version]:
    """Each text that another one replaced, by address and in order, with the changes."""
    facts = {article.id: article for article in articles}
    for address, ids in find_versions(articles).items():
        for old, new in pairwise(ids):
            changes = compare_texts(facts[old].text, facts[new].text)
            yield Version(address, old, new, facts[new].known, tuple(changes))


def find_superseded(articles: Iterable[ArticleFacts]) -> frozenset[str]:
    """The articles of which a later version is among the given ones."""
    return frozenset(old for ids in find_versions(articles).values() for old in ids[:-1])


def normalise_address(address: str) -> str:
    """An address without what does not name the page: scheme, "www.", fragment, a last slash.

    >>> normalise_address("https://www.x.org/news/1/#top")
    'x.org/news/1'
    """
    parts = urlsplit(address.strip())
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + query


def compare_texts(before: str, after: str) -> Iterator[Change]:
    """The changes from one text to the next, in the order of the later one.

    >>> [(c.kind, c.before, c.after) for c in compare_texts("Two men died.", "Nine men died.")]
    [('replaced', 'Two', 'Nine')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            kind: Literal["added", "removed", "replaced"] = (
                "added" if tag == "insert" else "removed" if tag == "delete" else "replaced"
            )
            context = "".join(new[max(0, k - AROUND) : m + AROUND]).strip()
            yield Change(kind, "".join(old[i:j]).strip(), "".join(new[k:m]).strip(), context)
