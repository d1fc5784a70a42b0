"""Every kind of total can be told in the brief."""

from __future__ import annotations

from typing import get_args

from crosswire.model.related import TallyKind
from crosswire.publish.telling_beside import TALLIES


def test_every_kind_of_total_has_words() -> None:
    assert set(TALLIES) == set(get_args(TallyKind))
