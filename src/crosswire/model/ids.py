"""Ids that come from content alone."""

from __future__ import annotations

import hashlib


def make_id(letter: str, *parts: object) -> str:
    """A letter and twelve hex digits that are the same for the same parts.

    >>> make_id("r", "precedes", "i1", "i2") == make_id("r", "precedes", "i1", "i2")
    True
    >>> make_id("r", "ab", "c") == make_id("r", "a", "bc")
    False
    """
    joined = "\x1f".join(str(part) for part in parts)
    return letter + hashlib.sha256(joined.encode()).hexdigest()[:12]
