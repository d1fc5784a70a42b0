"""What each fact weighs when two mentions are compared, and the bars a pair has to pass."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from crosswire.model.decoding import convert_plain


class Bars(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a pair of mentions has to reach.

    `join` is the bar for two mentions, `join_mean` that for the pairs of two groups on average; a
    rival that comes within `margin` makes a choice unsure, as does a pair so near the bar; a pair
    no more than `kept` below the bar may be lifted over it by the stories that its articles share.
    """

    join: float
    join_mean: float
    margin: float
    kept: float


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The bars, and the weight of each fact by its name."""

    bars: Bars
    facts: dict[str, float]


@cache
def load_weights() -> Weights:
    """The weights of weights.toml, which stands beside this module."""
    text = files("crosswire.link").joinpath("weights.toml").read_text("utf-8")
    return convert_plain(tomllib.loads(text), Weights)
