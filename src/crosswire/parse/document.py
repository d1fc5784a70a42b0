"""Lay out an article: the one door of the stage."""

from __future__ import annotations

from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.teletype import restore_case
from crosswire.model.text import Article, Document, Zone
from crosswire.parse.credits import find_credits, find_outlet_name
from crosswire.parse.dateline import find_published
from crosswire.parse.sentences import find_sentences
from crosswire.parse.speakers import find_spoken
from crosswire.parse.zones import place_zones


def parse_article(article: Article, lexicon: Lexicon) -> Document:
    """The article with its zones, sentences, quotations, credits and publication date.

    Every span refers to the article's text, which is left as it is. Running twice gives the same.
    """
    placed = place_zones(article.text, lexicon)
    zones = [zone for zone, _ in placed]
    text = restore_case(article.text)
    sentences = find_sentences(text, placed, lexicon)
    spoken = find_spoken(text, sentences, lexicon)
    dateline = next((zone.span for zone in zones if zone.kind == "dateline"), None)
    return Document(
        article=article,
        published=find_published(article, zones, sentences, lexicon),
        outlet=find_outlet_name(article, zones, lexicon),
        title=article.title or _printed_title(article.text, zones),
        zones=tuple(zones),
        sentences=tuple(sentences),
        quotations=tuple(spoken.quotations),
        credits=tuple(find_credits(article.text, zones, lexicon)),
        dateline=dateline,
        reported=tuple(spoken.reported),
        talks=tuple(spoken.talks),
    )


def _printed_title(text: str, zones: list[Zone]) -> str | None:
    """The headline as printed, on one line."""
    title = next((zone.span.quote(text) for zone in zones if zone.kind == "title"), None)
    return " ".join(title.split()) if title else None
