"""Invented mentions of one incident for the tests of reconciling, a letter for each article."""

from __future__ import annotations

from datetime import date

import msgspec
from nothing import EMPTY

from crosswire.model.figure import Figure
from crosswire.model.incident import ArticleFacts, Copy, Incident, Settled
from crosswire.model.mention import Claim, Mention
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.text import Span
from crosswire.reconcile import reconcile_group

BASE = Place("p:base", "Qasr base", "the base", "XA", "Hill", 33.0, 42.0, "site", ("iso:XA",))
COUNTRY = Place("iso:XA", "Xanadu", "Xanadu", "XA", None, None, None, "country")
NOBODY_YET = {"claim_status": "none_yet"}


def on(day: int, clock: str | None = None) -> Moment:
    """A day of June."""
    return Moment(date(2021, 6, day), date(2021, 6, day), "day", clock=clock)


def mention(article: str, **slots: object) -> Mention:
    """What an article says, where it says anything."""
    return msgspec.structs.replace(EMPTY, id=f"m{article}", article=article, **slots)


def claim(
    article: str,
    slot: str,
    value: object,
    asserter: str | None = None,
    of: str | None = None,
    rule: str = "en/x#y",
) -> Claim:
    """A claim of an article."""
    key = f"c{article}{slot}" + (f"{value}{of}" if of or rule != "en/x#y" else "")
    return Claim(key, slot, value, Span(0, 1), asserter, (), "asserted", of, rule)


def facts(
    key: str, day: int | None, outlet: str | None = None, agency: str | None = None
) -> ArticleFacts:
    """An article printed on a day of June."""
    return ArticleFacts(key, outlet, on(day) if day else None, (agency,) if agency else ())


ARTICLES = {
    key: facts(key, day) for key, day in (("a", 3), ("b", 4), ("c", 4), ("d", 8), ("e", None))
}


def reconcile(*mentions: Mention, copies: tuple[Copy, ...] = ()) -> Incident:
    """The incident that the mentions make."""
    return reconcile_group(mentions, ARTICLES, copies)


def counted(
    article: str, slot: str, number: int, by: str | None = None, of: str | None = None
) -> Mention:
    """An article that gives one exact number."""
    figure = Figure(number, number)
    return mention(article, **{slot: figure}, claims=(claim(article, slot, figure, by, of),))


def settle(*mentions: Mention, copies: tuple[Copy, ...] = ()) -> dict[str, Settled]:
    """The settled values of the incident by slot."""
    return {s.slot: s for s in reconcile_group(mentions, ARTICLES, copies).settled}
