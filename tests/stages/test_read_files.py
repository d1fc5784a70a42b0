"""Files, folders, patterns and standard input become articles or rejections."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from crosswire.model.incident import Rejection
from crosswire.model.text import Article
from crosswire.read import files as reading
from crosswire.read import read_articles

STORY = "Two shells fell on the market of Harrow on Tuesday, the governor said. Nobody was hurt."
GERMAN = "Bei einem Angriff auf den Markt sind in der Nacht mehrere Menschen verletzt worden. " * 3


def read(*sources: str | Path, stdin: bytes | None = None) -> Sequence[Article | Rejection]:
    given = io.BytesIO(stdin) if stdin is not None else None
    return list(read_articles(map(str, sources), read_on="2031-05-04", stdin=given))


def reasons(*sources: str | Path) -> list[str]:
    return [found.reason for found in read(*sources) if isinstance(found, Rejection)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "a.md").write_text(f"# Shells\n\n{STORY}")
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "c.txt").write_text(f"{STORY} It rained.")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "d.txt").write_text("hidden")
    (tmp_path / "map.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_an_article_is_known_by_the_bytes_it_was_read_from(folder: Path) -> None:
    (article,) = read(folder / "b.txt")
    assert isinstance(article, Article)
    digest = hashlib.sha256(STORY.encode()).hexdigest()
    assert (article.id, article.sha256) == ("a" + digest[:12], digest)
    assert (article.text, article.path) == (STORY, str(folder / "b.txt"))
    assert (article.language, article.read_on) == ("en", "2031-05-04")


def test_a_folder_is_read_in_order_with_all_below_it(folder: Path) -> None:
    found = read(folder)
    names = [Path(item.path or "").name for item in found]
    assert names == ["a.md", "b.txt", "map.png", "c.txt"]
    assert "not an article format: .png" in reasons(folder)[0]


def test_a_pattern_is_spelled_out(folder: Path) -> None:
    assert len(read(folder / "*.txt")) == 1
    assert len(read(folder / "**" / "*.txt")) == 2
    assert "no file matches" in reasons(folder / "*.pdf")[0]


def test_the_same_bytes_are_one_article(folder: Path) -> None:
    (folder / "twin.txt").write_text(STORY)
    assert len(read(folder / "b.txt", folder / "twin.txt", folder / "b.txt")) == 1


def test_what_is_not_there_is_a_rejection(tmp_path: Path) -> None:
    (missing,) = read(tmp_path / "gone.txt")
    assert isinstance(missing, Rejection)
    assert missing.stage == "read" and "no such file or folder" in missing.reason
    assert "holds no files" in reasons(tmp_path)[0]


def test_empty_and_binary_files_are_rejected(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "image.txt").write_bytes(b"%PDF-1.7 \x00\x01\x02")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 9)
    assert [words.split(",")[0] for words in reasons(tmp_path)] == [
        "the file is empty.",
        "binary",
        "binary",
    ]


def test_a_file_that_is_too_large_is_rejected(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 20)
    assert "too large" in reasons(folder / "b.txt")[0]
    (found,) = read("-", stdin=STORY.encode())
    assert isinstance(found, Rejection) and "too large" in found.reason


def test_another_language_is_rejected_with_the_share_that_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN)
    (reason,) = reasons(tmp_path / "a.txt")
    assert "not supported" in reason and "%" in reason


@pytest.mark.parametrize(
    "content",
    [
        STORY.encode(),
        b"\xef\xbb\xbf" + STORY.encode(),
        f"<html><body><p>{STORY}</p><p>{STORY} It rained.</p></body></html>".encode(),
        b'{"text": "' + STORY.encode() + b'"}',
    ],
)
def test_standard_input_may_be_text_html_or_json_lines(content: bytes) -> None:
    (article,) = read("-", stdin=content)
    assert isinstance(article, Article)
    assert article.text.startswith("Two shells fell")


def test_standard_input_that_is_not_there_is_a_rejection() -> None:
    (found,) = read("-")
    assert isinstance(found, Rejection)
