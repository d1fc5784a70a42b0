"""The prints of an article's wording, by which articles that share text are found."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crosswire.model.incident import ArticleFacts
from crosswire.model.text import Span
from crosswire.reconcile.lineage import (
    PRINT_WINDOW,
    PRINT_WORDS,
    RUN_WORDS,
    compare_texts,
    find_prints,
)

GUARANTEED = PRINT_WORDS + PRINT_WINDOW - 1
WORDS = st.lists(st.sampled_from(["rain", "fell", "on", "the", "town", "and", "it’s"]))
RUNS = st.lists(
    st.text("abcdefg", min_size=1, max_size=3), min_size=GUARANTEED, max_size=GUARANTEED
)


def article(text: str, key: str = "a") -> ArticleFacts:
    quotations = tuple(Span(q.start(1), q.end(1)) for q in re.finditer(r"“([^”]*)”", text))
    return ArticleFacts(key, None, None, (), text, (Span(0, len(text)),), quotations)


def share_print(one: str, other: str) -> bool:
    return not set(find_prints(article(one))).isdisjoint(find_prints(article(other)))


@given(WORDS, WORDS, WORDS, WORDS, RUNS, st.sampled_from(["{}", "“{}”"]))
def test_articles_that_share_eleven_words_in_a_row_share_a_print(
    before: list[str],
    after: list[str],
    lead: list[str],
    rest: list[str],
    run: list[str],
    mark: str,
) -> None:
    one = " ".join([*before, mark.format(" ".join(run)), *after])
    other = " ".join([*lead, mark.format(" ".join(run).upper()), *rest])
    assert share_print(one, other)


@given(st.lists(st.sampled_from(["a", "b", "“c d e f g h i j k”"]), max_size=80).map(" ".join))
def test_prints_are_sorted_and_fit_into_63_bits(text: str) -> None:
    prints = find_prints(article(text))
    assert all(a < b for a, b in pairwise(prints))
    assert all(0 <= number < 2**63 for number in prints)


@given(st.lists(st.sampled_from("abc"), max_size=60), st.lists(st.sampled_from("abc"), max_size=60))
def test_articles_without_eight_words_in_common_share_no_print(
    one: list[str], other: list[str]
) -> None:
    if share_print(" ".join(one), " ".join(other)):
        runs = [{tuple(w[n : n + RUN_WORDS]) for n in range(len(w) - 7)} for w in (one, other)]
        assert runs[0] & runs[1]


def test_prints_are_the_same_on_every_machine() -> None:
    assert find_prints(article("The convoy had left the depot before dawn.")) == (
        7200352276662722157,
    )
    assert find_prints(article("")) == ()


def test_a_quotation_of_eight_words_has_a_print_and_it_is_not_that_of_prose() -> None:
    quote = "we will find those who planned this together"
    assert share_print(f"The minister: “{quote}”", f"“{quote}”, she said")
    assert not share_print(f"“{quote}”", quote)


def test_only_the_body_is_printed() -> None:
    text = "Sign up for our letter and never miss a story from the region"
    assert find_prints(ArticleFacts("a", None, None, (), text, (), ())) == ()


def test_five_hundred_words_have_a_hundred_to_two_hundred_prints() -> None:
    text = " ".join(f"word{number}" for number in range(500))
    assert 100 <= len(find_prints(article(text))) <= 220


def test_a_copy_shares_a_print() -> None:
    passage = "the convoy had left the depot before dawn and was two miles short of the bridge"
    one, other = article(f"Police say {passage}.", "a"), article(f"When hit {passage}.", "b")
    assert compare_texts(one, other) is not None
    assert share_print(one.text, other.text)
