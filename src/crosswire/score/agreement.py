"""Does a mention answer a labelled reference? Dates, places, words and kinds decide."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from crosswire.model.figure import Figure
from crosswire.model.mention import Mention
from crosswire.model.place import Place
from crosswire.score.gold import Bounds, Fact, Reference

# Kinds of attack that two readers may well tell apart differently.
FAMILIES = {
    "rocket_attack": "projectile",
    "missile_attack": "projectile",
    "drone_attack": "projectile",
    "shelling": "projectile",
    "airstrike": "projectile",
    "interception_only": "projectile",
    "bombing": "bombing",
    "shooting": "armed",
    "raid_or_arrest": "armed",
    "assassination": "killing",
    "ship_attack": "ship",
}
ANY = "any"
COMMON = frozenset(
    (
        *("the", "a", "an", "of", "in", "on", "at", "to", "and", "s", "us", "u", "by", "from"),
        *("with", "for", "that", "this", "its", "it", "was", "were", "is", "are"),
    )
)
SLACK_DAYS = 1  # night and day, or two time zones
WIDER_BY = 7  # days by which a dated week, month or year may be exceeded
NEAR_KM = 50.0  # the labels' coordinates are good to 5-30 km
SAME_PASSAGE = 0.6  # part of the labelled words that one quotation must hold
LONGEST_QUOTE = 60  # words; longer quotations would touch anything
LOOSE = {"week": 6, "month": 31, "year": 366}  # days about a labelled day


class Found(msgspec.Struct, frozen=True):
    """A mention of the ledger as the scorer sees it: its incident, and the words it quotes."""

    mention: Mention
    incident: str
    quotes: tuple[str, ...]


def agreement(reference: Reference, fact: Fact, found: Found) -> float:
    """How well a mention answers a reference; 0 if anything contradicts or too little agrees."""
    when = date_right(reference, found.mention, SLACK_DAYS)
    where = place_right(reference, fact, found.mention)
    if when is False or where is False:
        return 0.0
    kind = is_same_family(reference, found.mention)
    touches = touches_evidence(reference, found.quotes)
    score = 2 * touches + 1.5 * bool(when) + bool(where) + 0.5 * kind
    enough = touches or (kind and bool(when or where))
    return score if enough and score >= 1.5 else 0.0  # a place and a kind, or more


def is_same_family(reference: Reference, mention: Mention) -> bool:
    """True if the types are of one family, or one is open."""
    own = FAMILIES.get(mention.type, ANY)
    return own == ANY or any(FAMILIES.get(t, ANY) in (own, ANY) for t in reference.types)


def touches_evidence(reference: Reference, quotes: Iterable[str]) -> bool:
    """True if one quotation holds most words of the labelled passage."""
    wanted = significant_words(reference.evidence)
    return bool(wanted) and any(
        len(wanted & significant_words(quote)) / len(wanted) >= SAME_PASSAGE
        for quote in quotes
        if len(quote.split()) <= LONGEST_QUOTE
    )


def date_right(reference: Reference, mention: Mention, slack: int = 0) -> bool | None:
    """True if the dates meet and the mention's is not much wider; None if either has none."""
    when = mention.date
    if not reference.date or when is None or when.start is None or when.end is None:
        return None
    around = timedelta(days=slack)
    for text in (reference.date, *reference.date_alt):
        first, last = labelled_days(text, reference.date_precision)
        allowed = (last - first).days + WIDER_BY if last > first else slack
        meets = when.start <= last + around and first - around <= when.end
        if meets and (when.end - when.start).days <= allowed:
            return True
    return False


def labelled_days(text: str, precision: str | None) -> tuple[date, date]:
    """The first and last day that a labelled date allows.

    >>> labelled_days("2024-02", None)
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if "/" in text:
        first, last = text.split("/")
        return labelled_days(first, None)[0], labelled_days(last, None)[1]
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if re.fullmatch(r"\d{4}-\d\d", text):
        first_day = date.fromisoformat(f"{text}-01")
        next_month = (first_day + timedelta(days=32)).replace(day=1)
        return first_day, next_month - timedelta(days=1)
    day, around = date.fromisoformat(text[:10]), timedelta(days=LOOSE.get(precision or "", 0))
    return day - around, day + around


def place_right(reference: Reference, fact: Fact, mention: Mention) -> bool | None:
    """True if the places are near or named alike; False if they contradict; None if unsure."""
    place = mention.place
    if place is None or not (reference.place or reference.country):
        return None
    if _is_abroad(reference, place):
        return False
    distance = _distance_km(fact, place)
    return _is_named_alike(reference, fact, place) if distance is None else distance <= NEAR_KM


def _is_named_alike(reference: Reference, fact: Fact, place: Place) -> bool | None:
    """True if a name agrees; None if none does, for one place has many names."""
    labelled = filter(None, (reference.place, reference.place_norm, fact.place))
    own = [name for name in (place.name, place.as_written) if name]
    return any(names_agree(name, label) for label in labelled for name in own) or None


def _is_abroad(reference: Reference, place: Place) -> bool:
    known = reference.country and place.country
    return bool(known) and place.country not in (reference.country, *reference.country_alt)


def _distance_km(fact: Fact, place: Place) -> float | None:
    """The distance, if both points are known and the place is not a whole province or country."""
    if place.precision in ("country", "admin1") or place.lat is None or place.lon is None:
        return None
    if fact.lat is None or fact.lon is None:
        return None
    p, q, turn = map(math.radians, (fact.lat, place.lat, place.lon - fact.lon))
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(turn / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))  # 12742 km: the Earth's diameter


def figure_right(label: Bounds, others: Iterable[Bounds], own: Figure) -> bool:
    """True if the bounds are the label's, or one of the others to accept."""
    return any((b.low, b.high) == (own.low, own.high) for b in (label, *others))


def names_agree(left: str, right: str) -> bool:
    """True if one name's words lie within the other's, or they share half of them.

    >>> names_agree("Houthis", "the Houthi movement"), names_agree("Hamas", "Hezbollah")
    (True, False)
    """
    x, y = significant_words(left), significant_words(right)
    shared = len(x & y)
    return bool(x and y) and (shared == min(len(x), len(y)) or shared / len(x | y) >= 0.5)


@lru_cache(maxsize=65536)
def significant_words(text: str | None) -> frozenset[str]:
    """Lower-case words without accents, in the singular, the commonest left out."""
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    words = set(re.findall(r"[a-z0-9]+", plain)) - COMMON
    return frozenset(_singular(word) for word in words)


def _singular(word: str) -> str:
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")  # "gas", "mass" stay
    return word[:-1] if plural else word
