"""The names in a sentence, and whether other words name the same person, group or place.

Written for checking, apart from what reads articles: only the lists of names are shared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from crosswire.lexicon.gazetteer import load_gazetteer
from crosswire.lexicon.gazetteer_keys import place_key
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases, fold

_WORD = re.compile(r"[^\W\d_][\w'’.-]*\w|[^\W\d_]")
_PART = re.compile(r"\w+")
# Small words that stand inside a name but begin none.
_INNER = frozenset(["of", "the", "in", "and", "for", "de", "del", "la", "al-"])
_POSSESSIVE = re.compile(r"['’]s?$")
LONGEST = 5  # words of the longest name of a place that is looked up


def find_names(sentence: str, ordinary: frozenset[str]) -> list[str]:
    """The names in a sentence: runs of capitalised words, small words between them taken in.

    A capital where a sentence begins is no name if the word is an ordinary one.

    >>> find_names("Officials in Al Anbar blamed the League of Reeds.", frozenset({"officials"}))
    ['Al Anbar', 'League of Reeds']
    """
    names: list[str] = []
    run: list[str] = []
    end = 0
    for hit in _WORD.finditer(sentence):
        word, gap = hit[0], sentence[end : hit.start()]
        inside = gap in (" ", "-", "", "' ", "’ ") and run
        if _is_name(sentence, hit.start(), word, ordinary):
            run = [*run, word] if inside else _close(names, run, [word])
        elif inside and word.lower() in _INNER:
            run = [*run, word]
        else:
            run = _close(names, run, [])
        end = hit.end()
    _close(names, run, [])
    return names


def _close(names: list[str], run: list[str], fresh: list[str]) -> list[str]:
    """Put the run among the names without the small words at its end; the next one begins."""
    while run and run[-1].lower() in _INNER:
        run = run[:-1]
    if run:
        names.append(_POSSESSIVE.sub("", " ".join(run)))
    return fresh


def _is_name(sentence: str, start: int, word: str, ordinary: frozenset[str]) -> bool:
    if not any(letter.isupper() for letter in word):
        return False
    before = sentence[:start].rstrip(" \"'“‘(")
    begins = not before or before.endswith((".", ":", ";", "?", "!", "…"))
    return not (begins and word.lower() in ordinary)


def names_in(text: str) -> frozenset[str]:
    """Every word of a text as names are compared: folded, without accents and possessives."""
    return frozenset(part for word in _PART.findall(text) for part in place_key(word).split())


def is_named(name: str, words: frozenset[str], texts: Iterable[str], lexicon: Lexicon) -> bool:
    """True if every word of a name stands in the texts, or they name the same by another name.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> text = "American jets struck Ain al-Assad."
    >>> told = names_in(text)
    >>> [is_named(n, told, [text], load_lexicon()) for n in ("United States", "Iran")]
    [True, False]
    """
    own = [part for word in name.split() if word.lower() not in _INNER for part in names_in(word)]
    if own and words.issuperset(own):
        return True
    meant = identify(name, lexicon, whole=True)
    return bool(meant) and any(meant & identify(text, lexicon, whole=False) for text in texts)


@lru_cache(maxsize=4096)
def identify(text: str, lexicon: Lexicon, *, whole: bool) -> frozenset[str]:
    """What the names in a text stand for; with `whole`, only what the text as a whole does."""
    return frozenset([*_find_actors(text, lexicon, whole=whole), *_find_places(text, whole=whole)])


def _find_actors(text: str, lexicon: Lexicon, *, whole: bool) -> Iterator[str]:
    for match in find_phrases(text, lexicon, ("actors",)):
        covers = match.span.end - match.span.start >= len(fold(text).strip()) - 2
        named = match.entry.word("actor")
        if named is None or (whole and not covers):
            continue
        yield f"actor:{named}"
        if (country := match.entry.word("country")) and match.entry.word("kind") == "state":
            yield f"iso:{country}"


def _find_places(text: str, *, whole: bool) -> Iterator[str]:
    gazetteer = load_gazetteer()
    words = place_key(text).split()
    sizes = (len(words),) if whole else range(1, LONGEST + 1)
    for size in sizes:
        for start in range(len(words) - size + 1):
            key = " ".join(words[start : start + size])
            yield from (record.id for record in gazetteer.lookup(key))
            if size > 1 or whole:  # one short word sounds like too many places
                yield from (record.id for record in gazetteer.sounds_like(key))
            if (people := gazetteer.demonym(key)) is not None:
                yield f"iso:{people.country}"
