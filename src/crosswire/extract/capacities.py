"""In which capacity somebody speaks: the title before a name, the office behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from crosswire.lexicon.actors import load_actors
from crosswire.lexicon.load import Lexicon
from crosswire.model.related import VoiceKind

REACH = 120  # characters of the longest title, "Deputy Assistant Secretary of State for … Affairs"
LONGEST_ROLE = 16  # words
_ABBREVIATED = r"(?:[A-Z]\.)+[A-Z]?\.?|(?:Gen|Lt|Maj|Brig|Col|Capt|Adm|Sgt|Dr|Mr|Ms|Mrs)\."
_TOKEN = re.compile(rf"{_ABBREVIATED}|[\w’'/&-]+(?:\.\w+)*")
_ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their|our|one|another|some|two|three)\s+", re.I)
_OPENS = r"(?:the|a|an|his|her|its|their|who\s(?:is|was)(?:\s(?:the|a|an))?)\s"
_BEHIND = re.compile(
    rf"\s?(?:\([^()]{{1,40}}\))?,\s(?P<role>(?:{_OPENS})?[^,.;:()“”\"\n]{{3,100}})(?=[,.;:)—–\n]|$)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:^|[\s,;:.(—–“”\"])(?P<role>(?:the|a|an|its|his|her|their|[\w’'-]+['’]s)\s[^,.;:()“”\"\n]{3,100}),\s$",
    re.I,
)
# A clause with a verb of its own is no office: "Lee, the mayor said on Monday that …".
_VERB = re.compile(r"\b(?:said|says|told|was|were|is|are|has|had|have|who|which|that|will|would)\b")


_HEADS = re.compile(
    r",\s(?:who|which)\s(?P<role>(?:commands|heads|leads|runs|chairs|directs|represents)\s[^,.;:()“”\"\n]{3,80})"
)
_OF_BODY = re.compile(r",\s(?P<of>of\s(?:the\s)?[^,.;:()“”\"\n]{3,60}),")


class Titles(NamedTuple):
    """The words of offices of a lexicon, compiled once."""

    role: re.Pattern[str]
    rank: re.Pattern[str]
    group: re.Pattern[str]
    small: frozenset[str]
    joints: frozenset[str]


@lru_cache(maxsize=8)
def compile_titles(lexicon: Lexicon) -> Titles:
    """The words of offices of a lexicon."""
    said: dict[str, list[str]] = {}
    for entry in lexicon.entries("reporting"):
        said.setdefault(entry.word("kind") or "", []).extend(entry.says)
    entries = lexicon.entries("capacities")
    joints = frozenset(w for e in entries if e.says_yes("joins") for w in e.says)
    small = frozenset(w for e in entries if not e.says_yes("joins") for w in e.says)
    ranks = [w for e in lexicon.entries("reporting") if e.says_yes("rank") for w in e.says]
    return Titles(_any_of(said["role"]), _any_of(ranks), _any_of(said["group"]), small, joints)


def _any_of(words: list[str]) -> re.Pattern[str]:
    body = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?:{body})(?:e?s)?(?![\w-])", re.IGNORECASE)


def find_capacity(speaker: str, text: str, lexicon: Lexicon) -> str | None:
    """The office or rank of a speaker in the article's words; of one without a name, what it is.

    A body has none, and neither has a name to which the article gives none.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> words = load_lexicon()
    >>> find_capacity("Ann Lee", "A blast, provincial police chief Ann Lee said.", words)
    'provincial police chief'
    >>> find_capacity("Ann Lee", "Ann Lee, the mayor of Ely, spoke.", words)
    'mayor of Ely'
    >>> find_capacity("a senior official", "", words), find_capacity("the army", "", words)
    ('senior official', None)
    """
    titles = compile_titles(lexicon)
    if describes(speaker, titles):
        return _ARTICLE.sub("", speaker)
    if not speaker[:1].isupper():
        return None
    ranked: str | None = None
    for start, end in _places_of(speaker, text):
        role = _find_role(text, start, end, titles)
        if role is not None and not _is_rank(role, titles):
            return role
        ranked = ranked or role
    return ranked


def _places_of(speaker: str, text: str) -> list[tuple[int, int]]:
    """Where a name stands in full, then where its last part stands alone."""
    last = speaker.split()[-1]
    names = (
        [speaker, last] if last != speaker and last[:1].isupper() and len(last) > 2 else [speaker]
    )
    return [
        found.span()
        for name in names
        for found in re.finditer(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])", text)
    ]


def _is_rank(role: str, titles: Titles) -> bool:
    """True for "Air Force Brig. Gen.": a rank alone is no office."""
    return not titles.role.search(titles.rank.sub("", role))


def tell_voice(speaker: str, role: str | None, lexicon: Lexicon) -> VoiceKind | None:
    """Whether a speaker is a person with a name, people without one, or a body.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> words = load_lexicon()
    >>> [tell_voice(n, None, words) for n in ("Ann Lee", "two officials", "Hamas", "Zed")]
    ['named', 'unnamed', 'body', None]
    """
    titles = compile_titles(lexicon)
    if describes(speaker, titles):
        return "unnamed"
    bare = _ARTICLE.sub("", speaker)
    if titles.group.search(speaker) or load_actors(lexicon).find(bare) is not None:
        return "body"
    if role is not None:
        return "named"
    words = bare.split()
    if not bare[:1].isupper():
        return "unnamed" if bare.endswith("s") else None
    return "named" if len(words) > 1 and bare == speaker else None


def describes(speaker: str, titles: Titles) -> bool:
    """True for "a US official": somebody described by an office, and not named.

    The head decides: "the office of the mayor" is a body.
    """
    head = re.split(r"\s(?:of|for|from|in|at|with|to|on)\s|,", speaker)[0]
    found = [*titles.role.finditer(head)]
    return bool(found) and found[-1].end() == len(head.rstrip())


def _find_role(text: str, start: int, end: int, titles: Titles) -> str | None:
    """The office that the words around one place of a name give; None if they give none."""
    before = text[max(0, start - REACH) : start].rpartition("\n")[2]
    behind = text[end : end + REACH]
    title = _title_before(before, titles)
    if title is not None and not _is_rank(title, titles):
        return title
    heads, of_body = _HEADS.match(behind), _OF_BODY.match(behind)
    found = _BEHIND.match(behind)
    role = _clean(found["role"], titles) if found is not None else None
    if role is None and behind[:1] == "," and (found := _BEFORE.search(before)) is not None:
        role = _clean(found["role"], titles)
    if role is not None or heads is not None:
        return role or (heads["role"] if heads else None)
    return f"{title} {of_body['of']}" if title and of_body else title


def _title_before(before: str, titles: Titles) -> str | None:
    """The words right before a name, as far back as a title goes."""
    kept: list[str] = []
    end = len(before.rstrip())
    for token in reversed(list(_TOKEN.finditer(before))):
        if before[token.end() : end].strip() or not _may_stand(token[0], titles, kept):
            break
        kept.append(token[0])
        end = token.start()
    while kept and kept[-1].lower() in titles.joints | {"a", "an"}:
        kept.pop()
    words = " ".join(reversed(kept))
    return words if words and titles.role.search(words) else None


def _may_stand(word: str, titles: Titles, kept: list[str]) -> bool:
    """True if a word may belong to the title whose later words are known."""
    bare = re.sub(r"['’]s?$", "", word)
    if bare.lower() in titles.joints:
        return bool(kept) and bare.islower()
    if bare.lower() in titles.small or titles.role.fullmatch(bare):
        return True
    return bare[:1].isupper() and len(kept) < LONGEST_ROLE


def _clean(words: str, titles: Titles) -> str | None:
    """A role as it stands behind a comma, without its article; None if it is no office."""
    words = re.sub(r"^who\s(?:is|was)\s", "", words.strip())
    verb = _VERB.search(words)
    words = _ARTICLE.sub("", words[: verb.start()].strip() if verb else words)
    if not words or len(words.split()) > LONGEST_ROLE or (verb and verb.start() == 0):
        return None
    return words if describes(words, titles) else None
