"""Text from outside is hostile: whatever it holds, reading ends, and every claim has its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.text import Article
from crosswire.parse import parse_article

LEXICON = load_lexicon()
GOLD = Path(__file__).parents[2] / "gold"
TEXTS = [path.read_text("utf-8") for path in sorted(GOLD.glob("*/articles/*.txt"))]
NASTY = st.sampled_from(
    (
        '“ " \u202e \u0301 İ ß 🚀 \x00 (((( 25:99 Feb_30_2024 999999999999999999999999_killed ² ٣ '
        "killed_-5 Dec._31,_9999 Jan_1,_0001 up_to_up_to_5 the_day_after next_century since_0 's "
        "at_least between_and of_them U.S."
    )
    .replace("_", " ")
    .split(" ")
)


def read(text: str) -> None:
    article = Article("a1", None, None, None, None, "en", None, text, "", "2026-01-01")
    reading = extract_mentions(parse_article(article, LEXICON), LEXICON)
    for mention in reading.mentions:
        for span in (*mention.evidence, *(claim.span for claim in mention.claims)):
            assert 0 <= span.start < span.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(TEXTS),
    st.lists(st.tuples(st.floats(0, 1), st.one_of(NASTY, st.text(max_size=8))), max_size=10),
)
def test_articles_with_anything_put_into_them_are_read(
    text: str, insertions: list[tuple[float, str]]
) -> None:
    for where, what in insertions:
        at = int(where * len(text))
        text = text[:at] + what + text[at:]
    read(text)


@pytest.mark.parametrize(
    "text",
    ["", "a", "“" * 5000, "1 " * 5000, "Al Asad " * 2000, "Rockets hit Harir base.\n" * 500],
)
def test_texts_that_are_no_prose_are_read(text: str) -> None:
    read(text)
