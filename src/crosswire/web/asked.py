"""What a reader asks for, read from an address: filters, a page, a moment. Nothing is trusted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import get_args
from urllib.parse import urlencode

import msgspec

from crosswire.errors import CrosswireError
from crosswire.ledger.find import Question
from crosswire.model.clocks import parse_as_of
from crosswire.model.mention import IncidentType

ROWS = 50  # incidents on one page of the table
LONGEST_WORD = 200  # characters of one filter
LAST_PAGE = 20_000
FIRST = ("page", 1)  # what need not be told
TYPES = get_args(IncidentType)
GRADES = ("confirmed", "fair", "weak", "contested", "discounted", "unknown")


class WrongQuestionError(CrosswireError):
    """An address asks for what cannot be asked: the reader can mend it."""


class Asked(msgspec.Struct, frozen=True):
    """What a page is asked for. The address bar carries all of it."""

    since: date | None = None
    until: date | None = None
    place: str = ""
    actor: str = ""
    words: str = ""
    type: str = ""
    grade: str = ""
    conflicts: bool = False
    unlocated: bool = False
    page: int = 1
    as_of: datetime | None = None
    claim: str = ""

    @property
    def question(self) -> Question:
        """The same as a question to the ledger."""
        return Question(
            self.since,
            self.until,
            self.place or None,
            self.type or None,
            self.actor or None,
            self.grade or None,
            self.conflicts,
            self.words or None,
            False if self.unlocated else None,
        )

    def query(self, **changes: object) -> str:
        """The part of an address that asks for this, with changes; "" for everything."""
        given = {}
        for name in self.__struct_fields__:
            value = changes.get(name, 1 if name == "page" else getattr(self, name))
            if name != "claim" and value not in (None, "", False) and (name, value) != FIRST:
                given[name] = _say(value)
        return f"?{urlencode(given)}" if given else ""


def _say(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
    return "1" if value is True else str(value)


def read_asked(given: Mapping[str, str]) -> Asked:
    """What an address asks for; what it says besides is left aside.

    Raises:
        WrongQuestionError: a value is too long, or is none that can be asked for.
    """
    for name, value in given.items():
        if len(value) > LONGEST_WORD:
            raise WrongQuestionError(f"“{name[:40]}” is longer than {LONGEST_WORD} characters.")
    return Asked(
        since=_read_day(given, "since"),
        until=_read_day(given, "until"),
        place=_read_words(given, "place"),
        actor=_read_words(given, "actor"),
        words=_read_words(given, "words"),
        type=_read_choice(given, "type", TYPES),
        grade=_read_choice(given, "grade", GRADES),
        conflicts=given.get("conflicts") in ("1", "on"),
        unlocated=given.get("unlocated") in ("1", "on"),
        page=_read_page(given.get("page") or "1"),
        as_of=_read_moment(given.get("as_of") or ""),
        claim=given.get("claim", ""),
    )


def _read_words(given: Mapping[str, str], name: str) -> str:
    return " ".join(given.get(name, "").split())


def _read_day(given: Mapping[str, str], name: str) -> date | None:
    text = given.get(name) or ""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise WrongQuestionError(f"“{name}” is not a day. Give it as 2024-01-20.") from None


def _read_choice(given: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    value = given.get(name, "")
    if value and value not in known:
        raise WrongQuestionError(f"“{name}” is none of {', '.join(known)}.")
    return value


def _read_page(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= LAST_PAGE):
        raise WrongQuestionError(f"“page” is not a number from 1 to {LAST_PAGE:,}.")
    return int(text)


def _read_moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        return parse_as_of(text)
    except (ValueError, OverflowError):
        raise WrongQuestionError(
            "“as_of” is no moment. Give it as 2024-08-06T09:00Z, or as a day."
        ) from None
