"""Who tells something: the outlet, its day, the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.publish.cases import name_source
from crosswire.publish.words import say_moment

if TYPE_CHECKING:
    from crosswire.model.text import Document


def say_teller(document: Document, asserter: str | None) -> str:
    """The outlet, its day, and who says so: the speaker, or the outlet in its own voice."""
    day = f", {say_moment(document.published.moment)}" if document.published else ""
    return f"{name_source(document)}{day} · {say_voice(asserter)}"


def say_voice(asserter: str | None) -> str:
    """A speaker; of what nobody is said to say, that the outlet says so itself."""
    return asserter or "in its own voice"
