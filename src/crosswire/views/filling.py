"""What adding did, how much a ledger holds, and how well it agrees with labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from crosswire.publish.coverage import REASONS, SILENT
from crosswire.publish.words import say_count

if TYPE_CHECKING:
    from crosswire.api import State
    from crosswire.model.delivery import Delivery
    from crosswire.model.incident import Rejection
    from crosswire.pipeline import AddReport
    from crosswire.publish.cases import Quote
    from crosswire.publish.coverage import Coverage
    from crosswire.score import Scores
    from crosswire.screen import Screen

SHOWN_REJECTIONS = 10


def show_added(screen: Screen, report: AddReport) -> None:
    """What adding did, in one line, then what could not be read."""
    parts = [f"{say_count(len(report.added), 'article')} read"]
    if report.known:
        parts.append(f"{len(report.known):,} known already")
    if report.rejected:
        parts.append(f"{len(report.rejected):,} rejected")
    screen.say(f"{', '.join(parts)}. The ledger holds {say_count(report.incidents, 'incident')}.")
    show_rejections(screen, report.rejected)
    if report.added:
        show_coverage(screen, report.coverage)
    if report.delivery is not None:
        show_delivery(screen, report.delivery)


def show_coverage(
    screen: Screen, told: Coverage, quoted: Mapping[str, Sequence[tuple[str, Quote]]] | None = None
) -> None:
    """What was read, rejected and passed over, and why: a line for each reason."""
    mentions = say_count(told.mentions, "mention")
    screen.say(f"{say_count(told.articles, 'article')} read: {told.telling:,} gave {mentions}")
    for reason, count in told.silent.items():
        screen.say(f"  {count:>6,} gave none: {SILENT[reason]}")
    if told.undated:
        screen.say(f"  {told.undated:>6,} without a date: their weekdays fix no day")
    if told.abstained:
        total = sum(told.abstained.values())
        screen.say(f"{say_count(total, 'sentence')} that may tell of violence passed over")
    for reason, count in told.abstained.items():
        screen.say(f"  {count:>6,} {REASONS[reason]}")
        for source, quote in (quoted or {}).get(reason, ()):
            screen.say(f"         {source}")
            screen.quote(quote, indent=9)
    if told.rejected:
        screen.say(f"{sum(told.rejected.values()):,} rejected")
    for reason, count in told.rejected.items():
        screen.say(f"  {count:>6,} {reason}")


def show_delivery(screen: Screen, delivery: Delivery) -> None:
    """What became of what was sent to the webhook."""
    screen.say(f"webhook: {say_count(delivery.sent, 'delivery', 'deliveries')} taken")
    if delivery.trouble is not None:
        screen.say(f"  {delivery.waiting:,} kept for the next time: {delivery.trouble}", "yellow")


def show_rejections(screen: Screen, rejections: Sequence[Rejection]) -> None:
    """What could not be read and why, a line each."""
    for rejection in rejections[:SHOWN_REJECTIONS]:
        reason = rejection.reason.strip().splitlines()
        screen.say(f"  {rejection.path}: {reason[0] if reason else rejection.stage}", "red")
        if len(reason) > 1:
            screen.say(f"    {reason[-1]}", "red")
    rest = len(rejections) - SHOWN_REJECTIONS
    if rest > 0:
        screen.say(f"  and {rest:,} more; see crosswire status")


def show_state(screen: Screen, state: State) -> None:
    """How much a ledger holds."""
    screen.say(state.path, "bold")
    for name in state.__struct_fields__[1:-1]:
        screen.say(f"  {name:<11} {getattr(state, name):>7,}")
    if not state.is_current:
        screen.say(
            "  Something is new; the next command brings the incidents up to date.", "yellow"
        )


def show_scores(screen: Screen, scores: Scores) -> None:
    """Precision, recall and F1 of what was found, linked and filled in."""
    rates = {
        "found": scores.found,
        "linked": scores.linked,
        "end to end": scores.end_to_end,
        **{f"  {slot}": rate for slot, rate in scores.slots.items()},
    }
    rows = [
        [name, f"{rate.precision:.3f}", f"{rate.recall:.3f}", f"{rate.f1:.3f}", f"{rate.n}"]
        for name, rate in rates.items()
    ]
    screen.say(say_count(scores.articles, "labelled article"))
    screen.table(["", "precision", "recall", "F1", "n"], rows)
    for role, recall in scores.found_recall_by_role.items():
        screen.say(f"recall of {role} mentions: {'–' if recall is None else f'{recall:.3f}'}")
