"""Which articles share text, and what of it counts."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from crosswire.model.incident import ArticleFacts, Copy
from crosswire.model.text import Span
from crosswire.reconcile import find_copies

PASSAGE = "the convoy had left the depot before dawn and was two miles short of the bridge"
QUOTE = "we will find those who planned this and bring every one of them to court"


def article(key: str, text: str) -> ArticleFacts:
    quotations = tuple(Span(q.start(1), q.end(1)) for q in re.finditer(r"“([^”]*)”", text))
    return ArticleFacts(key, None, None, (), text, (Span(0, len(text)),), quotations)


def long(key: str, middle: str) -> ArticleFacts:
    words = " ".join(f"{key}{n}" for n in range(80))
    return article(key, f"{words}. {middle}. {words.upper()}.")


def kinds(*articles: ArticleFacts) -> list[tuple[str, str, str]]:
    return [(c.left, c.right, c.kind) for c in find_copies(articles)]


def test_s32_shared_passage_is_found_with_its_place_in_each_article() -> None:
    one, other = (
        long("a", f"Police said {PASSAGE}"),
        long("b", f"Witnesses said {PASSAGE} when hit"),
    )
    (copy,) = find_copies([other, one])
    assert (copy.left, copy.right, copy.kind) == ("a", "b", "passage")
    left, right = copy.runs[0]
    assert left.quote(one.text) == right.quote(other.text) == f"said {PASSAGE}"


def test_s32_shared_quotation_is_told_apart_from_shared_prose() -> None:
    one, other = long("a", f"“{QUOTE},” she said"), long("b", f"The minister said: “{QUOTE}”")
    assert kinds(one, other) == [("a", "b", "quotation")]


def test_a_passage_beside_a_shared_quotation_leaves_the_quotation_out_of_its_runs() -> None:
    one, other = long("a", f"{PASSAGE} “{QUOTE}”"), long("b", f"{PASSAGE} “{QUOTE}”")
    (copy,) = find_copies([one, other])
    assert [left.quote(one.text) for left, _ in copy.runs] == [PASSAGE]


def test_an_article_printed_again_with_another_lead_is_a_copy() -> None:
    story = " ".join(f"{PASSAGE} at post {n}." for n in ["one", "two", "three", "four"])
    assert kinds(article("a", f"Lead. {story}"), article("b", f"Other lead: {story}")) == [
        ("a", "b", "copy")
    ]


def test_seven_words_in_common_are_not_enough() -> None:
    seven = " ".join(PASSAGE.split()[:7])
    assert kinds(long("a", f"x {seven} y"), long("b", f"z {seven} w")) == []


def test_a_run_of_names_and_titles_is_nobodys_text() -> None:
    names = "Deputy Defence Minister General Ada Brown Of The Northern Lakes Province"
    assert kinds(long("a", names), long("b", names)) == []


def test_only_the_body_is_compared() -> None:
    one, other = long("a", ""), long("b", "")
    furniture = f" Sign up: {PASSAGE}"
    both = [
        ArticleFacts(a.id, None, None, (), a.text + furniture, a.body, ()) for a in (one, other)
    ]
    assert find_copies(both) == []


def test_a_passage_in_a_crowd_of_articles_ties_them_all_together() -> None:
    crowd = [long(f"k{n:02}", PASSAGE) for n in range(40)]
    copies = find_copies(crowd)
    assert {c.right for c in copies if c.left == "k00"} == {a.id for a in crowd[1:]}
    assert len(copies) < 100


@given(
    st.permutations(
        [long("a", PASSAGE), long("b", PASSAGE), long("c", f"“{QUOTE}”"), long("d", f"“{QUOTE}”")]
    )
)
def test_the_order_of_the_articles_changes_nothing(articles: list[ArticleFacts]) -> None:
    found: list[Copy] = find_copies(articles)
    assert [(c.left, c.right, c.kind) for c in found] == [
        ("a", "b", "passage"),
        ("c", "d", "quotation"),
    ]
