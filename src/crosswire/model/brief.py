"""The desk's newsletter as a value: sections of items, each sentence with what it rests on.

It is made before anything is printed, so that it can be checked, kept and printed in several forms.
"""

from __future__ import annotations

from typing import Literal

import msgspec

SectionKind = Literal[
    "new",
    "changed",
    "conflicts",
    "claims",
    "follow_ups",
    "tallies",
    "intents",
    "talks",
    "actors",
]


class Citation(msgspec.Struct, frozen=True):
    """Words of an article on which a sentence rests: where they stand, and what they are.

    `start` and `end` count code points of the article's text, the end left out; `quote` has the
    words with every run of white space made one blank. `published` is ISO 8601, with the clock
    time if the article gives one.
    """

    article: str
    start: int
    end: int
    quote: str
    source: str
    published: str | None


class Told(msgspec.Struct, frozen=True):
    """One sentence of a brief.

    Each number, name and date in it stands in one of the citations. `as_of` says of when its
    figures are: when the latest of its sources was published. `counted` are the incidents that a
    count of our own counts, None if it tells of none; `decision` is the person's decision that the
    sentence reports.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    as_of: str | None = None
    counted: tuple[str, ...] | None = None
    decision: str | None = None


class Item(msgspec.Struct, frozen=True):
    """What a brief tells of one incident, or of one thing beside incidents.

    The first sentence is its heading. `articles` and `outlets` report the incident, as the ledger
    counts them; `was_known` is False for an incident of which nothing was known before.
    """

    told: tuple[Told, ...]
    incident: str | None = None
    articles: int = 0
    outlets: int = 0
    was_known: bool = True


class Section(msgspec.Struct, frozen=True):
    """Items of one kind under a title."""

    kind: SectionKind
    title: str
    items: tuple[Item, ...]


class Withheld(msgspec.Struct, frozen=True):
    """A sentence that was not printed, and what of it stands in none of its sources."""

    section: SectionKind
    text: str
    reasons: tuple[str, ...]
    incident: str | None = None


class Brief(msgspec.Struct, frozen=True):
    """The newsletter of a window of time, as the ledger could be known at a moment.

    The window is one of knowing: what was published in it. All three times are ISO 8601 in UTC;
    None is open. `articles` were published in the window, of `held` in all; `rejected` could not be
    read; `withheld` are sentences that did not hold.
    """

    since: str | None
    until: str | None
    as_of: str | None
    first_day: str | None
    last_day: str | None
    articles: int
    held: int
    rejected: int
    sections: tuple[Section, ...]
    withheld: tuple[Withheld, ...] = ()
    format: str = "crosswire-brief-1"
