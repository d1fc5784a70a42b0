"""The Python door: a ledger that reads articles and answers questions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import IO

from crosswire import pipeline
from crosswire.asking import LedgerReader
from crosswire.deciding import Word, make_settlement, make_undoing, make_verdict
from crosswire.errors import LedgerError
from crosswire.ledger import open_ledger
from crosswire.ledger.state import State
from crosswire.lexicon.load import load_lexicon
from crosswire.model.decision import Decision, Verdict
from crosswire.model.incident import Rejection
from crosswire.past import Past, find_moment
from crosswire.pipeline import AddReport, Progress
from crosswire.sending import tell_webhook
from crosswire.settings import Settings, load_settings
from crosswire.webhook import Webhook


def open(  # noqa: A001 - meant to be said as crosswire.open
    path: str | Path | None = None,
    *,
    must_exist: bool = False,
    settings: Settings | None = None,
    as_of: str | datetime | None = None,
) -> Ledger:
    """The ledger in a file or a PostgreSQL database, made if there is none. Use it in a `with`.

    The path may be an address such as postgresql://user@host/database. Without a path, the one
    that crosswire.toml or CROSSWIRE_LEDGER names, else `crosswire.db`.

        with crosswire.open("crosswire.db") as ledger:
            report = ledger.add("articles/")

    With `as_of`, the ledger as it could be known at that moment ("2024-08-06T09:00Z", or a day,
    which is meant to its end), from the articles published until then. It can only be read.

        with crosswire.open("crosswire.db", as_of="2024-08-06T09:00Z") as ledger:
            print(ledger.case("i3f").lines)

    Raises:
        SetupError: crosswire.toml is wrong, or psycopg is needed and not installed.
        LedgerError: it does not answer, is locked, not a ledger, or from a newer crosswire; `as_of`
            is no moment.
    """
    chosen = settings or load_settings()
    address = chosen.ledger if path is None else path
    must_exist = must_exist or as_of is not None
    moment = None if as_of is None else find_moment(as_of)
    store = open_ledger(address, must_exist=must_exist, wait_s=chosen.wait_s)
    if moment is None:
        return Ledger(store, chosen)
    load = partial(load_lexicon, *map(Path, chosen.lexicons))
    return Ledger(store, chosen, Past(store, moment, load))


class Ledger(LedgerReader):
    """Articles, and the incidents they tell of. Made by `crosswire.open`."""

    def _check_writable(self) -> None:
        """Raises LedgerError for a ledger as of some moment: what is past cannot be added to."""
        if self._past is not None:
            said = self._past.moment.isoformat(timespec="minutes")
            raise LedgerError(f"the ledger as of {said} can only be read. Leave as_of out.")

    # ---- filling ------------------------------------------------------------------------------

    def add(
        self,
        *sources: str | Path,
        read_on: str | date | None = None,
        stdin: IO[bytes] | None = None,
        progress: Progress = pipeline.say_nothing,
        webhook: str | None = None,
    ) -> AddReport:
        """Read files, folders or `-`, and say what came of it. What is held already is skipped.

        `read_on` is the day of reading, today unless given. What changes in the ledger is sent to
        the `webhook`, the settings' unless given; what it does not take is kept and sent next time.

            report = ledger.add("articles/", "late.html")
            print(len(report.added), "new,", len(report.rejected), "could not be read")
        """
        self._check_writable()
        day = read_on or date.today()
        add = partial(
            pipeline.add_sources,
            self._store,
            [str(source) for source in sources],
            self._lexicon(),
            read_on=day if isinstance(day, str) else day.isoformat(),
            stdin=stdin,
            progress=progress,
        )
        address = self._settings.webhook if webhook is None else webhook
        if not address:
            return add()
        self._refresh()
        return tell_webhook(self._store, Webhook(address, self._settings.webhook_secret), add)

    def rebuild(self, progress: Progress = pipeline.say_nothing) -> tuple[Rejection, ...]:
        """Read every stored article again with the present words, and derive the incidents again.

        Comes back with what could not be read. Texts and people's decisions stay as they are.
        """
        self._check_writable()
        return pipeline.rebuild(self._store, self._lexicon(), progress)

    # ---- deciding -----------------------------------------------------------------------------

    def decide(
        self, verdict: Verdict, left: str, right: str, *, why: str, by: str, at: str | None = None
    ) -> Decision:
        """Say that two incidents, or two mentions, are the same, different, or not to be told.

        It holds above whatever the program finds, also after `rebuild`, until it is undone. `at` is
        now unless given.

            ledger.decide("same", "i3f", "i9a", why="the same convoy", by="N. Reader")

        Raises:
            LedgerError: the two are one incident; name two of its mentions.
        """
        one, other = self._mentions_named(left)[0], self._mentions_named(right)[0]
        return self._record(make_verdict(verdict, one, other, Word(by, at or _now(), why)))

    def settle(
        self, incident: str, slot: str, value: str, *, why: str, by: str, at: str | None = None
    ) -> Decision:
        """Say which value of a slot is right; what every voice says stays beside it.

            ledger.settle("i3f", "killed", "at least 7", why="names of all seven", by="N. Reader")

        Raises:
            LedgerError: no such slot can be settled so, or the value cannot be read.
        """
        mentions = self._mentions_named(incident)
        return self._record(make_settlement(slot, value, mentions, Word(by, at or _now(), why)))

    def undo(self, decision: str, *, why: str, by: str, at: str | None = None) -> Decision:
        """Take a decision back. The record keeps both.

        Raises:
            LedgerError: no decision has an id that begins so, or several do.
        """
        return self._record(make_undoing(decision, self.decisions(), Word(by, at or _now(), why)))

    def merge_decisions(self, decisions: Iterable[Decision]) -> int:
        """Add decisions of another record; those held already are skipped. How many were new."""
        held = {decision.id for decision in self._asked.decisions()}
        fresh = {decision.id: decision for decision in decisions if decision.id not in held}
        return len([self._record(decision) for decision in fresh.values()])

    def _record(self, decision: Decision) -> Decision:
        self._check_writable()
        self._store.decide(decision)
        return decision


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


__all__ = ["Ledger", "State", "open"]
