"""A mention made ready to be compared with many others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from crosswire.lexicon.load import Lexicon
from crosswire.link.facts import Side
from crosswire.link.persons import Persons, find_persons, name_victims
from crosswire.link.tales import weigh_tale
from crosswire.link.vouching import is_vouched
from crosswire.link.words import load_common_words, weigh_words
from crosswire.model.incident import ArticleFacts, known_since
from crosswire.model.mention import Mention

_STATE_KINDS = frozenset({"state", "force"})
NOTHING: Mapping[str, float] = {}  # one for all who have no words
OPENING = 600  # characters of a story: its first four or five sentences
_WORD = re.compile(r"[^\W\d_]{4,}")


def describe_side(
    mention: Mention, article: ArticleFacts | None, nations: Mapping[str, str]
) -> Side:
    """The mention as a side of a comparison; an unknown article has no date and no words."""
    doers = {r.actor for r in mention.responsibility if r.stance in ("claimed", "stated")}
    told = article if article and is_reported(mention, article) else None
    persons = find_persons(told) if told else Persons()
    return Side(
        mention=_strip(mention),
        published=article.published if article else None,
        known=known_since(article),
        words=weigh_words(mention, article.text) if article and article.text else NOTHING,
        states=_share(frozenset(nations[doer] for doer in doers if doer in nations)),
        groups=_share(frozenset(doer for doer in doers if doer not in nations)),
        weapons=_share(frozenset(weapon.split()[-1] for weapon in mention.weapons if weapon)),
        surnames=frozenset(_find_surnames(mention.victims)),
        aims=frozenset(_WORD.findall((mention.target or "").lower())) - load_common_words().target,
        vouched=not (article and is_from_dateline(mention, article))
        and is_vouched(mention.place, article.text if article else ""),
        tale=weigh_tale(told) if told else NOTHING,
        named=persons.named,
        aged=persons.aged | _name_struck(mention, persons),
    )


def _strip(mention: Mention) -> Mention:
    """The mention without what nobody compares."""
    whole = mention.evidence or mention.claims or mention.parties
    if not whole:
        return mention
    return msgspec.structs.replace(mention, evidence=(), claims=(), parties=())


@lru_cache(maxsize=10_000)
def _share(words: frozenset[str]) -> frozenset[str]:
    """The same words as one value for all sides: there are few, and may be millions of sides."""
    return words


def _name_struck(mention: Mention, persons: Persons) -> frozenset[str]:
    """Who was struck; of a shooting also whoever the article's words say was.

    Wars kill leaders, and every later report names them.
    """
    victims = name_victims(mention.victims) & persons.named
    return victims | persons.struck if mention.type == "shooting" else victims


def is_from_dateline(mention: Mention, article: ArticleFacts) -> bool:
    """True if the place is read from the dateline: it may only be where the reporter sits."""
    spans = [claim.span for claim in mention.claims if claim.slot == "place"]
    return bool(spans) and not any(part.holds(span) for span in spans for part in article.body)


def is_reported(mention: Mention, article: ArticleFacts) -> bool:
    """True for what an article opens with, be it news or recalled."""
    start = article.body[0].start if article.body else 0
    return any(span.start - start < OPENING for span in mention.evidence[:1])


def _find_surnames(names: Iterable[str]) -> Iterable[str]:
    """The last words of names that begin with capitals: "a top commander" is nobody's name."""
    words = (name.split() for name in names)
    return (name[-1].lower() for name in words if name and name[0][:1].isupper())


@lru_cache(maxsize=8)
def name_nations(lexicon: Lexicon | None) -> dict[str, str]:
    """The country of each actor that is a state or a state's force."""
    if lexicon is None:
        return {}
    return {
        actor: country
        for entry in lexicon.entries("actors")
        if entry.word("kind") in _STATE_KINDS
        and (actor := entry.word("actor"))
        and (country := entry.word("country"))
    }
