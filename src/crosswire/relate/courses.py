"""How runs of attacks are said to go, brought together: who says so, and from how many origins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from crosswire.model.incident import ArticleFacts, Copy, known_since
from crosswire.model.origins import Ancestry
from crosswire.model.related import Phase, PhaseKind
from crosswire.relate.counting import share_words
from crosswire.relate.grouping import group_alike


class Course(msgspec.Struct, frozen=True):
    """One thing that is said of a run of attacks: that it paused, resumed, grew or goes on.

    `phases` are in the order in which they could be known; `independent` is how many texts of
    different origin say so, `origin` the source that one of several of one origin names.
    """

    kind: PhaseKind
    scope: str
    phases: tuple[Phase, ...]
    independent: int
    origin: str | None


def trace_courses(
    phases: Iterable[Phase], articles: Mapping[str, ArticleFacts], copies: Iterable[Copy]
) -> list[Course]:
    """What is said of each run of attacks, in the order in which it could first be known.

    Two phases are one if they are of one kind and their scopes share most words. What articles that
    share text, an outlet or an agency say has one origin, and if one of them names its source,
    that is the source.
    """
    told = sorted(phases, key=lambda p: (known_since(articles.get(p.article)), p.article, p.span))
    ancestry = Ancestry(articles, copies)
    return [_make_course(group, ancestry) for group in group_alike(told, _is_one)]


def _is_one(one: Phase, other: Phase) -> bool:
    return one.kind == other.kind and share_words(one.scope, other.scope)


def _make_course(phases: list[Phase], ancestry: Ancestry) -> Course:
    roots = set(ancestry.trace(phase.article for phase in phases).of.values())
    shared = len(phases) > 1 and len(roots) == 1
    names = sorted({phase.asserter for phase in phases if phase.asserter})
    scope = max((phase.scope for phase in phases), key=lambda words: (len(words), words))
    origin = names[0] if shared and len(names) == 1 else None
    return Course(phases[0].kind, scope, tuple(phases), len(roots), origin)
