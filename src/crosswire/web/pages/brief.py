"""The brief: incidents as a text to read, every line with the words it comes from."""

from __future__ import annotations

import msgspec

from crosswire.asking import LedgerReader
from crosswire.ledger.find import Question
from crosswire.model.brief import Brief
from crosswire.publish.cases import Line, voices_by_value
from crosswire.publish.words import say_estimates, say_status, say_value
from crosswire.web.asked import Asked
from crosswire.web.cards import Row, clip, make_row
from crosswire.web.cited import Said, tell_claim
from crosswire.web.keeping import count_articles

LETTER = 1_500  # articles of a ledger of which a newsletter is written: all are read for it
INCIDENTS = 15  # on one page
HEADED = ("type", "date", "place")  # what the heading says already


class Told(msgspec.Struct, frozen=True):
    """One value, and for each thing that is said of it the first voice that says so."""

    label: str
    value: str
    status: str
    status_label: str
    by_rule: str
    notes: tuple[str, ...]
    said: tuple[Said, ...]


class Section(msgspec.Struct, frozen=True):
    """One incident of the brief."""

    incident: Row
    lines: tuple[Told, ...]


class BriefPage(msgspec.Struct, frozen=True):
    """The newsletter of what was published in the days asked for; its sentences are checked.

    A large ledger, and whoever asks for more than days, gets incidents with their values instead:
    `sections`, the latest first.
    """

    asked: Asked
    letter: Brief | None
    total: int
    page: int
    pages: int
    sections: tuple[Section, ...]


def build(ledger: LedgerReader, asked: Asked, key: str = "") -> BriefPage:
    """The brief of the days or incidents that are asked for."""
    browser, question = ledger.browse(), asked.question
    total = browser.count(question)
    only_days = question == Question(since=asked.since, until=asked.until)
    if only_days and asked.page == 1 and count_articles(ledger) <= LETTER:
        return BriefPage(asked, _write_letter(ledger, asked), total, 1, 1, ())
    after = (asked.page - 1) * INCIDENTS
    sections = []
    for case in ledger.cases(browser.page(question, most=INCIDENTS, after=after)):
        shown = (line for line in case.lines if line.differs or line.settled.slot not in HEADED)
        sections.append(Section(make_row(case.incident), tuple(map(_tell, shown))))
    return BriefPage(
        asked, None, total, asked.page, max(1, -(-total // INCIDENTS)), tuple(sections)
    )


def _write_letter(ledger: LedgerReader, asked: Asked) -> Brief:
    since = asked.since.isoformat() if asked.since else None
    until = asked.until.isoformat() if asked.until else None
    return ledger.brief(since=since, until=until)


def _tell(line: Line) -> Told:
    settled = line.settled
    first = [voices[0] for voices in voices_by_value(line.voices).values()]
    return Told(
        line.label,
        clip(say_value(settled.value), 300),
        settled.status,
        say_status(settled),
        say_estimates(settled),
        settled.notes,
        tuple(tell_claim(voice) for voice in first),
    )
