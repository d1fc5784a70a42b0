"""Does a stretch of a sentence say that something happened?"""

from __future__ import annotations

from crosswire.extract.sentence.scan import Scan
from crosswire.model.text import Span


def names_strongly(scan: Scan, span: Span) -> bool:
    """True if the stretch says how something happened: an attack, a strike, shots."""
    return any(
        group.entry is not None
        and not group.entry.says_yes("weak")
        and (not group.entry.says_yes("needs_weapon") or bool(scan.of("W", span)))
        for group in (*scan.of("E", span), *scan.verbs_in(span))
    )


def names_occurrence(scan: Scan, span: Span) -> bool:
    """True if the stretch says that something happened, or that somebody was killed."""
    return names_strongly(scan, span) or any(
        group.entry is not None and group.entry.says_yes("fatal")
        for group in (*scan.of("E", span), *scan.verbs_in(span))
    )
