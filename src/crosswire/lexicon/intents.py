"""What saying something does, by the words it is said in: demands, vows, threats, plans."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.prose import ProsePatterns

Side = Literal["reported", "own", "verb"]
_SIDES = {"told": "reported", "clause": "reported", "own": "own", "verb": "verb"}


@lru_cache(maxsize=16)
def compile_intents(lexicon: Lexicon, side: Side) -> ProsePatterns:
    """The patterns for words in the article's own voice, in quotation marks, or for the verb.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> own = compile_intents(load_lexicon(), "own")
    >>> [told.entry.word("act") for told in own.find("We will not hesitate to strike back.")]
    ['vows']
    """
    entries = lexicon.entries("intents")
    return ProsePatterns([e for e in entries if _SIDES.get(e.word("side") or "") == side])
