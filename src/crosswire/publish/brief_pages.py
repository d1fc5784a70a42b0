"""A brief as Markdown, a web page, plain text and JSON. None of them adds a word of fact.

Sources are numbered in the order in which they are cited, and listed at the end with their words.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

import msgspec

from crosswire.model.brief import Brief, Citation, Item, Section, Told
from crosswire.publish.words import MONTHS, clean, say_count

WIDTH = 80  # columns of plain text
MARKS = str.maketrans({c: f"\\{c}" for c in "\\`*_[]#|~"} | {"&": "&amp;", "<": "&lt;"})
STYLE = (
    "body{font:16px/1.5 Georgia,serif;max-width:44em;margin:2em auto;padding:0 1em;color:#222}"
    "h1{line-height:1.2}h2{border-bottom:1px solid #ccc;margin-top:2em}h3{margin-bottom:.2em}"
    "p{margin:.4em 0}.meta{color:#666;font-size:.85em}sup a{text-decoration:none}"
    "ol{font-size:.85em}@media(prefers-color-scheme:dark){body{background:#181818;color:#ddd}}"
)


class Notes:
    """The numbers of the citations, in the order in which they are first cited."""

    def __init__(self) -> None:
        self.cited: dict[Citation, int] = {}

    def number(self, told: Told) -> list[int]:
        """The numbers of a sentence's citations."""
        return [self.cited.setdefault(c, len(self.cited) + 1) for c in told.citations]


def brief_json(brief: Brief) -> Iterator[str]:
    """The brief as it is checked: `crosswire verify` reads it."""
    yield msgspec.json.format(msgspec.json.encode(brief), indent=1).decode() + "\n"


def read_brief(text: bytes) -> Brief:
    """A brief out of its JSON.

    Raises:
        msgspec.ValidationError: it is none.
    """
    return msgspec.json.decode(text, type=Brief)


# ---- what all forms say --------------------------------------------------------------------------


def say_title(brief: Brief) -> str:
    """The head: the window that the brief is of, else the days that it tells of."""
    days = (brief.since, brief.until) if brief.since else (brief.first_day, brief.last_day)
    first, last = (say_stamp(day) if day else None for day in days)
    if first is None:
        return "Brief"
    if brief.since:
        return f"Brief: {first} to {last}" if last else f"Brief: since {first}"
    return f"Brief: {first}" + (f" to {last}" if last != first else "")


def say_extent(brief: Brief) -> str:
    """What was read for the brief, and how it could be known."""
    since = f" after {say_stamp(brief.since)}" if brief.since else ""
    until = f" up to {say_stamp(brief.until)}" if brief.until else ""
    as_of = f", as it could be known on {say_stamp(brief.as_of)}" if brief.as_of else ""
    window = f"published{since}{until}" if since or until else "held"
    return (
        f"{say_count(brief.articles, 'article')} {window}{as_of}"
        f" ({brief.held:,} in the ledger; {brief.rejected:,} could not be read)."
    )


def say_counts(brief: Brief) -> str:
    """How many items each section has, and how many sentences were withheld."""
    counts = [f"{section.title.lower()}: {len(section.items):,}" for section in brief.sections]
    counts.append(f"sentences withheld because a source did not bear them: {len(brief.withheld):,}")
    return f"{'; '.join(counts).capitalize()}."


def say_stamp(stamp: str) -> str:
    """A day or moment as one would say it.

    >>> say_stamp("2024-08-06"), say_stamp("2024-08-06T08:36"), say_stamp("2024-01-21T00:00+00:00")
    ('6 Aug 2024', '6 Aug 2024, 08:36', '21 Jan 2024, 00:00 UTC')
    """
    day, _, clock = stamp.partition("T")
    at = date.fromisoformat(day)
    said = f"{at.day} {MONTHS[at.month - 1]} {at.year}"
    if not clock:
        return said
    zone = " UTC" if datetime.fromisoformat(stamp).tzinfo else ""
    return f"{said}, {clock[:5]}{zone}"


def say_told(told: Told, notes: Notes, mark: Callable[[str], str], link: str = "[{}]") -> str:
    """A sentence with the day of its figures and the numbers of its sources."""
    numbers = "".join(link.format(number) for number in notes.number(told))
    of = f" (as of {say_stamp(told.as_of)})" if told.as_of else ""
    return f"{mark(told.text.removesuffix('.') + of)}{' ' if numbers else ''}{numbers}."


def say_meta(item: Item) -> str:
    """The incident's id and how many report it."""
    counted = f"{say_count(item.articles, 'article')}, {say_count(item.outlets, 'outlet')}"
    return f"{item.incident} · {counted}" if item.incident else ""


def say_source(citation: Citation) -> str:
    """The outlet and its day."""
    day = f", {say_stamp(citation.published)}" if citation.published else ""
    return f"{citation.source}{day}"


# ---- Markdown ------------------------------------------------------------------------------------


def brief_markdown(brief: Brief) -> Iterator[str]:
    """The brief as Markdown: nothing that an article says is markup."""
    notes = Notes()
    yield f"# {escape(say_title(brief))}\n\n{escape(say_extent(brief))}\n\n"
    yield f"{escape(say_counts(brief))}\n"
    for section in brief.sections:
        yield f"\n## {section.title}\n"
        for item in section.items:
            yield from _item_markdown(item, notes)
    yield "\n## Sources\n\n" if notes.cited else ""
    for citation, number in notes.cited.items():
        yield f"{number}. {escape(say_source(citation))}: “{escape(citation.quote)}”\n"


def _item_markdown(item: Item, notes: Notes) -> Iterator[str]:
    said = [say_told(told, notes, escape, "[\\[{}\\]](#sources)") for told in item.told]
    if item.incident is None:
        yield f"\n- {' '.join(said)}\n"
        return
    yield f"\n### {said[0].removesuffix('.')}\n\n"
    yield f"{' '.join(said[1:])}\n\n" if said[1:] else ""
    yield f"`{item.incident}` · {say_meta(item).partition(' · ')[2]}\n"


def escape(text: str) -> str:
    """The text with everything that Markdown or HTML would act on made plain.

    >>> escape("a *b* <script>")
    'a \\\\*b\\\\* &lt;script>'
    """
    return clean(text).translate(MARKS)


# ---- a web page ----------------------------------------------------------------------------------


def brief_html(brief: Brief) -> Iterator[str]:
    """The brief as one page that needs nothing else; nothing that an article says is markup."""
    notes = Notes()
    title = _safe(say_title(brief))
    yield f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}'
    yield f"</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    yield f"<p>{_safe(say_extent(brief))}</p>\n<p>{_safe(say_counts(brief))}</p>\n"
    for section in brief.sections:
        yield from _section_html(section, notes)
    yield "<h2>Sources</h2>\n<ol>\n" if notes.cited else ""
    for citation, number in notes.cited.items():
        source, quote = _safe(say_source(citation)), _safe(citation.quote)
        yield f'<li id="c{number}">{source}: <q>{quote}</q></li>\n'
    yield "</ol>\n</body>\n</html>\n" if notes.cited else "</body>\n</html>\n"


def _section_html(section: Section, notes: Notes) -> Iterator[str]:
    yield f"<h2>{_safe(section.title)}</h2>\n"
    for item in section.items:
        link = '<sup><a href="#c{0}">{0}</a></sup>'
        said = [say_told(told, notes, _safe, link) for told in item.told]
        head, rest = (said[0], said[1:]) if item.incident else ("", said)
        yield f"<h3>{head.removesuffix('.')}</h3>\n" if head else ""
        yield f"<p>{' '.join(rest)}</p>\n" if rest else ""
        yield f'<p class="meta">{_safe(say_meta(item))}</p>\n' if item.incident else ""


def _safe(text: str) -> str:
    return html.escape(clean(text), quote=True)


# ---- plain text ----------------------------------------------------------------------------------


def brief_text(brief: Brief) -> Iterator[str]:
    """The brief as text of 80 columns, for a terminal or a mail."""
    notes = Notes()
    title = clean(say_title(brief))
    yield f"{title}\n{'=' * len(title)}\n\n{_fill(say_extent(brief))}\n{_fill(say_counts(brief))}\n"
    for section in brief.sections:
        yield f"\n{section.title.upper()}\n"
        yield from (_item_text(item, notes) for item in section.items)
    yield "\nSOURCES\n\n" if notes.cited else ""
    for citation, number in notes.cited.items():
        words = f"{clean(say_source(citation))}: “{clean(citation.quote)}”"
        yield _fill(words, f"[{number}] ", " " * 5)


def _item_text(item: Item, notes: Notes) -> str:
    said = [say_told(told, notes, clean) for told in item.told]
    if not item.incident:
        return f"\n{_fill(' '.join(said), '- ')}"
    rest = _fill(" ".join(said[1:]), "  ") if said[1:] else ""
    head = _fill(said[0].removesuffix("."), "* ")
    return f"\n{head}{rest}{_fill(say_meta(item), '  ')}"


def _fill(text: str, first: str = "", then: str | None = None) -> str:
    margin = " " * len(first) if then is None else then
    lines = textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=margin)
    return "\n".join(lines) + "\n"


BRIEF_FORMS: Mapping[str, Callable[[Brief], Iterator[str]]] = {
    "md": brief_markdown,
    "html": brief_html,
    "json": brief_json,
    "txt": brief_text,
}
