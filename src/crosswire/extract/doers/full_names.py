"""The people of an article by their last names, so that one voice has one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from crosswire.extract.doers.voices import VoiceWords, load_voice_words
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Lexicon

LONGEST = 5  # words of a person's name


def share_full_names(scans: Sequence[Scan], lexicon: Lexicon) -> None:
    """Lets every sentence of an article know whom a last name means in it."""
    names = find_full_names(scans, lexicon)
    for scan in scans:
        scan.full_names = names


def find_full_names(scans: Sequence[Scan], lexicon: Lexicon) -> Mapping[str, str]:
    """Each ending of a person's name with the name in full; none that two people share."""
    words = load_voice_words(lexicon)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for scan in scans:
        for group in scan.of("X"):
            for name in _strip(group.span.quote(scan.text), words):
                for ending in _list_endings(name):
                    named[ending].add(name)
    return {ending: full for ending in named if (full := _choose(named[ending])) is not None}


def _strip(words: str, known: VoiceWords) -> Iterator[str]:
    """The name of a person without a rank; nothing for a body, or for a name of one word."""
    parts = words.split()
    while parts and parts[0].lower() in known.ranks:
        parts = parts[1:]
    bodies = known.bodies | known.persons
    if 1 < len(parts) <= LONGEST and not bodies & {part.lower() for part in parts}:
        yield " ".join(parts)


def _list_endings(name: str) -> Iterator[str]:
    parts = name.split()
    yield from (" ".join(parts[at:]) for at in range(1, len(parts)))


def _choose(names: set[str]) -> str | None:
    """The longest of some names if all others are endings of it."""
    longest = max(names, key=len)
    return longest if all(longest.endswith(name) for name in names) else None
