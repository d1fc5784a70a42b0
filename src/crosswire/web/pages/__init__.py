"""The pages: what each shows, as a value that is its JSON too. One module a topic."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from crosswire.asking import LedgerReader
from crosswire.web.asked import Asked
from crosswire.web.pages import actors, article, brief, changes, coverage, front, incident, places

Build = Callable[[LedgerReader, Asked, str], msgspec.Struct]


class Page(msgspec.Struct, frozen=True):
    """A kind of page: its name, what it shows, and the title in the browser's tab.

    A page of one thing is at `name/ID`, the others at `name`; the front page has no name.
    """

    name: str
    title: str
    shows: type[msgspec.Struct]
    build: Build
    of_one: bool = False

    @property
    def kind(self) -> str:
        """The name of its template and its schema."""
        return self.name or "front"


PAGES = (
    Page("", "Incidents", front.FrontPage, front.build),
    Page("incident", "Incident", incident.IncidentPage, incident.build, of_one=True),
    Page("article", "Article", article.ArticlePage, article.build, of_one=True),
    Page("actors", "Actors", actors.ActorsPage, actors.build),
    Page("places", "Places", places.PlacesPage, places.build),
    Page("changes", "Changes", changes.ChangesPage, changes.build),
    Page("brief", "Brief", brief.BriefPage, brief.build),
    Page("coverage", "Coverage", coverage.CoveragePage, coverage.build),
)
