"""What the check of a brief found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crosswire.publish.words import say_count

if TYPE_CHECKING:
    from crosswire.publish.grounding import Fault
    from crosswire.screen import Screen


def show_faults(screen: Screen, faults: Sequence[Fault], sentences: int) -> None:
    """How many sentences were checked, and each that does not hold, with why."""
    screen.say(f"{say_count(sentences, 'sentence')} checked, {len(faults):,} not grounded.")
    for fault in faults:
        where = f" ({fault.incident})" if fault.incident else ""
        screen.say(f"  {fault.text or 'the count of sources'}{where}", "red")
        for reason in fault.reasons:
            screen.say(f"    {reason}")
