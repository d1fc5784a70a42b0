"""What changed lately, for programs that follow it: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import msgspec

from crosswire.asking import LedgerReader
from crosswire.web.asked import Asked
from crosswire.web.links import Links
from crosswire.web.pages.changes import Change, ChangesPage, build, find_latest
from crosswire.web.render import show_controls

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
Feed = Callable[[LedgerReader, Links], tuple[bytes, str]]


def write_atom(ledger: LedgerReader, links: Links) -> tuple[bytes, str]:
    """The feed as Atom, and its media type."""
    changes = build(ledger, Asked())
    entries = "".join(_write_entry(change, links) for change in changes.changes)
    feed = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{_plain(links.root or 'urn:crosswire')}</id><title>crosswire: what changed</title>"
        f"<updated>{_stamp(find_latest(changes))}</updated>"
        f'<link href="{_plain(links.page("changes"))}"/>'
        f'<link rel="self" href="{_plain(links.root)}feed.atom"/>'
        f"<author><name>crosswire</name></author>\n{entries}</feed>\n"
    )
    return feed.encode(), "application/atom+xml; charset=utf-8"


def _write_entry(change: Change, links: Links) -> str:
    address = _plain(links.article(change.source.article))
    return (
        f"<entry><id>urn:crosswire:{change.source.article}</id><title>{_plain(_name(change))}</title>"
        f'<updated>{_stamp(change.source.known)}</updated><link href="{address}"/>'
        f'<content type="text">{_plain(_tell(change))}</content></entry>\n'
    )


def write_json(ledger: LedgerReader, links: Links) -> tuple[bytes, str]:
    """The feed as JSON Feed, and its media type."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "crosswire: what changed",
        "home_page_url": links.page("changes"),
        "feed_url": f"{links.root}feed.json",
        "items": [_make_item(change, links) for change in build(ledger, Asked()).changes],
    }
    return msgspec.json.encode(feed), "application/feed+json"


def _make_item(change: Change, links: Links) -> dict[str, str]:
    return {
        "id": f"urn:crosswire:{change.source.article}",
        "url": links.article(change.source.article),
        "title": _name(change),
        "content_text": _tell(change),
        "date_published": _stamp(change.source.known),
    }


def _name(change: Change) -> str:
    title = change.source.title
    return f"{change.source.outlet}: {title}" if title else change.source.outlet


def _tell(change: Change) -> str:
    """Each incident that the article tells of, and what it moved."""
    lines = []
    for touched in change.touched:
        moves = (
            f"{m.slot}: {m.before or '–'} → {m.after or 'withdrawn'}"
            for m in touched.moved
            if not m.is_kept
        )
        what = "new" if touched.is_new else "; ".join(moves) or "told again"
        lines.append(f"{touched.incident.title} ({touched.incident.id}): {what}")
    return "\n".join(lines) or "No incident is told of."


def _plain(text: str) -> str:
    return escape(str(show_controls(text)), {'"': "&quot;"})


def _stamp(moment: datetime | None) -> str:
    return (moment or NEVER).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


FEEDS: dict[str, Feed] = {"feed.atom": write_atom, "feed.json": write_json}

__all__ = ["FEEDS", "ChangesPage", "write_atom", "write_json"]
