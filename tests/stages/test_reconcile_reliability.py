"""An outlet's letter comes from what others bore out, and from enough of it."""

from __future__ import annotations

import pytest
from told import counted, facts, mention, on, reconcile

from crosswire.model.incident import Copy
from crosswire.model.mention import Mention
from crosswire.reconcile import rate_outlets
from crosswire.reconcile.reliability import Record

NAMED = {key: facts(key, day, name) for key, day, name in (
    ("a", 3, "Post"), ("b", 4, "Courier"), ("c", 4, "Herald"), ("d", 8, "Gazette")
)}  # fmt: skip


def rate(*mentions: Mention, copies: tuple[Copy, ...] = ()) -> dict[str, tuple[int, int]]:
    incident = reconcile(*mentions, copies=copies)
    found = rate_outlets([incident], {m.id: m for m in mentions}, NAMED, copies)
    return {record.outlet: (record.tested, record.borne_out) for record in found}


def test_a_value_is_borne_out_if_a_text_of_another_origin_agrees() -> None:
    told = rate(counted("b", "killed", 4), counted("c", "killed", 4), counted("d", "killed", 3))
    assert told == {"Post": (0, 0), "Courier": (1, 1), "Herald": (1, 1), "Gazette": (1, 0)}


def test_a_copy_bears_nothing_out() -> None:
    copies = (Copy("b", "c", "copy", ()),)
    told = rate(counted("b", "killed", 4), counted("c", "killed", 4), copies=copies)
    assert told["Courier"] == (0, 0)


def test_a_toll_that_rose_later_is_no_test_of_the_earlier_one() -> None:
    told = rate(counted("a", "killed", 4), counted("d", "killed", 9))
    assert told["Post"] == (0, 0)


def test_days_are_tested_too() -> None:
    told = rate(mention("a", date=on(3)), mention("b", date=on(3)), mention("c", date=on(5)))
    assert (told["Post"], told["Herald"]) == ((1, 1), (1, 0))


@pytest.mark.parametrize(
    ("tested", "borne_out", "letter"),
    [
        (9, 9, "F"),
        (30, 30, "A"),
        (29, 29, "B"),
        (30, 29, "B"),
        (10, 7, "C"),
        (10, 5, "D"),
        (10, 4, "E"),
    ],
)
def test_the_letter_follows_from_the_record(tested: int, borne_out: int, letter: str) -> None:
    assert Record("Post", 40, tested, borne_out).letter == letter
