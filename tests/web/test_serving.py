"""The commands that serve and publish."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from crosswire.cli import run
from crosswire.errors import SetupError
from crosswire.web.serving import MOST_WORKERS, Door, bind, choose_token, count_workers, serve


def start(path: Path, *options: str) -> subprocess.Popen[str]:
    """The command, serving at a free port."""
    command = [sys.executable, "-m", "crosswire", "serve", "--ledger", str(path), "--port", "0"]
    return subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True)


def test_several_processes_answer_at_one_address_and_stop_together(examples_path: Path) -> None:
    with start(examples_path, "--workers", "2") as served:
        assert served.stdout is not None
        address = served.stdout.readline().split()[1]
        with httpx2.Client(base_url=address) as client:
            pages = {client.get("/").text for _ in range(8)}
        assert len(pages) == 1
        served.send_signal(signal.SIGINT)
        served.wait(20)
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(address)


def test_as_many_processes_answer_as_suit_the_machine() -> None:
    assert count_workers(Door("127.0.0.1", 0, workers=7)) == 7
    assert count_workers(Door("127.0.0.1", 0, review=True)) == 1
    assert 1 <= count_workers(Door("127.0.0.1", 0)) <= MOST_WORKERS


def test_a_token_is_made_and_said_if_none_is_given(examples_path: Path) -> None:
    with start(examples_path, "--review") as served:
        assert served.stdout is not None
        address = served.stdout.readline().split()[1]
        token = served.stdout.readline().split()[-1]
        sent = httpx2.post(f"{address}review/enter", data={"token": token, "name": "N. Reader"})
        assert sent.status_code == 303
        served.send_signal(signal.SIGINT)
        served.wait(20)


def test_what_is_wrong_is_said_in_a_line(
    examples_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", "--ledger", str(tmp_path / "none.db"), "--port", "0"]) == 2
    assert "no ledger here" in capsys.readouterr().err
    with bind("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        assert run(["serve", "--ledger", str(examples_path), "--port", port]) == 2
    assert "--port" in capsys.readouterr().err
    with pytest.raises(SetupError, match="shorter"):
        choose_token("short")
    with pytest.raises(SetupError, match="one process"):
        serve(str(examples_path), Door("127.0.0.1", 0, workers=2, review=True))


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "starlette.py").write_text("raise ModuleNotFoundError('no', name='starlette')")
    told = subprocess.run(
        [sys.executable, "-m", "crosswire", "serve"],
        env=os.environ
        | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"},
        capture_output=True,
        text=True,
    )
    assert told.returncode == 2
    assert "pip install 'crosswire[web]'" in told.stderr


def test_publish_says_how_many_files(
    examples_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["publish", str(tmp_path / "site"), "--ledger", str(examples_path)]) == 0
    assert "files in" in capsys.readouterr().out
    assert (tmp_path / "site" / "index.html").is_file()
