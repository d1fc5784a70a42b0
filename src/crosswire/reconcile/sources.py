"""How many voices report an incident: articles, outlets, and those that are independent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crosswire.model.figure import Figure
from crosswire.model.incident import ArticleFacts, Sources
from crosswire.model.mention import Mention
from crosswire.model.origins import Origins
from crosswire.reconcile.belligerents import Heard, find_belligerents, find_only_side
from crosswire.reconcile.same_voice import bare_voice, key_voice


def count_sources(
    mentions: Sequence[Mention],
    facts: Mapping[str, ArticleFacts],
    origins: Origins,
) -> Sources:
    """Articles, outlets, and independent sources with a lower and an upper bound.

    At most as many as there are texts of different origin; at least as many as remain when
    texts that rest on the same voices alone are counted once.
    """
    articles = sorted({mention.article for mention in mentions})
    outlets = {_outlet(article, facts) for article in articles}
    texts = {origins.of[article] for article in articles}
    shared, reasons = _share_voices(mentions, origins.of)
    low = len({shared[text] for text in texts})
    told = (*origins.why, *reasons, *_find_only_side(mentions, facts)) or (_say_count(len(texts)),)
    return Sources(len(articles), len(outlets), Figure(low, len(texts)), tuple(told))


def _find_only_side(
    mentions: Sequence[Mention], facts: Mapping[str, ArticleFacts]
) -> tuple[str, ...]:
    """A warning if everything that is told of the attack comes from one who took part in it."""
    heard = [
        Heard(claim.asserter, facts[mention.article].text if mention.article in facts else "")
        for mention in mentions
        for claim in mention.claims
        if claim.slot in _TELLING
    ]
    side = find_only_side(heard, find_belligerents(mentions))
    return (f"all that is told comes from one side, {side}",) if side else ()


_TELLING = frozenset({"type", "killed", "injured", "outcome", "intercepted"})


def _say_count(texts: int) -> str:
    return "one article" if texts == 1 else f"{texts} articles with no text in common"


def _outlet(article: str, facts: Mapping[str, ArticleFacts]) -> str:
    known = facts.get(article)
    return known.outlet.lower() if known and known.outlet else article


def _share_voices(
    mentions: Sequence[Mention], origins: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Texts whose only voices are those of another text, tied to that one."""
    voices: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        heard = voices[origins[mention.article]]
        heard.update(claim.asserter for claim in mention.claims if claim.asserter)
    shared = {text: text for text in voices}
    reasons: list[str] = []
    keys = _key_all(voices)
    for text in sorted(voices):
        other = _first_equal(text, keys)
        if other is not None:
            shared[text] = other
            names = ", ".join(sorted(voices[text]))
            reasons.append(f"{other} and {text} may rest on the same voices: {names}")
    return shared, reasons


def _key_all(voices: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The voices of each text by what they are counted by at least."""
    heard = {bare_voice(name) for names in voices.values() for name in names}
    return {text: {key_voice(name, heard) for name in names} for text, names in voices.items()}


def _first_equal(text: str, voices: Mapping[str, set[str]]) -> str | None:
    """The first earlier text with the very same voices; None if it has voices of its own."""
    return next(
        (t for t in sorted(voices) if t < text and voices[t] == voices[text] != set()), None
    )
