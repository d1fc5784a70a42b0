"""The ledger as JSON, lossless: the format `crosswire-ledger/1`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from crosswire.model.decision import Decision
from crosswire.model.incident import (
    Abstained,
    Copy,
    Incident,
    Rejection,
    Settled,
    Voices,
)
from crosswire.model.mention import Claim, Mention
from crosswire.model.promises import Records
from crosswire.model.text import Credit, Document, Zone
from crosswire.publish.beside import (
    actor_tie_object,
    consultation_object,
    follow_up_object,
    phase_object,
    relation_object,
    statement_object,
    tally_object,
)
from crosswire.publish.codes import code_incident, code_mention, plain_codes
from crosswire.publish.plain import (
    Json,
    Object,
    plain_figure,
    plain_moment,
    plain_outcome,
    plain_place,
    plain_published,
    plain_responsibility,
    plain_span,
    plain_value,
)

FORMAT = "crosswire-ledger/1"
SINGULAR = {"tallies": "tally"}  # all other sections end in an s of the plural


def json_pieces(records: Records) -> Iterator[str]:
    """One object; every article, mention and so on stands on a line of its own."""
    yield f'{{"format":"{FORMAT}"'
    for kind, objects in _sections(records):
        yield f',\n"{kind}":['
        for number, item in enumerate(objects):
            yield f"{',' if number else ''}\n{_encode(item)}"
        yield "]"
    yield "}\n"


def jsonl_pieces(records: Records) -> Iterator[str]:
    """The same objects a line each, the kind first: "article", "mention", …"""
    yield _encode({"kind": "ledger", "format": FORMAT}) + "\n"
    for section, objects in _sections(records):
        kind = SINGULAR.get(section) or section.removesuffix("s")
        for item in objects:
            # A relation has a kind of its own, which is then called "relation_kind"; so a tally.
            inner = {f"{kind}_kind": item["kind"]} if "kind" in item else {}
            rest = {key: value for key, value in item.items() if key != "kind"}
            yield _encode({"kind": kind, **inner, **rest}) + "\n"


def _encode(item: Object) -> str:
    return msgspec.json.encode(item).decode()


def _sections(records: Records) -> Iterator[tuple[str, Iterator[Object]]]:
    yield "articles", _articles(records)
    yield "mentions", _mentions(records)
    yield "incidents", _incidents(records)
    yield "relations", map(relation_object, records.relations())
    yield "tallies", map(tally_object, records.tallies())
    yield "statements", map(statement_object, records.statements())
    yield "consultations", map(consultation_object, records.consultations())
    yield "follow_ups", map(follow_up_object, records.follow_ups())
    yield "actor_ties", map(actor_tie_object, records.actor_ties())
    yield "phases", map(phase_object, records.phases())
    yield "decisions", map(decision_object, records.decisions())
    yield "rejections", map(rejection_object, records.rejections())


def _articles(records: Records) -> Iterator[Object]:
    copies: defaultdict[str, list[Object]] = defaultdict(list)
    for copy in records.copies():
        copies[copy.left].append(_copy_object(copy, copy.right, turned=False))
        copies[copy.right].append(_copy_object(copy, copy.left, turned=True))
    abstained = {reading.article: reading.abstained for reading in records.readings()}
    for document in records.documents():
        key = document.article.id
        yield article_object(document, copies[key], abstained.get(key, ()))


def _mentions(records: Records) -> Iterator[Object]:
    belongs = {m: incident.id for incident in records.incidents() for m in incident.mentions}
    texts = {document.article.id: document.article.text for document in records.documents()}
    for reading in records.readings():
        for mention in reading.mentions:
            yield mention_object(mention, belongs.get(mention.id), texts[mention.article])


def _incidents(records: Records) -> Iterator[Object]:
    mentions = {m.id: m for reading in records.readings() for m in reading.mentions}
    for incident in records.incidents():
        yield incident_object(incident, [mentions[m] for m in incident.mentions if m in mentions])


def article_object(
    document: Document, copies: list[Object], abstained: Iterable[Abstained] = ()
) -> Object:
    """An article as the format wants it, with its text, so that spans can be checked.

    `abstained` are its sentences that speak of violence and in which no incident was read.
    """
    article = document.article
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "outlet": document.outlet,
        "title": document.title,
        "language": article.language,
        "published": plain_published(document.published),
        "read_on": article.read_on,
        "sha256": article.sha256,
        "credits": [_credit_object(credit) for credit in document.credits],
        "zones": [_zone_object(zone) for zone in document.zones],
        "copies": copies,
        "abstained": [{"reason": each.reason, **plain_span(each.span)} for each in abstained],
        "text": article.text,
    }


def _credit_object(credit: Credit) -> Object:
    return {"agency": credit.agency, "for": credit.of, **plain_span(credit.span)}


def _zone_object(zone: Zone) -> Object:
    return {"kind": zone.kind, **plain_span(zone.span)}


def _copy_object(copy: Copy, other: str, *, turned: bool) -> Object:
    """A copy as one of the two articles sees it: its own spans first in each run."""
    pairs = [(right, left) if turned else (left, right) for left, right in copy.runs]
    runs = [[own.start, own.end, its.start, its.end] for own, its in pairs]
    return {"article": other, "kind": copy.kind, "runs": runs}


def mention_object(mention: Mention, incident: str | None, text: str) -> Object:
    """A mention as the format wants it; evidence holds the quoted words of the article's text."""
    return {
        "id": mention.id,
        "article": mention.article,
        "incident": incident,
        "role": mention.role,
        "type": mention.type,
        "codes": plain_codes(code_mention(mention)),
        "date": plain_moment(mention.date) if mention.date else None,
        "place": plain_place(mention.place) if mention.place else None,
        "weapons": list(mention.weapons),
        "munitions": plain_value(mention.munitions),
        "outcome": plain_outcome(mention.outcome) if mention.outcome else None,
        "killed": plain_value(mention.killed),
        "injured": plain_value(mention.injured),
        "casualties": plain_value(mention.casualties),
        "responsibility": [plain_responsibility(role) for role in mention.responsibility],
        "claim_status": mention.claim_status,
        "target": mention.target,
        "victims": list(mention.victims),
        "evidence": _evidence(mention, text),
        "claims": [claim_object(claim) for claim in mention.claims],
    }


def _evidence(mention: Mention, text: str) -> list[Json]:
    """The passages that speak of the incident, then one for each claim."""
    passages = [("what", span) for span in mention.evidence]
    passages += [(claim.slot, claim.span) for claim in mention.claims]
    return [
        {"slot": slot, **plain_span(span), "quote": span.quote(text)} for slot, span in passages
    ]


def claim_object(claim: Claim) -> Object:
    """A claim with its value in plain JSON."""
    return {
        "id": claim.id,
        "slot": claim.slot,
        "value": plain_value(claim.value),
        **plain_span(claim.span),
        "asserter": claim.asserter,
        "chain": list(claim.chain),
        "modality": claim.modality,
        "of": claim.of,
        "rule": claim.rule,
    }


def incident_object(incident: Incident, mentions: Sequence[Mention]) -> Object:
    """An incident with its settled values by slot, and the codes that its mentions give it."""
    sources, grades = incident.sources, incident.grades
    return {
        "id": incident.id,
        "title": incident.title,
        "type": incident.type,
        "codes": plain_codes(code_incident(incident.type, mentions)),
        "mentions": list(incident.mentions),
        "redirects_from": list(incident.redirects_from),
        "settled": {settled.slot: _settled_object(settled) for settled in incident.settled},
        "sources": {
            "articles": sources.articles,
            "outlets": sources.outlets,
            "independent": plain_figure(sources.independent) | {"why": list(sources.why)},
        },
        "grades": msgspec.to_builtins(grades),
        "credibility": msgspec.to_builtins(incident.credibility),
        "claimants": [msgspec.to_builtins(entry) for entry in incident.claimants],
    }


def _settled_object(settled: Settled) -> Object:
    return {
        "value": plain_value(settled.value),
        "spread": plain_value(settled.spread),
        "status": settled.status,
        "finer": settled.finer,
        "claims": list(settled.claims),
        "rule": settled.rule,
        **({"by_rule": _by_rule(settled)} if settled.by_rule else {}),
        "voices": _voices_object(settled.voices) if settled.voices else None,
        "notes": list(settled.notes),
    }


def _voices_object(voices: Voices) -> Object:
    return plain_figure(voices.count) | {"why": list(voices.why)}


def _by_rule(settled: Settled) -> Object:
    return {rule: plain_figure(figure) for rule, figure in settled.by_rule}


def decision_object(decision: Decision) -> Object:
    """A person's decision with its id; what it does not give is null."""
    return {"id": decision.id, **msgspec.to_builtins(decision)}


def rejection_object(rejection: Rejection) -> Object:
    """What could not be read, and why."""
    return _fields(msgspec.structs.asdict(rejection).items())


def _fields(items: Iterable[tuple[str, str]]) -> Object:
    return dict(items)
