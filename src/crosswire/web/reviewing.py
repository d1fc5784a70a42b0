"""The addresses at which people decide. They are there only where the server was started so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from crosswire.errors import CrosswireError
from crosswire.ledger.time_limit import LateError
from crosswire.model.decision import Verdict
from crosswire.web.asked import WrongQuestionError
from crosswire.web.desk import Desk
from crosswire.web.links import Links
from crosswire.web.pages.review import ReviewPage, build
from crosswire.web.queue import Queue
from crosswire.web.ready import HTML
from crosswire.web.render import render_message, render_review
from crosswire.web.sessions import COOKIE, DAY_S, Session, Sessions, read_form
from crosswire.web.turns import BusyError, Turns

UNSAID = "seen side by side"  # the reason of a decision for which none was given
LINKS = Links("review", review=True)


class Reviewing:
    """The queue, and the decisions that people send."""

    def __init__(self, desk: Desk, token: str, turns: Turns) -> None:
        self._desk = desk
        self._turns = turns
        self._sessions = Sessions(token)
        self._queue = Queue(desk)

    def routes(self) -> list[Route]:
        """Where the queue is, and where decisions go."""
        return [
            Route("/review", self._turns.answering(self.show), methods=["GET"]),
            Route("/review/enter", self.enter, methods=["POST"]),
            Route("/review/decide", self.decide, methods=["POST"]),
            Route("/review/undo", self.undo, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """The pair that is asked for, or the form that asks for the token."""
        session = self._sessions.find(request)
        if session is None:
            return _answer(render_review(None, None, "", LINKS))
        shown = self._see(_read_place(request.query_params))
        return _answer(render_review(shown, session.name, self._sessions.sign(session), LINKS))

    def _see(self, at: int) -> ReviewPage:
        """A place of the queue: as it is now, or as it was before the last decisions."""
        self._queue.refresh()
        while True:
            with self._desk.glance() as ledger:
                seen = self._queue.see(ledger)
                if seen is not None:
                    return build(ledger, *seen, at)
            self._queue.wait()

    async def enter(self, request: Request) -> Response:
        """Open a session for whoever gives the token."""
        try:
            form = await read_form(request)
        except WrongQuestionError as error:
            return _refuse(400, str(error))
        session = self._sessions.enter(form.get("token", ""), form.get("name", ""))
        if session is None:
            return _refuse(403, "The token is wrong, or a name is missing.")
        answer = RedirectResponse("/review", 303)
        answer.set_cookie(
            COOKIE,
            session.key,
            max_age=DAY_S,
            path="/review",
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return answer

    async def decide(self, request: Request) -> Response:
        """Record that two mentions are one incident, are two, or cannot be told apart."""
        return await self._write(request, self._record)

    async def undo(self, request: Request) -> Response:
        """Take a decision back."""
        return await self._write(request, self._take_back)

    async def _write(
        self, request: Request, write: Callable[[Session, dict[str, str]], None]
    ) -> Response:
        """Have a form of an open session written down in its turn, and go on with the queue."""
        session, form = await self._read_own(request)
        if session is None:
            return _refuse(403, "This form is not of an open session. Enter the token again.")
        try:
            await self._turns.give(partial(write, session, form))
        except (LateError, BusyError):
            raise
        except (CrosswireError, msgspec.ValidationError) as error:
            return _refuse(400, self._desk.say(error))
        return RedirectResponse(f"/review?at={_read_place(form)}", 303)

    def _record(self, session: Session, form: dict[str, str]) -> None:
        verdict = msgspec.convert(form.get("verdict"), Verdict)
        why = form.get("why", "").strip() or UNSAID
        ledger = self._desk.writing()
        left, right = (ledger.mention(form.get(end, "")).id for end in ("left", "right"))
        ledger.decide(verdict, left, right, why=why, by=session.name)

    def _take_back(self, session: Session, form: dict[str, str]) -> None:
        why = form.get("why", "").strip() or "taken back"
        self._desk.writing().undo(form.get("decision", ""), why=why, by=session.name)

    async def _read_own(self, request: Request) -> tuple[Session | None, dict[str, str]]:
        """The session and the form of a request that came from one of the session's pages."""
        try:
            form = await read_form(request)
        except WrongQuestionError:
            return None, {}
        session = self._sessions.find(request)
        if session is None or not self._sessions.is_own(session, form.get("word", "")):
            return None, {}
        return session, form


def _read_place(given: Mapping[str, str]) -> int:
    """The place in the queue that an address or a form asks for; the first if it asks for none."""
    at = given.get("at", "0")[:6]
    return int(at) if at.isascii() and at.isdecimal() else 0


def _answer(html: str) -> Response:
    return Response(html, media_type=HTML, headers={"cache-control": "no-store"})


def _refuse(status: int, words: str) -> Response:
    return Response(render_message("That was not recorded", words, LINKS), status, media_type=HTML)
