"""Names as they are written: of actors, agencies and outlets, found whatever their letters."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick

from crosswire.lexicon.load import load_lexicon
from crosswire.lexicon.match import fold, is_bounded
from crosswire.lexicon.ordinary import is_ordinary
from crosswire.lexicon.outlets import load_agencies, load_outlets


@cache
def written_forms() -> dict[str, str]:
    """Names of actors, agencies and outlets by their folded form, as they are written."""
    names = [phrase for entry in load_lexicon().entries("actors") for phrase in entry.says]
    papers = [a for agency in load_agencies() for a in agency.aliases]
    papers += [a for outlet in load_outlets() for a in outlet.aliases if " " in a]
    names += [name for name in papers if not _is_common(name)]
    return {fold(name): name for name in reversed(names) if _is_telling(name)}


def _is_common(name: str) -> bool:
    """True for "A News" and "The Times", whose words are as often no name."""
    return all(len(word) < 2 or is_ordinary(word) for word in fold(name).split())


def _is_telling(name: str) -> bool:
    """True for a name with capitals that is not, read in small letters, an ordinary word."""
    return name != name.lower() and "{" not in name and not is_ordinary(fold(name))


@cache
def known_acronyms() -> frozenset[str]:
    return frozenset(key for key, name in written_forms().items() if name.isupper())


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick(list(written_forms()))


def find_written(folded: str) -> dict[int, int]:
    """Where each written name begins and ends, the longest first and none overlapping."""
    hits = _automaton().find_matches_as_indexes(folded, overlapping=True)
    hits.sort(key=lambda hit: (hit[1] - hit[2], hit[1]))
    taken = bytearray(len(folded))
    kept: dict[int, int] = {}
    for _, start, end in hits:
        if not any(taken[start:end]) and is_bounded(folded, start, end):
            taken[start:end] = b"\1" * (end - start)
            kept[start] = end
    return kept
