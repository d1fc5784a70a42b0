"""The pages on a server: which address shows what."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import partial

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from crosswire.errors import CrosswireError, LedgerError
from crosswire.ledger.store import StoreError
from crosswire.ledger.time_limit import LateError
from crosswire.settings import Settings
from crosswire.web.asked import WrongQuestionError, read_asked
from crosswire.web.assets import list_assets, load_asset
from crosswire.web.desk import Desk
from crosswire.web.feeds import FEEDS
from crosswire.web.guard import Guard
from crosswire.web.links import Links
from crosswire.web.pages import PAGES, Page
from crosswire.web.ready import HTML, JSON, Ready, Shelf, make_ready, send_ready
from crosswire.web.render import render_message, render_page
from crosswire.web.reviewing import Reviewing
from crosswire.web.schemas import describe_api
from crosswire.web.turns import LONGEST_S, BusyError, Turns

LOCAL = ("localhost", "127.0.0.1", "[::1]")
AGAIN_S = 5  # after which a request that was not answered may come again


class Pages:
    """Answers requests for pages from one ledger."""

    def __init__(self, desk: Desk, *, review: bool) -> None:
        self._desk = desk
        self._review = review
        self._shelf = Shelf()

    def show(self, page: Page, request: Request) -> Response:
        """A page as HTML."""
        return self._answer(page, request, as_json=False)

    def tell(self, page: Page, request: Request) -> Response:
        """The same as JSON."""
        return self._answer(page, request, as_json=True)

    def _answer(self, page: Page, request: Request, *, as_json: bool) -> Response:
        key = request.path_params.get("key", "")
        here = f"{page.name}/{key}" if page.of_one else page.name
        links = Links(here, review=self._review)
        try:
            asked = read_asked(request.query_params)
            links = msgspec.structs.replace(links, asked=asked)
            with self._desk.ledger(asked.as_of) as ledger:
                name = (page.name, key, asked, as_json, ledger.progress())
                ready = self._shelf.take(
                    name,
                    lambda: _make_page(
                        page, page.build(ledger, asked, key), links, as_json=as_json
                    ),
                )
        except WrongQuestionError as error:
            return complain(400, "That cannot be asked", str(error), links, as_json=as_json)
        except (LateError, StoreError):
            raise  # see show_late, show_failed
        except LedgerError as error:
            words = self._desk.say(error)
            return complain(404, "Nothing is here", words, links, as_json=as_json)
        return send_ready(request, ready)

    def feed(self, name: str, request: Request) -> Response:
        """A feed of what changed lately, made once until something is stored: many ask often."""
        root = str(request.base_url)
        with self._desk.ledger() as ledger:
            key = (name, root, ledger.progress())
            ready = self._shelf.take(
                key, lambda: make_ready(*FEEDS[name](ledger, Links("", root=root)))
            )
        return send_ready(request, ready)


def _make_page(page: Page, shown: msgspec.Struct, links: Links, *, as_json: bool) -> Ready:
    if as_json:
        return make_ready(msgspec.json.encode(shown), JSON)
    return make_ready(render_page(page, shown, links).encode(), HTML)


def complain(status: int, title: str, words: str, links: Links, *, as_json: bool) -> Response:
    """What went wrong, as a page or as JSON."""
    if as_json:
        return Response(msgspec.json.encode({"error": words}), status, media_type=JSON)
    return Response(render_message(title, words, links), status, media_type=HTML)


async def show_asset(request: Request) -> Response:
    """A file that pages need. Browsers ask whether it has changed."""
    name = request.path_params["name"]
    if name not in list_assets():
        return complain(404, "Nothing is here", "There is no such file.", Links(""), as_json=False)
    return send_ready(request, load_asset(name), keep="public, max-age=3600")


def show_schema(page: Page, request: Request) -> Response:
    """The JSON schema of a kind of page."""
    return Response(msgspec.json.encode(msgspec.json.schema(page.shows)), media_type=JSON)


async def show_api(request: Request) -> Response:
    """Every address that answers with JSON, as OpenAPI."""
    return Response(msgspec.json.encode(describe_api()), media_type=JSON)


def show_missing(request: Request, error: Exception) -> Response:
    """What stands at an address that leads nowhere."""
    as_json = request.url.path.endswith(".json")
    words = "No page has this address. The menu has them all."
    return complain(404, "Nothing is here", words, Links(""), as_json=as_json)


def show_late(longest_s: float, request: Request, error: Exception) -> Response:
    """What stands in the place of a page that takes too long."""
    words = (
        f"This takes longer than {longest_s:g} seconds, and was stopped. Ask for less: fewer days, "
        "one place, one actor. What was just added and a moment of the past go on being worked in: "
        "ask again in a minute."
    )
    return _defer(request, "That takes too long", words)


def show_failed(desk: Desk, request: Request, error: Exception) -> Response:
    """What stands in the place of a page that the ledger could not give, and why."""
    as_json = request.url.path.endswith(".json")
    return complain(500, "That went wrong", desk.say(error), Links(""), as_json=as_json)


def show_busy(request: Request, error: Exception) -> Response:
    """What stands in the place of a page whose turn did not come."""
    words = f"Too many ask at once. Ask again in {AGAIN_S} seconds."
    return _defer(request, "Others come first", words)


def _defer(request: Request, title: str, words: str) -> Response:
    as_json = request.url.path.endswith(".json")
    answer = complain(503, title, words, Links(""), as_json=as_json)
    answer.headers["retry-after"] = str(AGAIN_S)
    return answer


def make_app(
    settings: Settings,
    *,
    hosts: Iterable[str] = LOCAL,
    token: str | None = None,
    longest_s: float = LONGEST_S,
) -> Starlette:
    """The pages of a ledger as a web application; read only, unless a token lets people decide.

    A page that takes longer than `longest_s` to be found in the ledger is given up.

    Raises:
        LedgerError: there is no ledger, or it cannot be opened.
    """
    desk, turns = Desk(settings), Turns(longest_s)
    pages = Pages(desk, review=token is not None)
    routes = [
        *(route for page in PAGES for route in _route_page(page, pages, turns)),
        *(Route(f"/{name}", turns.answering(partial(pages.feed, name))) for name in FEEDS),
        *(Reviewing(desk, token, turns).routes() if token is not None else ()),
        Route("/static/{name:path}", show_asset),
        Route("/schema/openapi.json", show_api),
        Route("/index", lambda _: RedirectResponse("/")),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=tuple(hosts), writable=token is not None)],
        exception_handlers={
            404: show_missing,
            LateError: partial(show_late, longest_s),
            BusyError: show_busy,
            CrosswireError: partial(show_failed, desk),
        },
        lifespan=partial(_close_at_end, desk),
    )
    app.state.desk = desk
    return app


@asynccontextmanager
async def _close_at_end(desk: Desk, app: Starlette) -> AsyncIterator[None]:
    yield
    desk.close()


def _route_page(page: Page, pages: Pages, turns: Turns) -> list[Route]:
    path = f"/{page.name}" + ("/{key}" if page.of_one else "")
    return [
        Route(
            f"{path if page.name else '/index'}.json", turns.answering(partial(pages.tell, page))
        ),
        Route(f"/schema/{page.kind}.json", partial(show_schema, page)),
        Route(path, turns.answering(partial(pages.show, page))),
    ]
