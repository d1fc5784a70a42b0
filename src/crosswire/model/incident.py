"""What we conclude from many articles, and what a person decided."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Literal

import msgspec

from crosswire.model.clocks import find_known_since
from crosswire.model.decision import Decision
from crosswire.model.figure import Figure
from crosswire.model.ids import make_id
from crosswire.model.mention import Mention, Value
from crosswire.model.moment import Moment
from crosswire.model.related import (
    ActorTie,
    Consultation,
    FollowUp,
    Phase,
    Relation,
    Statement,
    Tally,
)
from crosswire.model.text import Document, Span

Status = Literal["agreed", "refined", "superseded", "conflict", "single"]
LinkState = Literal["apart", "outdone", "unsure", "tied"]
Finer = Literal["corrected_down", "different_scope"]
AbstainReason = Literal[
    "no_deed",
    "negated",
    "drill",
    "figure_of_speech",
    "total",
    "series",
    "not_yet",
    "other_realm",
    "not_placed",
]
Standing = Literal["claimed", "co_claimed", "competing", "superseded", "withdrawn", "denied"]


class Link(msgspec.Struct, frozen=True):
    """How much two mentions look like one incident. The smaller id is `left`.

    `alone` is the sum of the facts about the two, `total` that with the stories that their articles
    share. By its state a link does not pass the bar (`apart`), is `outdone` by a link of one end
    that is surer and rules it out, `unsure` because another fits as well, or `tied`. `refused` says
    why a tie does not join after all.
    """

    left: str
    right: str
    alone: float
    total: float
    state: LinkState = "apart"
    refused: str | None = None

    @property
    def ends(self) -> tuple[str, str]:
        """The two mentions."""
        return (self.left, self.right)


class Voices(msgspec.Struct, frozen=True):
    """How many independent voices stand behind a value, as bounds, and why not more or fewer."""

    count: Figure
    why: tuple[str, ...]


class Settled(msgspec.Struct, frozen=True):
    """The value to print for one slot, how far the voices differ, and the rule that chose it.

    `by_rule` has what other rules would print for a figure on which the voices differ. `finer` says
    more than `status` can: the figure was corrected downwards, or the figures count different
    people. `voices` stand behind this very value; `notes` say what a reader should know besides.
    """

    slot: str
    value: Value
    spread: Value | None
    status: Status
    claims: tuple[str, ...]
    rule: str
    by_rule: tuple[tuple[str, Figure], ...] = ()
    finer: Finer | None = None
    voices: Voices | None = None
    notes: tuple[str, ...] = ()


class Claimant(msgspec.Struct, frozen=True):
    """An entry of the ledger of responsibility: what became of somebody's word on a deed, and why.

    `since` is the first day on which it was printed, `articles` are those that print it.
    """

    actor: str
    standing: Standing
    since: date | None
    articles: tuple[str, ...]
    why: str


class Sources(msgspec.Struct, frozen=True):
    """How many articles and outlets report an incident, and how many voices are independent."""

    articles: int
    outlets: int
    independent: Figure
    why: tuple[str, ...]


class Grades(msgspec.Struct, frozen=True):
    """How well each part of an incident is attested: confirmed, fair, weak, contested, unknown."""

    happened: str
    responsibility: str
    figures: str
    place: str
    date: str


class Credibility(msgspec.Struct, frozen=True):
    """The same parts in Admiralty numbers: from 1, confirmed by others, to 6, cannot be judged."""

    happened: int = 6
    responsibility: int = 6
    figures: int = 6
    place: int = 6
    date: int = 6


class Incident(msgspec.Struct, frozen=True):
    """One occurrence, as everything read so far tells it. Derived: it can always be rebuilt.

    `claimants` is the ledger of responsibility: who claimed or denied it, the first printed first.
    """

    id: str
    title: str
    type: str
    mentions: tuple[str, ...]
    redirects_from: tuple[str, ...]
    settled: tuple[Settled, ...]
    sources: Sources
    grades: Grades
    claimants: tuple[Claimant, ...] = ()
    credibility: Credibility = Credibility()


class Step(msgspec.Struct, frozen=True):
    """One move of a settled value: when it could be known, who moved it, from what to what.

    `articles` moved it, or a person did, by the `decision`. `before` is None where nothing was said
    of the slot until then, and `after` where what had been settled was taken away.
    """

    at: datetime
    articles: tuple[str, ...]
    slot: str
    before: Settled | None
    after: Settled | None
    decision: Decision | None = None


class Abstained(msgspec.Struct, frozen=True):
    """A sentence that speaks of violence and from which no mention came, and why."""

    span: Span
    reason: AbstainReason


class Reading(msgspec.Struct, frozen=True):
    """All that one article yields: mentions of incidents, and what is deliberately not one.

    `abstained` are the sentences that speak of violence and from which no mention came.
    """

    article: str
    mentions: tuple[Mention, ...]
    tallies: tuple[Tally, ...]
    relations: tuple[Relation, ...]
    statements: tuple[Statement, ...]
    consultations: tuple[Consultation, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    actor_ties: tuple[ActorTie, ...] = ()
    phases: tuple[Phase, ...] = ()
    abstained: tuple[Abstained, ...] = ()


class Copy(msgspec.Struct, frozen=True):
    """Runs of words that two articles share, with the spans in each."""

    left: str
    right: str
    kind: Literal["copy", "passage", "quotation"]
    runs: tuple[tuple[Span, Span], ...]


class Rejection(msgspec.Struct, frozen=True):
    """What could not be read, at which stage, and why. Nothing is dropped in silence."""

    path: str
    stage: str
    reason: str


class ArticleFacts(msgspec.Struct, frozen=True):
    """What linking and reconciling need to know of an article besides its mentions.

    `agencies` are those credited with the text; `body` holds the zones that tell the story
    (page furniture, captions and bylines left out); `quotations` the words inside quotation marks;
    `known` is since when it could be known, `address` its URL, `read_on` the day it was read,
    `title` its headline, "" if it has none.
    """

    id: str
    outlet: str | None
    published: Moment | None
    agencies: tuple[str, ...] = ()
    text: str = ""
    body: tuple[Span, ...] = ()
    quotations: tuple[Span, ...] = ()
    known: datetime | None = None
    address: str | None = None
    read_on: str = ""
    title: str = ""


def known_since(article: ArticleFacts | None) -> datetime:
    """Since when an article could be known; those of which that is not told come last."""
    return (article.known if article else None) or datetime.max.replace(tzinfo=UTC)


def describe_article(document: Document) -> ArticleFacts:
    """The facts of an article that has been laid out."""
    published = document.published.moment if document.published else None
    return ArticleFacts(
        id=document.article.id,
        outlet=document.outlet,
        published=published,
        agencies=tuple(sorted({c.agency for c in document.credits if c.of == "text"})),
        text=document.article.text,
        body=tuple(z.span for z in document.zones if z.kind in ("standfirst", "body")),
        quotations=tuple(quotation.span for quotation in document.quotations),
        known=find_known_since(published, document.article.read_on),
        address=document.article.url,
        read_on=document.article.read_on,
        title=document.title or "",
    )


def incident_id(mention_id: str) -> str:
    """The id of the incident that a mention founds.

    >>> incident_id("m0123")
    'i09a8870649e5'
    """
    return make_id("i", mention_id)
