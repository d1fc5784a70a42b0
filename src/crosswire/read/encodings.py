"""Turn bytes into text: byte-order mark, declared charset, UTF-8, then a guess."""

from __future__ import annotations

import codecs
import re

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,80}encoding=["']([\w.:-]+)|<meta[^>]{0,200}charset=["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
# The HTML standard looks for a declared charset in the first 1,024 bytes; pages break that rule.
_DECLARED_WITHIN = 4096
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
)
# Of the first 8 KB: text that went through a faulty export has a stray NUL, never one in a hundred.
_LOOKED_AT = 8192
_MOST_CONTROLS = 0.01
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_TO_SPACE = {code: " " for code in (*range(1, 32), *range(127, 160)) if code not in (9, 10)}
_CLEAN = _TO_SPACE | {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def decode(content: bytes, *, is_page: bool = False) -> str | None:
    """The text in the bytes; None if they are no text.

    >>> decode("café".encode("utf-16")), decode("café".encode())
    ('café', 'café')
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if is_binary(content):
        return None
    declared = find_declared(content) if is_page else None
    for name in (declared, "utf-8"):
        text = _decode_strictly(content, name) if name else None
        if text is not None:
            return text
    return _decode_by_guess(content)


def is_binary(content: bytes) -> bool:
    """True for the first bytes of a known binary format, or too many control characters."""
    head = content[:_LOOKED_AT]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return head.startswith(_MAGIC) or controls > _MOST_CONTROLS * len(head) + 1


def find_declared(content: bytes) -> str | None:
    """The charset that a page declares, if Python knows it.

    >>> find_declared(b'<meta charset="windows-1256">')
    'windows-1256'
    """
    found = _DECLARED.search(content[:_DECLARED_WITHIN])
    if not found:
        return None
    name = (found[1] or found[2]).decode("ascii", "replace").lower()
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else name


def clean(text: str) -> str:
    """The text with one kind of line end, no leading mark, and no control characters.

    Each control character becomes one space and NUL one U+FFFD, so that places stay the same.
    """
    unified = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unified.translate(_CLEAN)


def _decode_strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _decode_by_guess(content: bytes) -> str:
    """The likeliest reading of bytes that are neither declared nor UTF-8."""
    from charset_normalizer import from_bytes

    best = from_bytes(content[:200_000], preemptive_behaviour=False).best()
    return content.decode(best.encoding if best else "cp1252", "replace")
