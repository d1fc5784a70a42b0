"""Bytes become text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.read.encodings import clean, decode, find_declared

WORDS = "The café’s owner said “no” on Tuesday."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_usual_encodings_are_read(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_a_declared_charset_is_believed() -> None:
    markup = '<html><head><meta charset="windows-1251"></head><p>Харьков</p></html>'
    assert decode(markup.encode("cp1251"), is_page=True) == markup
    assert find_declared(b'<?xml version="1.0" encoding="iso-8859-1"?>') == "cp1252"
    assert find_declared(b'<meta charset="no-such-thing">') is None


def test_a_wrong_declaration_gives_way_to_what_can_be_read() -> None:
    markup = '<meta charset="ascii"><p>Größe 😀</p>'
    assert decode(markup.encode(), is_page=True) is not None


def test_line_ends_and_control_characters_are_made_plain() -> None:
    assert clean("\ufeffa\r\nb\rc\x00d\x07e\ud800") == "a\nb\nc\ufffdd e\ufffd"


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_none(content: bytes) -> None:
    text = decode(content)
    assert text is None or isinstance(clean(text).encode("utf-8"), bytes)


@given(st.text(max_size=80))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once.removeprefix("\ufeff")) == once.removeprefix("\ufeff")
