"""A ledger as it could be known at a moment, from what was published until then."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from crosswire import pipeline
from crosswire.deriving import derive
from crosswire.errors import LedgerError
from crosswire.ledger import LedgerState, StoredLedger, open_ledger
from crosswire.ledger.aside import do_aside, has_failed, wait_for
from crosswire.lexicon.load import Lexicon
from crosswire.model.clocks import parse_as_of, parse_since
from crosswire.model.incident import Incident, describe_article
from crosswire.recalling import Recalling

_MAKING = Lock()  # one whole ledger at a time: each keeps a processor busy


class Past:
    """A ledger at a moment of the past: one incident at once, the whole when it is asked for."""

    def __init__(
        self,
        store: StoredLedger,
        moment: datetime,
        load: Callable[[], Lexicon],
        *,
        as_decided: bool = False,
    ) -> None:
        self.moment = moment
        self._as_decided = as_decided  # whether later decisions do not hold yet
        self._store = store
        self._load = load  # the lexicon, which takes a while and is seldom needed
        self._lock = Lock()
        self._whole: Future[StoredLedger] | None = None
        self._undo = ExitStack()  # what is to be let go of at the end
        self._is_closed = False

    def incident(self, name: str) -> Incident | None:
        """The incident that a name means, as it could be known; None if it could not be."""
        with self._store.at_one_moment() as state:
            found = Recalling(state, self.moment).incident(name)
        return found or self.whole.incident(name)

    @property
    def whole(self) -> StoredLedger:
        """All that could be known, as a ledger of its own; made once, whoever asks at once.

        Raises:
            LateError: it is still being made. It will be there another time.
        """
        with self._lock:
            if self._whole is None or has_failed(self._whole):
                self._whole = do_aside(self._make_whole)
            whole = self._whole
        return wait_for(whole)

    def _make_whole(self) -> StoredLedger:
        with _MAKING, ExitStack() as undo:
            if self._is_closed:  # while others were made before it
                raise LedgerError("The moment is no longer asked for.")
            folder = undo.enter_context(TemporaryDirectory(prefix="crosswire-"))
            past = undo.enter_context(open_ledger(Path(folder) / "past.db"))
            with self._store.at_one_moment() as state:
                lexicon, decided = self._load(), self._as_decided
                pipeline.fill_as_of(past, state, self.moment, lexicon, as_decided=decided)
            self._undo = undo.pop_all()
        return past

    def close(self) -> None:
        """Let go of the ledger that was made, and remove it; of one in the making, when it is."""
        with self._lock:
            self._is_closed = True
            whole = self._whole
        if whole is not None and not whole.cancel():
            whole.add_done_callback(lambda _: self._undo.close())


def find_moment(given: str | datetime) -> datetime:
    """The moment that somebody asks about, a day to its end; without a zone it is in UTC.

    Raises:
        LedgerError: the words name no moment.
    """
    return _parse(given, parse_as_of)


def find_start(given: str | datetime) -> datetime:
    """The moment from which somebody asks on, a day from its beginning.

    Raises:
        LedgerError: the words name no moment.
    """
    return _parse(given, parse_since)


def _parse(given: str | datetime, parse: Callable[[str], datetime]) -> datetime:
    if isinstance(given, datetime):
        return given if given.tzinfo else given.replace(tzinfo=UTC)
    try:
        return parse(given)
    except ValueError:
        raise LedgerError(
            f'"{given}" is no moment. Give it as 2024-08-06T09:00Z, or as a day.'
        ) from None


def walk_moments(
    store: StoredLedger, load: Callable[[], Lexicon]
) -> Iterator[tuple[datetime, StoredLedger]]:
    """The ledger as it could be known at each moment at which anything became known, in order.

    One ledger grows from moment to moment, so the whole walk costs little more than filling it
    once: in which order articles come in does not show in what follows from them.
    """
    with TemporaryDirectory(prefix="crosswire-") as folder, store.at_one_moment() as state:
        lexicon = load()
        readings = {reading.article: reading for reading in state.readings()}
        known = sorted(_find_known(state, readings))
        with open_ledger(Path(folder) / "walk.db") as walk:
            walk.remember(state.former([article for _, article in known]))
            for decision in state.decisions():
                walk.decide(decision)
            for moment, group in groupby(known, key=lambda each: each[0]):
                ids = [article for _, article in group]
                for document in state.documents_of(ids):
                    walk.write_article(document, readings[document.article.id], over=None)
                derive(walk, lexicon)
                yield moment, walk


def _find_known(state: LedgerState, readings: Container[str]) -> Iterator[tuple[datetime, str]]:
    """Since when each article could be known, of those that could be read."""
    for document in state.documents():
        known = describe_article(document).known
        if known is not None and document.article.id in readings:
            yield known, document.article.id
