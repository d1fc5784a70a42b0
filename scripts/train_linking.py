"""Train the weights by which mentions are linked: src/crosswire/link/weights.toml.

    python scripts/train_linking.py FOLDER... [--rounds 2] [--write]

Each FOLDER holds labelled articles (articles/, gold.jsonl, incidents.json). The articles are read
once; the mentions that answer a label are of the incident that the label names. Then one weight
after the other is moved by a step up and down, and a move is kept if the B-cubed F1 of linking
rises on two thirds of the incidents; the others are never trained on and are printed beside. A move
must gain at least GAIN, and the weights start from those that stand: with --write, the file is
changed in its place, comments and all. The bars are not moved: they say what the weights mean.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import crosswire
from crosswire.lexicon.load import load_lexicon
from crosswire.link import link_mentions
from crosswire.link.weights import load_weights
from crosswire.model.incident import ArticleFacts, describe_article
from crosswire.model.mention import Mention
from crosswire.score.gold import load_gold
from crosswire.score.scores import answer_article, find_by_stem

TABLE = Path(__file__).parents[1] / "src" / "crosswire" / "link" / "weights.toml"
STEPS = (0.25, 0.5, 1.0)
GAIN = 0.0005  # less than one mention in a thousand is noise
LEXICON = load_lexicon()


class Labelled(NamedTuple):
    """The mentions read in one set, what is known of their articles, and their incidents."""

    mentions: list[Mention]
    articles: dict[str, ArticleFacts]
    incident_of: dict[str, str]


def read_folder(folder: Path) -> Labelled:
    """The mentions of a set that answer a label, with the labelled incident of each."""
    gold = load_gold(folder)
    incident_of: dict[str, str] = {}
    with (
        tempfile.TemporaryDirectory() as place,
        crosswire.open(str(Path(place) / "l.db")) as ledger,
    ):
        ledger.add(folder / "articles")
        records = ledger.records()
        held = find_by_stem(records)
        for stem, references in gold.references().items():
            answer = answer_article(stem, references, held.get(stem, []), gold.incidents)
            for reference, found in answer.right:
                incident_of[found.mention.id] = reference.incident
        articles = {d.article.id: describe_article(d) for d in records.documents()}
        mentions = [m for reading in records.readings() for m in reading.mentions]
    return Labelled([m for m in mentions if m.id in incident_of], articles, incident_of)


def is_held_out(incident: str) -> bool:
    """True for every third incident, whatever their order."""
    return zlib.crc32(incident.encode()) % 3 == 0


def score(sets: Iterable[Labelled], *, held_out: bool) -> float:
    """The mean B-cubed F1 over the sets, for the incidents of one of the two parts."""
    scores = [_score_set(labelled, held_out=held_out) for labelled in sets]
    return sum(scores) / len(scores)


def _score_set(labelled: Labelled, *, held_out: bool) -> float:
    _, groups = link_mentions(labelled.mentions, labelled.articles, lexicon=LEXICON)
    group_of = {key: set(members) for members in groups for key in members}
    alike: dict[str, set[str]] = {}
    for key, incident in labelled.incident_of.items():
        alike.setdefault(incident, set()).add(key)
    asked = [k for k, incident in labelled.incident_of.items() if is_held_out(incident) == held_out]
    shared = {key: len(group_of[key] & alike[labelled.incident_of[key]]) for key in asked}
    precision = sum(shared[key] / len(group_of[key]) for key in asked) / len(asked)
    recall = sum(shared[k] / len(alike[labelled.incident_of[k]]) for k in asked) / len(asked)
    return 2 * precision * recall / (precision + recall)


def train(sets: list[Labelled], rounds: int) -> None:
    """Move the weights in place, and print each move that is kept."""
    facts = load_weights().facts
    best = score(sets, held_out=False)
    print(f"before: trained on {best:.4f}, held out {score(sets, held_out=True):.4f}")
    for _ in range(rounds):
        for name in sorted(facts):
            kept = facts[name]
            for weight in (kept + sign * step for step in STEPS for sign in (1, -1)):
                facts[name] = weight
                found = score(sets, held_out=False)
                if found >= best + GAIN:
                    best, kept = found, weight
                    print(f"{name} = {weight:g}: {found:.4f}")
            facts[name] = kept
    print(f"after: trained on {best:.4f}, held out {score(sets, held_out=True):.4f}")


def write_weights() -> None:
    """Put the weights into the table, each in the place of the old number."""
    text = TABLE.read_text("utf-8")
    for name, weight in load_weights().facts.items():
        text = re.sub(rf"(?m)^({name} = )-?[\d.]+", rf"\g<1>{weight:g}", text)
    TABLE.write_text(text, "utf-8")


def main() -> None:
    """Train, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    train([read_folder(folder) for folder in options.folders], options.rounds)
    if options.write:
        write_weights()


if __name__ == "__main__":
    main()
