"""The words that tie a quotation to its speaker, ready to be looked for."""

from __future__ import annotations

import re
from functools import lru_cache

from crosswire.lexicon.load import Lexicon


class Reporting:
    """Reporting verbs and the words around them, compiled once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._phrases: dict[str, list[str]] = {}
        for entry in lexicon.entries("reporting"):
            self._phrases.setdefault(entry.word("kind") or "", []).extend(entry.says)
        self.kinds = {
            phrase.lower(): kind for kind, phrases in self._phrases.items() for phrase in phrases
        }
        verbs = self._words("verb", "weak", "participle")
        # A verb is written small; "the United States" and headlines in capitals have none.
        self.cue = re.compile(
            rf"(?<![\w-])(?:(?:{verbs})(?!\sby\b(?!\s(?:phone|telephone|e-?mail|text)\b))|(?i:{self._words('according')}))(?![\w-])"
        )
        self.verb = self._pattern("verb", "weak")
        self.adverb_end = re.compile(
            rf"(?:^|[\s,])(?:{self._words('adverb')})[\s,]*$", re.IGNORECASE
        )
        self.last_of_adverbs = frozenset(
            re.findall(r"\w+", phrase.lower())[-1] for phrase in self._phrases.get("adverb", ())
        )
        self.role = self._pattern("role", plural=True)
        self.role_or_honorific = self._pattern("role", "honorific", plural=True)
        self.group = self._pattern("group", plural=True)
        self.noun = self._pattern("noun")
        self._tag = re.compile(
            rf"(?:\S+\s){{1,6}}?(?:{self._words('verb')})(?=[.,;:]|\s(?:in|on|at|to|of|as|after|during|when)\b)"
        )

    def is_tag(self, words: str) -> bool:
        """True for "Ann Lee asked." and "the mayor said on Friday.": a clause and nothing more."""
        return not words.startswith(("“", '"', "'", "‘")) and self._tag.match(words) is not None

    def _words(self, *kinds: str) -> str:
        phrases = [phrase for kind in kinds for phrase in self._phrases.get(kind, ())]
        return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))

    def _pattern(self, *kinds: str, plural: bool = False) -> re.Pattern[str]:
        """Any of the phrases as whole words."""
        ending = "s?" if plural else ""
        return re.compile(rf"(?<![\w-])(?:{self._words(*kinds)}){ending}(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=8)
def compile_reporting(lexicon: Lexicon) -> Reporting:
    """The reporting words of a lexicon, compiled once."""
    return Reporting(lexicon)
