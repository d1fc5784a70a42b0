"""The cascade in order: sentences, groups, frames, drafts, mentions."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

import msgspec

from crosswire.extract.account import account_for
from crosswire.extract.actors.actor_ties import find_actor_ties, list_stances
from crosswire.extract.doers.communiques import find_issuer, own_up
from crosswire.extract.doers.habits import lend_doers
from crosswire.extract.doers.namesakes import find_namesake, find_only_group, name_described
from crosswire.extract.doers.parties import gather_parties
from crosswire.extract.doers.voice_names import recall_voice, share_full_names
from crosswire.extract.follow_ups import find_follow_ups
from crosswire.extract.incidents.backwards import find_group, name_group, place_at_home, place_back
from crosswire.extract.incidents.claims import credit_speakers, make_claims
from crosswire.extract.incidents.draft import Draft, comes_from_air
from crosswire.extract.incidents.drafts import gather_drafts
from crosswire.extract.incidents.frames import Frame, read_frames
from crosswire.extract.incidents.gate import find_likely, tells
from crosswire.extract.incidents.kinds import settle_type, settle_weapons
from crosswire.extract.incidents.offsets import find_last_day, lend_day
from crosswire.extract.incidents.outcome import (
    Result,
    find_munitions,
    find_results,
    is_all_intercepted,
    settle_outcome,
)
from crosswire.extract.incidents.recall import (
    FRESH_DAYS,
    is_recalling,
    join_recalled,
    join_undated,
    send_back,
)
from crosswire.extract.incidents.scenes import find_realm, tells_gunshot
from crosswire.extract.incidents.sequels import find_sequels
from crosswire.extract.incidents.sites import split_all
from crosswire.extract.incidents.summary import (
    settle_claim_status,
    settle_date,
    settle_place,
    settle_responsibility,
    settle_toll,
    victims_of,
)
from crosswire.extract.incidents.victims import split_victims
from crosswire.extract.sayings.consultations import find_consultations
from crosswire.extract.sayings.statements import find_statements
from crosswire.extract.sentence.groups import scan_sentence
from crosswire.extract.sentence.pieces import TOPICS, Surroundings, survey_article
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.extract.ties.ends import Telling
from crosswire.extract.ties.relations import find_relations
from crosswire.extract.totals.phases import find_phases
from crosswire.extract.totals.tallies import find_tallies
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases
from crosswire.lexicon.teletype import restore_case
from crosswire.lexicon.weights import Weights, load_weights
from crosswire.model.ids import make_id
from crosswire.model.incident import Reading
from crosswire.model.mention import IncidentType, Mention, Role
from crosswire.model.moment import Moment
from crosswire.model.text import Document, Sentence, Span

# Furniture and bylines tell no facts; a caption only under its own date.
READ_ZONES = frozenset({"title", "standfirst", "dateline", "body", "caption"})
LONGEST_SENTENCE = 1500  # the longest of the labelled articles has 470; steps are not linear in it
EVIDENCE_CHARS = 360  # about 60 words: what a reader takes in as one passage


class Frames(NamedTuple):
    """An article read as far as its clauses: the document, its sentences, what each clause says.

    `recalls`: it reports a court or a day of remembrance, and what it tells of violence is past.
    `likely` are the sentences that may tell of violence.
    """

    document: Document
    scans: list[Scan]
    frames: list[Frame]
    recalls: bool
    likely: Sequence[Sentence] = ()


def extract_mentions(document: Document, lexicon: Lexicon) -> Reading:
    """Everything that one article says of incidents, and what it says that is none.

    The same document and lexicon give the same Reading, byte for byte.
    """
    return tell_incidents(read_clauses(document, lexicon), lexicon, load_weights("gathering"))


def read_clauses(document: Document, lexicon: Lexicon) -> Frames:
    """The first half of the work: sentences, groups and frames."""
    document = print_in_small(document)
    text = document.article.text
    parts = [
        part
        for sentence in document.sentences
        if sentence.zone in READ_ZONES
        for part in cut_long(text, sentence)
    ]
    phrases = find_phrases(text, lexicon, TOPICS)
    likely = find_likely(text, parts, phrases, lexicon)
    if not likely:
        return Frames(document, [], [], recalls=False)
    scans = _scan_all(parts, likely, survey_article(document, lexicon, phrases), lexicon)
    recalls = is_recalling(scans, lexicon)
    frames = list(_read_all(scans, lexicon, recalls=recalls))
    return Frames(document, scans, frames, recalls, likely)


def _scan_all(
    parts: Sequence[Sentence], likely: Sequence[Sentence], around: Surroundings, lexicon: Lexicon
) -> list[Scan]:
    """The sentences with their groups; none of them if not one of the likely ones tells."""
    known: dict[Span, Scan] = {}
    for part in likely:
        known[part.span] = scan = scan_sentence(part, around)
        if tells(scan, lexicon):
            scans = [known.get(other.span) or scan_sentence(other, around) for other in parts]
            share_full_names(scans, lexicon)
            return scans
    return []


def tell_incidents(read: Frames, lexicon: Lexicon, weights: Weights) -> Reading:
    """The second half: which frames tell one incident, and what they say of it."""
    document, scans, frames, recalls, likely = read
    drafts = _draft_incidents(read, lexicon, weights)
    mentions = _make_mentions(document, drafts, scans, lexicon)
    mentions = _gather_all(mentions, read, lexicon)
    if recalls:
        mentions = [(send_back(mention, document), draft) for mention, draft in mentions]
    by_frame = {f.key: m.id for m, d in mentions for f in d.frames}
    told = [mention for mention, _ in mentions]
    tallies = tuple(find_tallies(document, scans, told, lexicon))
    return Reading(
        article=document.article.id,
        mentions=tuple(told),
        tallies=tallies,
        relations=tuple(
            find_relations(Telling(document, scans, frames, mentions, tallies, lexicon))
        ),
        statements=tuple(find_statements(document, frames, by_frame, told, lexicon)),
        follow_ups=tuple(find_follow_ups(document, scans, frames, by_frame, told, lexicon)),
        actor_ties=tuple(find_actor_ties(document, scans, list_stances(told), lexicon)),
        phases=tuple(find_phases(document, scans, lexicon)),
        consultations=tuple(find_consultations(document, scans, frames, by_frame, told, lexicon)),
        abstained=account_for(likely, frames, by_frame, tallies, other_realm=not drafts),
    )


def _draft_incidents(read: Frames, lexicon: Lexicon, weights: Weights) -> list[Draft]:
    captions = [f for f in read.frames if f.zone == "caption"]
    drafts = gather_drafts((f for f in read.frames if f.zone != "caption"), weights)
    drafts = split_all(join_undated(drafts))
    drafts += _dated_captions(captions)
    lend_doers(drafts, read.frames)
    if read.recalls:
        drafts = join_recalled(drafts, read.scans)
    if drafts and find_realm(drafts, read.scans, lexicon) is not None:
        return []
    return drafts


def print_in_small(document: Document) -> Document:
    """The document with what stands in capitals in ordinary letters, every span as it was."""
    text = restore_case(document.article.text)
    if text == document.article.text:
        return document
    article = msgspec.structs.replace(document.article, text=text)
    return msgspec.structs.replace(document, article=article)


def cut_long(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or, where it is longer than any sentence of prose, its parts, cut at spaces."""
    start, end = sentence.span.start, sentence.span.end
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield msgspec.structs.replace(sentence, span=Span(start, cut))
        start = cut
    yield msgspec.structs.replace(sentence, span=Span(start, end))


def _read_all(scans: Sequence[Scan], lexicon: Lexicon, *, recalls: bool) -> Iterator[Frame]:
    order, group, day = 0, None, None
    namesake, issuer = find_namesake(scans), find_issuer(scans)
    heard: dict[str, str] = {}
    for scan in scans:
        day = find_last_day(scan) or day
        for frame in _recall_voices(read_frames(scan, lexicon, order), heard):
            lent = None if recalls else day  # a bell that rings at 8:02 dates no attack
            dated = replace(frame, times=lend_day(frame.times, lent))
            named = name_described(name_group(dated, group), namesake)
            yield from split_victims(own_up(named, issuer))
            order += 1
        group = find_group(scan) or group


def _recall_voices(frames: Sequence[Frame], heard: MutableMapping[str, str]) -> Iterator[Frame]:
    """The frames of a sentence, "the ministry" in them as the one that spoke before."""
    for frame in frames:
        speaker = recall_voice(frame.scan, frame.speaker, heard)
        yield frame if speaker is frame.speaker else replace(frame, speaker=speaker)


def _dated_captions(captions: Sequence[Frame]) -> list[Draft]:
    """Drafts for captions that give a full date of their own, the same words counted once."""
    found: dict[str, Draft] = {}
    for frame in captions:
        dated = [t for t in frame.times if t.moment is not None and t.moment.start is not None]
        if dated and frame.places and not frame.kind and (frame.triggers or frame.weapons):
            key = f"{dated[0].moment.start if dated[0].moment else ''}"
            found.setdefault(key, Draft()).frames.append(frame)
    return list(found.values())


def _make_mentions(
    document: Document, drafts: Sequence[Draft], scans: Sequence[Scan], lexicon: Lexicon
) -> list[tuple[Mention, Draft]]:
    main = settle_date(drafts[0], None) if drafts else None
    anchor = main.moment if main else None
    _place_all(drafts, scans, main, lexicon)
    made = []
    for number, draft in enumerate(drafts):
        first = number == 0
        base = None if first else anchor  # the first incident's day cannot count from itself
        air = comes_from_air(draft, drafts[0])
        mention = _make_mention(document, draft, lexicon, base, first=first, air=air)
        if mention is not None:
            made.append((mention, draft))
    return made


def _place_all(
    drafts: Sequence[Draft], scans: Sequence[Scan], main: Group | None, lexicon: Lexicon
) -> None:
    """Give drafts without a place the one pointed back to, and the first the dateline's."""
    told = [group for scan in scans for group in scan.of("P")]
    for draft in drafts:
        place_back(draft, drafts, told, lexicon)
    if drafts and (main is not None or _tells_victims(drafts[0], lexicon)):
        place_at_home(drafts[0], scans)


def _gather_all(
    mentions: Sequence[tuple[Mention, Draft]], read: Frames, lexicon: Lexicon
) -> list[tuple[Mention, Draft]]:
    """The mentions with those who have a part in each."""
    group = find_only_group(read.scans) if mentions else None
    text = read.document.article.text
    drafts = [draft for _, draft in mentions]
    sequels = find_sequels(read.scans, read.frames, drafts, lexicon)
    return [
        (
            msgspec.structs.replace(
                mention,
                parties=gather_parties(
                    text, [*(a for f in draft.frames for a in f.acts), *sequels[number]], group
                ),
            ),
            draft,
        )
        for number, (mention, draft) in enumerate(mentions)
    ]


def _make_mention(
    document: Document,
    draft: Draft,
    lexicon: Lexicon,
    anchor: Moment | None,
    *,
    first: bool,
    air: bool,
) -> Mention | None:
    """The mention of a draft; None if it is neither dated, placed nor told by its victims.

    What the article opens with may be told by a gunshot alone: "a girl shot herself at home".
    """
    date = settle_date(draft, anchor)
    place = settle_place(draft)
    if not (date or place or _tells_victims(draft, lexicon if first else None)):
        return None
    results = _results(draft, lexicon)
    munitions = find_munitions(draft.frames)
    outcome = settle_outcome([r for _, r in results], munitions.figure if munitions else None)
    kind: IncidentType = settle_type(draft.frames, from_air=air)
    if is_all_intercepted(outcome):
        kind = "interception_only"
    article = document.article.id
    target = _target(draft)
    claims = credit_speakers(
        make_claims(article, draft, kind, date, results, target), document.quotations
    )
    evidence = _evidence(draft)
    return Mention(
        id=make_id("m", article, place.id if place else "", evidence, *(c.id for c in claims)),
        article=article,
        role=_role(document, draft, date, first=first),
        type=kind,
        date=date.moment if date else None,
        place=place,
        weapons=settle_weapons(draft.weapons, kind),
        munitions=munitions.figure if munitions else None,
        outcome=outcome,
        killed=settle_toll(draft, "killed"),
        injured=settle_toll(draft, "injured"),
        casualties=settle_toll(draft, "casualties"),
        responsibility=settle_responsibility(draft),
        claim_status=settle_claim_status(draft),
        target=target[1].quote(document.article.text) if target else None,
        victims=_victims(draft),
        evidence=evidence,
        claims=claims,
    )


def _tells_victims(draft: Draft, lexicon: Lexicon | None) -> bool:
    """True if a draft says who was hurt; with a lexicon, also if it tells of a gunshot wound."""
    if victims_of(draft, "killed") or victims_of(draft, "injured"):
        return True
    named = any(frame.names_victim() for frame in draft.frames)
    return named or (lexicon is not None and tells_gunshot(draft, lexicon))


def _results(draft: Draft, lexicon: Lexicon) -> list[tuple[Frame, Result]]:
    return [(frame, result) for frame in draft.frames for result in find_results(frame, lexicon)]


def _role(document: Document, draft: Draft, date: Group | None, *, first: bool) -> Role:
    """Main if the article opens with it or it is fresh; background if it is recalled."""
    opening = draft.frames[0]
    if opening.zone == "title" or (first and opening.clause.joined == ""):
        return "main"
    if opening.clause.joined not in {"", "before"} or opening.zone == "caption":
        return "background"
    published = document.published.moment.start if document.published else None
    when = date.moment.end if date is not None and date.moment is not None else None
    if published is None or when is None:
        return "background"
    return "main" if published - when <= timedelta(days=FRESH_DAYS) else "background"


def _target(draft: Draft) -> tuple[Frame, Span] | None:
    """The words for what was attacked, in the first frame that has a victim or a place."""
    for frame in draft.frames:
        for toll in frame.tolls:
            if toll.victim and toll.slot == "killed":
                return frame, toll.counted
        if frame.places:
            return frame, frame.places[0].span
    return None


def _victims(draft: Draft) -> tuple[str, ...]:
    """Victims who are named or described one by one, in the order told."""
    named = (t.victim for _, t in victims_of(draft, "killed") if t.victim and t.figure.is_exact)
    return tuple(dict.fromkeys(named))


def _evidence(draft: Draft) -> tuple[Span, ...]:
    """The passages the draft was read from, none longer than a reader takes in at once."""
    spans = []
    for frame in draft.frames:
        words = frame.span.quote(frame.scan.text)
        start = frame.span.start + len(words) - len(words.lstrip())
        end = frame.span.end - (len(words) - len(words.rstrip()))
        spans.append(Span(start, max(start, min(end, start + EVIDENCE_CHARS))))
    return tuple(dict.fromkeys(spans))
