"""What a database must do to hold a ledger. Only what differs between databases is in here."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, Engine, RowMapping, SelectBase, event
from sqlalchemy.exc import DBAPIError

from crosswire.errors import LedgerError
from crosswire.ledger.names import Names
from crosswire.ledger.search import Phrase
from crosswire.ledger.time_limit import LateError, check_time


class StoreError(LedgerError):
    """The database did not answer, or refused: nothing is known of what was asked for."""


class Store(ABC):
    """One database: how to begin, how far its ledger is, its search index, and its complaints.

    `name` says where it is, and never holds a password. `kind` ends the names of the migration
    files that only this database reads.
    """

    kind: str
    cut_off: str  # what the database says of a question that it was told to stop
    troubles: Mapping[str, str]  # what the database says, and what that means to a person

    def __init__(self, name: str, engine: Engine) -> None:
        self.name = name
        self.engine = engine
        self.names = Names()

        @event.listens_for(engine, "before_cursor_execute")
        def keep_time(connection: Connection, *_: object) -> None:
            left = check_time()
            if left is not None:
                self.limit(connection, left)

    # ---- transactions -------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the ledger."""
        with self.in_plain_words(), self.engine.connect() as connection:
            yield self.begin_reading(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are all kept at the end, or none if anything is raised.

        Writers wait for one another: from its first statement on, a writer sees whatever those
        before it wrote, and nobody writes until it has ended.
        """
        with (
            self.in_plain_words(),
            self.engine.connect() as connection,
            self.begin_writing(connection) as writer,
        ):
            yield writer

    @abstractmethod
    def begin_reading(self, connection: Connection) -> Connection:
        """The connection, set to see one state from its first statement on."""

    @abstractmethod
    def begin_writing(self, connection: Connection) -> AbstractContextManager[Connection]:
        """The connection as the only writer, until its changes are kept or given up."""

    @contextmanager
    def in_plain_words(self) -> Iterator[None]:
        """Turn what the database says is wrong into a StoreError that tells what to do."""
        try:
            yield
        except DBAPIError as error:
            kind = LateError if self.cut_off in _quote(error) else StoreError
            raise kind(f"{self.name}: {self.explain(error)}") from error

    def limit(self, connection: Connection, seconds: float) -> None:  # noqa: B027 - see SqliteStore
        """Have the database stop the next question on a connection after so many seconds."""

    def explain(self, error: DBAPIError) -> str:
        """What a complaint of the database means to the person at the keyboard."""
        said = _quote(error)
        meant = (words for sign, words in self.troubles.items() if sign in said)
        return next(meant, None) or self.repeat(error)

    def repeat(self, error: DBAPIError) -> str:
        """A complaint that has no plain words here, as the database says it."""
        return f"{error.orig}"

    # ---- the form of the ledger ---------------------------------------------------------------

    @abstractmethod
    def is_there(self) -> bool:
        """True if there is a ledger; asking makes none."""

    def check_place(self) -> None:  # noqa: B027 - a server says itself what is wrong
        """Refuse a place where there can be no ledger.

        Raises:
            LedgerError: with what to do about it.
        """

    @abstractmethod
    def form(self, connection: Connection) -> int:
        """How many migration steps the ledger has had; 0 if the database is empty.

        Raises:
            LedgerError: the tables are another program's.
        """

    @abstractmethod
    def set_form(self, connection: Connection, form: int) -> None:
        """Note how many migration steps the ledger has had, and that it is crosswire's."""

    def in_dialect(self, statement: str) -> str:
        """A statement of a migration step as this database says it."""
        return statement

    def foreign(self) -> LedgerError:
        """The error that refuses another program's tables."""
        return LedgerError(
            f"{self.name}: a database of another program, not a crosswire ledger. Give another one."
        )

    # ---- the search index ---------------------------------------------------------------------

    @abstractmethod
    def index_words(self, connection: Connection, article_id: str) -> None:
        """Enter the words of a stored article into the search index."""

    @abstractmethod
    def forget_words(self, connection: Connection, article_id: str) -> None:
        """Take the words of an article that is about to be removed out of the search index."""

    @abstractmethod
    def find_words(self, connection: Connection, phrases: Sequence[Phrase]) -> Iterable[RowMapping]:
        """The articles (id, outlet, title, text) that hold all phrases, by BM25 and then by id."""

    @staticmethod
    @abstractmethod
    def holding(count: int) -> SelectBase:
        """The numbers of the articles that hold so many phrases, as part of another question.

        Which phrases they are is left open, under the names that `bind_phrases` gives them.
        """

    @staticmethod
    @abstractmethod
    def bind_phrases(phrases: Sequence[Phrase]) -> dict[str, object]:
        """Phrases by the names under which `holding` asks for them."""


def _quote(error: DBAPIError) -> str:
    return f"[{getattr(error.orig, 'sqlstate', None)}] {error.orig}"
