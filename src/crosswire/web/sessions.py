"""Who may decide: a token opens a session, and each form carries a word that only it could know."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from threading import Lock
from urllib.parse import parse_qs

import msgspec
from anyio import fail_after
from starlette.requests import Request

from crosswire.web.asked import WrongQuestionError

COOKIE = "crosswire-review"
LONGEST_FORM = 8_192  # bytes
SLOWEST_FORM_S = 10.0  # until all of it is here
LONGEST_FIELD = 500  # characters
SESSIONS = 100  # open at once; the oldest is closed for a new one
DAY_S = 86_400


class Session(msgspec.Struct, frozen=True):
    """Somebody who gave the token, and the name that their decisions are recorded under."""

    key: str
    name: str


class Sessions:
    """Opens and finds sessions. They are kept in memory: a restart closes them all."""

    def __init__(self, token: str) -> None:
        self._token = token.encode()
        self._secret = secrets.token_bytes(32)
        self._open: dict[str, Session] = {}
        self._lock = Lock()

    def enter(self, token: str, name: str) -> Session | None:
        """A session for whoever gives the token and a name; None for anybody else."""
        if not hmac.compare_digest(token.encode(), self._token) or not name.strip():
            return None
        session = Session(secrets.token_urlsafe(32), " ".join(name.split()))
        with self._lock:
            while len(self._open) >= SESSIONS:
                del self._open[next(iter(self._open))]
            self._open[session.key] = session
        return session

    def find(self, request: Request) -> Session | None:
        """The session that a request belongs to."""
        return self._open.get(request.cookies.get(COOKIE, ""))

    def sign(self, session: Session) -> str:
        """The word that the forms of a session carry."""
        return hmac.new(self._secret, session.key.encode(), hashlib.sha256).hexdigest()

    def is_own(self, session: Session, word: str) -> bool:
        """True if a form came from one of the session's own pages."""
        return hmac.compare_digest(word.encode(), self.sign(session).encode())


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form, the first of each name.

    Raises:
        WrongQuestionError: it is too long, or no form.
    """
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise WrongQuestionError("That is no form.")
    try:
        with fail_after(SLOWEST_FORM_S):
            body = await _read_body(request)
    except TimeoutError as error:
        raise WrongQuestionError("The form did not arrive in time.") from error
    try:
        given = parse_qs(body.decode(), max_num_fields=20, keep_blank_values=True)
    except ValueError as error:
        raise WrongQuestionError("The form cannot be read.") from error
    fields = {name: values[0] for name, values in given.items()}
    if any(len(value) > LONGEST_FIELD for value in fields.values()):
        raise WrongQuestionError(f"A field is longer than {LONGEST_FIELD} characters.")
    return fields


async def _read_body(request: Request) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_FORM:
            raise WrongQuestionError("The form is too long.")
    return body
