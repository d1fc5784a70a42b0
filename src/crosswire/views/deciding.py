"""What people decided, and what they should look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosswire.link.explain import Explanation
    from crosswire.link.review import Doubt
    from crosswire.model.decision import Decision
    from crosswire.screen import Screen


def show_decision(screen: Screen, decision: Decision) -> None:
    """What was recorded, in one line."""
    if decision.undoes:
        said = f"{decision.undoes} is taken back"
    elif decision.slot:
        said = f"{decision.slot} of {decision.left}: {decision.value}"
    else:
        said = f"{decision.left} and {decision.right}: {decision.verdict}"
    screen.say(f"{decision.id}  {said}  ({decision.by}: {decision.why})")


def show_doubts(
    screen: Screen, doubts: Sequence[tuple[Doubt, Explanation]], titles: Mapping[str, str]
) -> None:
    """The pairs to look at: what the program did, how sure it is, the facts, and what to type."""
    for doubt, why in doubts:
        done = "joined" if doubt.joined else "kept apart"
        screen.say(f"{done}, {doubt.score:.2f}, weight {doubt.weight:g}", "bold")
        for key in (doubt.left, doubt.right):
            screen.say(f"  {key}  {titles.get(key, '')}")
        if doubt.decided:
            screen.say(f"  strong evidence speaks against decision {doubt.decided}", "yellow")
        if doubt.refused:
            screen.say(f"  not joined: {doubt.refused}", "yellow")
        for reason in (*why.in_favour, *why.against):
            screen.say(f"    {reason}")
        screen.say(f"  crosswire decide same|different|unsure {doubt.left} {doubt.right} --why …")
        screen.say()
