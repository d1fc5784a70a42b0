"""Quotations: the whole sentence, or whole words about the claim."""

from __future__ import annotations

from made import make_article, make_document, span_of

from crosswire.publish.cases import LONGEST, quote_around


def test_a_sentence_is_quoted_whole_with_the_telling_words_apart() -> None:
    article = make_article("a2")
    quote = quote_around(make_document(article), span_of(article, "rockets"))
    assert (quote.before, quote.words) == ("Seven people were wounded when ", "rockets")
    assert str(quote) == article.text


def test_a_very_long_sentence_is_shortened_between_words() -> None:
    article = make_article("long", "alpha beta " * 60 + "the rockets fell " + "gamma delta " * 60)
    quote = quote_around(make_document(article), span_of(article, "rockets"))
    assert quote.before.startswith("… ")
    assert quote.after.endswith("…")
    assert len(str(quote)) <= LONGEST + 2
    assert set(str(quote).replace("…", " ").split()) <= set(article.text.split())


def test_a_long_claim_is_never_cut() -> None:
    article = make_article("long", "x" * 500 + " end")
    assert quote_around(make_document(article), span_of(article, "x" * 500)).words == "x" * 500
