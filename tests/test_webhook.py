"""The webhook of `add`: signed, sent again, and never in the way of an article."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import crosswire
from crosswire.cli import run
from crosswire.errors import SetupError
from crosswire.model.delivery import Parcel
from crosswire.settings import Settings, load_settings
from crosswire.webhook import DeliveryError, Webhook, is_signed, sign

SECRET = "correct horse battery"  # noqa: S105 - of the tests
STORY = (
    "Base hit\n\nMorning Plain, March 3, 2024\n\nBAGHDAD - At least three rockets hit the "
    "Ain al-Asad air base in western Iraq on Saturday, wounding several soldiers, police said."
)
LATER = (
    "Seven wounded at Iraqi base\n\nEvening Plain, March 4, 2024\n\nERBIL - Seven soldiers were "
    "wounded when rockets struck Al-Asad airbase in Iraq on Saturday, the army said."
)


class Receiver:
    """A real server that answers with the given codes, the last one for ever."""

    def __init__(self, codes: list[int]) -> None:
        self.codes, self.taken, self.refused = codes, [], 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                right = is_signed(
                    SECRET,
                    self.headers["Crosswire-Timestamp"],
                    self.headers["Crosswire-Signature"],
                    body,
                )
                code = outer.codes.pop(0) if len(outer.codes) > 1 else outer.codes[0]
                code = code if right else 401
                if code < 300:
                    outer.taken.append(json.loads(body))
                else:
                    outer.refused += 1
                self.send_response(code)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *words: object) -> None:
                """Nothing: the tests are quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook?token=hidden"


@contextmanager
def receive(*codes: int) -> Iterator[Receiver]:
    receiver = Receiver(list(codes))
    thread = threading.Thread(target=receiver.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.server.shutdown()
        receiver.server.server_close()
        thread.join()


@pytest.fixture
def stories(tmp_path: Path) -> list[Path]:
    for name, text in (("one", STORY), ("two", LATER)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return [tmp_path / "one.txt", tmp_path / "two.txt"]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries follow one another at once."""
    monkeypatch.setattr("crosswire.webhook.WAIT_S", 0.0)
    monkeypatch.setattr(time, "sleep", lambda _: None)


def open_with(address: str, url: str, secret: str = SECRET) -> crosswire.Ledger:
    settings = Settings(ledger=address, webhook=url, webhook_secret=secret)
    return crosswire.open(address, settings=settings)


def test_what_changed_is_sent_signed_after_two_failures(address: str, stories: list[Path]) -> None:
    with receive(500, 503, 204) as receiver, open_with(address, receiver.url) as ledger:
        report = ledger.add(stories[0], read_on="2024-05-01")
        assert report.delivery is not None
        assert (report.delivery.sent, report.delivery.waiting) == (1, 0)
        assert receiver.refused == 2
        (sent,) = receiver.taken
        assert sent["format"] == "crosswire-changes-1"
        assert [change["kind"] for change in sent["changes"]] == ["new"]
        ledger.add(stories[1], read_on="2024-05-01")
        moved = {c["slot"]: c for c in receiver.taken[1]["changes"]}
        assert moved["injured"]["before"]["said"] == "at least 3"
        assert moved["injured"]["after"]["value"]["low"] == 7
        assert moved["injured"]["articles"][0]["source"] == "two.txt"


def test_what_is_not_taken_is_kept_and_sent_the_next_time(
    address: str, stories: list[Path]
) -> None:
    with receive(500) as receiver, open_with(address, receiver.url) as ledger:
        report = ledger.add(stories[0], read_on="2024-05-01")
        assert len(report.added) == 1
        assert len(list(ledger.incidents())) == 1
        assert report.delivery is not None and report.delivery.waiting == 1
        assert "answered 500" in (report.delivery.trouble or "")
        assert "hidden" not in (report.delivery.trouble or "")
    with receive(200) as receiver, open_with(address, receiver.url) as ledger:
        report = ledger.add(stories[0], read_on="2024-05-01")
        assert report.delivery is not None
        assert (report.added, report.delivery.sent) == ((), 1)
        assert [len(sent["changes"]) for sent in receiver.taken] == [1]
        again = ledger.add(stories[0], read_on="2024-05-01")
        assert again.delivery is not None and again.delivery.sent == 0


def test_a_receiver_that_is_not_there_costs_no_article(address: str, stories: list[Path]) -> None:
    with receive(200) as receiver:
        gone = receiver.url
    with open_with(address, gone) as ledger:
        report = ledger.add(*stories, read_on="2024-05-01")
        assert len(report.added) == 2
        assert report.delivery is not None and "not reached" in (report.delivery.trouble or "")


def test_a_wrong_signature_is_noticed_and_not_sent_again_at_once(address: str) -> None:
    with receive(200) as receiver:
        webhook = Webhook(receiver.url, "another secret")
        with pytest.raises(DeliveryError, match="answered 401"):
            webhook.send(Parcel("2024-05-01T00:00:00", "{}"))
        assert (receiver.refused, receiver.taken) == (1, [])


def test_a_signature_holds_for_one_body_one_time_and_one_secret() -> None:
    right = sign(SECRET, "1700000000", b"{}")
    assert is_signed(SECRET, "1700000000", right, b"{}", now=1700000010)
    assert not is_signed(SECRET, "1700000000", right, b"[]", now=1700000010)
    assert not is_signed(SECRET, "1700000001", right, b"{}", now=1700000010)
    assert not is_signed("other", "1700000000", right, b"{}", now=1700000010)
    assert not is_signed(SECRET, "1700000000", right, b"{}", now=1700009999)
    assert not is_signed(SECRET, "soon", right, b"{}")
    assert not is_signed(SECRET, "1700000000", "v1=é", b"{}", now=1700000010)


def test_a_webhook_without_a_secret_or_without_the_web_is_refused(address: str) -> None:
    with pytest.raises(SetupError, match="CROSSWIRE_WEBHOOK_SECRET"):
        Webhook("https://host.example/hook", "")
    with pytest.raises(SetupError, match="not a web address"):
        Webhook("file:///etc/passwd", SECRET)


def test_the_secret_comes_from_the_environment_and_is_never_printed(
    address: str, stories: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    environment = {"CROSSWIRE_WEBHOOK": "https://h.example/x", "CROSSWIRE_WEBHOOK_SECRET": SECRET}
    settings = load_settings(Path("/nowhere"), environment)
    assert (settings.webhook, settings.webhook_secret) == ("https://h.example/x", SECRET)
    assert SECRET not in repr(settings) and "h.example" not in repr(settings)


def test_add_says_what_became_of_the_sending(
    address: str,
    stories: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CROSSWIRE_WEBHOOK_SECRET", SECRET)
    with receive(200) as receiver:
        sources = [str(story) for story in stories]
        assert run(["add", *sources, "--webhook", receiver.url, "--ledger", address]) == 0
    said = capsys.readouterr()
    assert "webhook: 1 delivery taken" in said.out
    assert SECRET not in said.out + said.err
