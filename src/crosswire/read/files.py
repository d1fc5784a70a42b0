"""Walk the sources and hand each file to the reader for its kind."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from crosswire.model.incident import Rejection
from crosswire.model.text import Article
from crosswire.read.articles import Origin, read_text
from crosswire.read.lines import read_lines
from crosswire.read.pages import read_page

Reading = Iterator[Article | Rejection]
Reader = Callable[[bytes, Origin], Reading]

# The longest news page in a year of crawls is under 6 MB; what is larger is an archive or a dump.
MOST_BYTES = 20_000_000

_READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
}
_FORMATS = ", ".join(sorted(_READERS))


def read_articles(
    sources: Iterable[str], *, read_on: str, stdin: IO[bytes] | None = None
) -> Iterator[Article | Rejection]:
    """The articles in the sources, in order, and a Rejection for whatever is none.

    A source is a file, a folder (read with all below it, hidden files left out), a pattern such as
    "news/*.html", or "-" for standard input. The same bytes are yielded once. `read_on` is the
    day of reading, ISO 8601.
    """
    seen: set[str] = set()
    for source in sources:
        for found in _read_source(source, read_on, stdin):
            if isinstance(found, Article):
                if found.sha256 in seen:
                    continue
                seen.add(found.sha256)
            yield found


def _read_source(source: str, read_on: str, stdin: IO[bytes] | None) -> Reading:
    """Whatever one source holds."""
    if source == "-":
        yield from _read_stdin(read_on, stdin)
        return
    paths = list(find_files(source))
    if not paths:
        yield Rejection(source, "read", _explain_nothing(source))
    for path in paths:
        yield from _read_file(path, read_on)


def find_files(source: str) -> Iterator[str]:
    """The files that a source names, folders and patterns spelled out, in order of their names."""
    if Path(source).is_dir():
        yield from _walk_folder(source)
    elif Path(source).exists():
        yield source
    elif glob.has_magic(source):
        for path in sorted(glob.glob(source, recursive=True)):  # noqa: PTH207
            yield from _walk_folder(path) if Path(path).is_dir() else [path]


def _walk_folder(source: str) -> Iterator[str]:
    """The files below a folder that are not hidden."""
    for folder, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(folder) / name) for name in sorted(names) if not name.startswith("."))


def _explain_nothing(source: str) -> str:
    """Why a source yields no file."""
    if Path(source).is_dir():
        return f"the folder holds no files. Articles are {_FORMATS}."
    if glob.has_magic(source):
        return "no file matches the pattern. Quote it if the shell should leave it alone."
    return "no such file or folder. Check the spelling, or give the path from the root."


def _read_file(path: str, read_on: str) -> Reading:
    """The articles of one file, by its suffix."""
    suffix = Path(path).suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        yield Rejection(
            path, "read", f"not an article format: {suffix or 'no suffix'}. Known: {_FORMATS}."
        )
        return
    try:
        size = Path(path).stat().st_size
        if size > MOST_BYTES and reader is not read_lines:
            yield Rejection(path, "read", _explain_size(size))
            return
        content = Path(path).read_bytes()
    except OSError as error:
        reason = f"the file cannot be opened: {error.strerror}. Check who may read it."
        yield Rejection(path, "read", reason)
        return
    yield from _read_content(content, reader, Origin(path, read_on))


def _explain_size(size: int) -> str:
    """Why a file is too large, and what to do."""
    return (
        f"{size / 1e6:.0f} MB is too large for an article; at most {MOST_BYTES / 1e6:.0f} MB. "
        "Split an archive into one file an article, or into lines of .jsonl."
    )


def _read_stdin(read_on: str, stdin: IO[bytes] | None) -> Reading:
    """What standard input holds, its kind told by its first characters."""
    if stdin is None:
        yield Rejection("-", "read", "there is no standard input. Pipe an article in.")
        return
    content = stdin.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        yield Rejection("-", "read", _explain_size(len(content)))
        return
    yield from _read_content(content, _guess_reader(content), Origin("-", read_on))


def _guess_reader(content: bytes) -> Reader:
    """HTML begins with a tag, JSON lines with a brace; anything else is text."""
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        return read_page
    return read_lines if start.startswith(b"{") else read_text


def _read_content(content: bytes, reader: Reader, origin: Origin) -> Reading:
    """The articles in some bytes, unless there is nothing in them."""
    if not content.strip():
        yield Rejection(origin.path, "read", "the file is empty.")
        return
    yield from reader(content, origin)
