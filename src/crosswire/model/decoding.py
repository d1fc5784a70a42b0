"""Text and plain values as the program's own, by several threads at once.

msgspec prepares a struct when it first reads one, and a thread that comes upon it half prepared
ends the whole process: https://github.com/msgspec/msgspec says that it is safe, and 0.22 is not
(twenty structs first read by six threads at once: a segmentation fault each time). So each kind is
prepared here, once and alone.
"""

from __future__ import annotations

from threading import Lock
from typing import TypeVar, cast

import msgspec

Kind = TypeVar("Kind")

_prepared: dict[object, msgspec.json.Decoder[object]] = {}
_preparing = Lock()


def decode_json(text: str | bytes, kind: type[Kind]) -> Kind:
    """The value that a JSON text holds.

    >>> decode_json("[1, 2]", tuple[int, ...])
    (1, 2)

    Raises:
        msgspec.DecodeError: it holds something else.
    """
    return cast("Kind", _prepare(kind).decode(text))


def convert_plain(value: object, kind: type[Kind]) -> Kind:
    """Lists, tables and words, as TOML gives them, as a value of a kind.

    >>> convert_plain([1, 2], tuple[int, ...])
    (1, 2)

    Raises:
        msgspec.ValidationError: they are no such value.
    """
    _prepare(kind)
    return msgspec.convert(value, kind)


def _prepare(kind: object) -> msgspec.json.Decoder[object]:
    decoder = _prepared.get(kind)
    if decoder is None:
        with _preparing:
            decoder = _prepared.setdefault(kind, msgspec.json.Decoder(kind))
    return decoder
