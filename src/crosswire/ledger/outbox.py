"""What is to be sent to a webhook and was not taken yet, the oldest first."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from crosswire.ledger import tables
from crosswire.model.delivery import Parcel


def keep_parcel(connection: Connection, parcel: Parcel) -> None:
    """Keep a parcel until it is taken; one that waits already waits once."""
    held = select(tables.outbox.c.id).where(tables.outbox.c.id == parcel.id)
    if connection.execute(held).first() is None:
        row = {"id": parcel.id, "made_at": parcel.made_at, "body": parcel.body}
        connection.execute(insert(tables.outbox), [row])


def read_parcels(connection: Connection) -> list[Parcel]:
    """The parcels that wait, the oldest first."""
    box = tables.outbox.c
    ordered = select(box.made_at, box.body).order_by(box.made_at, box.id)
    return [Parcel(*row) for row in connection.execute(ordered)]


def drop_parcel(connection: Connection, parcel: Parcel) -> None:
    """Forget a parcel that was taken."""
    connection.execute(delete(tables.outbox).where(tables.outbox.c.id == parcel.id))
