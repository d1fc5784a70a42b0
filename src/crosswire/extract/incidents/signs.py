"""What speaks for a frame's telling an incident that no draft has yet."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.extract.figures.casualties import Toll
from crosswire.extract.incidents.bonds import refers_back
from crosswire.extract.incidents.draft import Draft
from crosswire.extract.incidents.frames import Frame
from crosswire.extract.sentence.scan import Group

SETS_APART = frozenset({"precedes", "response_to", "before", "since", "and", "relative"})


def find_signs(frame: Frame) -> list[str]:
    """The signs of a new incident by name, which lexicon/gathering.toml weighs."""
    back = refers_back(frame)
    signs = {
        "opening": True,
        "own_day": frame.has_day(),
        "own_place": bool(frame.places),
        "indefinite": not frame.has_definite_trigger(),
        "set_apart": frame.clause.joined in SETS_APART,
        "another": frame.tells_another() or frame.is_apart,
        "only_dead": not (frame.has_strong_trigger() or frame.has_day()),
        "later": not back and any(map(_tells_later, frame.times)),
        "introduces": not back and _introduces(frame),
        "also": not back and "also" in frame.scan.words and _introduces(frame),
    }
    return [name for name, found in signs.items() if found]


def _tells_later(time: Group) -> bool:
    """True for "hours later", not for "hours after …", whose own event the clause may tell."""
    words = time.moment.words.lower() if time.moment is not None else ""
    lapse = time.time_kind == "relative" and not words.endswith((" after", " before"))
    return lapse or words.endswith(" later")


def _introduces(frame: Frame) -> bool:
    """True if the doer is told as new: "a drone struck", "two rockets landed", "gunmen shot"."""
    verbs = [t for t in frame.triggers if t.entry is not None and t.entry.word("form") == "verb"]
    if not verbs or not frame.has_strong_trigger():
        return False
    first = verbs[0].span.start
    doers = [g for g in frame.scan.of("WN", frame.span) if g.span.end <= first]
    return any(g.letter == "W" or g.role == "attacker" for g in doers[:1])


def can_open(frame: Frame, drafts: Sequence[Draft]) -> bool:
    """True if a frame holds enough to stand for an incident of its own."""
    blow = _tells_blow(frame) or _tells_interception(frame)
    if not drafts and (blow or frame.names_dead() or frame.tells_deed() or _dates_death(frame)):
        return True
    if is_generic(frame):
        return False
    if frame.seizes:
        return bool(drafts)
    if frame.has_strong_trigger():
        return not drafts or _is_anchored(frame) or frame.names_victim()
    sited = frame.has_day() or _has_site(frame)
    return sited and (blow or _tells_killing(frame) or _stands_beside(frame, drafts))


def _stands_beside(frame: Frame, drafts: Sequence[Draft]) -> bool:
    """True for what is set beside other news: by its connective, or a new blast with day and town.

    "On Monday a tanker reported an explosion in Aden" is one.
    """
    if drafts and frame.clause.joined in {"beside", "since", "precedes"}:
        return True
    return any(map(_is_new_blast, frame.triggers)) and frame.has_day() and _has_site(frame)


def _tells_killing(frame: Frame) -> bool:
    """True for "settlers murdered a shepherd": somebody did it to somebody."""
    return frame.tells_deed() and any(act.effect == "killed" for act in frame.acts)


def _is_anchored(frame: Frame) -> bool:
    """True if a clause says when or where, or sets what it tells apart from what was told."""
    told_apart = frame.clause.joined in {"precedes", "response_to"} or frame.tells_another()
    taken = any(t.slot in {"detained", "abducted"} for t in frame.tolls)
    return frame.has_day() or bool(frame.places) or told_apart or taken


def _tells_blow(frame: Frame) -> bool:
    """True if somebody was killed or taken in a clause; in a title, only with a verb for it."""
    if any(_is_blow(frame, toll) for toll in frame.tolls):
        return True
    return frame.zone != "title" and frame.tells_blow()


def _tells_interception(frame: Frame) -> bool:
    stopped = any(t.entry is not None and t.entry.says_yes("interception") for t in frame.triggers)
    return stopped and any(w.letter == "W" and w.figure is not None for w in frame.weapons)


def _is_blow(frame: Frame, toll: Toll) -> bool:
    """True if a toll stands for an act: somebody killed beside a trigger, somebody abducted."""
    if toll.slot == "abducted":
        return True
    whole = not toll.subset or frame.clause.joined in SETS_APART
    if toll.slot == "injured" and not toll.subset:
        return any(map(_is_new_blast, frame.triggers)) or _tells_wounding(frame)
    return toll.slot == "killed" and whole and bool(frame.triggers)


def _dates_death(frame: Frame) -> bool:
    """True for "the priests were murdered on 3 May": known or not, it has its day."""
    return frame.has_day() and any(act.effect == "killed" for act in frame.acts)


def _tells_wounding(frame: Frame) -> bool:
    """True for "two men wounded a judge": somebody did it, so it was no accident."""
    wounds = {act.at for act in frame.acts if act.part == "victim" and act.rule.endswith("#wound")}
    return any(act.part == "doer" and act.at in wounds for act in frame.acts)


def _is_new_blast(trigger: Group) -> bool:
    """True for "a blast": an event noun, told as new."""
    noun = trigger.entry is not None and trigger.entry.word("form") != "verb"
    return noun and trigger.determiner in {"a", "an", "another"}


def _has_site(frame: Frame) -> bool:
    """True if a clause that does not point back says at which town or site it happened."""
    points = any(g.place is not None and g.place.is_point for g in frame.places)
    return points and not frame.has_definite_trigger()


def is_generic(frame: Frame) -> bool:
    """True if a clause speaks of attacks in general: a bare plural, undated, with no victims."""
    strong = [t for t in frame.triggers if t.entry and not t.entry.says_yes("weak")]
    return (
        bool(strong)
        and not frame.has_day()
        and not frame.tolls
        and all(_is_bare_plural(frame, trigger) for trigger in strong)
    )


def _is_bare_plural(frame: Frame, trigger: Group) -> bool:
    noun = trigger.entry is not None and trigger.entry.word("form") != "verb"
    plural = trigger.span.quote(frame.scan.text).endswith("s")
    return noun and plural and trigger.determiner in {"", "their", "its", "these", "such"}
