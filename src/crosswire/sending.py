"""Adding with a webhook: what changed is kept, then sent; what is not taken waits for next time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from crosswire.changing import Known, find_changes
from crosswire.ledger import StoredLedger
from crosswire.model.change import Change
from crosswire.model.delivery import Delivery, Parcel
from crosswire.pipeline import AddReport
from crosswire.publish.feeds import change_object
from crosswire.publish.plain import Object
from crosswire.webhook import Webhook

FORMAT = "crosswire-changes-1"


def tell_webhook(ledger: StoredLedger, webhook: Webhook, add: Callable[[], AddReport]) -> AddReport:
    """Add, and send what changed by it, after what an earlier run could not send.

    The articles are stored whatever becomes of the sending. The changes are stored before they are
    sent, so that a run that is killed loses none of them. To tell what changed, all of the ledger
    is read before and after.
    """
    before = Known(ledger)
    report = add()
    changes = find_changes(before, Known(ledger)) if report.added else []
    if changes:
        ledger.keep_parcel(make_parcel(ledger, changes, datetime.now(UTC)))
    delivery = send_waiting(ledger, webhook)
    return msgspec.structs.replace(report, delivery=delivery)


def make_parcel(ledger: StoredLedger, changes: list[Change], now: datetime) -> Parcel:
    """Changes as they are sent."""
    named = sorted({key for change in changes for key in change.articles})
    articles = {d.article.id: d for d in ledger.documents_of(named)}
    made_at = now.isoformat(timespec="microseconds")
    told = [change_object(change, articles) for change in changes]
    body: Object = {"format": FORMAT, "made_at": made_at, "changes": told}
    return Parcel(made_at, msgspec.json.encode(body).decode())


def send_waiting(ledger: StoredLedger, webhook: Webhook) -> Delivery:
    """Send all that waits, the oldest first."""
    return webhook.send_all(ledger.parcels(), ledger.drop_parcel)
