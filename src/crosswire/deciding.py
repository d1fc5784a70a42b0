"""Put what a person says into a decision, or say in plain words why it cannot be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from crosswire.errors import LedgerError
from crosswire.model.decision import Decision, Verdict, find_anchor
from crosswire.model.mention import Mention
from crosswire.reconcile.judged import read_value


class Word(NamedTuple):
    """Who says something, when (ISO 8601), and why."""

    by: str
    at: str
    why: str


def make_verdict(verdict: Verdict, left: Mention, right: Mention, word: Word) -> Decision:
    """A decision about two mentions.

    Raises:
        LedgerError: the two are one.
    """
    if left.id == right.id:
        raise LedgerError(
            "they are one incident already. To part it, name two of its mentions, as in: "
            "crosswire decide different mA mB. crosswire why shows them."
        )
    return Decision(
        *_check(word),
        left=left.id,
        right=right.id,
        verdict=verdict,
        left_at=find_anchor(left),
        right_at=find_anchor(right),
    )


def make_settlement(slot: str, value: str, mentions: Sequence[Mention], word: Word) -> Decision:
    """A decision about one slot of the incident that the mentions tell of.

    Raises:
        LedgerError: the value cannot be read.
    """
    if read_value(slot, value, mentions) is None:
        raise LedgerError(
            f'"{value}" is no value for {slot}. Give killed, injured, casualties and munitions as '
            '7, "at least 7" or 3-7; date as 2024-01-20; type by its code; place by a name that an '
            "article gives it; target in any words."
        )
    told = mentions[0]
    return Decision(*_check(word), left=told.id, slot=slot, value=value, left_at=find_anchor(told))


def make_undoing(start: str, decisions: Iterable[Decision], word: Word) -> Decision:
    """A decision that takes back the one whose id begins so.

    Raises:
        LedgerError: none does, or several do.
    """
    found = [decision.id for decision in decisions if decision.id.startswith(start)]
    if len(found) != 1:
        told = "several decisions have" if found else "no decision has"
        raise LedgerError(f'{told} an id that begins with "{start}". See: crosswire decisions')
    return Decision(*_check(word), undoes=found[0])


def _check(word: Word) -> Word:
    """Raises LedgerError for a word without a name or a reason."""
    if not word.by.strip():
        raise LedgerError("a decision needs a name. Give it with --by, or set CROSSWIRE_BY.")
    if not word.why.strip():
        raise LedgerError("a decision needs a reason. Give it with --why.")
    return word


def write_decisions(decisions: Iterable[Decision]) -> Iterator[str]:
    """The record as text, a decision a line: two such files can be merged as text."""
    for decision in decisions:
        yield msgspec.json.encode(decision, order="deterministic").decode() + "\n"


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file that `write_decisions` made; empty lines are skipped.

    Raises:
        LedgerError: the file or a line of it cannot be read; the message names both.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerError(f"{path}: cannot be read: {error}") from error
    told = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    return [_read_line(line, f"{path}, line {number}") for number, line in told]


def _read_line(line: str, where: str) -> Decision:
    try:
        return msgspec.json.decode(line, type=Decision)
    except msgspec.MsgspecError as error:
        raise LedgerError(f"{where}: no decision: {error}") from error
