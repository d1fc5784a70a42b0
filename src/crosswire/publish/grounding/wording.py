"""The wording that a brief may use, as the check reads it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from crosswire.model.decoding import convert_plain

_QUOTED = re.compile(r"“([^”]*)”")


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ways of saying one thing, each with the group `who`, and a sentence in which one is found."""

    patterns: tuple[str, ...]
    example: str
    stances: tuple[str, ...] = ()

    def find(self, sentence: str) -> list[str]:
        """Whom a sentence names so, in its own words or between quotation marks.

        >>> load_wording().tie[0].find("“Men who quote “blame”” claimed responsibility.")
        ['Men who quote “blame']
        """
        bare = blot(sentence)
        return [
            sentence[hit.start("who") : hit.end("who")].strip(" .“”")
            for pattern in self.patterns
            for hit in re.finditer(pattern, bare)
        ]


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of `words.toml`."""

    openers: frozenset[str]
    own_voice: Sequence[str]
    loaded: Sequence[str]
    slots: dict[str, tuple[str, ...]]
    kinds: dict[str, str]
    tie: tuple[Pattern, ...]
    place: tuple[Pattern, ...]
    speaker: tuple[Pattern, ...]


@cache
def load_wording() -> Wording:
    """The words of the check, read once."""
    text = (files("crosswire.publish.grounding") / "words.toml").read_text("utf-8")
    return convert_plain(tomllib.loads(text), Wording)


def blot(sentence: str) -> str:
    """The sentence with what is quoted in it blotted out, everything else at its place.

    >>> blot("He said “no 7” twice.")
    'He said “    ” twice.'
    """
    return _QUOTED.sub(lambda hit: f"“{' ' * len(hit[1])}”", sentence)


def find_quoted(sentence: str) -> list[str]:
    """What a sentence quotes; … stands for words left out at an end.

    >>> find_quoted("He said “no” and “yes”.")
    ['no', 'yes']
    """
    return [words.strip("… ") for words in _QUOTED.findall(sentence)]


def says(sentence: str, phrase: str) -> bool:
    """True if a phrase stands in a sentence as whole words.

    >>> says("2 were killed or injured", "killed"), says("unused", "used")
    (True, False)
    """
    return re.search(rf"\b{re.escape(phrase)}\b", sentence, re.IGNORECASE) is not None
