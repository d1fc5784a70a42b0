"""What follows from the stored readings, and how it replaces what followed before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec
from sqlalchemy import Connection, Table, delete, select

from crosswire.ledger import tables
from crosswire.ledger.among import Among
from crosswire.ledger.find import to_term
from crosswire.ledger.linking import HasMention, insert_rows, link_row, side_row, standing_row
from crosswire.ledger.rows import BATCH, Row, decode, encode
from crosswire.model.incident import Copy, Incident, Link
from crosswire.model.mention import Mention, Responsibility
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.related import Beside, Related, Statement

DERIVED: tuple[Table, ...] = (
    tables.blocks,
    tables.sides,
    tables.imprints,
    tables.links,
    tables.copies,
    *tables.RELATED,
    tables.membership,
    tables.tellings,
    tables.redirects,
    tables.terms,
    tables.roles,
    tables.incidents,
)


class Imprint(msgspec.Struct, frozen=True):
    """What an article is found by besides its mentions: the prints of its wording, and its address.

    Its `rank` orders it among those that share a print. It is `superseded` if a newer text stands
    at its address.
    """

    article: str
    rank: str
    prints: tuple[int, ...]
    address: str | None
    superseded: bool


class Derived(msgspec.Struct, frozen=True):
    """Everything that follows from the readings and decisions. It can always be derived again.

    `standings` says who stands in which block.
    """

    links: Iterable[Link] = ()
    incidents: Sequence[Incident] = ()
    related: Related = Related()
    copies: Sequence[Copy] = ()
    standings: Sequence[tuple[str, str]] = ()
    sides: Sequence[HasMention] = ()
    imprints: Sequence[Imprint] = ()


def write_derived(
    connection: Connection, derived: Derived, mentions: Mapping[str, Mention]
) -> None:
    """Put the derived values in the place of those that were there."""
    for table in DERIVED:
        connection.execute(delete(table))
    write_incidents(connection, derived.incidents, mentions)
    write_related(connection, derived.related)
    write_copies(connection, derived.copies)
    write_imprints(connection, derived.imprints)
    insert_rows(connection, tables.links, map(link_row, derived.links))
    insert_rows(connection, tables.sides, map(side_row, derived.sides))
    insert_rows(connection, tables.blocks, map(standing_row, derived.standings))


def write_incidents(
    connection: Connection, incidents: Sequence[Incident], mentions: Mapping[str, Mention]
) -> None:
    """Write incidents, and what they are found by."""
    insert_rows(connection, tables.incidents, map(_incident_row, incidents))
    insert_rows(connection, tables.membership, _membership(incidents))
    insert_rows(connection, tables.tellings, _tellings(connection, incidents, mentions))
    insert_rows(connection, tables.redirects, _redirects(incidents))
    insert_rows(connection, tables.terms, _terms(incidents, mentions))
    insert_rows(connection, tables.roles, _roles(incidents, mentions))


def write_related(connection: Connection, related: Related) -> None:
    """Write what articles say beside their mentions."""
    for table in tables.RELATED:
        values: Sequence[Beside] = getattr(related, table.name)
        insert_rows(connection, table, (_row(value) for value in values))


def write_copies(connection: Connection, copies: Iterable[Copy]) -> None:
    """Write what articles share."""
    insert_rows(connection, tables.copies, map(_copy_row, copies))


def write_imprints(connection: Connection, imprints: Iterable[Imprint]) -> None:
    """Write what articles are found by."""
    insert_rows(connection, tables.imprints, map(_imprint_row, imprints))


def _row(value: Beside) -> Row:
    looked_up = {"speaker": value.speaker} if isinstance(value, Statement) else {"kind": value.kind}
    return {"id": value.id, "article_id": value.article, "body": encode(value), **looked_up}


def _incident_row(incident: Incident) -> Row:
    moments = [s.value for s in incident.settled if isinstance(s.value, Moment)]
    when = moments[0] if moments else None
    return {
        "id": incident.id,
        "type": incident.type,
        "start": when.start.isoformat() if when and when.start else None,
        "end": when.end.isoformat() if when and when.end else None,
        "body": encode(incident),
        "grade": incident.grades.happened,
        "conflicts": sum(settled.status == "conflict" for settled in incident.settled),
        **_place_row(incident),
    }


def _place_row(incident: Incident) -> Row:
    """Where an incident is put on a map: nothing if no article names a place."""
    place = next((s.value for s in incident.settled if isinstance(s.value, Place)), None)
    if place is None:
        return dict.fromkeys(("place_id", "place", "country", "precision", "lat", "lon"))
    return {
        "place_id": place.id,
        "place": place.name,
        "country": place.country,
        "precision": place.precision,
        "lat": place.lat,
        "lon": place.lon,
    }


def _imprint_row(imprint: Imprint) -> Row:
    return {
        "article_id": imprint.article,
        "rank": imprint.rank,
        "prints": encode(imprint.prints),
        "address": imprint.address,
        "superseded": int(imprint.superseded),
    }


def _copy_row(copy: Copy) -> Row:
    return {"left": copy.left, "right": copy.right, "kind": copy.kind, "body": encode(copy)}


def _membership(incidents: Iterable[Incident]) -> Iterator[Row]:
    for incident in incidents:
        for mention_id in incident.mentions:
            yield {"mention_id": mention_id, "incident_id": incident.id}


def _tellings(
    connection: Connection, incidents: Iterable[Incident], mentions: Mapping[str, Mention]
) -> Iterator[Row]:
    told = {i.id: {mentions[name].article for name in i.mentions} for i in incidents}
    articles = {article for own in told.values() for article in own}
    numbers = dict(map(tuple, _NUMBERS.rows(connection, articles)))
    for incident, own in told.items():
        for article in sorted(own):
            yield {"article": numbers[article], "incident_id": incident}


def _redirects(incidents: Iterable[Incident]) -> Iterator[Row]:
    for incident in incidents:
        for old_id in incident.redirects_from:
            yield {"old_id": old_id, "incident_id": incident.id}


def _terms(incidents: Iterable[Incident], mentions: Mapping[str, Mention]) -> Iterator[Row]:
    """What an incident can be asked for by: its places and its actors, as anyone named them."""
    for incident in incidents:
        held = [mentions[mention_id] for mention_id in incident.mentions]
        for kind, term in sorted(find_terms(held)):
            yield {"incident_id": incident.id, "kind": kind, "term": term}


def fill_roles(connection: Connection) -> None:
    """Write in which ways actors are tied to the incidents that are held, where that is missing."""
    membership, mentions = tables.membership.c, tables.mentions.c
    wanted = (
        select(membership.incident_id, mentions.body)
        .join(tables.mentions, mentions.id == membership.mention_id)
        .order_by(membership.incident_id)
    )
    found = connection.execute(wanted, execution_options={"yield_per": BATCH})
    told = groupby(found, lambda row: str(row[0]))
    rows = [
        row
        for key, own in told
        for row in _role_rows(key, (decode(body, HasRoles) for _, body in own))
    ]
    insert_rows(connection, tables.roles, rows)


class HasRoles(msgspec.Struct, frozen=True):
    """What of a mention says who is tied to its incident."""

    responsibility: tuple[Responsibility, ...]


def _roles(incidents: Iterable[Incident], mentions: Mapping[str, Mention]) -> Iterator[Row]:
    for incident in incidents:
        yield from _role_rows(incident.id, [mentions[key] for key in incident.mentions])


def _role_rows(incident_id: str, mentions: Iterable[Mention | HasRoles]) -> Iterator[Row]:
    """In which ways actors are tied to an incident, each under the name that most give it."""
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        for role in mention.responsibility:
            found[to_term(role.actor), role.stance][role.actor] += 1
    for (term, stance), names in sorted(found.items()):
        name = min(names, key=lambda each: (-names[each], each))
        yield {"incident_id": incident_id, "term": term, "stance": stance, "name": name}


def find_terms(mentions: Iterable[Mention]) -> set[tuple[str, str]]:
    """The places and actors that mentions name, each with its kind, folded as for searching."""
    held = list(mentions)
    places = {("place", to_term(name)) for mention in held for name in _places(mention)}
    return places | {("actor", to_term(name)) for mention in held for name in _actors(mention)}


def _places(mention: Mention) -> Iterator[str]:
    claimed = [claim.value for claim in mention.claims]
    for place in (mention.place, *claimed):
        if isinstance(place, Place):
            names = (place.id, place.name, place.as_written, place.country, place.admin1)
            yield from (name for name in (*names, *place.within) if name)


def _actors(mention: Mention) -> Iterator[str]:
    for role in mention.responsibility:
        yield role.actor


_NUMBERS = Among(select(tables.articles.c.id, tables.articles.c.number), tables.articles.c.id)
