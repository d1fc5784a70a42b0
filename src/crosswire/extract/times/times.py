"""The times that a text names: days, intervals, clock times, and offsets from other events.

In: text, a stretch of it, the day of publication. Out: groups in order, each the longest
expression. Refuses: to guess a day that the words and the publication day do not fix.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from crosswire.extract.times.ahead import look_ahead, looks_ahead
from crosswire.extract.times.joins import Group, add_lead, compile_joints, join_groups
from crosswire.extract.times.patterns import Found, Grammar, compile_grammar
from crosswire.extract.times.readings import read_expression
from crosswire.extract.times.tokens import Tokens, read_tokens
from crosswire.extract.times.values import Reading, Setting, TimeKind
from crosswire.lexicon.load import Lexicon
from crosswire.model.moment import Moment
from crosswire.model.text import Span


class TimeGroup(msgspec.Struct, frozen=True):
    """An expression of time, where it stands, and what it says.

    `key` names the expression without the publication day ("weekday:5", "monthday:08-05",
    "offset:-1"), so that undated articles can be compared. `offset_days` is set when the day is
    counted from another event ("a day earlier" is (-1, -1)); such groups have no day of their own.
    `rule` names the entry, with "#future" or "#until" behind it where the day lies ahead or ends a
    term.
    """

    span: Span
    moment: Moment
    kind: TimeKind
    key: str | None
    offset_days: tuple[int, int] | None
    rule: str


def find_times(
    text: str, span: Span, published: Moment | None, lexicon: Lexicon
) -> list[TimeGroup]:
    """The expressions of time in a stretch of text, in order, never overlapping.

    A bare weekday is the nearest past one, the publication day included; a day and month without
    a year, and a month alone, are the nearest past ones. Without a publication day only full dates
    have a day.

    >>> from crosswire.lexicon.load import load_lexicon
    >>> text = "It was hit late on Saturday, two days after a raid."
    >>> monday = Moment(date(2024, 8, 5), date(2024, 8, 5))
    >>> groups = find_times(text, Span(0, len(text)), monday, load_lexicon())
    >>> [(group.moment.words, str(group.moment.start)) for group in groups]
    [('late on Saturday', '2024-08-03'), ('two days after', 'None')]
    """
    grammar = compile_grammar(lexicon)
    setting = Setting(grammar, _day_of(published))
    tokens = read_tokens(text, span, grammar.vocabulary)
    groups = [
        _group(found, reading, tokens) for found, reading in _readings(tokens, grammar, setting)
    ]
    joints = compile_joints(lexicon)
    finished: list[TimeGroup] = []
    for group in join_groups(groups, tokens, joints):
        whole, lead = add_lead(group, tokens, joints)
        finished.append(_finish(_close_bracket(whole, tokens), lead, tokens, text, setting))
    return finished


def _day_of(published: Moment | None) -> date | None:
    """The day of publication, if it is one day."""
    return published.start if published is not None and published.days == 1 else None


def _readings(
    tokens: Tokens, grammar: Grammar, setting: Setting
) -> Iterator[tuple[Found, Reading]]:
    for found in grammar.find(tokens):
        reading = read_expression(found, setting)
        if reading is not None:
            yield found, reading


def _group(found: Found, reading: Reading, tokens: Tokens) -> Group:
    drops = found.entry.means.get("drops", 0)
    past = found.past - (drops if isinstance(drops, int) else 0)
    if tokens.written(past - 1) == ",":  # a pattern may end with the comma before a missing year
        past -= 1
    return Group(found.first, past, reading, found.entry.rule, reading.part)


def _close_bracket(group: Group, tokens: Tokens) -> Group:
    """The group with the bracket that it opened: "6:45 pm (1545 GMT)"."""
    words = tokens.words(group.first, group.past)
    opened = words.count("(") > words.count(")")
    return (
        group._replace(past=group.past + 1)
        if opened and tokens.written(group.past) == ")"
        else group
    )


def _finish(group: Group, lead: str, tokens: Tokens, text: str, setting: Setting) -> TimeGroup:
    """The group as others see it: a span, a moment, a kind."""
    span = tokens.span(group.first, group.past)
    reading = group.reading
    owned = text[span.end : span.end + 2] in {"'s", "’s"}  # "Friday's ambush" has happened
    if lead == "until" or (not owned and looks_ahead(group, tokens, setting.grammar)):
        reading = look_ahead(reading, setting.today, is_term=lead == "until")
    first, last = reading.days or (None, None)
    moment = Moment(
        first, last, reading.precision, reading.clock, reading.zone, words=span.quote(text)
    )
    kind: TimeKind = "since" if lead == "since" else reading.kind
    mark = reading.mark or ("#until" if lead == "until" else "")
    return TimeGroup(span, moment, kind, reading.key, reading.offset_days, group.rule + mark)
