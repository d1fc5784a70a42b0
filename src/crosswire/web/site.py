"""The pages as files for any web host: what a server would answer, and every moment of the past.

A file for each page and its JSON; an incident has one for each moment at which it changed. The
front page filters by itself, from `data/incidents.json`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import msgspec

from crosswire.api import Ledger
from crosswire.asking import LedgerReader
from crosswire.errors import SetupError
from crosswire.ledger import StoredLedger, open_ledger
from crosswire.ledger.derived import find_terms
from crosswire.ledger.search import find_words_of
from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import Incident
from crosswire.past import walk_moments
from crosswire.settings import Settings
from crosswire.web.asked import Asked
from crosswire.web.assets import list_assets, load_asset
from crosswire.web.cards import Row, make_row
from crosswire.web.feeds import FEEDS
from crosswire.web.links import Links, name_turn, stamp_moment
from crosswire.web.pages import PAGES, Page
from crosswire.web.pages.brief import BriefPage
from crosswire.web.pages.changes import ChangesPage
from crosswire.web.pages.coverage import CoveragePage
from crosswire.web.pages.incident import IncidentPage
from crosswire.web.render import make_environment, render_moved, render_page

ENDING = ".html"
LISTED = "crosswire-site.json"  # names all files of the site, so that the next one can tidy up
PAGE_OF = {page.name: page for page in PAGES}


class Version(msgspec.Struct, frozen=True):
    """An incident as it stood from one moment to the next; open-ended while it still does.

    `html` is its row in the table; `places`, `actors` and `articles` are what it is found by.
    """

    id: str
    since: datetime
    until: datetime | None
    row: Row
    html: str
    places: tuple[str, ...]
    actors: tuple[str, ...]
    articles: tuple[str, ...]


class Site:
    """A folder that is filled with pages."""

    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder
        self._address = address
        self._written: set[str] = set()
        self._before = self._find_before()

    def _find_before(self) -> list[str]:
        """The files that an earlier run wrote.

        Raises:
            SetupError: the folder holds something else.
        """
        listed = self._folder / LISTED
        if listed.exists():
            return msgspec.json.decode(listed.read_bytes(), type=list[str])
        if self._folder.exists() and any(self._folder.iterdir()):
            raise SetupError(
                f"{self._folder}: not empty, and not a site of crosswire's. Give another."
            )
        return []

    def write(self, name: str, body: bytes) -> None:
        """Write one file, whole."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        self._written.add(name)

    def write_page(
        self, ledger: LedgerReader, page: Page, asked: Asked, key: str = ""
    ) -> msgspec.Struct:
        """Write a page and its JSON, and come back with what it shows.

        As of a moment it is written under a name of its own.
        """
        at = f"-{stamp_moment(asked.as_of)}" if asked.as_of is not None else ""
        turn = name_turn(asked.page)
        name = f"{page.name}/{key}{at}" if page.of_one else f"{page.name or 'index'}{turn}"
        shown = page.build(ledger, asked, key)
        here = f"{page.name}/{key}" if page.of_one else page.name
        links = Links(here, "../" if page.of_one else "", ENDING, asked)
        self.write(f"{name}{ENDING}", render_page(page, shown, links).encode())
        self.write(f"{name}.json", msgspec.json.encode(shown))
        return shown

    def write_list(self, ledger: LedgerReader, page: Page) -> None:
        """Write a page that goes on over several, all of them."""
        turn = 1
        while has_more(self.write_page(ledger, page, Asked(page=turn))):
            turn += 1

    def write_incident(self, ledger: LedgerReader, key: str) -> None:
        """Write an incident as it stands, and see that each of its moments leads somewhere.

        A mention may have stood in another incident at that moment, under another id.
        """
        shown = self.write_page(ledger, PAGE_OF["incident"], Asked(), key)
        moves = shown.moves if isinstance(shown, IncidentPage) else ()
        for moment in {move.at for move in moves}:
            name = f"{key}-{stamp_moment(moment)}"
            if f"incident/{name}{ENDING}" not in self._written:
                self.write_moved(name, key)

    def write_moved(self, old: str, new: str) -> None:
        """Write a page that leads from an incident's former id to the one it has now."""
        self.write(f"incident/{old}{ENDING}", render_moved(new, ENDING).encode())

    def write_feeds(self, ledger: LedgerReader) -> None:
        """Write the feeds, with whole addresses if the site's own is known."""
        for name, feed in FEEDS.items():
            body, _ = feed(ledger, Links("", self._address, ENDING))
            self.write(name, body)

    def finish(self) -> int:
        """List what was written, and remove what an earlier run wrote and this one did not."""
        for name in set(self._before) - self._written:
            (self._folder / name).unlink(missing_ok=True)
        self.write(LISTED, msgspec.json.encode(sorted(self._written)))
        return len(self._written)


def publish_site(settings: Settings, folder: Path, address: str = "") -> int:
    """Write the pages of a ledger into a folder, and come back with how many files there are.

    Raises:
        LedgerError: there is no ledger.
        SetupError: the folder holds something else.
    """
    if address and not address.endswith("/"):
        address += "/"
    site = Site(folder, address)
    with open_ledger(settings.ledger, must_exist=True, wait_s=settings.wait_s) as store:
        ledger = Ledger(store, settings)
        with ledger.at_one_moment():
            versions = list(_write_past(site, store, settings))
            _write_present(site, ledger)
            incidents = list(ledger.incidents())
            texts = {d.article.id: _fold(d.article.text) for d in ledger.documents()}
    for incident in incidents:
        for old in incident.redirects_from:
            site.write_moved(old, incident.id)
    site.write("data/incidents.json", msgspec.json.encode(versions))
    site.write("data/words.json", msgspec.json.encode(texts))
    for page in PAGES:
        site.write(f"schema/{page.kind}.json", msgspec.json.encode(msgspec.json.schema(page.shows)))
    for name in sorted(list_assets()):
        site.write(f"static/{name}", load_asset(name).body)
    return site.finish()


def has_more(shown: msgspec.Struct) -> bool:
    """True if another page of the same list follows; the front page turns by itself."""
    match shown:
        case ChangesPage():
            return shown.has_more
        case BriefPage() | CoveragePage():
            return shown.page < shown.pages
        case _:
            return False


def _write_present(site: Site, ledger: LedgerReader) -> None:
    for page in PAGES:
        if not page.of_one:
            site.write_list(ledger, page)
    for incident in ledger.incidents():
        site.write_incident(ledger, incident.id)
    for document in ledger.documents():
        site.write_page(ledger, PAGE_OF["article"], Asked(), document.article.id)
    site.write_feeds(ledger)


def _write_past(site: Site, store: StoredLedger, settings: Settings) -> Iterator[Version]:
    """Every version of every incident; those that another followed get a page of their own."""
    load = partial(load_lexicon, *map(Path, settings.lexicons))
    standing: dict[str, tuple[Incident, Version]] = {}
    for moment, walk in walk_moments(store, load):
        ledger = Ledger(walk, settings)
        found = {incident.id: incident for incident in ledger.incidents()}
        for key in [key for key, (held, _) in standing.items() if found.get(key) != held]:
            yield _end(standing.pop(key)[1], moment)
        for key, incident in found.items():
            if key not in standing:
                site.write_page(ledger, PAGE_OF["incident"], Asked(as_of=moment), key)
                standing[key] = (incident, _make_version(ledger, incident, moment))
    for _, version in standing.values():
        yield msgspec.structs.replace(version, html=_write_row(version.row, None))


def _end(version: Version, moment: datetime) -> Version:
    return msgspec.structs.replace(version, until=moment)


def _make_version(ledger: LedgerReader, incident: Incident, moment: datetime) -> Version:
    mentions = ledger.mentions(incident)
    terms = sorted(find_terms(mentions))
    row = make_row(incident)
    return Version(
        incident.id,
        moment,
        None,
        row,
        _write_row(row, moment),
        tuple(term for kind, term in terms if kind == "place"),
        tuple(term for kind, term in terms if kind == "actor"),
        tuple(dict.fromkeys(mention.article for mention in mentions)),
    )


def _write_row(row: Row, moment: datetime | None) -> str:
    """The row of an incident in the front page's table, leading to it as it stood."""
    links = Links("", "", ENDING)
    link = links.incident_at(row.id, moment) if moment else links.incident(row.id)
    return make_environment().get_template("row.html").render(row=row, link=link)


def _fold(text: str) -> str:
    """The words of a text as they are compared, each between blanks."""
    return f" {' '.join(word for word, _ in find_words_of(text))} "
