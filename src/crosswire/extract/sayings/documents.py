"""Documents that speak for somebody: "a readout of a call between two ministers said"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from crosswire.extract.sayings.capacities import compile_titles
from crosswire.lexicon.load import Lexicon
from crosswire.model.text import Sentence, Span

_BETWEEN = re.compile(
    r"[^.;“”\"]{0,60}?\b(?:between|with)\s(?P<one>[^.;,“”\"]{3,90}?)\sand\s(?P<other>[^.;“”\"]{3,90}?)"
    r"(?=\s(?:said|says|stated|added|quoted|the)\b|[,“\"])"
)
_MAKER = re.compile(
    r"\s(?:from|by|issued\sby|attributed\sto|signed\sby)\s(?P<who>[^.;,“”\"]{2,80}?)(?=\s(?:said|says|read|on|in)\b|[,.;“\"]|$)"
)
_POSSESSED = re.compile(r"^(?:his|her|its|their)\s(?P<thing>[\w-]+)$")
_ARTICLES = re.compile(r"^(?:the|a|an|one|its|his|her|their|another)\s", re.IGNORECASE)


class Author(NamedTuple):
    """Whose words they are, and the kind of document that has them."""

    name: str
    channel: str | None


@lru_cache(maxsize=8)
def _document_words(lexicon: Lexicon) -> re.Pattern[str]:
    nouns = [w for e in lexicon.entries("reporting") if e.word("kind") == "noun" for w in e.says]
    body = "|".join(map(re.escape, sorted(nouns, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?P<noun>{body})(?![\w-])", re.IGNORECASE)


def find_author(
    text: str, speaker: str, place: Span | None, sentence: Sentence, lexicon: Lexicon
) -> Author:
    """Whoever a document speaks for; a speaker who is no document stays as they are.

    Of a readout of a call those who called: "the two men agreed". Of a statement whoever hands it
    out: "a statement from his office" is of the office that was named last.
    """
    head = re.split(r"\s(?:of|from|by|for|on|after|in)\s", speaker)[0]
    found = _document_words(lexicon).search(head)
    if found is None or found.end() != len(head.rstrip()):
        return Author(speaker, None)
    noun = found["noun"].lower()
    start = place.start + len(head) if place else sentence.span.start
    behind = text[start : sentence.span.end]
    between = _BETWEEN.match(behind) if noun == "readout" else None
    if between is not None:
        names = (_bare_name(between[side], lexicon) for side in ("one", "other"))
        return Author(" and ".join(names), noun)
    issuer = _ARTICLES.sub("", head[: found.start()].strip() + " ").strip()
    return Author(_find_issuer(text, start, behind, issuer) or speaker, _channel_of(noun))


def _find_issuer(text: str, start: int, behind: str, issuer: str) -> str | None:
    """Whoever hands out a document: named behind it, or before it as in "a Pentagon readout"."""
    maker = _MAKER.match(behind)
    if maker is not None:
        return _owner(text, maker["who"], start)
    return issuer if issuer[:1].isupper() else None


def _channel_of(noun: str) -> str | None:
    return noun if noun in {"statement", "readout", "letter", "transcript"} else "statement"


def _bare_name(words: str, lexicon: Lexicon) -> str:
    """The name behind a title: "US Defense Secretary Ann Lee" is Ann Lee."""
    roles = list(compile_titles(lexicon).role.finditer(words))
    name = words[roles[-1].end() :].strip() if roles else words.strip()
    return name if name[:1].isupper() else words.strip()


def _owner(text: str, who: str, place: int) -> str:
    """Whose "his office" is: the office with an owner that was named last."""
    found = _POSSESSED.match(who)
    if found is None:
        return who
    thing = re.escape(found["thing"])
    owned = re.compile(rf"(?:[\w’'-]+\s){{1,4}}?[\w-]+['’]s\s{thing}\b")
    named = [hit[0] for hit in owned.finditer(text, max(0, place - 1500), place)]
    return named[-1] if named else who
