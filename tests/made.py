"""Small ledgers for tests: two invented articles on one attack, one on another."""

from __future__ import annotations

from datetime import date

from crosswire.ledger import StoredLedger, open_ledger
from crosswire.ledger.derived import Derived, Related
from crosswire.model.figure import Figure
from crosswire.model.incident import (
    Copy,
    Grades,
    Incident,
    Link,
    Reading,
    Rejection,
    Settled,
    Sources,
)
from crosswire.model.mention import Claim, Mention, Responsibility, Slot, Value
from crosswire.model.moment import Moment
from crosswire.model.place import Place
from crosswire.model.related import Relation, Statement, Tally
from crosswire.model.text import (
    Article,
    Credit,
    Document,
    Published,
    Quotation,
    Sentence,
    Span,
    Zone,
)

SATURDAY = Moment(date(2031, 3, 1), date(2031, 3, 1), "day", words="Saturday")
SUNDAY = Moment(date(2031, 3, 2), date(2031, 3, 2), "day")
TOWER = Place("f.tower", "Grey Tower", "Gray Tower", "IQ", "Anbar", 33.5, 42.5, "site", ("iq",))
BAY = Place("a.bay", "Long Bay", "Long Bay", None, None, None, None, "area")
GROUP = Responsibility("=Brigade of the +Plain", "claimed", None)
TEXTS = {
    "a1": "Rockets hit Gray Tower on Saturday 🚀, wounding several people, police said. "
    "The Brigade claimed it. “We will answer,” the minister said.",
    "a2": "Seven people were wounded when rockets hit Gray Tower on Saturday.",
    "a3": "A ship was struck in Long Bay, <b>its owner</b> said. "
    "There have been more than 40 attacks since March.",
}


def make_article(name: str, text: str | None = None) -> Article:
    """One of the invented articles, or another text under a name."""
    words = TEXTS[name] if text is None else text
    outlet = {"a1": "Morning Plain", "a2": "Evening Plain"}.get(name)
    published = Published(SUNDAY, "given")
    path, digest = f"in/{name}.txt", f"{name}{'0' * 62}"
    return Article(name, path, None, outlet, None, "en", published, words, digest, "2031-03-03")


def span_of(article: Article, words: str) -> Span:
    """Where words stand in an article."""
    start = article.text.index(words)
    return Span(start, start + len(words))


def make_document(article: Article) -> Document:
    """The article as one body, a sentence at each full stop."""
    text, start = article.text, 0
    sentences: list[Sentence] = []
    while (stop := text.find(". ", start)) >= 0:
        sentences.append(Sentence(Span(start, stop + 1), "body", 0))
        start = stop + 2
    sentences.append(Sentence(Span(start, len(text)), "body", 0))
    has_quotation = "“" in text
    quotation = Span(text.index("“") + 1, text.index("”")) if has_quotation else Span(0, 0)
    return Document(
        article=article,
        published=article.published,
        outlet=article.outlet,
        title=None,
        zones=(Zone("body", Span(0, len(text))),),
        sentences=tuple(sentences),
        quotations=(Quotation(quotation, "the minister", None, None),) if has_quotation else (),
        credits=(Credit("Plain Wire", "text", Span(0, 3)),),
        dateline=None,
    )


def make_claim(
    article: Article, number: int, slot: Slot, value: Value, words: str, by: str | None = None
) -> Claim:
    """A claim that stands in an article's words."""
    chain = (by,) if by else ()
    name = f"c{article.id}{number}"
    span = span_of(article, words)
    return Claim(name, slot, value, span, by, chain, "asserted", None, "en/test#made")


def make_mention(article: Article) -> Mention:
    """What one of the invented articles says of its incident."""
    claims = CLAIMS[article.id](article)
    values = {claim.slot: claim.value for claim in claims}
    date_, place, injured = (values.get(slot) for slot in ("date", "place", "injured"))
    return Mention(
        id=f"m{article.id}",
        article=article.id,
        role="main",
        type="ship_attack" if article.id == "a3" else "rocket_attack",
        date=date_ if isinstance(date_, Moment) else None,
        place=place if isinstance(place, Place) else None,
        weapons=() if article.id == "a3" else ("rocket",),
        munitions=None,
        outcome=None,
        killed=None,
        injured=injured if isinstance(injured, Figure) else None,
        casualties=None,
        responsibility=tuple(c.value for c in claims if isinstance(c.value, Responsibility)),
        claim_status=None,
        target=None,
        victims=(),
        evidence=(make_document(article).sentences[0].span,),
        claims=tuple(claims),
    )


def _claims_1(article: Article) -> list[Claim]:
    return [
        make_claim(article, 1, "date", SATURDAY, "on Saturday"),
        make_claim(article, 2, "place", TOWER, "Gray Tower"),
        make_claim(article, 3, "injured", Figure(3, None), "several people", "police"),
        make_claim(article, 4, "responsibility", GROUP, "The Brigade claimed it"),
    ]


def _claims_2(article: Article) -> list[Claim]:
    return [
        make_claim(article, 1, "date", SATURDAY, "on Saturday"),
        make_claim(article, 2, "place", TOWER, "Gray Tower"),
        make_claim(article, 3, "injured", Figure(7, 7), "Seven people"),
    ]


def _claims_3(article: Article) -> list[Claim]:
    return [make_claim(article, 1, "place", BAY, "in Long Bay", "its <b>owner</b>")]


CLAIMS = {"a1": _claims_1, "a2": _claims_2, "a3": _claims_3}


def make_reading(article: Article) -> Reading:
    """All that one of the invented articles yields."""
    tallies: tuple[Tally, ...] = ()
    if article.id == "a3":
        span = span_of(article, "more than 40 attacks")
        since = date(2031, 3, 1)
        figure = Figure(40, None)
        tallies = (Tally("ta3", "attack_tally", figure, since, "ships", None, "a3", (span,)),)
    return Reading(article.id, (make_mention(article),), tallies, (), ())


def make_incident(mentions: tuple[Mention, ...]) -> Incident:
    """An incident settled by the last claim of each slot."""
    claims: dict[str, list[Claim]] = {}
    for mention in mentions:
        for claim in mention.claims:
            claims.setdefault(claim.slot, []).append(claim)
    settled = tuple(
        Settled(
            slot,
            found[-1].value,
            None,
            "refined" if slot == "injured" else ("single" if len(found) == 1 else "agreed"),
            tuple(claim.id for claim in found),
            "latest",
        )
        for slot, found in claims.items()
    )
    names = [f"i{mention.id[1:]}" for mention in mentions]
    count = len(mentions)
    return Incident(
        id=names[0],
        title="Rockets at Grey Tower" if count > 1 else "Ship in Long Bay",
        type=mentions[0].type,
        mentions=tuple(mention.id for mention in mentions),
        redirects_from=tuple(names[1:]),
        settled=settled,
        sources=Sources(count, count, Figure(count, count), ()),
        grades=Grades("fair", "weak", "fair", "fair", "fair"),
    )


def store(ledger: StoredLedger, article: Article) -> None:
    """Store one of the invented articles, whatever is there of it."""
    over = ledger.article(article.id)
    assert ledger.write_article(make_document(article), make_reading(article), over=over)


def fill(ledger: StoredLedger, names: tuple[str, ...] = ("a1", "a2", "a3")) -> None:
    """Store the invented articles in the given order, then what follows from them."""
    for name in names:
        article = make_article(name)
        store(ledger, article)
    readings = list(ledger.readings())
    mentions = {m.id: m for reading in readings for m in reading.mentions}
    groups = [[m for m in ("ma1", "ma2") if m in mentions], [m for m in ("ma3",) if m in mentions]]
    incidents = [make_incident(tuple(mentions[m] for m in group)) for group in groups if group]
    ledger.write_derived(make_derived(incidents, readings), mentions, ledger.revision())


def make_derived(incidents: list[Incident], readings: list[Reading]) -> Derived:
    """What follows from the readings, as if it had been linked and related."""
    if len(incidents) < 2:
        return Derived(incidents=incidents)
    whole = Span(0, 10)
    relation = Relation("r1", "response_to", "ia1", "ia3", "its owner", "a3", whole)
    said = make_document(make_article("a1")).quotations[0].span
    statement = Statement("s1", "the minister", None, None, SUNDAY, "ia1", "a1", said)
    copy = Copy("a1", "a2", "passage", ((Span(0, 7), Span(35, 42)),))
    tallies = [tally for reading in readings for tally in reading.tallies]
    link = Link("ma1", "ma2", 4.0, 4.0, "tied")
    related = Related((relation,), tallies, (statement,))
    return Derived((link,), incidents, related, (copy,))


def open_filled(address: str) -> StoredLedger:
    """A ledger that holds the invented articles, and one rejection."""
    ledger = open_ledger(address)
    fill(ledger)
    ledger.reject(Rejection("in/broken.txt", "read", "not text"))
    return ledger
