"""A sentence as units: its groups and the words between them, each with its place."""

from __future__ import annotations

from typing import NamedTuple

from crosswire.extract.sentence.scan import Group, Scan
from crosswire.model.text import Span


class Unit(NamedTuple):
    """One group or one word of a sentence; `verb` is the event verb that begins at it."""

    word: str
    group: Group | None
    span: Span
    verb: Group | None

    @property
    def letter(self) -> str:
        """The letter of its group, "" for a word."""
        return self.group.letter if self.group is not None else ""


def read_units(scan: Scan) -> list[Unit]:
    """The units of a sentence in order, one for each of its symbols."""
    by_start = {group.span.start: group for group in scan.groups}
    verbs = {verb.span.start: verb for verb in scan.verbs}
    found = []
    for symbol, span in zip(scan.symbols.split(" ")[1:], scan.spans, strict=True):
        group = by_start.get(span.start) if symbol[:1].isupper() else None
        word = symbol.rpartition("=")[2] if group is not None else symbol
        found.append(Unit(word, group, span, verbs.get(span.start)))
    return found
