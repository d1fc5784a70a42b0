"""The demonstration: the example articles read into a ledger, one incident opened."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from crosswire.errors import SetupError
from crosswire.publish.words import say_count
from crosswire.views.incidents import show_beside, show_head, show_line, show_list

if TYPE_CHECKING:
    from crosswire.api import Ledger
    from crosswire.pipeline import AddReport
    from crosswire.publish.cases import Case
    from crosswire.screen import Screen

DEMO_LEDGER = "crosswire-demo.db"
NOT_ARTICLES = ("README.md", "gold.json", "feeds.toml")
OPENED_LINES = 3  # settled values opened with their sentences; `show` prints all


def example_articles() -> list[Path]:
    """The example articles: those of the installed package, or else of the repository.

    Raises:
        SetupError: neither is there.
    """
    packaged = Path(str(files("crosswire"))) / "examples"
    for folder in (packaged, Path(__file__).parents[2] / "examples"):
        if folder.is_dir():
            return sorted(path for path in folder.iterdir() if path.name not in NOT_ARTICLES)
    raise SetupError(f"{packaged}: the example articles are missing. Install crosswire again.")


def show_demo(screen: Screen, ledger: Ledger, report: AddReport) -> None:
    """What was read, the incidents, one of them opened, and what to type next."""
    incidents = list(ledger.incidents())
    articles = len(report.added) + len(report.known)
    read = f"{say_count(articles, 'article')} of different outlets"
    screen.say(f"{read} tell of {say_count(len(incidents), 'incident')}:", "bold")
    screen.say()
    numbers = {incident.id: number for number, incident in enumerate(incidents, start=1)}
    show_list(screen, incidents, numbers)
    cases = [ledger.case(incident) for incident in incidents]
    if cases:
        opened = max(cases, key=_interest)
        _open(screen, opened, numbers[opened.incident.id])
        _say_next(screen, numbers[opened.incident.id], ledger.status().path)


def _interest(case: Case) -> tuple[int, int, int]:
    """The incident opened: whose figures differ most, of most outlets, in most respects."""
    differing = [line for line in case.lines if line.differs]
    figures = sum(line.is_figure for line in differing)
    return figures, case.incident.sources.outlets, len(differing)


def _open(screen: Screen, case: Case, number: int) -> None:
    differing = sorted(
        (line for line in case.lines if line.differs and line.voices),
        key=lambda line: not line.is_figure,
    )
    screen.say()
    screen.say(f"Number {number}, opened. Reports that differ stay side by side:")
    screen.say()
    show_head(screen, case)
    screen.say()
    show_beside(screen, differing)
    for line in differing[:OPENED_LINES]:
        show_line(screen, line, case, once=True)


def _say_next(screen: Screen, number: int, path: str) -> None:
    screen.say()
    screen.say("What to type next:", "bold")
    ledger = f" --ledger {path}"
    for command, meaning in (
        (f"crosswire show {number}{ledger}", "everything said of it, with the sentences"),
        (f"crosswire brief{ledger}", "all incidents as a text to read"),
        (f"crosswire export{ledger} --format geojson -o map.geojson", "incidents for a map"),
        ("crosswire add ARTICLE…", "your own articles, into crosswire.db"),
    ):
        screen.say(f"  {command}")
        screen.say(f"      {meaning}")
