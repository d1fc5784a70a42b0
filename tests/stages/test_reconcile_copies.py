"""Which articles share text, and what of it counts."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from crosswire.model.incident import ArticleFacts, Copy
from crosswire.model.text import Span
from crosswire.reconcile import find_copies
from crosswire.reconcile.lineage import compare_texts

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


def test_a_passage_in_a_crowd_of_articles_ties_every_two_of_them() -> None:
    crowd = [long(f"k{n:02}", PASSAGE) for n in range(40)]
    pairs = [(c.left, c.right) for c in find_copies(crowd)]
    assert pairs == list(combinations([a.id for a in crowd], 2))


def test_the_rest_of_a_run_that_overlaps_with_a_longer_one_counts() -> None:
    first, second = "a b c d e f g h i j k l on monday night", "m n o p q r s t u v"
    one = article("a", f"{first} {second}")
    other = article("b", f"{first} rain fell. on monday night {second}")
    (copy,) = find_copies([one, other])
    assert [right.quote(other.text) for _, right in copy.runs] == [first, second]


def test_a_name_in_quotation_marks_is_prose() -> None:
    one = long(
        "a", "claimed by the “Front of the North”, a loose alliance of groups from the hills"
    )
    other = long(
        "b", "claimed by the Front of the North, a loose alliance of groups from the hills"
    )
    (copy,) = find_copies([one, other])
    assert len(copy.runs) == 1 and copy.kind == "passage"


def test_where_there_are_only_capitals_long_runs_tell_and_names_do_not() -> None:
    names = "DEPUTY DEFENCE MINISTER GENERAL ADA BROWN OF THE NORTHERN LAKES PROVINCE"
    story = f"{PASSAGE} when the mine went off".upper()
    told = [article(key, f"{key.upper() * 3} {names}") for key in "ab"]
    copied = [article(key, f"{key.upper() * 3} {story}") for key in "cd"]
    assert kinds(*told, *copied) == [("c", "d", "copy")]


def test_a_text_that_says_one_thing_for_ever_is_soon_compared() -> None:
    one, other = article("a", "ha " * 20_000), article("b", "ha " * 30_000)
    assert compare_texts(one, other) is not None


def test_an_article_is_no_copy_of_itself() -> None:
    one = article("a", PASSAGE)
    assert compare_texts(one, one) is None
    assert find_copies([one, one]) == []


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


PIECES = st.sampled_from(
    [PASSAGE, PASSAGE.upper(), QUOTE, f"“{QUOTE}”", f"“{PASSAGE}”", " ".join(PASSAGE.split()[3:12])]
)
FILLERS = st.sampled_from(["rain fell", "then", "“yes”", "the the the the the the the the the"])
TEXTS = st.lists(PIECES | FILLERS, max_size=6).map(" ".join)


@given(st.lists(TEXTS, min_size=2, max_size=5))
def test_what_two_articles_share_depends_on_no_other_article(texts: list[str]) -> None:
    articles = [article(f"a{number}", text) for number, text in enumerate(texts)]
    alone = [compare_texts(one, other) for one, other in combinations(articles, 2)]
    assert find_copies(articles) == [copy for copy in alone if copy is not None]
    assert [compare_texts(b, a) for a, b in combinations(articles, 2)] == alone


@given(TEXTS, TEXTS)
def test_a_run_is_of_eight_equal_words_or_more_and_no_word_is_used_twice(
    one: str, other: str
) -> None:
    copy = compare_texts(article("a", one), article("b", other))
    for left, right in copy.runs if copy else ():
        words = re.findall(r"\w+", left.quote(one).lower())
        assert words == re.findall(r"\w+", right.quote(other).lower())
        assert len(words) >= 8
    for side in (0, 1):
        spans = sorted(pair[side] for pair in (copy.runs if copy else ()))
        assert not any(a.overlaps(b) for a, b in pairwise(spans))
