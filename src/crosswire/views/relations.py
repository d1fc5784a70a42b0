"""How incidents are related: who says so, in which sentence, and what is only inferred."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from crosswire.publish.cases import quote_around
from crosswire.publish.words import say_count
from crosswire.views.tellers import say_teller

if TYPE_CHECKING:
    from crosswire.model.related import RelationKind
    from crosswire.model.text import Document
    from crosswire.publish.cases import Quote
    from crosswire.relate.edges import Edge
    from crosswire.screen import Screen

FORWARD: dict[RelationKind, str] = {
    "response_to": "answers",
    "aftermath_of": "is an aftermath of",
    "part_of": "is part of",
    "precedes": "came before",
    "same_operation": "is of one operation with",
}
BACKWARD: dict[RelationKind, str] = {
    "response_to": "was answered by",
    "aftermath_of": "had as aftermath",
    "part_of": "has as part",
    "precedes": "came after",
    "same_operation": "is of one operation with",
}
INFERRED = "Inferred from the days; no words state it:"
SHOWN = 8  # relations under an incident; `crosswire relations` shows all


def show_relations(
    screen: Screen,
    edges: Sequence[Edge],
    names: Mapping[str, str],
    documents: Mapping[str, Document],
) -> None:
    """Each tie with the sentences that tell of it; what is inferred comes last, under a heading."""
    stated = [edge for edge in edges if edge.basis == "stated"]
    inferred = [edge for edge in edges if edge.basis == "inferred"]
    for number, edge in enumerate(stated):
        if number:
            screen.say()
        _show_edge(screen, edge, names, documents)
    if inferred:
        screen.say()
        screen.say(INFERRED, "bold")
    for edge in inferred:
        _show_edge(screen, edge, names, documents)


def _show_edge(
    screen: Screen, edge: Edge, names: Mapping[str, str], documents: Mapping[str, Document]
) -> None:
    first, second = (names[end] for end in edge.reads())
    disputed = " (others say the opposite)" if edge.disputed else ""
    screen.say(f"{first} {FORWARD[edge.kind]} {second}{disputed}", "bold")
    for sources, quote in _group_words(edge, documents):
        screen.say(f"  {'; '.join(sources)}")
        screen.quote(quote, indent=4)


def _group_words(edge: Edge, documents: Mapping[str, Document]) -> list[tuple[list[str], Quote]]:
    """Each sentence once, with all who print it."""
    groups: dict[str, tuple[list[str], Quote]] = {}
    for relation in edge.told:
        document = documents[relation.article]
        quote = quote_around(document, relation.span)
        sources, _ = groups.setdefault(str(quote).strip(), ([], quote))
        source = say_teller(document, relation.asserter)
        if source not in sources:
            sources.append(source)
    return list(groups.values())


def show_related(
    screen: Screen, incident: str, edges: Sequence[Edge], names: Mapping[str, str]
) -> None:
    """A line for each tie of one incident, for the page of the incident; nothing if it has none."""
    for edge in edges[:SHOWN]:
        forward = edge.reads()[0] == incident
        other = edge.later if edge.earlier == incident else edge.earlier
        said = (FORWARD if forward else BACKWARD)[edge.kind]
        articles = say_count(len({relation.article for relation in edge.told}), "article")
        basis = "inferred" if edge.basis == "inferred" else articles
        screen.say(f"{said} {names[other]} ({basis})")
    rest = len(edges) - SHOWN
    if rest > 0:
        screen.say(f"and {rest} more: crosswire relations {incident[:7]}")
