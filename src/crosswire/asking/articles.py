"""What can be asked of articles: their texts, what became of them, words in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

import msgspec

from crosswire.asking.holding import HeldLedger
from crosswire.errors import LedgerError
from crosswire.ledger.search import Hit
from crosswire.ledger.state import State
from crosswire.model.incident import Reading, Rejection, describe_article
from crosswire.model.mention import Mention
from crosswire.model.text import Article, Document
from crosswire.publish.coverage import Coverage, gather_coverage
from crosswire.reconcile.versions import Version, trace_versions


class ArticleReader(HeldLedger):
    """A ledger that answers for its articles."""

    def versions(self) -> Iterator[Version]:
        """Each text that was replaced by a later one under its address, and what was changed.

        All articles are read.

        for version in ledger.versions():
            print(version.address, [change.after for change in version.changes])
        """
        return trace_versions([describe_article(d) for d in self._asked.documents()])

    def article(self, id: str) -> Article:  # noqa: A002 - the word of the ledger
        """The article with an id, with its text as it was read.

        Raises:
            LedgerError: there is none.
        """
        found = self._asked.article(id)
        if found is None:
            raise LedgerError(f'no article "{id}" in {self._store.name}')
        return found

    def articles(self) -> Iterator[Article]:
        """Every article, by id."""
        return (document.article for document in self._asked.documents())

    def documents(self) -> Iterator[Document]:
        """Every article laid out: its date, outlet, zones, sentences and quotations."""
        return self._asked.documents()

    def documents_named(self, articles: Collection[str]) -> dict[str, Document]:
        """The articles with some ids, laid out, by id."""
        return {d.article.id: d for d in self._asked.documents_of(articles)}

    def sketches(self, articles: Collection[str]) -> dict[str, Document]:
        """The same without sentences and dateline: quicker, where a list shows them."""
        return {d.article.id: d for d in self._asked.sketches_of(articles)}

    def moments(self) -> list[datetime]:
        """Since when anything could be known, each moment once, also those after `as_of`."""
        return self._store.browse().moments()

    def reading(self, article: str) -> Reading | None:
        """All that an article yields, what was passed over included; None if it was not read."""
        return next(iter(self._asked.readings_of([article])), None)

    def article_page(self, article: str) -> tuple[Document, list[Mention]]:
        """An article laid out, and what it tells of.

        Raises:
            LedgerError: there is none with this id.
        """
        found = self._asked.documents_of([article])
        if not found:
            raise LedgerError(f'no article "{article}" in {self._store.name}')
        return found[0], self._asked.mentions_in([article])

    def search(self, words: str) -> list[Hit]:
        """The articles that hold all of the words, the best match first; "quoted" words in a row.

        for hit in ledger.search('"air base" drones'):
            print(hit.outlet, hit.passage)
        """
        return self._asked.search(words)

    def status(self) -> State:
        """How much the ledger holds, and whether its incidents are up to date."""
        state = self._asked.status()
        return msgspec.structs.replace(state, path=self._store.name) if self._past else state

    def rejections(self) -> list[Rejection]:
        """What could not be read, and why."""
        return list(self._asked.rejections())

    def coverage(self) -> Coverage:
        """What of the articles was read, rejected and passed over, and why.

        print(ledger.coverage().abstained)
        """
        return gather_coverage(self._asked)
