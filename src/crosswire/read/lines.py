"""Read .jsonl: one article a line, as a JSON object."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from crosswire.model.incident import Rejection
from crosswire.model.text import Article, Published
from crosswire.read.articles import Known, Origin, make_article
from crosswire.read.days import is_possible, read_moment
from crosswire.read.encodings import decode
from crosswire.read.pages import read_markup


class Line(msgspec.Struct, frozen=True):
    """One line: text or html, and what is known of the article. Other keys are left alone."""

    text: str | None = None
    html: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None


def read_lines(content: bytes, origin: Origin) -> Iterator[Article | Rejection]:
    """The articles of the file; a line that is none yields a Rejection and the next is read."""
    if decode(content[:8192]) is None:
        yield Rejection(origin.path, "read", "binary, not lines of JSON.")
        return
    for number, raw in enumerate(content.split(b"\n"), start=1):
        line = raw.strip().removeprefix(b"\xef\xbb\xbf")
        if line:
            yield _read_line(line, Origin(f"{origin.path}:{number}", origin.read_on))


def _read_line(raw: bytes, origin: Origin) -> Article | Rejection:
    """The article of one line, or what is wrong with the line."""
    try:
        line = msgspec.json.decode(raw, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Rejection(origin.path, "read", f"not a JSON object of an article: {error}.")
    if not line.text and not line.html:
        return Rejection(origin.path, "read", 'neither "text" nor "html" in the object.')
    published = _read_published(line, origin)
    if isinstance(published, Rejection):
        return published
    return _make_from_line(raw, line, published, origin)


def _make_from_line(
    raw: bytes, line: Line, published: Published | None, origin: Origin
) -> Article | Rejection:
    """The article; what the line says outranks what its page says."""
    if line.text:
        known = Known(line.title, line.url, line.outlet, published)
        return make_article(raw, line.text, known, origin)
    page = read_markup(line.html or "", origin)
    if isinstance(page, Rejection):
        return page
    text, found = page
    known = Known(
        line.title or found.title,
        line.url or found.url,
        line.outlet or found.outlet,
        published or found.published,
        found.language,
    )
    return make_article(raw, text, known, origin)


def _read_published(line: Line, origin: Origin) -> Published | Rejection | None:
    """The date as given; a Rejection if it is none, or lies ahead."""
    if not line.published:
        return None
    moment = read_moment(line.published)
    if moment is None or not is_possible(moment, origin.read_on):
        reason = (
            f'"published" is {line.published!r}, which is no date up to {origin.read_on}. '
            "Write 2024-01-22 or 2024-01-22T08:36+03:00."
        )
        return Rejection(origin.path, "read", reason)
    return Published(moment, "given")
