"""What the commands print: tables and colours on a terminal, aligned plain text otherwise."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, TextIO

from crosswire.publish.words import clean

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from crosswire.publish.cases import Quote

PLAIN_WIDTH = 100  # columns of text that goes to a file or another program
GAP = 2  # blanks between columns
NARROWEST = 7  # columns of a table narrower than this would be unreadable
SHORT = 17  # columns as wide as "30 to 31 Jul 2024" stay on one line
WIDEST = 120  # columns beyond which lines are tiring to read


class Screen:
    """Lines, quotations and tables; without a console, plain text.

    Control characters never reach the terminal: an article must not steer it.
    """

    def __init__(self, console: Console | None, out: TextIO) -> None:
        self._console = console
        self._out = out

    @property
    def width(self) -> int:
        """How many columns a line may have."""
        return min(self._console.width, WIDEST) if self._console else PLAIN_WIDTH

    def say(self, text: str = "", style: str = "") -> None:
        """A line, wrapped between words; wrapped lines keep its indent."""
        plain = clean(text)
        indent = " " * (len(plain) - len(plain.lstrip()))
        lines = textwrap.wrap(plain, self.width, subsequent_indent=indent) or [""]
        for line in lines:
            self._print([(line, style)])

    def quote(self, quote: Quote, indent: int) -> None:
        """A sentence between quotation marks, the telling words standing out on a terminal."""
        before, words = clean(quote.before).lstrip(), clean(quote.words)
        whole = f"“{before}{words}{clean(quote.after).rstrip()}”"
        margin = " " * indent
        first = len(before) + 1
        at = 0
        for line in textwrap.wrap(whole, self.width - indent):
            at = whole.index(line, at)
            start, end = max(0, first - at), max(0, first + len(words) - at)
            told = [(line[:start], ""), (line[start:end], "bold"), (line[end:], "")]
            self._print([(margin, ""), *told])
            at += len(line)

    def table(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], *, wrap: bool = False
    ) -> None:
        """Rows under a head. On a terminal, or with `wrap`, cells are wrapped to fit."""
        cells = [[clean(cell) for cell in row] for row in rows]
        if self._console is None:
            given = [list(head), *cells]
            lines = align(wrap_rows(given, self.width) if wrap else given)
            self._out.writelines(f"{line}\n" for line in lines)
        else:
            self._console.print(_frame(head, cells), width=self.width)

    def _print(self, pieces: Sequence[tuple[str, str]]) -> None:
        if self._console is None:
            self._out.write("".join(text for text, _ in pieces) + "\n")
            return
        from rich.text import Text

        self._console.print(Text.assemble(*pieces), soft_wrap=True)


def open_screen(out: TextIO | None = None) -> Screen:
    """A screen on standard output, or on another stream; colours follow NO_COLOR."""
    stream = out or sys.stdout
    if not stream.isatty():
        return Screen(None, stream)
    from rich.console import Console

    return Screen(Console(file=stream, highlight=False), stream)


def _frame(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=0, header_style="bold")
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for name, width in zip(head, widths, strict=True):
        gives_way = width == max(widths) or width > SHORT
        table.add_column(
            name,
            justify="right" if name == "No." else "left",
            no_wrap=not gives_way,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(cell, overflow="fold") for cell in row))
    return table


def wrap_rows(rows: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    """The rows with long cells continued in rows below, so that lines fit a width.

    >>> wrap_rows([["a", "one two three"]], 10)
    [['a', 'one two'], ['', 'three']]
    """
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    room = width - GAP * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    wrapped: list[list[str]] = []
    for row in rows:
        parts = [textwrap.wrap(c, w) or [""] for c, w in zip(row, widths, strict=True)]
        wrapped += [list(line) for line in zip_longest(*parts, fillvalue="")]
    return wrapped


def align(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells as lines, each column as wide as its widest cell.

    >>> align([["No.", "What"], ["1", "x"]])
    ['No.  What', '1    x']
    """
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ((" " * GAP).join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in rows)
    return [line.rstrip() for line in lines]
