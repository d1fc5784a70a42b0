"""In which capacity somebody speaks: the title before a name, the office behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from crosswire.lexicon.actors import load_actors
from crosswire.lexicon.load import Entry, Lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.model.related import VoiceKind
from crosswire.model.text import Span

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
# "Amnesty International and the Pope" are two, and no office.
_JOINED = re.compile(r"^[A-Z]\S*\s.*\band\s(?:the\s)?[A-Z]\S*$")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]\S*(?:\s(?:[A-ZÀ-Þ]\S*|[a-z]{2,4}|al-\S+|el-\S+))+$")
_VERB = re.compile(r"\b(?:said|says|told|was|were|is|are|has|had|have|who|which|that|will|would)\b")


_HEADS = re.compile(
    r",\s(?:who|which)\s(?P<role>(?:commands|heads|leads|runs|chairs|directs|represents)\s[^,.;:()“”\"\n]{3,80})"
)
# "Harland Watch's Ann Lee": whom she speaks for.
_OWNED = re.compile(r"(?P<owner>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)[’']s\s$")
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
    reporting, entries = lexicon.entries("reporting"), lexicon.entries("capacities")
    roles = _say(entry for entry in reporting if entry.word("kind") == "role")
    groups = _say(entry for entry in reporting if entry.word("kind") == "group")
    ranks = _say(entry for entry in reporting if entry.says_yes("rank"))
    joints = frozenset(_say(entry for entry in entries if entry.says_yes("joins")))
    small = frozenset(_say(entries)) - joints
    return Titles(_any_of(roles), _any_of(ranks), _any_of(groups), small, joints)


def _say(entries: Iterable[Entry]) -> list[str]:
    return [words for entry in entries for words in entry.says]


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
    if describes(speaker, titles) and not _JOINED.search(speaker):
        return _ARTICLE.sub("", speaker)
    if not speaker[:1].isupper() or " and " in speaker:
        return None
    roles = list(_list_roles(speaker, text, titles))
    return min(roles, key=lambda role: _is_rank(role, titles), default=None)


def _list_roles(speaker: str, text: str, titles: Titles) -> Iterator[str]:
    """The offices and ranks that the article gives a name, in the order of its places."""
    for start, end in _places_of(speaker, text):
        role = _find_role(text, start, end, titles)
        # "Foreign Minister Ann" before "Lee" is no title of Lee's
        if role is None:
            continue
        is_full, is_behind = text[start:end] == speaker, role in text[end : end + REACH]
        if is_full or is_behind or _ends_in_office(role, titles):
            yield role


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


def _ends_in_office(role: str, titles: Titles) -> bool:
    """True if a title closes with an office: "chief of police" does, "Minister Ann" does not."""
    found = [*titles.role.finditer(role)]
    behind = role[found[-1].end() :].split() if found else [""]
    return not behind or behind[0].islower()


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
    bare = _ARTICLE.sub("", speaker)
    if describes(speaker, titles):
        return "unnamed"
    if titles.group.search(speaker) or _names_actor(bare, lexicon):
        return "body"
    if role is not None or (bare == speaker and _CAPITALS.match(bare)):
        return "named"
    return "unnamed" if bare[-1:] == "s" and bare.split()[-1].islower() else None


def _names_actor(name: str, lexicon: Lexicon) -> bool:
    """True for the name of a state or an armed group, in any of its spellings."""
    if load_actors(lexicon).find(name) is not None:
        return True
    found = find_phrases(name, lexicon, ("actors",))
    return any(match.span == Span(0, len(name)) for match in found)


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
    role = _role_behind(behind, titles) or _role_aside(before, behind, titles)
    of_body, owner = _OF_BODY.match(behind), _OWNED.search(before)
    known = title or (owner["owner"] if owner is not None else None)
    return role or (f"{title} {of_body['of']}" if title and of_body else known)


def _role_behind(behind: str, titles: Titles) -> str | None:
    """The office of "Ann Lee, the mayor of Ely," or "Ann Lee, who leads the council,"."""
    found, heads = _BEHIND.match(behind), _HEADS.match(behind)
    role = _clean(found["role"], titles) if found is not None else None
    return role or (heads["role"] if heads is not None else None)


def _role_aside(before: str, behind: str, titles: Titles) -> str | None:
    """The office of "the group's spokesman, Ann Lee, said"."""
    found = _BEFORE.search(before) if behind[:1] == "," else None
    return _clean(found["role"], titles) if found is not None else None


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
