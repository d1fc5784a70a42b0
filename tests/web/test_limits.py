"""What takes too long, comes too slowly or is too much is ended, and the others are served."""

from __future__ import annotations

import socket
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event, Thread

import anyio
import httpx2
import pytest
import uvicorn
from serving import TOKEN
from starlette.testclient import TestClient

import crosswire
from crosswire.ledger.browse import Browser
from crosswire.ledger.survey import Survey
from crosswire.ledger.time_limit import LateError, answer_within
from crosswire.settings import Settings
from crosswire.web import sessions
from crosswire.web.app import make_app
from crosswire.web.connections import LONGEST_START, PatientProtocol
from crosswire.web.guard import LONGEST_HEAD, MOST_ASKED, MOST_HEADERS
from crosswire.web.serving import configure
from crosswire.web.turns import AT_ONCE, BusyError, Turns

SHORT_S = 2.0  # what is served besides takes a tenth of it, on a busy machine too
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def ask_endlessly(browser: Browser, *_: object, **__: object) -> Survey:
    """Ask what has no end, in the place of where incidents happened."""
    with browser._reading() as connection:
        connection.exec_driver_sql(ENDLESS).scalar()
    return Survey([], [])


@pytest.fixture
def hurried(own_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Pages that may take two seconds, of which that of places has no end."""
    monkeypatch.setattr(Browser, "survey", ask_endlessly)
    app = make_app(Settings(ledger=str(own_path)), longest_s=SHORT_S)
    with TestClient(app, base_url="http://localhost") as held:
        yield held


def test_a_page_that_takes_too_long_says_what_to_do_and_others_are_served(
    hurried: TestClient,
) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        slow = [pool.submit(hurried.get, f"/places{end}") for end in ("", ".json")]
        found = [each.result(60) for each in slow]
    assert {answer.status_code for answer in found} == {503}
    assert {answer.headers["retry-after"] for answer in found} == {"5"}
    assert "Ask for less" in found[0].text
    assert "Ask for less" in found[1].json()["error"]
    for name in ("coverage", "changes", "coverage.json"):
        assert hurried.get(f"/{name}").status_code == 200


def test_a_command_has_all_the_time(examples_path: Path) -> None:
    with crosswire.open(examples_path) as ledger, answer_within(0), pytest.raises(LateError):
        ledger.status()
    with crosswire.open(examples_path) as ledger:
        assert ledger.status().articles


def test_a_moment_of_the_past_goes_on_being_made(
    examples_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    fill = crosswire.past.pipeline.fill_as_of

    def fill_late(*given: object, **named: object) -> None:
        go_on.wait(30)
        fill(*given, **named)

    monkeypatch.setattr("crosswire.past.pipeline.fill_as_of", fill_late)
    app = make_app(Settings(ledger=str(examples_path)), longest_s=SHORT_S)
    then = "/places?as_of=2024-08-06T09:00Z"
    with TestClient(app, base_url="http://localhost") as client:
        late = client.get(then)
        assert (late.status_code, "go on being worked in" in late.text) == (503, True)
        go_on.set()
        until = time.monotonic() + 30
        while client.get(then).status_code == 503 and time.monotonic() < until:
            time.sleep(0.1)
        assert client.get(then).status_code == 200


def test_a_server_that_ends_while_a_moment_is_made_leaves_nothing_behind(
    examples_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("crosswire.past.pipeline.fill_as_of", lambda *_, **__: go_on.wait(30))
    app = make_app(Settings(ledger=str(examples_path)), longest_s=SHORT_S)
    with TestClient(app, base_url="http://localhost") as client:
        assert client.get("/places?as_of=2024-08-06T09:00Z").status_code == 503
        assert list(tmp_path.iterdir())
    go_on.set()
    until = time.monotonic() + 30
    while list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)
    assert not list(tmp_path.iterdir())


def run_apart(work: Callable[[], Awaitable[list[str]]]) -> list[str]:
    """What comes of some work in a loop of its own: tests in a browser keep theirs open."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, work).result(120)


# ---- who waits -----------------------------------------------------------------------------------


def test_nobody_waits_for_a_turn_longer_than_a_page_may_take() -> None:
    async def ask() -> list[str]:
        turns, told, held = Turns(SHORT_S, waiting=1, at_once=1), [], Event()

        async def give(name: str) -> None:
            try:
                await turns.give(lambda: held.wait(30))
                told.append(f"{name} was served")
            except BusyError as error:
                told.append(f"{name}: {error}")

        async with anyio.create_task_group() as group:
            for name in ("first", "second", "third"):
                group.start_soon(give, name)
                await anyio.sleep(0.05)
            await anyio.sleep(2 * SHORT_S)
            held.set()
        await give("fourth")
        return told

    assert run_apart(ask) == [
        "third: Too many wait already.",
        "second: Its turn did not come.",
        "first was served",
        "fourth was served",
    ]


def test_nobody_waits_for_those_who_ask_of_the_past() -> None:
    async def ask() -> list[str]:
        turns, told, held = Turns(SHORT_S, at_once=1), [], Event()

        async def give(name: str, *, past: bool) -> None:
            await turns.give(lambda: past and held.wait(30), past=past)
            told.append(name)

        async with anyio.create_task_group() as group:
            group.start_soon(partial(give, "of the past", past=True))
            await anyio.sleep(0.05)
            await give("of today", past=False)
            held.set()
        return told

    assert run_apart(ask) == ["of today", "of the past"]


def test_whose_turn_does_not_come_is_told_when_to_come_again(
    examples_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object, **__: object) -> None:
        raise BusyError("Too many wait already.")

    monkeypatch.setattr(Turns, "give", refuse)
    app = make_app(Settings(ledger=str(examples_path)), token=TOKEN)
    with TestClient(app, base_url="http://localhost") as client:
        for name in ("", "index.json", "feed.atom", "review"):
            answer = client.get(f"/{name}")
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert client.get("/static/app.css").status_code == 200  # needs no turn


# ---- what is too much, or too slow ---------------------------------------------------------------


def test_too_many_values_or_headers_are_refused(client: TestClient) -> None:
    many = "&".join(f"a{number}=1" for number in range(MOST_ASKED + 1))
    assert client.get(f"/?{many}").status_code == 414
    assert client.get("/", headers={"x-a": "a" * LONGEST_HEAD}).status_code == 431
    headers = {f"x-{number}": "1" for number in range(MOST_HEADERS + 1)}
    assert client.get("/", headers=headers).status_code == 431
    assert client.get("/coverage").status_code == 200


class ShortProtocol(PatientProtocol):
    """Looks at a connection more often, so that tests need not wait."""

    patience_s = SHORT_S


@contextmanager
def run_patient(path: Path, token: str | None = None) -> Iterator[tuple[str, int]]:
    """Where a server is that serves as the command does."""
    config = configure(make_app(Settings(ledger=str(path)), token=token))
    config.http = ShortProtocol
    server = uvicorn.Server(config)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        thread = Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield door.getsockname()
        server.should_exit = True
        thread.join(15)
    assert not thread.is_alive()


def read_end(connection: socket.socket) -> bytes:
    """All that comes until the other side ends the connection."""
    told = b""
    try:
        while piece := connection.recv(65_536):
            told += piece
    except ConnectionResetError:
        pass
    return told


def test_slow_clients_are_let_go_and_others_are_served(examples_path: Path) -> None:
    with run_patient(examples_path, TOKEN) as place:
        silent = socket.create_connection(place, timeout=20)
        halting = socket.create_connection(place, timeout=20)
        halting.sendall(b"GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: ")
        unending = socket.create_connection(place, timeout=20)
        body = b"content-type: application/x-www-form-urlencoded\r\ncontent-length: 999999\r\n\r\n"
        unending.sendall(b"GET /coverage HTTP/1.1\r\nhost: localhost\r\n" + body + b"a=1")
        assert httpx2.get(f"http://localhost:{place[1]}/coverage").status_code == 200
        assert read_end(silent) == b""
        assert read_end(halting) == b""
        assert read_end(unending).startswith(b"HTTP/1.1 200")
        with httpx2.Client(base_url=f"http://localhost:{place[1]}") as client:
            for _ in range(3):  # whoever asks again and again is not taken for slow
                assert client.get("/coverage").status_code == 200
                time.sleep(0.7 * SHORT_S)
        for each in (silent, halting, unending):
            each.close()


def test_who_does_not_take_the_answer_is_let_go(examples_path: Path) -> None:
    with run_patient(examples_path) as place:
        with socket.socket() as deaf:
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            deaf.settimeout(30)
            deaf.connect(place)
            ask = b"GET /static/vendor/maplibre-gl.mjs HTTP/1.1\r\nhost: localhost\r\n\r\n"
            deaf.sendall(20 * ask)
            time.sleep(5 * SHORT_S)
            taken = len(read_end(deaf))
        size = len(httpx2.get(f"http://localhost:{place[1]}/static/vendor/maplibre-gl.mjs").content)
        assert taken < 20 * size


def test_a_request_without_end_is_refused(examples_path: Path) -> None:
    with run_patient(examples_path) as place, socket.create_connection(place, timeout=20) as held:
        held.sendall(b"GET / HTTP/1.1\r\nhost: localhost\r\n")
        try:
            for _ in range(LONGEST_START // 1_000):
                held.sendall(b"x-more: " + 1_000 * b"a" + b"\r\n")
        except (BrokenPipeError, ConnectionResetError):
            return
        assert read_end(held)[:12] in (b"HTTP/1.1 431", b"HTTP/1.1 400", b"")


def test_a_form_that_does_not_arrive_is_refused(
    examples_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "SLOWEST_FORM_S", SHORT_S)
    with (
        run_patient(examples_path, TOKEN) as place,
        socket.create_connection(place, timeout=20) as held,
    ):
        held.sendall(
            b"POST /review/enter HTTP/1.1\r\nhost: localhost\r\n"
            b"content-type: application/x-www-form-urlencoded\r\ncontent-length: 99\r\n\r\na=1"
        )
        assert b"did not arrive in time" in read_end(held)
