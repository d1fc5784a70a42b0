"""Words of our own for the brief: nouns and verbs that judge nothing and mirror the modality."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crosswire.model.figure import Figure, say_figure
from crosswire.model.moment import MONTH_NAMES, Moment

# What became of those whom a figure counts, behind the figure and its noun.
EFFECTS: Mapping[str, str] = {
    "killed": "killed",
    "injured": "injured",
    "casualties": "killed or injured",
    "missing": "missing",
    "detained": "detained",
    "evacuated": "evacuated",
}
# Weapons as a reader would say them, where the ledger's own word is short.
WEAPONS: Mapping[str, str] = {
    "ied": "explosive device",
    "gun": "firearm",
    "airstrike": "air strike",
}
NOUNS: Mapping[str, tuple[str, str]] = {
    "military": ("member of the military", "members of the military"),
    "police": ("police officer", "police officers"),
    "attackers": ("attacker", "attackers"),
    "civilians": ("civilian", "civilians"),
    "soldiers": ("soldier", "soldiers"),
    "women": ("woman", "women"),
    "woman": ("woman", "women"),
    "children": ("child", "children"),
    "child": ("child", "children"),
    "teachers": ("teacher", "teachers"),
    "infants": ("infant", "infants"),
    "rebels": ("rebel", "rebels"),
}
# Kinds of people that take an s, as the ledger names them.
PLAIN_NOUNS = frozenset(
    {
        "worker",
        "contractor",
        "civilian",
        "militant",
        "worshipper",
        "passenger",
        "medic",
        "refugee",
        "boy",
        "girl",
        "soldier",
        "officer",
        "foreigner",
        "journalist",
        "student",
        "miner",
        "fighter",
        "sailor",
    }
)
LONGEST = 240  # characters quoted in a sentence of our own: three lines
PEOPLE = ("person", "people")
# Names that are never printed without their article.
ARTICLED = ("United States", "United Kingdom", "United Nations", "Islamic ", "Houthis", "Pentagon")
DETERMINERS = ("the ", "a ", "an ", "some ", "two ", "several ")


def say_counted(figure: Figure, of: str | None) -> str:
    """How many of whom: "at least 7 civilians", "1 person", "nobody".

    >>> say_counted(Figure(7, None), "civilian"), say_counted(Figure(0, 0), None)
    ('at least 7 civilians', 'nobody')
    >>> say_counted(Figure(1, None), None)
    'at least 1 person'
    """
    if figure.high == 0:
        return "nobody"
    one, many = name_people(of)
    return f"{say_figure(figure)} {many if is_plural(figure) else one}"


def name_people(of: str | None) -> tuple[str, str]:
    """The noun for those whom a figure counts, one and many; people where it is not known.

    >>> name_people("worker"), name_people("national")
    (('worker', 'workers'), ('person', 'people'))
    """
    if of in PLAIN_NOUNS:
        return (of, f"{of}s")
    return NOUNS.get(of or "", PEOPLE)


def say_date(moment: Moment) -> str:
    """A day, month or year in full; "" for any other stretch of time.

    >>> from datetime import date
    >>> say_date(Moment(date(2024, 1, 20), date(2024, 1, 20)))
    '20 January 2024'
    >>> say_date(Moment(date(2024, 1, 1), date(2024, 1, 31), "month"))
    'January 2024'
    """
    start, end = moment.start, moment.end
    if start is None or end is None:
        return ""
    month = f"{MONTH_NAMES[start.month - 1]} {start.year}"
    if start == end:
        return f"{start.day} {month}"
    return {"month": month, "year": str(start.year)}.get(moment.precision, "")


def is_plural(figure: Figure) -> bool:
    """True if a verb behind the figure is plural."""
    return (figure.low or 0) > 1 or (figure.high is not None and figure.high > 1)


def with_article(name: str, passages: str) -> str:
    """Somebody as the cited words call them: with the article that stands before the name there.

    >>> with_article("Pentagon", "On Monday the Pentagon said"), with_article("Ali", "Ali said")
    ('the Pentagon', 'Ali')
    """
    if name.lower().startswith(DETERMINERS):
        return name[:1].lower() + name[1:]
    for determiner in ("the", "a", "an"):
        if re.search(rf"\b{determiner} {re.escape(name)}(?!\w)", passages, re.IGNORECASE):
            return f"{determiner} {name}"
    if name.startswith(ARTICLED):
        return f"the {name}"
    common = name[:1].islower() and not name.split()[-1].endswith("s")
    return f"the {name}" if common else name


def begin(sentence: str) -> str:
    """The sentence with a capital at its start and a full stop at its end.

    >>> begin("at least 7 people were injured")
    'At least 7 people were injured.'
    """
    end = "" if sentence.endswith((".", "!", "?", ".”")) else "."
    return sentence[:1].upper() + sentence[1:] + end


def quoted(words: str) -> str:
    """Words of an article between quotation marks, on one line.

    >>> quoted('several "brave" men')
    '“several "brave" men”'
    """
    plain = " ".join(words.split()).translate({ord("“"): '"', ord("”"): '"'})
    return f"“{plain.strip(' .,;:')}”"


def quoted_short(words: str) -> str:
    """The same, of very long words the first up to a blank, with …."""
    plain = " ".join(words.split())
    if len(plain) > LONGEST:
        plain = plain[: plain.rfind(" ", 0, LONGEST)].rstrip(" ,;:.") + " …"
    return quoted(plain)


def list_in_words(parts: list[str], last: str = "and") -> str:
    """The parts with commas, and a word before the last.

    >>> list_in_words(["2", "4", "7"], "or")
    '2, 4 or 7'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
