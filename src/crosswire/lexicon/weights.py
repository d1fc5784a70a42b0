"""Small tables of learned weights, one file of a few lines for each decision."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from crosswire.errors import SetupError

Weights = dict[str, float]


@lru_cache(maxsize=8)
def load_weights(table: str) -> Weights:
    """The weights of a table by name; a name stands in one section only.

    >>> load_weights("gathering")["opening"]
    1.0

    SetupError where the file is missing, is no TOML, or holds anything but numbers.
    """
    path = files("crosswire.lexicon") / f"{table}.toml"
    try:
        sections = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SetupError(f"{path}: no table of weights: {error}") from error
    weights: Weights = {}
    for section, rows in sections.items():
        for name, value in rows.items():
            if name in weights or not isinstance(value, int | float):
                raise SetupError(f"{path}: [{section}] {name} must be one number, once")
            weights[name] = float(value)
    return weights
