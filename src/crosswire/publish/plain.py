"""Values as plain JSON: no tags, unknown is null, keys as the format names them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from crosswire.model.figure import Figure
from crosswire.model.mention import Outcome, Responsibility, Value
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.text import Published, Span

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | dict[str, Json] | None"
Object = dict[str, Json]


def plain_figure(figure: Figure) -> Object:
    """A number with its bounds.

    >>> plain_figure(Figure(12, None))
    {'low': 12, 'high': None, 'approximate': False}
    """
    return {"low": figure.low, "high": figure.high, "approximate": figure.approximate}


def plain_span(span: Span) -> Object:
    """Where words start and end, in code points of the article's text, the end left out."""
    return {"start": span.start, "end": span.end}


def plain_moment(moment: Moment) -> Object:
    """An interval of days, with the clock time and the words it was read from."""
    return {
        "start": moment.start.isoformat() if moment.start else None,
        "end": moment.end.isoformat() if moment.end else None,
        "precision": moment.precision,
        "clock": moment.clock,
        "zone": moment.zone,
        "words": moment.words,
    }


def plain_place(place: Place) -> Object:
    """A place with its coordinates."""
    return {
        "id": place.id,
        "name": place.name,
        "as_written": place.as_written,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "within": list(place.within),
    }


def plain_responsibility(role: Responsibility) -> Object:
    """Who is tied to an incident, how, and by whom."""
    return {"actor": role.actor, "stance": role.stance, "asserter": role.asserter}


def plain_outcome(outcome: Outcome) -> Object:
    """What became of the munitions."""
    return {
        "intercepted": plain_value(outcome.intercepted),
        "impacted": plain_value(outcome.impacted),
        "words": outcome.words,
    }


def plain_value(value: Value | None) -> Json:
    """Any value a claim may hold; None stays null.

    >>> plain_value("rocket")
    'rocket'
    """
    match value:
        case Figure():
            return plain_figure(value)
        case Moment():
            return plain_moment(value)
        case Place():
            return plain_place(value)
        case Responsibility():
            return plain_responsibility(value)
        case _:
            return value


def plain_published(published: Published | None) -> Object | None:
    """When an article came out, and where we know it from."""
    if published is None:
        return None
    return plain_moment(published.moment) | {"from": published.origin}
