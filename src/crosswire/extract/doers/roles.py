"""Who is tied to an incident, and how: claimed, blamed, suspected, denied, or nobody yet."""

from __future__ import annotations

from typing import NamedTuple

from crosswire.extract.doers.doer_phrases import Subject
from crosswire.extract.doers.speakers import find_owner
from crosswire.extract.doers.subjects import Sentence
from crosswire.extract.sentence.appositions import find_head, find_owned
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.doers import load_doer_words
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.pattern import Hit, compile_patterns
from crosswire.model.mention import Stance
from crosswire.model.text import Span


class Finding(NamedTuple):
    """A stance found in a sentence: the actor's name, where, and by which rule.

    `stance` is None for "no group has claimed responsibility"; `is_named` is False for an actor
    that the text only describes: "a gang", "the army".
    """

    stance: Stance | None
    actor: str | None
    span: Span
    rule: str
    is_named: bool = True


def find_stances(scan: Scan, lexicon: Lexicon) -> list[Finding]:
    """The stances of a sentence in order; a denial outranks what it denies."""
    hits = sorted(
        compile_patterns(lexicon, "attribution").find(scan.symbols, scan.words),
        key=lambda hit: (hit.start, hit.end),
    )
    if not hits:
        return []
    sentence = Sentence(scan, load_doer_words(lexicon))
    found: dict[tuple[str | None, str | None], Finding] = {}
    for hit in hits:
        for finding in _findings(sentence, hit):
            found.setdefault((finding.stance, finding.actor), finding)
    return _drop_overruled(list(found.values()))


def _findings(sentence: Sentence, hit: Hit) -> list[Finding]:
    scan = sentence.scan
    span = scan.span_at(hit.start, hit.end)
    if hit.entry.word("status"):
        return [Finding(None, None, span, hit.entry.rule)]
    stance: Stance = hit.entry.word("stance")  # type: ignore[assignment]
    subject = _ask(sentence, hit, span)
    if subject is None or _is_barred(scan, hit):
        return []
    if subject.points:
        blames = stance in {"blamed", "suspected"}
        return [] if blames else [Finding(stance, SAID_BEFORE, span, hit.entry.rule)]
    return _name_all(scan, hit, subject, Finding(stance, None, span, hit.entry.rule))


def _name_all(scan: Scan, hit: Hit, subject: Subject, finding: Finding) -> list[Finding]:
    """A finding for each name of a subject, or for what describes it."""
    told = _deed(scan, hit, finding.span)
    names = _names(scan, hit, subject)
    found = [finding._replace(actor=name, span=told) for name in names if name is not None]
    if found or hit.entry.says_yes("person") or not subject.is_described:
        return found
    return [finding._replace(actor=subject.words.quote(scan.text))]


def _deed(scan: Scan, hit: Hit, span: Span) -> Span:
    """Where a pattern on a person names the deed: "arrested X on suspicion of the attack"."""
    event = hit.groups.get("event")
    if event is None or not hit.entry.says_yes("person"):
        return span
    return scan.groups[event].span


def _is_barred(scan: Scan, hit: Hit) -> bool:
    """True if a hit holds a word that its entry must do without: "claimed that … attack".

    Nor may one follow that makes what was claimed a report: "claimed the strikes killed 11".
    """
    owned = hit.entry.word("crowd_says")
    if owned is not None:
        return owned not in scan.groups[hit.groups["crowd"]].span.quote(scan.text).lower()
    end = scan.span_at(hit.start, hit.end).end
    if scan.word_after(end) in hit.entry.words("not_before"):
        return True
    within = set(scan.symbols[hit.start : hit.end].split())
    return bool(within & set(hit.entry.words("without")))


def _names(scan: Scan, hit: Hit, subject: Subject) -> list[str | None]:
    """The names of a subject; only persons that no list holds where a pattern speaks of persons."""
    if hit.entry.says_yes("person"):
        return _name_persons(scan, subject)
    owned = [find_owned(scan, group) for group in subject.groups]
    if hit.entry.says_yes("same"):
        meant = scan.groups[hit.groups["actor"]].name
        owned = [group for group in owned if group.name == meant]
    return [accused_name(scan, g) for group in owned for g in list_actors(scan, group)]


def _name_persons(scan: Scan, subject: Subject) -> list[str | None]:
    """The persons of a subject that no list holds, with those beside them: "A and B"."""
    persons = (group for group in subject.groups if group.letter == "X")
    return [g.name for person in persons for g in list_actors(scan, person)]


def _ask(sentence: Sentence, hit: Hit, span: Span) -> Subject | None:
    """Who a pattern speaks of: the slot it names, or whoever stands where its entry says."""
    who = hit.entry.word("who")
    if who == "subject":
        return sentence.subject(span.start)
    if who == "passive":
        return sentence.passive_subject(span.start)
    if who == "antecedent":
        return sentence.antecedent(span.start)
    if who is not None:
        return sentence.blamed(sentence.index_at(span.start if who == "first" else span.end - 1))
    return _slot(sentence.scan, hit)


def _slot(scan: Scan, hit: Hit) -> Subject | None:
    if "crowd" in hit.groups and scan.groups[hit.groups["crowd"]].role not in _SUSPECTS:
        return None
    at = next((i for key, i in hit.groups.items() if key not in {"event", "crowd"}), None)
    if at is None:
        return None
    person = hit.entry.says_yes("person")
    group = scan.groups[at] if person else find_head(scan, scan.groups[at])
    return Subject((group,), "", group.span)


_SUSPECTS = frozenset({"attacker", "militant", "hostage"})  # the last counts suspects, too
SAID_BEFORE = "@group"  # "the group claimed": the actor is the group named last before


def list_actors(scan: Scan, group: Group) -> list[Group]:
    """The actors that stand in one list with an actor: "the United States and Israel"."""
    actors = scan.of("AX")
    at = actors.index(group) if group in actors else -1
    listed = [group]
    while at > 0 and _are_joined(scan, actors[at - 1], actors[at]):
        at -= 1
        listed.insert(0, actors[at])
    return listed


def _are_joined(scan: Scan, left: Group, right: Group) -> bool:
    words = scan.text[left.span.end : right.span.start].split()
    return words in (["and"], [","], ["and", "the"], [",", "and"]) and left.letter == right.letter


def actor_name(scan: Scan, group: Group) -> str | None:
    """The name of a group that can answer for an incident; None for a generic "gunmen".

    A descriptor such as "Iran-backed militias" is kept as written.
    """
    if group.entry is None:
        return group.name if group.letter == "X" else None
    kind = group.entry.word("kind")
    if kind == "generic" or group.entry.says_yes("local"):
        return None
    if group.letter == "N":
        return group.name
    outlet = group.entry.word("speaks_for")
    if outlet is not None:
        return outlet
    if kind == "descriptor":
        words = group.span.quote(scan.text)
        return words.split(maxsplit=1)[1] if words.lower().startswith("suspected ") else words
    return group.name


def accused_name(scan: Scan, group: Group) -> str | None:
    """The name of whoever claims, denies or is blamed: the army of the place as it is written."""
    owner = find_owner(scan, group)
    if owner is not None and owner.entry is not None and owner.entry.word("kind") == "group":
        return owner.name  # "Hamas's military wing"
    local = group.entry is not None and group.entry.says_yes("local")
    if local and group.entry is not None and group.entry.word("kind") == "force":
        return group.span.quote(scan.text)
    if _points_at_group(scan, group):
        return SAID_BEFORE
    return actor_name(scan, group)


_GROUPS = ("group", "outfit", "organisation", "organization", "movement")


def _points_at_group(scan: Scan, group: Group) -> bool:
    """True for "the militant group": the one that was named before."""
    if group.letter == "X":  # "the Pakistan-based group"
        return (group.name or "").endswith("-based") and scan.word_after(group.span.end) in _GROUPS
    known = scan.word_before(group.span.start) in {"the", "that"}
    kind = group.entry.word("kind") if group.entry is not None else None
    return known and is_group_told(group.span.quote(scan.text), kind)


def is_group_told(words: str, kind: str | None) -> bool:
    """True for words that only say that a group is meant: "militant group"."""
    return kind == "descriptor" and len(words.split()) == 2 and words.lower().endswith(_GROUPS)


def _drop_overruled(found: list[Finding]) -> list[Finding]:
    """Without claims and blame that overlap a denial by the same actor, or a suspicion."""
    by = {s: {f.actor for f in found if f.stance == s} for s in ("denied", "suspected", "claimed")}
    nobody = any(f.stance is None for f in found)
    refuted = {
        "claimed": by["denied"] | ({SAID_BEFORE} if nobody else set()),
        "blamed": by["suspected"] | by["claimed"],
    }
    return [f for f in found if f.actor not in refuted.get(f.stance or "", set())]
