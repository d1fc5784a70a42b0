"""Reporting clauses of a sentence: the verb, and the words that say who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crosswire.lexicon.calendar import MONTH_PATTERN, WEEKDAY_PATTERN
from crosswire.model.text import Span
from crosswire.parse.bylines import is_name_line
from crosswire.parse.reporting import Reporting

MASK = "\ufffc"
"""Stands for every character of quoted words, so that a quotation's own verbs are not found."""

_DETERMINER = (
    r"(?:the|a|an|his|her|its|their|our|one|two|three|both|several|some|another|many|most|no|local"
    r"|he|she|it|they|who|officials?|residents|witnesses|police|authorities)\b"
)
_RIGHT_STOP = re.compile(
    rf"[,.;:(){MASK}“”\"«»—–\[\]]|\s-\s(?=(?-i:[a-z]))|\s(?:who|which|that|whose|in|on|at|during|while|adding|as|after|before|when"
    rf"|with|by|to|late|early|earlier|later|told|was|is|were|has|had|would|could|will|and\s(?:he|she|it|they))\b"
    rf"|\s{WEEKDAY_PATTERN}",
    re.IGNORECASE,
)
_LEFT_BOUNDARY = re.compile(
    rf"[.,;:(){MASK}“”\"«»—–\[\]•]|\s-\s|\b(?:that|while|as|but|when|because|after|before|if|whether|although|though"
    r"|where|and(?=\s(?:he|she|it|they)\b)|so|than|since|until)\s",
    re.IGNORECASE,
)
_ABBREVIATION_DOT = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Brig|Capt|Adm|Sgt|Spc|Cpl|Pfc|Pvt|Cmdr|Sen|Rep|Gov|Prof|St)\.$"
)
_TIME_END = re.compile(
    rf"[\s,]*(?:\b(?:on|late|early|later|earlier|by|last|since)\s+)*(?:{WEEKDAY_PATTERN}|\b{MONTH_PATTERN}\s\d+"
    r"|\b(?:this|last)\s(?:week|month|year)|\byesterday|\btoday)(?:\s(?:night|morning|evening|afternoon))?\s*$",
    re.IGNORECASE,
)
_CHANNEL = (
    r"(?:statement|X|Twitter|Telegram|Facebook|television|TV|briefing|interview|post|conference"
    r"|speech|message|condition of anonymity)"
)
_CHANNEL_WORDS = frozenset(re.findall(r"\w+(?=[|)])", _CHANNEL.lower()))
_CHANNEL_END = re.compile(
    r"[\s,]+(?:in|on|at|during|via|through)\s(?:an?\s|the\s|his\s|her\s|its\s)?"
    rf"(?:[\w-]+\s){{0,2}}{_CHANNEL},?\s*$",
    re.IGNORECASE,
)
_PHRASE_START = re.compile(rf"(?i:{_DETERMINER})|[A-Z]")
_DAY_START = re.compile(
    rf"(?:{WEEKDAY_PATTERN}|{MONTH_PATTERN}\s\d|yesterday|today|late|early)", re.I
)
_QUOTE_END = re.compile(r"[,.?!…]\s?[”\"»’']$|[”\"»’'],$")
_BRACKETED_END = re.compile(r"\s*\([^()]{1,30}\)$")
_SHARED = re.compile(r"(?:^|\s)(?:and|or|but|nor)$", re.IGNORECASE)
_PROPER_IN = re.compile(r"(?:[Tt]he\s)?(?:[A-Z]\S*\s)+in\s[A-Z]\w+$")
_OPENING = re.compile(
    r"(?:[A-Z][\w.'’-]*\s)(?:[a-z]{3,}\s(?=[A-Z])|of\s|[A-Z][\w.'’-]*\s|al-\w+\s)*"
    r"(?:[A-Z][\w'’-]*(?=,\s(?:who|whose|which|the|a)\b))?"
)
_RELATIVE = re.compile(r"\s(?:who|which|whose)\s", re.IGNORECASE)
_PHRASE_TAIL = re.compile(r"\s(?:in|at|on|near|during|to|by|with|about|outside|inside|based)\s.*$")
_LAST_NAME_RUN = re.compile(
    r"(?:(?:the|a|an|his|her|its|their|one|two|some|several|another|many)\s[^,]{2,60}"
    r"|[A-Z][\w.'’-]*(?:\s(?:[A-Z]|al-|el-)[\w.'’-]*)*)$"
)
_PREPOSITION = re.compile(
    r"(?:in|at|on|of|to|by|with|during|from|for|amid|under|about|asked|speaking|noting|citing|and|or|nor|yet)\s",
    re.I,
)
# "A readout of a call between Ann Lee and Bo Ek said": eight words name a speaker, twelve do not.
_LONGEST_SPEAKER = 8
_NEVER_INVERTED = frozenset(("told", "tells", "tell", "denied", "blamed", "accused"))


class Clause(NamedTuple):
    """A reporting verb, its kind in the lexicon, and the span of its subject if one is seen."""

    verb: Span
    kind: str
    subject: Span | None

    @property
    def cue(self) -> Span:
        """The verb together with its subject."""
        if self.subject is None:
            return self.verb
        return self.verb.through(self.subject)


def mask_quoted(text: str, sentence: Span, quoted: Sequence[Span]) -> str:
    """The sentence with quoted characters masked, its length unchanged; a last stop stays."""
    words = sentence.quote(text)
    for span in quoted:
        if span.overlaps(sentence):
            start = max(span.start, sentence.start) - sentence.start
            end = min(span.end, sentence.end) - sentence.start
            closing = words[end - 1] if words[end - 1] in ",.?!…" else MASK
            words = words[:start] + MASK * (end - start - 1) + closing + words[end:]
    return words


def find_clauses(masked: str, offset: int, reporting: Reporting) -> list[Clause]:
    """The reporting clauses of a masked sentence that starts at `offset`, in order."""
    clauses: list[Clause] = []
    for found in reporting.cue.finditer(masked):
        kind = reporting.kinds[found[0].lower()]
        if kind == "participle" or _shares_subject(masked, found.start(), reporting):
            opening = _opening_subject(masked, offset, reporting)
            span = clauses[-1].subject if clauses else opening
        else:
            subject = _find_subject(masked, found, kind, reporting)
            span = None if subject is None else _shift(subject, offset)
        clauses.append(Clause(Span(found.start() + offset, found.end() + offset), kind, span))
    return clauses


def _shares_subject(masked: str, start: int, reporting: Reporting) -> bool:
    """True for the second verb of "the mayor ordered an inquiry and called it …"."""
    return _SHARED.search(masked[: _skip_manner(masked, start, reporting)]) is not None


def _find_subject(
    masked: str, found: re.Match[str], kind: str, reporting: Reporting
) -> Span | None:
    """Who the verb's subject is: after it where the order is inverted, else before it."""
    if kind == "according":
        return find_right_subject(masked, found.end(), reporting)
    if _is_inverted(masked, found, reporting):
        return find_right_subject(masked, found.end(), reporting)
    return find_left_subject(masked, found.start(), reporting)


def _is_inverted(masked: str, found: re.Match[str], reporting: Reporting) -> bool:
    """True for `,” said Ann Lee` and `…, says Ann Lee, who …`."""
    before = masked[: found.start()].rstrip()
    subject = find_right_subject(masked, found.end(), reporting)
    if subject is None or found[0].lower() in _NEVER_INVERTED:
        return False
    if not before or _QUOTE_END.search(before):
        return True
    follows = masked[subject.end : subject.end + 5]
    ends = re.match(r"[.,;]|\s(?:who|in|on|at)\b|$", follows) is not None
    return before.endswith(",") and ends and not _TIME_END.match(masked, subject.start)


def find_right_subject(masked: str, start: int, reporting: Reporting) -> Span | None:
    """The noun phrase that begins right after a place; None if none begins there."""
    opening = re.compile(r"\s+(?=\w)").match(masked, start)
    if not opening or not _opens_phrase(masked, opening.end(), reporting):
        return None
    end = _right_end(masked, opening.end())
    return Span(opening.end(), end) if end > opening.end() else None


def _opens_phrase(masked: str, start: int, reporting: Reporting) -> bool:
    """True if a determiner, a name or an office begins there, and no day."""
    if _DAY_START.match(masked, start):
        return False
    return bool(_PHRASE_START.match(masked, start) or reporting.role.match(masked, start))


def _right_end(masked: str, start: int) -> int:
    """Where a noun phrase that starts there ends."""
    place = start
    while found := _RIGHT_STOP.search(masked, place):
        is_dot = found[0] == "." and _ABBREVIATION_DOT.search(masked[: found.end()])
        if not is_dot:
            return found.start()
        place = found.end()
    return len(masked.rstrip())


def find_left_subject(masked: str, end: int, reporting: Reporting) -> Span | None:
    """The noun phrase that ends at a place, words of time and manner between left out."""
    end = _skip_manner(masked, end, reporting)
    if masked[:end].endswith(","):
        return _before_apposition(masked, end - 1)
    start = _left_boundary(masked, end)
    relative = _RELATIVE.search(masked[start:end])
    if relative and relative.start():
        end = start + relative.start()
    return _narrow(masked, start, end)


_LONGEST_MANNER = 160  # characters: no label has half as many words of time and manner


def _skip_manner(masked: str, end: int, reporting: Reporting) -> int:
    """The place before "later", "on Sunday", "in a statement" and the like."""
    while True:
        before = masked[:end].rstrip()
        for pattern in _ends_for(before, reporting):
            found = pattern.search(before, max(0, len(before) - _LONGEST_MANNER))
            if found:
                comma = found[0].lstrip().startswith(",") or found[0].startswith(",")
                before = before[: found.start()] + ("," if comma and "," in found[0] else "")
                break
        else:
            return len(before)
        if len(before) >= end:
            return len(before)
        end = len(before)


def _ends_for(before: str, reporting: Reporting) -> Iterator[re.Pattern[str]]:
    """The patterns that may find something at the end of some words, by the last of them."""
    last = _LAST_WORD.search(before, max(0, len(before) - _LONGEST_MANNER))
    word = last[0].lower() if last else ""
    if word in reporting.last_of_adverbs:
        yield reporting.adverb_end
    if word.isdecimal() or _TIME_WORD.fullmatch(word):
        yield _TIME_END
    if word in _CHANNEL_WORDS:
        yield _CHANNEL_END
    if before.endswith(")"):
        yield _BRACKETED_END


_LAST_WORD = re.compile(r"\w+(?=[\s,.]*$)")
_TIME_WORD = re.compile(
    rf"(?:{WEEKDAY_PATTERN}|week|month|year|yesterday|today|night|morning|evening|afternoon)",
    re.IGNORECASE,
)


def _before_apposition(masked: str, comma: int) -> Span | None:
    """The subject of "Ann Lee, the mayor, said"; the name, if it is the apposition."""
    opening = masked.rfind(",", 0, comma)
    inner = masked[opening + 1 : comma].strip()
    if opening < 0 or MASK in inner:
        return None
    if is_name_line(inner) and len(inner.split()) > 1:
        start = masked.index(inner, opening)
        return Span(start, start + len(inner))
    return _narrow(masked, _left_boundary(masked, opening), opening)


def _left_boundary(masked: str, end: int) -> int:
    """Where the clause that ends at a place begins."""
    start = 0
    for found in _LEFT_BOUNDARY.finditer(masked, 0, end):
        if found[0] != "." or not _ABBREVIATION_DOT.search(masked[: found.end()]):
            start = found.end()
    return start


def _narrow(masked: str, start: int, end: int) -> Span | None:
    """The noun phrase within a clause's opening: no preposition before it, no phrase after it."""
    words = masked[start:end].strip()
    if _PREPOSITION.match(words):
        last = _LAST_NAME_RUN.search(words)
        words = last[0] if last else ""
    words = _without_tail(words)
    if not re.search(r"\w", words):
        return None
    at = masked.index(words, start)
    return Span(at, at + len(words))


def _without_tail(words: str) -> str:
    """The noun phrase without "in Basra" and the like, which stays behind a proper name.

    A long one is cut before its first "of" or "between".
    """
    tail = _PHRASE_TAIL.search(words)
    if tail and not _PROPER_IN.match(words):
        words = words[: tail.start()]
    if len(words.split()) > _LONGEST_SPEAKER:
        words = re.split(r"\s(?:of|between|for|from|and)\s", words)[0]
    return words


def _opening_subject(masked: str, offset: int, reporting: Reporting) -> Span | None:
    """The name that a sentence opens with, for a later verb that shares it."""
    found = _OPENING.match(masked)
    if not found:
        return None
    words = found[0].rstrip()
    named = len(words.split()) > 1 and (words[0] != "A" or reporting.role.search(words))
    return _shift(Span(0, len(words)), offset) if named else None


def _shift(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)
