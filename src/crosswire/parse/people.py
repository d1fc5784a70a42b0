"""Who a description stands for: full names for surnames, the last one meant by "he"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from crosswire.model.text import Span
from crosswire.parse.reporting import Reporting

_NAME_PART = (
    r"(?:(?:Brig|Gen|Lt|Maj|Col|Capt|Adm|Sgt|Spc|Cpl|Pfc|Pvt|Cmdr|Mr|Dr)\."
    r"|[A-ZÀ-Þ][\w’'-]*(?<!’s)(?<!['’])(?<!'s)|(?:al|el|ar|as|ad|az|an|ash)-[A-Z][\w’'-]*)"
)
_PARTICLE = r"(?:(?:bin|ibn|al|el|abu|de|la|von|van|der|del|da|dos|ud|ul|ur)\s)"
FULL_NAME = re.compile(rf"{_NAME_PART}(?:\s{_PARTICLE}{{0,2}}{_NAME_PART}){{1,5}}")
_OFFICE_OF = re.compile(r"\w+\sof\s(?:the\s)?$")
_LONGEST_OFFICE = 40  # characters of "Undersecretary of the " and more
_OFFICE = re.compile(r"\s?of\s(?:the\s)?[A-Z]\w+(?:\sAffairs)?(?:\sand\s[A-Z]\w+)?\s")
# "The official" is the one described last or shortly before.
_REMEMBERED = 40
# "A man whom the army" called a spy: the army did.
_RELATIVE = re.compile(r"^\S.*\s(?:which|whom|whose)\s")
# "Harland Watch's Ann Lee" is Ann Lee.
_OWNER = re.compile(r"^.*['’]s\s(?=[A-Z][\w’'-]+\s[A-Z])")
_NOT_IN_OFFICE = re.compile(r"\b(?:former|ex|deputy|another|acting)\b", re.IGNORECASE)
_HE = frozenset(("he", "she", "him", "her"))
_THEY = frozenset(("they", "them"))
_IT = frozenset(("it",))
_DEFINITE = re.compile(r"(?:the|that|this)\s(?P<head>[\w-]+(?:\s[\w-]+)?)$", re.IGNORECASE)
_APPOSITION = re.compile(r",\s(?:the|a|an|who|of|head|chief|director|his|her|its|\d\d?,)\b")


class Speaker(NamedTuple):
    """Somebody as named for the reader, and whether it is one person, several or a body."""

    name: str
    kind: str


class People:
    """Everybody an article has named so far, in the order of reading."""

    def __init__(self, text: str, reporting: Reporting) -> None:
        self._text = text
        self._reporting = reporting
        self._full_names = self._index_names(text)
        self._capitalised: dict[str, list[re.Match[str]]] = {}
        self._last: dict[str, Speaker] = {}
        self._described: list[Speaker] = []
        self._in_office: dict[str, Speaker] = {}

    def resolve(self, words: str, place: int) -> Speaker | None:
        """Who the words at a place stand for, remembered for later pronouns."""
        speaker = self.identify(words, place)
        if speaker:
            self._last[speaker.kind] = speaker
            self._described.append(speaker)
            self._remember_office(words, speaker)
        return speaker

    def notice(self, sentence: str, place: int) -> None:
        """Remember the person whom a sentence is about, for a "he said" in the next."""
        found = next(find_names(sentence[:120]), None)
        if not found or not self._opens(sentence, found):
            return
        name = self.strip_roles(found.quote(sentence))
        described = self._reporting.role_or_honorific.search(sentence[: found.end])
        if name and (described or _APPOSITION.match(sentence, found.end)):
            self._last["person"] = Speaker(name, "person")

    def name_office(self, words: str) -> str | None:
        """The one person whom the article names with the office that is described.

        "The US ambassador to Iraq" is "Ambassador Ann Lee"; None if it names nobody, or two.
        """
        offices = list(self._reporting.role.finditer(re.split(r"\s(?:of|to|for|in)\s", words)[0]))
        if not offices or _NOT_IN_OFFICE.search(words):
            return None
        office = re.escape(offices[-1][0])
        titled = re.compile(rf"(?<![\w-])(?i:{office})\s(?P<name>(?!The\s){FULL_NAME.pattern})")
        hits = (hit["name"] for hit in titled.finditer(self._text) if "\n" not in hit[0])
        named = {self.strip_roles(name) for name in hits}
        return named.pop() if len(named) == 1 else None

    def strip_roles(self, words: str) -> str | None:
        """The personal name at the end of "Defense Secretary Ann Lee"; None if there is none."""
        offices = list(self._reporting.role_or_honorific.finditer(words))
        last = offices[-1] if offices else None
        name = words[last.end() :] if last else words
        name = _OFFICE.sub("", name, count=1) if last else name.split(" of ")[-1]
        name = _OWNER.sub("", name)
        name = name.strip(" .,\"'‘’“”")
        return name if name and name[0].isupper() and not self._is_group(name) else None

    def _remember_office(self, words: str, speaker: Speaker) -> None:
        """Whom "the minister" means from now on: "Foreign minister Ann Lee" has been named."""
        offices = list(self._reporting.role.finditer(words)) if speaker.kind == "person" else []
        if offices and speaker.name not in offices[-1][0] and speaker.name != words:
            self._in_office[offices[-1][0].lower().split()[-1]] = speaker

    def identify(self, words: str, place: int) -> Speaker | None:
        """Who the words at a place stand for, as far as was read; nothing is remembered."""
        words = _RELATIVE.sub("", words.strip(" ,"))
        key = words.lower()
        for pronouns, kinds in (
            (_HE, ("person",)),
            (_IT, ("group",)),
            (_THEY, ("several", "group")),
        ):
            if key in pronouns:
                return next((self._last[kind] for kind in kinds if kind in self._last), None)
        if key in ("i", "we", "you", "who", "there", "this", "that", "what", "which"):
            return None
        return self._find_definite(words, place) or self._find_named(words, place)

    def _find_named(self, words: str, place: int) -> Speaker:
        """A name in full where it was given in full before, else the words as they stand."""
        if re.search(r"\band\b", words):
            return Speaker(words, "several")
        described = self._reporting.role_or_honorific.search(words) is not None
        name = self.strip_roles(words)
        if name and _is_name(name) and (described or self._is_person_name(name, place)):
            return Speaker(self._full_name(name, place), "person")
        if key_is_plural(words):
            return Speaker(words, "several")
        is_person = described and (name is None or not self._is_group(words))
        return Speaker(words, "person" if is_person else "group")

    def _find_definite(self, words: str, place: int) -> Speaker | None:
        """Whom "the official" or "the command" was last called in full."""
        found = _DEFINITE.match(words)
        if not found or found["head"] != found["head"].lower():
            return None
        head = _singular(found["head"].split()[-1])
        for speaker in reversed(self._described[-_REMEMBERED:]):
            if _singular(_head(speaker.name)) == head and speaker.name.lower() != words.lower():
                return speaker
        if head in self._in_office:
            return self._in_office[head]
        named = [hit[0] for hit in self._names_ending_in(head) if hit.end() <= place]
        return Speaker(named[-1], "group") if named else None

    def _names_ending_in(self, head: str) -> list[re.Match[str]]:
        """Names in the text that end in the word: "European Command" for "command"."""
        if head not in self._capitalised:
            ending = re.escape(head.capitalize())
            pattern = re.compile(rf"(?:\b[A-Z][\w.’'-]*\s){{1,6}}{ending}\b")
            self._capitalised[head] = list(pattern.finditer(self._text))
        return self._capitalised[head]

    def _is_person_name(self, name: str, place: int) -> bool:
        """True for a surname seen with a full name before, or a full name of no body."""
        if self._is_group(name):
            return False
        return self._full_name(name, place) != name or len(name.split()) > 1

    def _full_name(self, name: str, place: int) -> str:
        """The first longer name up to the place that ends in this one."""
        bare = re.sub(r"^(?:al|el)-", "", name)
        for ending in (name, bare):
            start, full = self._full_names.get(ending, (place, name))
            if start < place:
                return full
        return name

    def _index_names(self, text: str) -> dict[str, tuple[int, str]]:
        """Where each name is first given in full, by each of its endings."""
        index: dict[str, tuple[int, str]] = {}
        for found in find_names(text):
            name = self.strip_roles(found.quote(text))
            for part in re.finditer(r"[\s-]", name or ""):
                index.setdefault((name or "")[part.end() :], (found.start, name or ""))
        return index

    def _is_group(self, words: str) -> bool:
        return self._reporting.group.search(words) is not None

    def _opens(self, sentence: str, found: Span) -> bool:
        """True if nothing but a description stands before the name."""
        before = sentence[: found.start].rstrip()
        if before.split()[:1] and before.split()[0].lower() in _HE | _THEY | _IT:
            return False  # "He telephoned Minister Ann Lee": she is not whom it is about
        described = before.removesuffix(",")
        if described != before and not self._reporting.role.search(described):
            return False
        return len(before.split()) <= 8 and "," not in described


def find_names(text: str) -> Iterator[Span]:
    """The full names in a text, each with the "minister of the" before it.

    >>> text = "A minister of the Home Office and Ann Lee spoke."
    >>> [span.quote(text) for span in find_names(text)]
    ['minister of the Home Office', 'Ann Lee']
    """
    last = 0
    # The name first, what stands before it after: much faster than one pattern for both.
    for found in FULL_NAME.finditer(text):
        start = max(last, found.start() - _LONGEST_OFFICE)
        office = _OFFICE_OF.search(text, start, found.start())
        last = found.end()
        yield Span(office.start() if office else found.start(), last)


def key_is_plural(words: str) -> bool:
    """True for "residents" and "US officials", as far as the last word tells."""
    last = _head(words)
    return last.endswith("s") and last.islower()


def _is_name(words: str) -> bool:
    return all(part[0].isupper() or re.match(r"[a-z]{2,4}(?:-|$)", part) for part in words.split())


def _head(words: str) -> str:
    """The head of a noun phrase: the last word before "of", "for", "from" or a comma."""
    parts = re.split(r"\s(?:of|for|from|in|at)\s|,", words)[0].split()
    return parts[-1].lower() if parts else ""


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
