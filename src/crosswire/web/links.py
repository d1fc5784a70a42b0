"""Addresses of pages on a server, and of files of a site: relative, so that any folder works."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import quote, urlsplit

import msgspec

from crosswire.web.asked import Asked


class Links(msgspec.Struct, frozen=True):
    """Where other pages are, seen from one page.

    `root` leads to the front page's folder: "/" on a server, "" or "../" in a site. `here` is the
    page itself without its ending, as "incident/i3f". `ending` is that of pages in a site.
    """

    here: str
    root: str = "/"
    ending: str = ""
    asked: Asked = Asked()
    review: bool = False

    @property
    def is_site(self) -> bool:
        """True for files without a server behind them."""
        return self.ending != ""

    @property
    def bare(self) -> Links:
        """The same but for what is looked at: for a part that many pages have in common."""
        return Links("", self.root, self.ending, Asked(as_of=self.asked.as_of))

    def page(self, name: str, **changes: object) -> str:
        """A page by name, as of the moment that is looked at; "" is the front page."""
        if self.is_site:
            return (
                f"{self.root}{quote(name) or 'index'}{name_turn(changes.get('page'))}{self.ending}"
            )
        as_of = self.asked.as_of
        query = Asked(as_of=as_of).query(**changes) if changes else _ask_as_of(as_of)
        return f"{self.root}{quote(name)}{query}"

    def filtered(self, **changes: object) -> str:
        """The front page with other filters; a site filters on the page itself."""
        asked = Asked(as_of=self.asked.as_of)
        return f"{self.page('') if self.is_site else self.root}{asked.query(**changes)}"

    def narrowed(self, **changes: object) -> str:
        """The front page with the same filters and others besides, from the beginning."""
        return f"{self.page('') if self.is_site else self.root}{self.asked.query(**changes)}"

    def turned(self, page: int) -> str:
        """The front page with the same filters, on another page of the table."""
        return f"{self.root}{self.asked.query(page=page)}"

    def incident(self, key: str) -> str:
        """An incident; in a site, as of a moment if one is looked at."""
        return self.page(f"incident/{key}")

    def incident_at(self, key: str, moment: datetime) -> str:
        """An incident as of a moment."""
        if self.is_site:
            return f"{self.root}incident/{quote(key)}-{stamp_moment(moment)}{self.ending}"
        return f"{self.root}incident/{quote(key)}{Asked(as_of=moment).query()}"

    def article(self, key: str, claim: str = "") -> str:
        """An article, and where in it a claim stands."""
        return self.page(f"article/{key}") + (f"#at-{quote(claim)}" if claim else "")

    def asset(self, name: str) -> str:
        """A file that pages need."""
        return f"{self.root}static/{name}"

    def json(self) -> str:
        """This page as JSON; in a site, of the moment that is looked at."""
        name, as_of = f"{self.root}{quote(self.here or 'index')}", self.asked.as_of
        if not self.is_site:
            return f"{name}.json{self.asked.query(page=self.asked.page)}"
        at = f"-{stamp_moment(as_of)}" if as_of is not None else ""
        return f"{name}{at}{name_turn(self.asked.page)}.json"

    def schema(self, name: str) -> str:
        """The schema of a kind of page."""
        return f"{self.root}schema/{name}.json"

    def outside(self, url: str | None) -> str | None:
        """An address that may be linked: of the web, and nothing that a browser would run.

        >>> Links("").outside("https://example.org/a"), Links("").outside("javascript:alert(1)")
        ('https://example.org/a', None)
        """
        if not url or not url.isprintable() or any(c.isspace() for c in url):
            return None
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        return url if parts.scheme in ("http", "https") and parts.hostname else None


@lru_cache(maxsize=64)  # a page asks for it at each link
def _ask_as_of(moment: datetime | None) -> str:
    return Asked(as_of=moment).query()


def name_turn(page: object) -> str:
    """What the file of a page after the first has in its name; "" for the first.

    >>> name_turn(1), name_turn(3)
    ('', '-3')
    """
    return f"-{page}" if page not in (None, 1) else ""


def stamp_moment(moment: datetime) -> str:
    """A moment as part of a file's name.

    >>> stamp_moment(datetime(2024, 8, 6, 8, 36, tzinfo=UTC))
    '20240806T083600Z'
    """
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
