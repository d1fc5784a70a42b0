"""How many voices report an incident: articles, outlets, and those that are independent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from crosswire.model.figure import Figure
from crosswire.model.incident import ArticleFacts, Copy, Sources
from crosswire.model.mention import Mention
from crosswire.reconcile.belligerents import Heard, find_belligerents, find_only_side

Tie = tuple[str, str, str]


class Origins(NamedTuple):
    """For each article the smallest id among those that go back to one text, and what ties them.

    Of several ties between the same texts only those stand here that join them, the first found.
    """

    of: dict[str, str]
    ties: tuple[Tie, ...]

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons, each once."""
        return tuple(dict.fromkeys(why for _, _, why in self.ties))


def find_origins(
    articles: Iterable[str], facts: Mapping[str, ArticleFacts], copies: Sequence[Copy]
) -> Origins:
    """Which articles go back to one text: they share prose, an outlet, or an agency they credit."""
    ids = sorted(set(articles))
    root = {article: article for article in ids}
    joining = []
    for left, right, why in (*_by_text(ids, copies), *_by_name(ids, facts)):
        keep, give = sorted((root[left], root[right]))
        if keep != give:  # else others have tied the two already
            joining.append((left, right, why))
            root = {article: keep if name == give else name for article, name in root.items()}
    return Origins(root, tuple(joining))


def _by_text(ids: Sequence[str], copies: Sequence[Copy]) -> Iterator[Tie]:
    for copy in sorted(copies, key=lambda c: (c.left, c.right)):
        if copy.left in ids and copy.right in ids and copy.kind != "quotation":
            what = "is largely the same text as" if copy.kind == "copy" else "shares prose with"
            likely = "" if copy.kind == "copy" else ": probably one text behind both"
            yield copy.left, copy.right, f"{copy.left} {what} {copy.right}{likely}"


def _by_name(ids: Sequence[str], facts: Mapping[str, ArticleFacts]) -> Iterator[Tie]:
    """Ties to the first article that has the outlet or credits the agency."""
    first: dict[tuple[str, str], str] = {}
    for article in ids:
        for key, why in _names(facts.get(article)):
            earlier = first.setdefault(key, article)
            if earlier != article:
                yield earlier, article, f"{earlier} and {article} {why}"


def _names(article: ArticleFacts | None) -> Iterator[tuple[tuple[str, str], str]]:
    if article is None:
        return
    # An agency's own page and a paper that credits the agency are one source.
    for agency in article.agencies:
        yield ("name", agency.lower()), f"both go back to {agency}"
    if article.outlet:
        yield ("name", article.outlet.lower()), f"both go back to {article.outlet}"


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
    for text in sorted(voices):
        other = _first_equal(text, voices)
        if other is not None:
            shared[text] = other
            names = ", ".join(sorted(voices[text]))
            reasons.append(f"{other} and {text} may rest on the same voices: {names}")
    return shared, reasons


def _first_equal(text: str, voices: Mapping[str, set[str]]) -> str | None:
    """The first earlier text with the very same voices; None if it has voices of its own."""
    return next(
        (t for t in sorted(voices) if t < text and voices[t] == voices[text] != set()), None
    )
