"""How well crosswire reads the MUC-3/4 reports into incident templates.

    python benchmarks/muc34.py FOLDER [--parts dev tst1 tst2] [--scorer ../shared/eval/score_muc.py]

FOLDER holds `raw/dev`, `raw/tst1` and `raw/tst2` as the archive of 1992 has them: texts, and answer
keys beside them. Every text is read as it stands; `muc_templates.py` turns what was read into
templates; `score_muc.py` (run with --python, which needs numpy and scipy) compares them with the
keys. Printed: core F, claims and relevance for each part, for DEV also by fold (messages of odd and
of even number), and every slot; beside them the reference figures.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
from muc_templates import make_templates

from crosswire.errors import ArticleError
from crosswire.extract import extract_mentions
from crosswire.lexicon.load import Lexicon, load_lexicon
from crosswire.model.incident import Reading
from crosswire.model.moment import Moment
from crosswire.model.text import Article, Document, Published
from crosswire.parse import parse_article
from crosswire.read.articles import Origin, read_text

PARTS = ("dev", "tst1", "tst2")
# Core F / claims F / relevance F of trivial answers, and core F of the systems of 1992 on two test
# sets that are not in the folder.
REFERENCES = {
    "one accomplished ATTACK a message, before the dateline's day, in El Salvador": {
        "dev": (11.8, 10.6, 67.2),
        "tst1": (10.6, 10.1, 64.3),
        "tst2": (10.1, 9.6, 77.0),
    },
    "type by a keyword, first country named, first of ten organisations as fact": {
        "dev": (22.2, 20.6, 72.2),
        "tst1": (19.8, 19.4, 68.8),
        "tst2": (22.7, 20.4, 79.1),
    },
}
SYSTEMS_1992 = "systems of 1992, core F on other texts: best 58.4, median 31.4"
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MESSAGE = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
_HEADER_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})[A-Z]* (\d{{2}})\b")


class Message(NamedTuple):
    """One report of the archive: its identifier and its text, header and all."""

    name: str
    text: str


class Told(NamedTuple):
    """A message as crosswire laid it out and read it."""

    message: Message
    document: Document
    reading: Reading


def split_messages(text: str) -> Iterator[Message]:
    """The messages of one file, each from the line with its identifier to the next.

    >>> [m.name for m in split_messages("DEV-MUC3-0001 (NOSC)\\n\\nTEXT\\nDEV-MUC3-0002\\n")]
    ['DEV-MUC3-0001', 'DEV-MUC3-0002']
    """
    heads = list(_MESSAGE.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=True):
        yield Message(head[1], text[head.end() : end].strip("\n"))


def read_message(message: Message, lexicon: Lexicon) -> Told | None:
    """The message laid out and read; None if crosswire declines the text."""
    item = next(read_text(message.text.encode(), Origin(message.name, "1992-06-01")))
    if not isinstance(item, Article):
        return None
    try:
        document = parse_article(item, lexicon)
        if document.published is None and (given := find_header_day(message.text)) is not None:
            published = Published(Moment(given, given), "metadata")
            document = parse_article(msgspec.structs.replace(item, published=published), lexicon)
        return Told(message, document, extract_mentions(document, lexicon))
    except ArticleError:
        return None


def find_header_day(text: str) -> date | None:
    """The day that a message's header gives, for texts whose dateline crosswire cannot read.

    >>> find_header_day("LIMA, 9 MAY 89 (EFE) -- [TEXT]")
    datetime.date(1989, 5, 9)
    """
    found = _HEADER_DAY.search(text[:200])
    if found is None:
        return None
    try:
        return date(1900 + int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None


def read_part(folder: Path, lexicon: Lexicon) -> Iterator[Told]:
    """Every message of a part that could be read, in order."""
    for path in sorted(p for p in folder.iterdir() if re.match(r"(dev|tst\d)-muc", p.name)):
        for message in split_messages(path.read_text("utf-8", errors="replace")):
            told = read_message(message, lexicon)
            if told is not None:
                yield told


def answer_part(folder: Path, lexicon: Lexicon) -> list[dict[str, object]]:
    """The templates of a part in the form that the scorer reads."""
    return [
        {"message": told.message.name, "slots": slots}
        for told in read_part(folder, lexicon)
        for slots in make_templates(told.document, told.reading)
    ]


def score_responses(
    keys: Iterable[Path], responses: Path, options: argparse.Namespace
) -> dict[str, dict[str, dict[str, float]]]:
    """The scorer's figures for some keys."""
    command = [options.python, str(options.scorer), *map(str, keys)]
    command += ["--responses", str(responses), "--per-slot", "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, dict[str, dict[str, float]]] = json.loads(done.stdout)
    return figures


def write_fold(keys: Iterable[Path], odd: bool, place: Path) -> Path:
    """A key file that holds the messages of odd, or of even, number."""
    text = "\n".join(path.read_text("utf-8", errors="replace") for path in keys)
    parts = re.split(r"(?m)^(?=0\.\s+MESSAGE: ID)", text)
    kept = [p for p in parts if (m := re.search(r"-(\d{4})\b", p)) and int(m[1]) % 2 == odd]
    path = place / f"key-{'odd' if odd else 'even'}"
    path.write_text("".join(kept), "utf-8")
    return path


def print_figures(name: str, figures: dict[str, dict[str, dict[str, float]]]) -> None:
    """One line for a part: core, claims and relevance."""
    core, claims, relevance = (figures[k] for k in ("total", "claims", "relevance"))
    print(
        f"{name:10} core F {100 * core['f']:5.1f}  P {100 * core['precision']:5.1f}"
        f"  R {100 * core['recall']:5.1f}   claims {100 * claims['f']:5.1f}"
        f"   relevance {100 * relevance['f']:5.1f}"
    )


def print_slots(figures: dict[str, dict[str, dict[str, float]]]) -> None:
    """One line for every slot of a part."""
    for slot, count in figures["per_slot"].items():
        print(
            f"   slot {slot:>2}  F {100 * count['f']:5.1f}  P {100 * count['precision']:5.1f}"
            f"  R {100 * count['recall']:5.1f}"
            f"   credit {count['credit']:7.1f} key {count['possible']:5} answer {count['actual']:5}"
        )


def score_part(part: str, place: Path, options: argparse.Namespace) -> None:
    """Read one part, score it, and print its figures beside the references."""
    folder = options.folder / "raw" / part
    keys = sorted(folder.glob("key-*"))
    responses = (options.out or place) / f"responses-{part}.json"
    templates: list[dict[str, object]] = answer_part(folder, load_lexicon())
    responses.write_text(json.dumps(templates, indent=1), "utf-8")
    figures = score_responses(keys, responses, options)
    print_figures(part.upper(), figures)
    if part == "dev":
        for odd in (True, False):
            fold = score_responses([write_fold(keys, odd, place)], responses, options)
            print_figures("  odd" if odd else "  even", fold)
    if part == "dev" or options.slots:
        print_slots(figures)
    for name, known in REFERENCES.items():
        print("   {:.1f} / {:.1f} / {:.1f}  ".format(*known[part]) + name)


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--scorer", type=Path, default=Path("../shared/eval/score_muc.py"))
    parser.add_argument("--python", default="python3", help="runs the scorer: numpy and scipy")
    parser.add_argument("--out", type=Path, help="folder for the responses, kept")
    parser.add_argument("--slots", action="store_true", help="every slot of the test parts, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        for part in options.parts:
            score_part(part, Path(place), options)
    print(SYSTEMS_1992)


if __name__ == "__main__":
    main()
