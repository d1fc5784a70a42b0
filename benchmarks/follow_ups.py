"""How well follow-ups and actors' ties are read out of labelled passages.

    python benchmarks/follow_ups.py [FILE]

FILE has a passage on each line, with its part, its follow-ups (kind, state, owner) and its ties
(kind, actor, other); without it, that of the tests. Printed for each part: how many are labelled
and found, precision, recall and F1 of follow-ups by kind and state, of follow-ups with the owner as
well, and of ties with both names. An empty answer has 0 everywhere.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from tables import f1, print_table

from crosswire.extract import extract_mentions
from crosswire.lexicon.load import load_lexicon
from crosswire.model.incident import Reading
from crosswire.model.text import Article
from crosswire.parse import parse_article

ROOT = Path(__file__).parents[1]
PASSAGES = ROOT / "tests" / "cases" / "en" / "follow_ups_and_ties.jsonl"
DATE = "Thursday, 6 June 2024"  # of every passage
HEAD = ("", "labelled", "found", "P", "R", "F1")
Told = tuple[str | None, ...]


def read_passage(text: str) -> Reading:
    """What a passage yields, as an article of its own."""
    words = f"{DATE}\n\n{text}"
    article = Article("a1", None, None, None, None, "en", None, words, "a", "2024-06-07")
    lexicon = load_lexicon()
    return extract_mentions(parse_article(article, lexicon), lexicon)


def fold(words: str | None) -> str | None:
    """Words in small letters without their article."""
    return words and words.lower().removeprefix("the ").removeprefix("a ")


def compare_as(follow_ups: Iterable[Told], ties: Iterable[Told]) -> dict[str, list[Told]]:
    """What is compared: follow-ups by kind and state, with their owners, and ties by both names."""
    owned: list[Told] = [(kind, state, fold(owner)) for kind, state, owner in follow_ups]
    named: list[Told] = [(kind, fold(actor), fold(other)) for kind, actor, other in ties]
    return {"follow-ups": [told[:2] for told in owned], "with owners": owned, "ties": named}


def answer(reading: Reading) -> dict[str, list[Told]]:
    """What a reading says, to be compared."""
    follow_ups = [(f.kind, f.state, f.owner) for f in reading.follow_ups]
    return compare_as(follow_ups, [(t.kind, t.actor, t.other) for t in reading.actor_ties])


def main() -> None:
    """Read the passages, compare, print a table for each part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=PASSAGES)
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for line in parser.parse_args().file.read_text("utf-8").splitlines():
        passage = json.loads(line)
        found = answer(read_passage(passage["text"]))
        for what, wanted in compare_as(passage["follow_ups"], passage["ties"]).items():
            right = (Counter(wanted) & Counter(found[what])).total()
            row = counts[passage["part"], what]
            row[:] = [row[0] + len(wanted), row[1] + len(found[what]), row[2] + right]
    print_table(
        HEAD,
        [
            (
                f"{part}: {what}",
                wanted,
                found,
                right / found,
                right / wanted,
                f1(right, found, wanted),
            )
            for (part, what), (wanted, found, right) in counts.items()
            if wanted and found
        ],
    )


if __name__ == "__main__":
    main()
