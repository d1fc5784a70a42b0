"""Train the weights by which frames are gathered into drafts: src/crosswire/lexicon/gathering.toml.

    python scripts/train_gathering.py FOLDER... [--rounds 3] [--write]

Each FOLDER holds labelled articles (articles/, gold.jsonl, incidents.json). The articles are read
once as far as their frames; then one weight after the other is moved by a step up and down, and a
move is kept if the score of two thirds of the articles rises. The score is the F1 of the mentions
found, with a small share for their slots; articles whose number is divisible by three are never
trained on and are printed beside. A weight that moves for nothing would fit the training articles
alone, so a move must gain at least GAIN, and the weights start from those that stand.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from crosswire.extract.mentions import Frames, read_clauses, tell_incidents
from crosswire.lexicon.load import load_lexicon
from crosswire.lexicon.weights import Weights, load_weights
from crosswire.model.text import Article
from crosswire.parse import parse_article
from crosswire.score.agreement import Found
from crosswire.score.gold import Fact, Reference, load_gold
from crosswire.score.scores import answer_article, rate_answers

TABLE = Path(__file__).parents[1] / "src" / "crosswire" / "lexicon" / "gathering.toml"
STEPS = (0.25, 0.5, 1.0)
GAIN = 0.0005  # about a third of a mention in six hundred: less is noise
SLOTS_SHARE = 0.25
LEXICON = load_lexicon()


class Labelled(NamedTuple):
    """One article read as far as its frames, and its labels."""

    folder: str
    stem: str
    frames: Frames
    references: tuple[Reference, ...]
    facts: dict[str, Fact]

    @property
    def is_held_out(self) -> bool:
        """True for every third article."""
        return int(re.sub(r"\D", "", self.stem) or 0) % 3 == 0


def read_folder(folder: Path) -> list[Labelled]:
    """The labelled articles of a folder."""
    gold = load_gold(folder)
    found = []
    for stem, references in gold.references().items():
        path = folder / "articles" / f"{stem}.txt"
        text = path.read_text("utf-8")
        article = Article(stem, path.name, None, None, None, "en", None, text, stem, "2030-01-01")
        frames = read_clauses(parse_article(article, LEXICON), LEXICON)
        found.append(Labelled(folder.name, stem, frames, references, gold.incidents))
    return found


def score(articles: Sequence[Labelled], weights: Weights) -> tuple[float, float, float]:
    """The training score, the F1 of mentions found, and the mean F1 of their slots."""
    answers = []
    facts: dict[str, Fact] = {}
    for item in articles:
        reading = tell_incidents(item.frames, LEXICON, weights)
        text = item.frames.document.article.text
        found = [
            Found(m, m.id, tuple(span.quote(text) for span in m.evidence)) for m in reading.mentions
        ]
        references = [_named_apart(item, reference) for reference in item.references]
        facts |= {_apart(item, name): fact for name, fact in item.facts.items()}
        answers.append(answer_article(item.stem, references, found, facts))
    scores = rate_answers(answers, facts)
    mean = sum(rate.f1 for rate in scores.slots.values()) / len(scores.slots)
    return scores.found.f1 + SLOTS_SHARE * mean, scores.found.f1, mean


def _apart(item: Labelled, incident: str) -> str:
    return f"{item.folder}/{incident}"


def _named_apart(item: Labelled, reference: Reference) -> Reference:
    """The reference under a name of its own folder: two sets may use one id for two incidents."""
    return msgspec.structs.replace(reference, incident=_apart(item, reference.incident))


def improve(articles: Sequence[Labelled], weights: Weights) -> tuple[Weights, bool]:
    """The weights after one round of moves, and whether any was kept."""
    best, moved = score(articles, weights)[0], False
    for name in sorted(weights):
        for step in STEPS:
            for sign in (1, -1):
                trial = {**weights, name: weights[name] + sign * step}
                reached = score(articles, trial)[0]
                if reached > best + GAIN:
                    best, weights, moved = reached, trial, True
                    print(f"  {name} {trial[name]:+.2f}  {best:.4f}", flush=True)
    return weights, moved


def write_table(weights: Weights) -> None:
    """Put the numbers into the table, its comments kept."""
    lines = TABLE.read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        name = line.partition(" = ")[0]
        if name in weights:
            lines[number] = f"{name} = {weights[name]}"
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> int:
    """Train, and print the scores of both folds before and after."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write the table")
    options = parser.parse_args()
    articles = [item for folder in options.folders for item in read_folder(folder)]
    train = [item for item in articles if not item.is_held_out]
    held_out = [item for item in articles if item.is_held_out]
    weights = load_weights("gathering")
    print(f"{len(train)} articles to train on, {len(held_out)} held out")
    for fold, name in ((train, "trained"), (held_out, "held out")):
        print(f"before, {name}: found %.4f slots %.4f" % score(fold, weights)[1:])
    for _ in range(options.rounds):
        weights, moved = improve(train, weights)
        print(
            "held out: found {:.4f} slots {:.4f}".format(*score(held_out, weights)[1:]), flush=True
        )
        if not moved:
            break
    print("after, trained: found {:.4f} slots {:.4f}".format(*score(train, weights)[1:]))
    if options.write:
        write_table(weights)
    return 0


if __name__ == "__main__":
    sys.exit(main())
