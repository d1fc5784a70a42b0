"""Changes as text, JSON, an Atom feed and a JSON Feed.

Every entry has an id that comes from its content, so that a reader sees each change once; what an
article says is text wherever it stands, never markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

import msgspec

from crosswire.model.change import Change
from crosswire.model.decision import Decision
from crosswire.model.incident import Settled
from crosswire.model.text import Document
from crosswire.publish.cases import name_source
from crosswire.publish.plain import Json, Object, plain_value
from crosswire.publish.words import clean, say_status, say_type, say_value

TAG = "tag:crosswire.invalid,2026:"  # RFC 4151; nobody owns a name under .invalid
Articles = Mapping[str, Document]


def change_object(change: Change, articles: Articles) -> Object:
    """A change as JSON: what it was before and is now, why, by which article or person."""
    return {
        "id": change.id,
        "kind": change.kind,
        "known_since": _say_time(change.at),
        "incident": change.incident,
        "others": list(change.others),
        "title": change.title,
        "slot": change.slot,
        "before": _plain_settled(change.before),
        "after": _plain_settled(change.after),
        "reason": change.reason,
        "articles": [_plain_article(key, articles) for key in change.articles],
        "decision": _plain_decision(change.decision),
    }


def _plain_settled(settled: Settled | None) -> Json:
    if settled is None:
        return None
    return {
        "value": plain_value(settled.value),
        "said": say_value(settled.value),
        "status": settled.status,
        "how": say_status(settled),
    }


def _plain_article(key: str, articles: Articles) -> Json:
    document = articles.get(key)
    return {
        "id": key,
        "source": name_source(document) if document else None,
        "outlet": document.outlet if document else None,
        "url": document.article.url if document else None,
    }


def _plain_decision(decision: Decision | None) -> Json:
    if decision is None:
        return None
    return {"id": decision.id, "by": decision.by, "at": decision.at, "why": decision.why}


def _say_time(moment: datetime) -> str:
    """A moment in UTC, as RFC 3339 has it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# ---- the forms -----------------------------------------------------------------------------------


def changes_json(changes: Sequence[Change], articles: Articles) -> Iterator[str]:
    """A JSON array, the earliest change first."""
    told = [change_object(change, articles) for change in changes]
    yield msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n"


def changes_text(changes: Sequence[Change], articles: Articles) -> Iterator[str]:
    """Two lines for each change: what and when, then why."""
    for change in changes:
        at = change.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
        yield f"{at}  {clean(say_change(change))}  [{change.incident}]\n"
        yield f"{' ' * 18}{clean(change.reason)}\n"


def changes_atom(changes: Sequence[Change], articles: Articles) -> Iterator[str]:
    """An Atom feed (RFC 4287), the latest change first."""
    newest = list(reversed(changes))
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield f"<id>{TAG}changes</id>\n<title>Changes of the ledger</title>\n"
    yield f"<updated>{_say_time(newest[0].at) if newest else '1970-01-01T00:00:00Z'}</updated>\n"
    yield "<author><name>crosswire</name></author>\n"
    yield "<generator>crosswire</generator>\n"
    for change in newest:
        yield from _entry(change, articles)
    yield "</feed>\n"


def _entry(change: Change, articles: Articles) -> Iterator[str]:
    yield f"<entry>\n<id>{TAG}change/{change.id}</id>\n"
    yield f'<title type="text">{_xml(say_change(change))}</title>\n'
    yield f"<updated>{_say_time(change.at)}</updated>\n"
    yield f"<category term={quoteattr(change.kind)}/>\n"
    for url in _links(change, articles):
        yield f'<link rel="via" href={quoteattr(url)}/>\n'
    yield f'<content type="text">{_xml(_say_whole(change))}</content>\n</entry>\n'


def changes_jsonfeed(changes: Sequence[Change], articles: Articles) -> Iterator[str]:
    """A JSON Feed 1.1, the latest change first; `_crosswire` has the whole change."""
    feed: Object = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Changes of the ledger",
        "description": "What is new, revised, retracted, merged or split, and why.",
        "authors": [{"name": "crosswire"}],
        "language": "en",
        "items": [_feed_item(change, articles) for change in reversed(changes)],
    }
    yield msgspec.json.format(msgspec.json.encode(feed), indent=1).decode() + "\n"


def _feed_item(change: Change, articles: Articles) -> Object:
    links = list(_links(change, articles))
    item: Object = {
        "id": f"{TAG}change/{change.id}",
        "title": clean(say_change(change)),
        "content_text": clean(_say_whole(change)),
        "date_published": _say_time(change.at),
        "tags": [change.kind],
        "_crosswire": change_object(change, articles),
    }
    return item | {"external_url": links[0]} if links else item


def _say_whole(change: Change) -> str:
    return f"{say_change(change)}. Why: {change.reason}."


def _links(change: Change, articles: Articles) -> Iterator[str]:
    """The addresses of the articles that brought a change about; nothing but web addresses."""
    for key in change.articles:
        url = articles[key].article.url if key in articles else None
        if url and url.startswith(("https://", "http://")) and url.isprintable():
            yield url.replace(" ", "%20")


def _xml(text: str) -> str:
    """Text for XML: characters that XML cannot hold are blanks."""
    return escape("".join(c if c.isprintable() else " " for c in clean(text)))


CHANGE_FORMS: Mapping[str, Callable[[Sequence[Change], Articles], Iterator[str]]] = {
    "text": changes_text,
    "json": changes_json,
    "atom": changes_atom,
    "jsonfeed": changes_jsonfeed,
}


# ---- in words ------------------------------------------------------------------------------------


def say_change(change: Change) -> str:
    """A change in one line."""
    match change.kind:
        case "new":
            return f"New: {change.title}"
        case "retracted":
            return f"Retracted: {change.title}"
        case "merged":
            return f"Merged: {change.title}, with {', '.join(change.others)}"
        case "split":
            return f"Split: {change.title}, into {', '.join((change.incident, *change.others))}"
        case "revised":
            return f"Revised: {change.title}: {say_move(change)}"


def say_move(change: Change) -> str:
    """What of a value moved, from what to what.

    >>> from crosswire.model.figure import Figure
    >>> seven, now = Settled("killed", Figure(7, 7), None, "single", (), ""), datetime.now(UTC)
    >>> say_move(Change("revised", now, "i1", "", "", slot="killed", after=seven))
    'killed: 7'
    """
    before = say_value(change.before.value) if change.before else None
    after = say_value(change.after.value) if change.after else "withdrawn"
    if before == after and change.after is not None:
        return f"{say_type(change.slot or '')}: {after} ({say_status(change.after)})"
    moved = after if before is None else f"{before} → {after}"
    return f"{say_type(change.slot or '')}: {moved}"
