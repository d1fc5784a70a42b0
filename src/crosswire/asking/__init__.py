"""All that can be asked of a ledger: at each question, at one moment, or as of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from crosswire.asking.articles import ArticleReader
from crosswire.asking.beside import BesideReader
from crosswire.briefing import Desk, Window
from crosswire.model.brief import Brief
from crosswire.past import find_moment, find_start
from crosswire.publish import export_ledger, write_whole
from crosswire.publish.brief_pages import brief_markdown
from crosswire.publish.grounding import Fault, Shelf, check_brief


class LedgerReader(BesideReader, ArticleReader):
    """A ledger that answers questions. `Ledger` can be added to as well."""

    def brief(
        self, *, since: str | datetime | None = None, until: str | datetime | None = None
    ) -> Brief:
        """The newsletter of what was published from `since` on, up to `until`.

        Every sentence has its sources and is checked against them. All articles and incidents are
        read, however short the window.

            for section in ledger.brief(since="2024-08-05").sections:
                print(section.title, len(section.items))
        """
        start = None if since is None else find_start(since)
        window = Window(start, None if until is None else find_moment(until))
        desk = Desk(self._fresh(), self._lexicon())
        return desk.write(window, self._past.moment if self._past else None)

    def verify(self, brief: Brief) -> list[Fault]:
        """The sentences of a brief whose numbers, names or dates stand in no cited span.

        The check shares nothing with what makes the sentences. None if all of them hold.
        """
        return check_brief(brief, Shelf(self._fresh()), self._lexicon())

    def export(self, form: str, path: str | Path) -> None:
        """Write the ledger to a file, whole or not at all: json, jsonl, csv, geojson or brief.

        ledger.export("geojson", "incidents.geojson")
        """
        write_whole(self.pieces(form), Path(path))

    def pieces(self, form: str) -> Iterator[str]:
        """The ledger in a format, as pieces of text; all of them from one state of it."""
        with self.at_one_moment():
            if form == "brief":
                yield from brief_markdown(self.brief())
            else:
                yield from export_ledger(self._asked, form)


__all__ = ["LedgerReader"]
