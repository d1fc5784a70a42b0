"""Which names are one voice: the mayor and the mayor's office, a ministry and its country's."""

from __future__ import annotations

import re
from collections.abc import Set

_MOUTH = r"(?:office|spokesman|spokeswoman|spokesperson|spokespersons)"
_BEHIND = re.compile(rf"['’]s {_MOUTH}$")
_BEFORE = re.compile(rf"^{_MOUTH} (?:of|for) (?:the )?")
_OWNER = re.compile(r"^.*['’]s (?=[a-z])")


def bare_voice(name: str) -> str:
    """A name in small letters without the mouth that it speaks by.

    >>> bare_voice("mayor's office"), bare_voice("spokesman for the Ukrainian navy")
    ('mayor', 'ukrainian navy')
    """
    return _BEFORE.sub("", _BEHIND.sub("", name.lower()))


def key_voice(name: str, others: Set[str]) -> str:
    """What a voice is counted by at least: one without an owner speaks for whoever's it is.

    `others` are the bare names of all that are heard. Two owners are two voices.

    >>> key_voice("Mali's health ministry", {"mali's health ministry", "health ministry"})
    'health ministry'
    >>> key_voice("Mali's health ministry", {"mali's health ministry", "niger's health ministry"})
    "mali's health ministry"
    """
    bare = bare_voice(name)
    unowned = _OWNER.sub("", bare)
    return unowned if unowned in others else bare
