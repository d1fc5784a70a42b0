"""Deciding is for those who gave the token, on forms of their own."""

from __future__ import annotations

import re
import time
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from serving import TOKEN
from starlette.testclient import TestClient

import crosswire
from crosswire.deriving import derive


def enter(client: TestClient, token: str = TOKEN) -> int:
    """The status after giving a token and a name."""
    answer = client.post("/review/enter", data={"token": token, "name": "N. Reader"})
    return answer.status_code


def read_fields(client: TestClient) -> dict[str, str]:
    """The hidden fields of the form on the first pair."""
    html = client.get("/review").text
    form = html[html.index('id="decide"') :]
    return dict(re.findall(r'name="(word|at|left|right)" value="([^"]*)"', form)[:4])


def test_a_decision_is_recorded_under_the_name(reviewer: TestClient, own_path: Path) -> None:
    assert enter(reviewer) == 303
    fields = read_fields(reviewer)
    sent = reviewer.post(
        "/review/decide", data=fields | {"verdict": "different", "why": "two days"}
    )
    assert (sent.status_code, sent.headers["location"]) == (303, "/review?at=0")
    with crosswire.open(own_path) as ledger:
        (decision,) = ledger.decisions()
    assert (decision.by, decision.verdict, decision.why) == ("N. Reader", "different", "two days")
    assert {decision.left, decision.right} == {fields["left"], fields["right"]}
    page = reviewer.get("/incident/" + find_incident(reviewer, fields["left"])).text
    assert "N. Reader" in page


def find_incident(client: TestClient, mention: str) -> str:
    """The incident of a mention."""
    rows = client.get("/index.json").json()["rows"]
    pages = [client.get(f"/incident/{row['id']}.json").json() for row in rows]
    return next(
        page["incident"]["id"]
        for page in pages
        if any(mention in (d["what"]) for d in page["decisions"])
    )


def test_a_wrong_token_opens_nothing(reviewer: TestClient) -> None:
    assert enter(reviewer, "wrong") == 403
    assert enter(reviewer, "") == 403
    assert "decide" not in reviewer.cookies
    assert 'name="token"' in reviewer.get("/review").text
    assert reviewer.post("/review/decide", data={"verdict": "same"}).status_code == 403


def test_a_form_without_its_word_is_refused(reviewer: TestClient) -> None:
    enter(reviewer)
    fields = read_fields(reviewer)
    for word in ("", "0" * 64):
        forged = fields | {"word": word, "verdict": "same"}
        assert reviewer.post("/review/decide", data=forged).status_code == 403
        assert reviewer.post("/review/undo", data=forged | {"decision": "d1"}).status_code == 403


def test_the_cookie_is_for_this_site_and_no_script(reviewer: TestClient) -> None:
    answer = reviewer.post("/review/enter", data={"token": TOKEN, "name": "N. Reader"})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/review" in cookie


def test_forms_are_small_and_forms(reviewer: TestClient) -> None:
    enter(reviewer)
    fields = read_fields(reviewer)
    long = reviewer.post("/review/decide", data=fields | {"verdict": "same", "why": "x" * 9_000})
    assert long.status_code == 403
    assert reviewer.post("/review/decide", json=fields).status_code == 403
    wrong = reviewer.post("/review/decide", data=fields | {"verdict": "perhaps"})
    assert wrong.status_code == 400
    gone = reviewer.post("/review/decide", data=fields | {"verdict": "same", "left": "m0"})
    assert gone.status_code == 400
    assert "own.db" not in gone.text  # where the ledger is kept is nobody's business


def test_other_addresses_stay_closed_to_writing(reviewer: TestClient) -> None:
    assert reviewer.post("/").status_code == 405
    assert reviewer.post("/actors").status_code == 405
    assert reviewer.delete("/review").status_code == 405


def test_the_next_question_does_not_wait_for_what_follows_from_a_decision(
    reviewer: TestClient, own_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(reviewer)
    fields = read_fields(reviewer)
    go_on = Event()

    def derive_late(*given: Any) -> None:
        assert go_on.wait(30)
        derive(*given)

    monkeypatch.setattr("crosswire.asking.holding.derive", derive_late)
    sent = reviewer.post("/review/decide", data=fields | {"verdict": "different"})
    assert sent.status_code == 303
    page = reviewer.get("/review").text
    assert "still being worked in" in page
    assert "N. Reader" in page
    ends = (fields["left"], fields["right"])
    assert ends != tuple(read_fields(reviewer).get(end) for end in ("left", "right"))
    go_on.set()
    until = time.monotonic() + 30
    while "still being worked in" in page and time.monotonic() < until:
        page = reviewer.get("/review").text
    with crosswire.open(own_path) as ledger:
        waiting = ledger.review()
    assert f"Pair 1 of {len(waiting)}," in page if waiting else "Nothing waits" in page


def test_what_is_taken_back_is_asked_again_at_once(reviewer: TestClient, own_path: Path) -> None:
    enter(reviewer)
    before = read_fields(reviewer)
    reviewer.post("/review/decide", data=before | {"verdict": "different"})
    with crosswire.open(own_path) as ledger:
        (decision,) = ledger.decisions()
    word = {"word": before["word"], "decision": decision.id}
    assert reviewer.post("/review/undo", data=word).status_code == 303
    assert read_fields(reviewer) == before
