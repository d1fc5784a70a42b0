"""Who says what a sentence says: "police said", "according to the monitor", "told AFP"."""

from __future__ import annotations

import re
from typing import NamedTuple

from crosswire.extract.doers.said_by import Saying, find_sayings
from crosswire.extract.doers.struck import is_struck_site
from crosswire.extract.doers.voices import Voice, read_voices
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.pattern import Hit, compile_patterns
from crosswire.model.text import Document, Span

TITLE = 40  # characters of a title between a state and a name: "US Secretary of Defence Lloyd …"

OWNER = 4  # characters of "'s " between a country and its ministry


class Speaker(NamedTuple):
    """A voice: its name as written, the chain that leads to it, and the actor it speaks for.

    `is_body`: the voice is the actor itself or one of its bodies, which may say "it" of itself;
    `kind` is the kind of that actor ("state", "force", "group" …).
    """

    name: str
    chain: tuple[str, ...]
    actor: str | None
    span: Span
    is_body: bool = False
    kind: str = ""


def find_speaker(scan: Scan, lexicon: Lexicon) -> Speaker | None:
    """The voice a sentence is attributed to; None when the outlet speaks for itself."""
    saying = next(find_sayings(scan, lexicon), None)
    return _speaker(scan, saying) if saying is not None else None


def find_asserter(document: Document, scan: Scan, span: Span, lexicon: Lexicon) -> str | None:
    """The voice that a stretch of a sentence is attributed to: a quotation's, else the sentence's.

    None where the outlet speaks for itself.
    """
    quoted = find_quoted_voice(document, span)
    if quoted is not None:
        return quoted
    speaker = find_speaker(scan, lexicon)
    return speaker.name if speaker is not None else None


def find_quoted_voice(document: Document, span: Span) -> str | None:
    """Who is quoted with a stretch; None if it is in no quotation, or in one of nobody known.

    A quotation goes on over sentences that name no speaker again.
    """
    quoted = (q.speaker for q in document.quotations if q.span.holds(span))
    return next(filter(None, quoted), None)


def find_report_times(scan: Scan, lexicon: Lexicon) -> set[Span]:
    """The times at which somebody spoke ("said on Monday"), which date no incident.

    Behind a deed ("opened fire on Monday", "accused of killing two on Monday") it is the deed's,
    unless the word for the report stands right beside the time.
    """
    hits = compile_patterns(lexicon, "report_times").find(scan.symbols, scan.words)
    return _find_stamps(scan) | {
        scan.groups[hit.groups["time"]].span
        for hit in hits
        if "time" in hit.groups and _dates_report(scan, hit)
    }


def _dates_report(scan: Scan, hit: Hit) -> bool:
    """True if neither a deed nor what was said claims the time of a hit."""
    span = scan.span_at(hit.start, hit.end)
    if scan.of("EW", span) or _opens_told(scan, hit) or is_struck_site(scan, span.start):
        return False
    if not hit.entry.says_yes("owner") and _owns(scan, hit):
        return False
    return hit.entry.says_yes("sure") or not _tells_deed(scan, span)


def _owns(scan: Scan, hit: Hit) -> bool:
    """True for "charged over Monday's attack": the time is the attack's."""
    return scan.word_after(scan.groups[hit.groups["time"]].span.end) == "'s"


# As dateline.py has it, where a page has glued the line under a headline to the story; and what is
# yet to come, which the time itself may say ("planned for Thursday").
_STAMPED = re.compile(
    r"\b(?:(?:Posted|Published|Updated|Modified)(?: on| at)?:?"
    r"|(?:planned|scheduled|slated) for)\s*$"
)
_AHEAD = re.compile(r"(?:planned|scheduled|slated) for\b")
STAMP_REACH = 16  # characters: "Published on: "


def _find_stamps(scan: Scan) -> set[Span]:
    """The times at which an article came out or a vigil will be: "Posted: Monday, 5:29 PM"."""
    starts = {time.span: max(0, time.span.start - STAMP_REACH) for time in scan.of("T")}
    return {
        span
        for span, start in starts.items()
        if _STAMPED.search(scan.text, start, span.start) or _AHEAD.match(scan.text, span.start)
    }


def _tells_deed(scan: Scan, span: Span) -> bool:
    """True if a verb for a deed lies in or runs into a stretch: "drones were flown at a base"."""
    return any(verb.span.overlaps(span) for verb in scan.verbs)


def _opens_told(scan: Scan, hit: Hit) -> bool:
    """True for "reported that the army today shelled": the time is part of what was said."""
    before = scan.symbols[hit.start : hit.end].split()
    time = f"T{hit.groups['time']}"
    return "that" in before[: before.index(time)] if time in before else False


def _speaker(scan: Scan, saying: Saying) -> Speaker:
    voice, told = saying
    group, name = voice.group, _call(scan, voice)
    chain = (told.name.quote(scan.text), name) if told is not None else (name,)
    body = _body_of(scan, group)
    actor = None if body is None else name_body(scan, body)
    side = None if body is None else _side_of(scan, body)
    kind = side.entry.word("kind") if side is not None and side.entry is not None else ""
    return Speaker(name, chain, actor, group.span, group.letter == "A", kind or "")


def _call(scan: Scan, voice: Voice) -> str:
    """How a voice is called: a person by the name in full that the article gives elsewhere."""
    name = voice.name.quote(scan.text)
    return scan.full_names.get(name, name) if voice.is_proper else name


def name_of(scan: Scan, group: Group, lexicon: Lexicon) -> str:
    """The name or description of a voice as the article words it, without its article."""
    voices = (v for v in read_voices(scan, lexicon) if v.whole.overlaps(group.span))
    named = next((v.name for v in voices if v.name.overlaps(group.span)), group.span)
    return named.quote(scan.text)


def _body_of(scan: Scan, group: Group) -> Group | None:
    """The state or group a voice belongs to: "US Defence Secretary Lloyd Austin" is the US."""
    if group.letter in "AN" and group.name is not None:
        return group
    near = [
        g for g in scan.groups if g.letter == "A" and 0 <= group.span.start - g.span.end <= TITLE
    ]
    return near[-1] if near and not _parts(scan, near[-1], group) else None


def _parts(scan: Scan, body: Group, voice: Group) -> bool:
    """True for "in a Turkish strike near Derik, Abdi says": a deed stands between the two."""
    between = Span(body.span.end, max(body.span.end, voice.span.start))
    return bool(scan.of("EPW", between)) or bool(scan.verbs_in(between))


def name_body(scan: Scan, body: Group) -> str | None:
    """The name of a body; of the country before "'s" where the body's own words name none."""
    entry = body.entry
    if entry is None or not entry.says_yes("local"):
        return (entry.word("speaks_for") if entry is not None else None) or body.name
    owner = find_owner(scan, body)
    if owner is not None:
        return owner.place.name if owner.place is not None else owner.name
    return body.span.quote(scan.text) if entry.word("kind") == "force" else None


def _side_of(scan: Scan, body: Group) -> Group:
    """The armed group whose spokesmen or military a body is; else the body itself."""
    owner = find_owner(scan, body)
    if owner is None or owner.entry is None:
        return body
    return owner if owner.entry.word("kind") == "group" else body


def find_owner(scan: Scan, body: Group) -> Group | None:
    """The country before "Azerbaijan's defence ministry", the side before "Houthi military"."""
    near = [g for g in scan.of("AP") if 0 < body.span.start - g.span.end <= OWNER]
    if not near:
        return None
    beside = near[-1].letter == "A" and body.span.start - near[-1].span.end == 1
    return near[-1] if beside or scan.word_after(near[-1].span.end) == "'s" else None
