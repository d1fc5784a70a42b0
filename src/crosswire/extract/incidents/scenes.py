"""Is an article about violence at all? Sport, films, markets and floods borrow its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from crosswire.extract.incidents.draft import Draft
from crosswire.extract.incidents.evidence import Evidence, find_doers, weigh_evidence
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases


class Weights(NamedTuple):
    """How much each kind of evidence speaks against a realm; `start` settles a tie.

    `least` is a number of words that tell nothing yet.
    """

    doers: float = 0.0
    forces: float = 0.0
    arms: float = 0.0
    deeds: float = 0.0
    claims: float = 0.0
    harm: float = 0.0
    blows: float = 0.0
    news: float = 0.0
    malice: float = 0.0
    shots: float = 0.0
    shot: float = 0.0
    start: float = 0.0
    least: float = 0.0


# What violence means in each realm (see scenes.toml) says what speaks against it: nobody is hurt
# by a figure of speech, and the actors of a film are armed; an accident hurts people, but has no
# doer, and a flood no arms; arms are what a test is about. Set on two thirds of the labelled
# articles and on ordinary texts written for the purpose, checked on the rest.
WEIGHTS = {
    "figure": Weights(doers=1, forces=1, arms=1, claims=1, harm=2, news=1, shots=1),
    "network": Weights(arms=1, harm=1),
    "fiction": Weights(doers=1, arms=1, claims=1, harm=0.5, news=1, least=1),
    "crime": Weights(doers=1, arms=1, deeds=1, claims=2, harm=2, news=0.5, shots=1),
    "mishap": Weights(
        doers=3, arms=2, deeds=1, claims=2, blows=3, malice=2, shots=3, shot=1, start=-0.5
    ),
    "disaster": Weights(doers=2, arms=4, deeds=1, claims=2, start=-0.5),
    "test": Weights(doers=2, deeds=1, claims=2, harm=1, malice=2, start=-0.5),
}
_NEWS, _MALICE, _SHOTS = "news", "malice", "gunshot"


def find_realm(drafts: Sequence[Draft], scans: Sequence[Scan], lexicon: Lexicon) -> str | None:
    """The realm that an article is about if it is none of violence, else None.

    It must have more different words than the evidence of violence in the drafts weighs. Where
    nobody armed is spoken of and no violence is told, it is about "nothing"; a word of such news
    stands for a place that was not found.
    """
    evidence = weigh_evidence(drafts)
    words = count_words(scans[0].text, lexicon)
    if _is_game(scans[0].text, drafts, lexicon):
        words[_SHOTS] = 0
    known = evidence._replace(placed=max(evidence.placed, min(words[_NEWS], 1)))
    bare = is_bare(known) and not (words[_MALICE] or words[_SHOTS])
    if bare and not any(True for scan in scans for _ in find_doers(scan)):
        return "nothing"
    return next(
        (
            realm
            for realm, weights in WEIGHTS.items()
            if words[realm] > max(weights.least, weigh(evidence, words, weights))
        ),
        None,
    )


def _is_game(text: str, drafts: Sequence[Draft], lexicon: Lexicon) -> bool:
    """True where a wolf or a dog was shot, and no person is said to have been."""
    acts = (act for draft in drafts for frame in draft.frames for act in frame.acts)
    parts = {act.part for act in acts if act.rule.endswith("#shoot")}
    if "thing" not in parts or "victim" in parts:
        return False
    return any(m.entry.word("scene") == "animals" for m in find_phrases(text, lexicon, ("scenes",)))


def tells_gunshot(draft: Draft, lexicon: Lexicon) -> bool:
    """True if a draft says that somebody was shot: "a gunshot wound", "he shot himself"."""
    told = (frame.span.quote(frame.scan.text) for frame in draft.frames)
    return any(count_words(words, lexicon)[_SHOTS] for words in told)


BOTH = 2  # "pirates boarded a ship, the navy said": two kinds of people that a figure has not


def is_bare(evidence: Evidence) -> bool:
    """True if nobody is armed or blamed, and nothing is told but that somebody was hurt or a deed.

    A deed done nowhere is a figure of speech ("a bombardment of the goal"), harm alone an accident
    ("a bus ploughed into the stop and killed two"); only together do they tell of violence.

    What happened nowhere must have hurt somebody by a deed, or have a doer and a force or claim.

    >>> is_bare(Evidence(harm=2)), is_bare(Evidence(meant=1, harm=2, placed=1))
    (True, False)
    """
    armed = evidence.doers + evidence.forces + evidence.arms + evidence.shot
    told = evidence.claims + evidence.agents
    if not evidence.placed:
        deed = armed + told + evidence.sited + evidence.deeds
        return not (evidence.harm and deed) and armed + told - evidence.arms < BOTH
    return not (armed or told or evidence.sited or (evidence.meant and evidence.harm))


def count_words(text: str, lexicon: Lexicon) -> Counter[str]:
    """How many different words of each realm a text has."""
    found = {
        (match.entry.word("realm") or "", match.span.quote(text).lower())
        for match in find_phrases(text, lexicon, ("scenes",))
    }
    return Counter(realm for realm, _ in found)


def weigh(evidence: Evidence, words: Mapping[str, int], weights: Weights) -> float:
    """How much speaks against a realm.

    >>> weigh(Evidence(doers=1, harm=1), Counter(), WEIGHTS["figure"])
    3.0
    """
    return float(
        weights.start
        + weights.doers * evidence.doers
        + weights.forces * evidence.forces
        + weights.arms * evidence.arms
        + weights.deeds * evidence.deeds
        + weights.claims * evidence.claims
        + weights.harm * evidence.harm
        + weights.blows * evidence.blows
        + weights.shot * evidence.shot
        + weights.news * words[_NEWS]
        + weights.malice * words[_MALICE]
        + weights.shots * words[_SHOTS]
    )
