"""Who did it, as the clause's own grammar says: "Israeli strikes", "fired by militants"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosswire.extract.doers.doer_phrases import Subject, is_descriptor, is_named
from crosswire.extract.doers.roles import (
    SAID_BEFORE,
    Finding,
    actor_name,
    is_group_told,
    list_actors,
)
from crosswire.extract.doers.speakers import Speaker
from crosswire.extract.doers.subjects import Sentence
from crosswire.extract.incidents.operations import find_operation
from crosswire.extract.sentence.scan import Group, Scan
from crosswire.lexicon.doers import DoerWords, load_doer_words
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.ordinary import is_ordinary
from crosswire.model.mention import Stance
from crosswire.model.text import Span

RULE = "extract/agents"
BY_REACH = 12  # units from a trigger to the "by" of its doer
WHEN_REACH = 6  # units from "were killed" to the "when" of what killed them
MODIFIERS = 7  # units between a side and its deed: "Israeli retaliatory overnight drone strikes"


def find_agents(
    scan: Scan, span: Span, triggers: Sequence[Group], speaker: Speaker | None, lexicon: Lexicon
) -> list[Finding]:
    """The actors that the triggers of a clause name as doers, each once.

    A doer that is the speaker ("it struck", "our jets") is claimed, any other stated. Those who
    only shot something down did nothing that an incident asks for.
    """
    around = Clause(scan, span, load_doer_words(lexicon))
    found: dict[str, Finding] = {}
    for trigger in triggers:
        for finding in around.doers(trigger, speaker):
            if finding.actor is not None:
                found.setdefault(finding.actor, finding)
    own = None if found else find_operation(scan, span, triggers, speaker)
    return [own] if own is not None else list(found.values())


class Clause:
    """A clause whose triggers are asked for their doers."""

    def __init__(self, scan: Scan, span: Span, words: DoerWords) -> None:
        self.scan, self.span, self.words = scan, span, words
        self.sentence = Sentence(scan, words)

    def doers(self, trigger: Group, speaker: Speaker | None) -> Iterator[Finding]:
        """The doers of one trigger, as findings."""
        entry = trigger.entry
        if entry is None or self._is_denied(trigger):
            return
        down = entry.says_yes("interception")
        subject = self._shot_down(trigger) if down else self._find(trigger)
        if subject is None:
            return
        if subject.is_described:
            yield Finding("stated", subject.words.quote(self.scan.text), subject.words, RULE)
        if entry.word("type") != "raid_or_arrest":
            yield from _point_back(subject, speaker)
        for group in subject.groups:
            yield from self._stated(group, trigger, subject, speaker)

    def _is_denied(self, trigger: Group) -> bool:
        """True behind "denied that": what follows is told as untrue."""
        before = Span(self.scan.sentence.span.start, trigger.span.start)
        words = before.quote(self.scan.text).lower()
        return any(f" {verb} " in words.rpartition(",")[2] for verb in _DENIALS)

    def _shot_down(self, trigger: Group) -> Subject | None:
        """Whose weapon was shot down: theirs is the attack that a state's forces stopped.

        A group in arms that shoots down a state's aircraft is the doer itself; so is the weapon's
        side in "a drone brought down part of a house".
        """
        shooter = self._find(trigger) or Subject((), "", trigger.span)
        if any(_is_group(group) or self._is_weapon(group) for group in shooter.groups):
            return shooter
        sender = self._sender()
        if sender is not None:
            return sender
        shot = [w for w in self.scan.of("W", self.span) if w not in shooter.groups]
        sides = tuple(weapon for weapon in shot if weapon.name is not None)
        return shooter._replace(groups=sides[:1], points="") if sides else None

    def _sender(self) -> Subject | None:
        """Who sent what was shot down: "drones launched by the militia"."""
        units = self.sentence.units
        start, end = map(self.sentence.index_at, (self.span.start, self.span.end))
        for at in range(start + 1, min(end, len(units) - 1)):
            if units[at].word == "by" and units[at - 1].word in _SENT:
                return self.sentence.behind(at)
        return None

    def _is_weapon(self, group: Group) -> bool:
        return group.letter == "W" and group.entry is not None and not group.entry.says_yes("doer")

    def _stated(
        self, group: Group, trigger: Group, subject: Subject, speaker: Speaker | None
    ) -> Iterator[Finding]:
        name = self._name(group, trigger)
        if speaker is not None and name is not None and _is_own_army(group, speaker):
            yield Finding("claimed", speaker.actor, group.span, RULE)
        elif name is not None and (speaker is None or speaker.span != group.span):
            stance: Stance = "suspected" if self._is_suspected(group, subject) else "stated"
            yield Finding(stance, name, group.span, RULE, not is_descriptor(group))

    def _is_suspected(self, group: Group, subject: Subject) -> bool:
        """True for "suspected rebels", "gunmen believed to be members of the cartel"."""
        words = set(subject.words.quote(self.scan.text).lower().split())
        starts = (group.span.start, subject.words.start)
        before = {self.scan.word_before(start, step) for start in starts for step in (1, 2)}
        return bool((before | words) & _HEDGES)

    def _find(self, trigger: Group) -> Subject | None:
        """The doers behind a trigger's "by", else its subject or the side before it."""
        by = self._behind_by(trigger)
        if by is not None:
            return by
        if trigger.entry is not None and trigger.entry.word("form") == "verb":
            done = self._is_passive(trigger) or self.sentence.is_passive(trigger.span.start)
            return self._behind_when(trigger) if done else self._subject_of(trigger)
        found = self._before_noun(trigger) or self._carrier(trigger)
        if found is None and trigger.span.quote(self.scan.text).endswith("ing"):
            return self.sentence.participle(trigger.span.start)
        return found

    def _subject_of(self, trigger: Group) -> Subject | None:
        found = self.sentence.subject(trigger.span.start)
        flies = trigger.entry is not None and trigger.entry.says_yes("flies")
        if found is None or not flies:
            return found
        weapons = tuple(g for g in found.groups if self._is_armed(g, found))
        return found._replace(groups=weapons, points="") if weapons else None

    def _is_armed(self, group: Group, subject: Subject) -> bool:
        """True if a subject is a side's weapon: what lands, falls or comes down is no person."""
        return group.letter == "W" or bool(self.scan.of("W", subject.words))

    def _is_passive(self, trigger: Group) -> bool:
        """True for a verb that its own words, or the lack of an object, make passive."""
        first = trigger.span.quote(self.scan.text).split()[0].lower()
        if first in self.scan.closed.passive | {"came", "come", "under"}:
            return True
        if trigger.entry is not None and trigger.entry.says_yes("befalls"):
            return True
        takes_object = trigger.span.quote(self.scan.text).lower() in self.words.transitive
        after = self.scan.word_after(trigger.span.end)
        if self._counts_next(trigger):
            return False
        return takes_object and (after in self.words.hang or not after[:1].isalnum())

    def _counts_next(self, trigger: Group) -> bool:
        """True for "killed at least 13": a bounded number is an object, not where it happened."""
        end = trigger.span.end
        return any(0 < g.span.start - end <= 1 for g in self.scan.of("NF"))

    def _behind_by(self, trigger: Group) -> Subject | None:
        """The doer behind "by", or "from", that belongs to a trigger; "himself up" takes none."""
        if trigger.span.quote(self.scan.text).endswith(_REFLEXIVE):
            return None
        units, start = self.sentence.units, self.sentence.index_at(trigger.span.end)
        last = max(self.span.end, trigger.span.end)
        for at in range(start, min(start + BY_REACH, len(units) - 1)):
            if units[at].span.start >= last or self._ends_reach(at):
                return None
            found = self.sentence.behind(at) if self._leads(at, start) else None
            if found is not None:
                return found
        return None

    def _behind_when(self, trigger: Group) -> Subject | None:
        """The armed group whose deed killed: "six died when members of the gang fell upon …"."""
        units, start = self.sentence.units, self.sentence.index_at(trigger.span.end)
        last = max(self.span.end, trigger.span.end)
        for at in range(start, min(start + WHEN_REACH, len(units) - 1)):
            if units[at].span.start >= last or units[at].verb is not None:
                return None
            if units[at].word in {"when", "after", "as"}:
                found = self.sentence.behind(at)
                return found if found and all(map(_is_group, found.groups)) else None
        return None

    def _leads(self, at: int, start: int) -> bool:
        word, before = self.sentence.units[at].word, self.sentence.units[at - 1].word
        by = word == "by" and before not in self.scan.closed.not_doers
        return by or (word == "from" and at == start)

    def _ends_reach(self, at: int) -> bool:
        unit = self.sentence.units[at]
        if unit.group is not None:
            return unit.letter == "E"
        carried = unit.word in self.words.carrier or unit.word in self.scan.closed.passive
        if carried or unit.word in {"killed", "wounded", "injured"}:
            return False
        return unit.word in self.words.edge or unit.word in {";", ",", "."} or unit.verb is not None

    def _before_noun(self, trigger: Group) -> Subject | None:
        """The side before a noun for its deed: "Israeli air strikes", "the rebels' attack"."""
        units = self.sentence.units
        start = self.sentence.index_at(trigger.span.start)
        for at in range(start - 1, max(-1, start - 1 - MODIFIERS), -1):
            unit = units[at]
            if unit.group is not None and unit.letter in "AWX" and is_named(unit.group):
                return self._as_modifier(unit.group, trigger, next_to=at == start - 1)
            if not self._describes(at):
                return None
        return None

    def _describes(self, at: int) -> bool:
        unit = self.sentence.units[at]
        if unit.group is not None:
            return unit.letter in "WETFO"
        return unit.word in self.words.describes or unit.word in {"'s", "'"}

    def _as_modifier(self, group: Group, trigger: Group, *, next_to: bool) -> Subject | None:
        if group.letter == "X" and not self._owns(group):
            return None
        if self._only_places(group, trigger) or self.sentence.reader.is_prefixed(group):
            return None
        return Subject(tuple(list_actors(self.scan, group)), "", group.span)

    def _owns(self, group: Group) -> bool:
        return self.scan.word_after(group.span.end) in {"'s", "'"}

    def _only_places(self, group: Group, trigger: Group) -> bool:
        """True for a country's name that tells where: "Yemen air strike kills 12".

        As an adjective, with "'s", or before a verb in a headline ("Iran strikes two bases") it
        tells who.
        """
        entry = group.entry
        if group.letter != "A" or entry is None or entry.word("kind") != "state":
            return False
        if group.span.quote(self.scan.text) in entry.words("adjective") or self._owns(group):
            return False
        at = self.sentence.index_at(trigger.span.end)
        after = self.sentence.units[at] if at < len(self.sentence.units) else None
        if after is not None and after.letter in {"P", "A", "G", "X", "F", "N"}:
            return self.sentence.index_at(group.span.end) != at - 1
        return not self._is_abroad(group, trigger)

    def _is_abroad(self, group: Group, trigger: Group) -> bool:
        """True if the deed is told to be in another country: "Russia attack on Odesa"."""
        mine = group.entry.word("country") if group.entry is not None else None
        behind = self.scan.of("P", Span(trigger.span.end, max(self.span.end, trigger.span.end)))
        first = behind[0].place if behind else None
        return first is not None and first.country is not None and first.country != mine

    def _carrier(self, trigger: Group) -> Subject | None:
        """The subject of the verb whose object a deed is: "the rebels launched an attack"."""
        units = self.sentence.units
        start = self.sentence.index_at(trigger.span.start)
        for at in range(start - 1, max(-1, start - 1 - MODIFIERS), -1):
            if units[at].word in self.words.carrier:
                return self.sentence.subject(units[at].span.start)
            if not (self._describes(at) or units[at].word in _COUNTING):
                return None
        return None

    def _name(self, group: Group, trigger: Group) -> str | None:
        if group.letter == "X":
            return group.name if self._may_be_doer(group, trigger) else None
        entry = group.entry
        if entry is not None and entry.says_yes("local"):
            army = entry.word("actor") == "army" and not _is_weak(trigger)
            return group.span.quote(self.scan.text) if army else None
        return self._side_of_weapon(group) if group.letter == "W" else actor_name(self.scan, group)

    def _side_of_weapon(self, group: Group) -> str | None:
        """Whose a weapon is; as written where it is only a junta's or a regime's."""
        name = actor_name(self.scan, group)
        before = self.scan.word_before(group.span.start)
        return before if name is not None and before in _RULERS else name

    def _may_be_doer(self, group: Group, trigger: Group) -> bool:
        """True for a name that no list holds if it is a body in arms or does what a person does.

        A name made of ordinary words alone ("the Supreme Court") is no person's.
        """
        words = (group.name or "").lower().split()
        last = words[-1]
        if last not in self.words.force and all(is_ordinary(word) for word in words):
            return False
        deed = trigger.span.quote(self.scan.text).lower()
        if "who" in {self.scan.word_before(trigger.span.start, step) for step in (1, 2, 3)}:
            return True
        return last in self.words.force or deed in self.words.personal


_RULERS = frozenset({"junta", "regime"})
# Words between a verb and its deed: "carried out hundreds of raids", "a wave of strikes".
_COUNTING = frozenset(
    ["out", "its", "their", "of", "series", "wave", "string", "number", "campaign"]
)
_REFLEXIVE = ("himself up", "herself up", "themselves up")
_SENT = frozenset(["launched", "fired", "sent", "flown", "directed"])
_DENIALS = ("denied that", "denies that", "denying that", "rejected claims that")
_HEDGES = frozenset(
    ["suspected", "presumed", "alleged", "believed", "thought", "apparently", "apparent", "likely"]
)


def _is_group(group: Group) -> bool:
    kinds = {"group", "umbrella", "descriptor"}
    return group.letter == "A" and group.entry is not None and group.entry.word("kind") in kinds


def _is_own_army(group: Group, speaker: Speaker) -> bool:
    """True for "the army" of the state that speaks: "Syrian state media said the army had …"."""
    entry = group.entry
    if entry is None or not entry.says_yes("local"):
        return False
    own = speaker.kind == "force" or (speaker.kind == "state" and speaker.is_body)
    return own and speaker.actor is not None and speaker.span.end <= group.span.start


def _is_weak(trigger: Group) -> bool:
    entry = trigger.entry
    return entry is None or entry.says_yes("weak") or entry.word("type") == "raid_or_arrest"


def _point_back(subject: Subject, speaker: Speaker | None) -> Iterator[Finding]:
    """What "it", "its jets" or "the group" did: claimed if the speaker is meant."""
    if not subject.points:
        return
    own = speaker is not None and _speaks_of_itself(subject, speaker)
    if own and speaker is not None:
        meant = SAID_BEFORE if is_group_told(speaker.name, speaker.kind) else speaker.actor
        yield Finding("claimed", meant, subject.words, RULE)
    elif subject.points == "group":
        yield Finding("stated", SAID_BEFORE, subject.words, RULE)


def _speaks_of_itself(subject: Subject, speaker: Speaker) -> bool:
    """True if "the group" is the speaker's, or "it" the body that spoke before."""
    if subject.points == "group":
        return speaker.kind in {"group", "umbrella"}
    armed = speaker.kind in {"group", "umbrella"} and subject.is_owned
    return (speaker.is_body or armed) and speaker.span.end <= subject.words.start
