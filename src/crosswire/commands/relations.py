"""The command that asks how incidents are related, and the names of what is tied."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from crosswire import api
from crosswire.commands.opening import DONE, NOTHING, ask_ledger, find_incident, print_json
from crosswire.model.text import Document
from crosswire.publish.plain import Object, plain_span
from crosswire.relate.edges import Edge
from crosswire.screen import open_screen
from crosswire.views.relations import show_relations


def relations(path: str | None, as_of: str | None, name: str | None, *, as_json: bool) -> int:
    """Show how one incident, or each of the ledger, is related to others."""
    with ask_ledger(path, as_of) as ledger:
        incident = find_incident(ledger, name) if name else None
        edges = ledger.relations(incident)
        names = name_ends(ledger, edges)
        documents = ledger.documents_named({r.article for edge in edges for r in edge.told})
    if as_json:
        print_json([edge_object(edge, documents) for edge in edges])
    elif edges:
        show_relations(open_screen(), edges, names, documents)
    else:
        print("crosswire: no article says how it is related to another.", file=sys.stderr)
    return DONE if edges else NOTHING


def name_ends(ledger: api.Ledger, edges: Iterable[Edge]) -> dict[str, str]:
    """What is tied, by id, in words: the title of an incident, the words that tell a total."""
    wanted = {end for edge in edges for end in edge.ends}
    totals = {t.id: t for t in ledger.records().tallies() if t.id in wanted} if wanted else {}
    names = {}
    for key in sorted(wanted - totals.keys()):
        names[key] = f"{ledger.incident(key).title} ({key[:7]})"
    for key, total in totals.items():
        words = total.spans[0].quote(ledger.article(total.article).text)
        names[key] = f"the run told as “{' '.join(words.split())}”"
    return names


def edge_object(edge: Edge, documents: dict[str, Document]) -> Object:
    """A tie as JSON, read from "from" to "to" as in the export, with every voice."""
    source, target = edge.reads()
    return {
        "kind": edge.kind,
        "from": source,
        "to": target,
        "basis": edge.basis,
        "disputed": edge.disputed,
        "told": [
            {
                "article": relation.article,
                "asserter": relation.asserter,
                "basis": relation.basis,
                **plain_span(relation.span),
                "words": relation.span.quote(documents[relation.article].article.text),
            }
            for relation in edge.told
        ],
    }
