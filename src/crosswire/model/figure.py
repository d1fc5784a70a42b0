"""Numbers with bounds."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Figure(msgspec.Struct, frozen=True, tag="figure"):
    """A number as an outlet gave it: exact, a range, or open at one end.

    None at an end means open: "at least 12" is `Figure(12, None)`; "none" is `Figure(0, 0)`.

    >>> at_least_twelve = Figure(12, None)
    >>> at_least_twelve.agrees_with(Figure(14, 14))
    True
    >>> Figure(9, 9).agrees_with(at_least_twelve)
    False
    """

    low: int | None
    high: int | None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"a figure's bounds are crossed: {self.low}..{self.high}")

    @property
    def is_exact(self) -> bool:
        """True if both bounds are the same number."""
        return self.low is not None and self.low == self.high

    def agrees_with(self, other: Figure) -> bool:
        """True if one number could satisfy both figures."""
        lows = [f.low for f in (self, other) if f.low is not None]
        highs = [f.high for f in (self, other) if f.high is not None]
        return not lows or not highs or max(lows) <= min(highs)

    def plus(self, other: Figure) -> Figure:
        """The sum of two figures; an open end stays open.

        >>> Figure(5, 5).plus(Figure(2, None))
        Figure(low=7, high=None, approximate=False)
        """
        return Figure(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.approximate or other.approximate,
        )


def span_figures(figures: Iterable[Figure]) -> Figure:
    """The smallest figure that holds every one of the given figures.

    >>> span_figures([Figure(46, 46), Figure(80, 80)])
    Figure(low=46, high=80, approximate=False)
    """
    given = list(figures)
    lows, highs = [f.low for f in given], [f.high for f in given]
    return Figure(
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
        any(f.approximate for f in given),
    )


def say_figure(figure: Figure) -> str:
    """A number as one would say it.

    >>> [say_figure(f) for f in (Figure(12, None), Figure(None, 9), Figure(2, 7), Figure(0, 0))]
    ['at least 12', 'up to 9', '2 to 7', 'none']
    >>> say_figure(Figure(2500, 2500, approximate=True))
    'about 2,500'
    """
    about = "about " if figure.approximate else ""
    if figure.low is None:
        return "an unknown number" if figure.high is None else f"up to {about}{figure.high:,}"
    if figure.high is None:
        return f"at least {about}{figure.low:,}"
    if figure.is_exact:
        return f"{about}{figure.low:,}" if figure.low else "none"
    return f"{about}{figure.low:,} to {figure.high:,}"
