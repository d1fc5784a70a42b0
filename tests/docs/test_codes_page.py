"""The page on the codes shows every row, with the codes that its example is read to have."""

from __future__ import annotations

import os
from pathlib import Path

from crosswire.extract import extract_mentions
from crosswire.lexicon.codes import Codes, Row, load_codes
from crosswire.lexicon.load import load_lexicon
from crosswire.model.text import Article
from crosswire.parse import parse_article
from crosswire.publish.codes import code_mention

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "codes.md"
TITLE = "## The table\n"
HEAD = """| row | type | ACLED | PLOVER | GTD attack | GTD weapon | example |
|---|---|---|---|---|---|---|
"""


def read_example(row: Row) -> Codes:
    text = f"Thursday, 6 June 2024\n\n{row.example}"
    article = Article("a1", None, None, None, None, "en", None, text, "a", "2026-01-01")
    lexicon = load_lexicon()
    (mention,) = extract_mentions(parse_article(article, lexicon), lexicon).mentions
    return code_mention(mention)


def write_line(row: Row, codes: Codes) -> str:
    levels = (codes.acled.disorder_type, codes.acled.event_type, codes.acled.sub_event_type)
    types = ", ".join(f"`{kind}`" for kind in row.types)
    acled = " › ".join(level for level in levels[1:] if level) or levels[0] or "–"
    plover = " ".join(part for part in (codes.plover.event, codes.plover.mode) if part) or "–"
    attack, weapon = (
        f"{number} {label}" if number else "–"
        for number, label in (
            (codes.gtd.attacktype, codes.gtd.attacktype_txt),
            (codes.gtd.weaptype, codes.gtd.weaptype_txt),
        )
    )
    return f"| {row.id} | {types} | {acled} | {plover} | {attack} | {weapon} | {row.example} |\n"


def make_table() -> str:
    return HEAD + "".join(write_line(row, read_example(row)) for row in load_codes().row)


def test_the_page_shows_every_row_and_the_codes_of_its_example() -> None:
    prose, title, rest = PAGE.read_text("utf-8").partition(TITLE)
    about = rest.partition("| row |")[0]
    page = prose + title + about + make_table()
    if os.environ.get("CROSSWIRE_WRITE_DOCS"):
        PAGE.write_text(page, "utf-8")
    assert PAGE.read_text("utf-8") == page, "run: just docs"
