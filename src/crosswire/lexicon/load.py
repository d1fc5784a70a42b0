"""Load the words of a language from its TOML files, refusing what is wrong in them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

import msgspec

from crosswire.errors import SetupError
from crosswire.model.decoding import convert_plain

Scalar = str | int | float | bool
Meaning = Scalar | list[str]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in which an entry must be found, and what it must find there."""

    text: str
    finds: dict[str, Scalar] = {}


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"refutes": "not"}):
    """One line of the lexicon: phrases or patterns, what they mean, and the examples that prove it.

    `says` holds phrases, or patterns when they have `{slots}`; `case` asks for the very letters;
    `refutes` ("not" in the file) holds texts in which the entry must not be found. `topic` and
    `language` come from the head of the file.
    """

    id: str
    says: tuple[str, ...]
    means: dict[str, Meaning] = {}
    examples: tuple[Example, ...] = ()
    refutes: tuple[str, ...] = ()
    case: bool = False
    topic: str = ""
    language: str = ""

    @property
    def rule(self) -> str:
        """The entry's name in a claim: "en/casualties#killed.passive"."""
        return f"{self.language}/{self.topic}#{self.id}"

    def word(self, key: str) -> str | None:
        """The meaning under a key if it is a word, else None."""
        value = self.means.get(key)
        return value if isinstance(value, str) else None

    def words(self, key: str) -> tuple[str, ...]:
        """The meanings under a key as words; none if the key is absent."""
        value = self.means.get(key, ())
        return (
            tuple(value)
            if isinstance(value, list)
            else ((value,) if isinstance(value, str) else ())
        )

    def says_yes(self, key: str) -> bool:
        """True if the entry means `key = true`."""
        return self.means.get(key) is True


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The head of a lexicon file: its language, topic and licence."""

    language: str
    topic: str
    licence: str
    about: str = ""


class LexiconFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A lexicon file as it stands on disk."""

    lexicon: Head
    entry: tuple[Entry, ...]


class Lexicon:
    """All entries of a language by topic. Later folders override earlier ones by entry id."""

    def __init__(self, topics: Mapping[str, tuple[Entry, ...]]) -> None:
        self._topics = dict(topics)

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The names of all topics, in order."""
        return tuple(sorted(self._topics))

    def entries(self, topic: str) -> tuple[Entry, ...]:
        """The entries of a topic; a topic nobody wrote is an error in the code that asks."""
        if topic not in self._topics:
            raise SetupError(f"lexicon: no topic {topic!r}; there are {', '.join(self.topics)}")
        return self._topics[topic]

    @cached_property
    def _by_rule(self) -> dict[str, Entry]:
        return {entry.rule: entry for entries in self._topics.values() for entry in entries}

    def entry(self, rule: str) -> Entry:
        """The entry that a claim's rule names."""
        return self._by_rule[rule]


def load_lexicon(*folders: Path) -> Lexicon:
    """The packaged English lexicon, overridden by the files of the given folders.

    Raises:
        SetupError: a file is wrong; the message names the file, the entry and what to do.
    """
    return _load(tuple(folders))


@cache
def _load(folders: tuple[Path, ...]) -> Lexicon:
    packaged = Path(str(files("crosswire.lexicon"))) / "en"
    topics: dict[str, dict[str, Entry]] = {}
    for folder in (packaged, *folders):
        for path in sorted(folder.glob("*.toml")):
            for entry in read_entries(path):
                topics.setdefault(entry.topic, {})[entry.id] = entry
    return Lexicon({topic: tuple(entries.values()) for topic, entries in topics.items()})


def read_entries(path: Path) -> list[Entry]:
    """The entries of one file, each knowing its topic and language.

    Raises:
        SetupError: unknown key, id used twice, entry without example, phrase claimed twice.
    """
    try:
        content = convert_plain(tomllib.loads(path.read_text("utf-8")), LexiconFile)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise SetupError(f"{path}: {error}") from error
    head = content.lexicon
    entries = [
        msgspec.structs.replace(entry, topic=head.topic, language=head.language)
        for entry in content.entry
    ]
    for complaint in find_faults(entries):
        raise SetupError(f"{path}: {complaint}")
    return entries


def find_faults(entries: list[Entry]) -> Iterator[str]:
    """What is wrong with the entries of one file, a sentence each."""
    ids: set[str] = set()
    owner: dict[str, str] = {}
    for entry in entries:
        if entry.id in ids:
            yield f'the id "{entry.id}" is used twice. Rename one.'
        ids.add(entry.id)
        if not entry.examples:
            yield f'entry "{entry.id}" has no example. Add a sentence in which it is found.'
        for phrase in entry.says:
            key = phrase if entry.case else phrase.lower()
            if key in owner:
                yield (
                    f'entry "{entry.id}" repeats the phrase "{phrase}", already in '
                    f'"{owner[key]}". Remove one, or give it a longer phrase.'
                )
            owner[key] = entry.id
