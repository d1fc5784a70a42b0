"""Values as HTML. Whatever an article says is escaped, and what would hide or turn it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache, lru_cache

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crosswire.publish.brief_pages import say_stamp
from crosswire.publish.words import say_count, say_day, say_type
from crosswire.web.guard import POLICY
from crosswire.web.links import Links
from crosswire.web.pages import PAGES, Page
from crosswire.web.pages.review import ReviewPage
from crosswire.web.quoted import say_stretch

# Controls that turn the order of letters or hide some: shown by their numbers, so that nobody
# is misled. https://unicode.org/reports/tr9/ lists them; then zero-width ones, and C0 and C1.
TURNING = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
HIDING = (0x00AD, 0x200B, 0x2060, 0xFEFF, *range(0xE0000, 0xE0080))
CONTROLS = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))
SHOWN = {code: f"⟪U+{code:04X}⟫" for code in (*TURNING, *HIDING, *CONTROLS)}
PARTS = 64  # parts of pages that are kept: of a large ledger each has 100 kB
FAMILIES = {
    "figure": ("killed", "injured", "casualties", "missing", "detained", "evacuated", "severity"),
    "weapon": ("munitions", "intercepted", "impacted", "weapon", "seized", "damage"),
    "time": ("date",),
    "place": ("place", "target"),
    "who": ("responsibility", "claim_status", "claimed_attacks", "motive"),
    "aside": ("aside",),
    "passed": ("passed over",),
}
FAMILY_OF = {slot: family for family, slots in FAMILIES.items() for slot in slots}


def show_controls(value: object) -> object:
    """A text with its hidden and turning controls made visible; anything else as it is.

    >>> show_controls("evil\\u202etxt")
    'evil⟪U+202E⟫txt'
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return value if value.isascii() and value.isprintable() else value.translate(SHOWN)


def pick_family(slots: Iterable[str]) -> str:
    """The colour of words by the slots that they carry: the first that has one of its own."""
    return next((FAMILY_OF[slot] for slot in slots if slot in FAMILY_OF), "other")


def say_moment_utc(moment: datetime) -> str:
    """A moment for people, in UTC and saying so.

    >>> say_moment_utc(datetime(2024, 8, 6, 8, 36, tzinfo=UTC))
    '6 Aug 2024, 08:36 UTC'
    """
    at = moment.astimezone(UTC)
    return f"{say_day(at.date())}, {at:%H:%M} UTC"


def stamp(moment: datetime) -> str:
    """A moment for programs and for the address bar."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def to_json(value: object) -> str:
    """A value as JSON, to stand in an attribute."""
    return msgspec.json.encode(value).decode()


@cache
def make_environment() -> Environment:
    """Where templates come from, and the words that they may use."""
    environment = Environment(
        loader=PackageLoader("crosswire.web"),
        auto_reload=False,  # files of the package: none changes while it runs
        autoescape=True,
        undefined=StrictUndefined,
        finalize=show_controls,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "family": pick_family,
        "at": say_moment_utc,
        "stamp": stamp,
        "said": say_stamp,
        "day": say_day,
        "words": say_type,
        "json": to_json,
        "stretch": say_stretch,
        "count": say_count,
    }
    environment.globals["part"] = render_part
    environment.globals["policy"] = "; ".join(POLICY)
    environment.globals["pages"] = [page for page in PAGES if not page.of_one]
    environment.globals["pages_titles"] = frozenset(page.title for page in PAGES)
    return environment


@lru_cache(maxsize=PARTS)
def render_part(name: str, **values: object) -> Markup:
    """A part of a page that many pages share, rendered once for the same values."""
    return Markup(make_environment().get_template(name).render(**values))  # noqa: S704 - escaped


def render_page(page: Page, shown: msgspec.Struct, links: Links) -> str:
    """A page as HTML."""
    template = make_environment().get_template(f"{page.kind}.html")
    return template.render(shown=shown, links=links, page=page)


def render_message(title: str, words: str, links: Links) -> str:
    """A page that says what went wrong, and what to do."""
    template = make_environment().get_template("message.html")
    message = Page("", title, msgspec.Struct, PAGES[0].build)
    return template.render(title=title, words=words, links=links, page=message)


def render_review(shown: ReviewPage | None, name: str | None, word: str, links: Links) -> str:
    """The queue for somebody who may decide; for anybody else the form that asks for the token."""
    template = make_environment().get_template("review.html")
    page = Page("review", "Review", ReviewPage, PAGES[0].build)
    return template.render(shown=shown, name=name, word=word, links=links, page=page)


def render_moved(key: str, ending: str) -> str:
    """A page of a site that leads on to an incident's present id."""
    return make_environment().get_template("moved.html").render(address=f"{key}{ending}")
