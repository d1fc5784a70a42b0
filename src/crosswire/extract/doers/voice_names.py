"""One name for one voice: people by their last names, "the ministry" by the one told before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, MutableMapping, Sequence

from crosswire.extract.doers.speakers import Speaker
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
    return longest if all(f" {longest}".endswith(f" {name}") for name in names) else None


def recall_voice(
    scan: Scan, speaker: Speaker | None, heard: MutableMapping[str, str]
) -> Speaker | None:
    """The speaker, "the ministry" as whichever ministry spoke last before, which is remembered.

    A word without "the", or for several, means nobody told before.
    """
    if speaker is None:
        return None
    name = speaker.name
    if speaker.kind in {"group", "umbrella"}:
        heard["group"] = name
    if " " in name:
        heard[name.split()[-1].lower()] = name
        return speaker
    told = heard.get(name) if scan.word_before(speaker.span.start) == "the" else None
    if told is None or name.endswith("s"):
        return speaker
    chain = tuple(told if link == name else link for link in speaker.chain)
    return speaker._replace(name=told, chain=chain)
