"""Every kind of total can be told in the brief."""

from __future__ import annotations

from datetime import date
from typing import get_args

import msgspec

from crosswire.model.figure import Figure
from crosswire.model.related import Tally, TallyKind
from crosswire.model.text import Span
from crosswire.publish.telling_beside import TALLIES, word_own_count


def test_every_kind_of_total_has_words() -> None:
    assert set(TALLIES) == set(get_args(TallyKind))


def test_our_own_count_says_what_it_counts() -> None:
    total = Tally("t1", "attack_tally", Figure(60, None), None, "", None, "a1", (Span(0, 9),))
    assert word_own_count(("i1",), total, placed=False).text == (
        "This ledger holds 1 incident of any kind up to the day of that report."
    )
    started = msgspec.structs.replace(total, since=date(2031, 3, 1), until=date(2031, 3, 31))
    assert word_own_count(("i1", "i2"), started, placed=True).text == (
        "This ledger holds 2 attacks in the countries of that total from the day on which that "
        "total starts up to the day on which it ends."
    )
