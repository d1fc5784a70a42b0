"""Is an article about violence at all? Sport, films, markets and floods borrow its words."""

from __future__ import annotations

from collections import Counter

from crosswire.extract.pieces import Surroundings
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases

# Different words of one other field that make an article its own, unless as many armed actors,
# attackers or weapons speak against it. Two: with one, a bombed match or cinema would be lost.
LEAST_WORDS = 2
_ARMED = frozenset({"group", "umbrella", "descriptor", "force", "generic"})

_ARMS = frozenset({"projectile", "explosive", "firearm"})


def find_scene(around: Surroundings, lexicon: Lexicon) -> str | None:
    """The field of life that an article is about if it is none of violence, else None."""
    words: dict[str, set[str]] = {}
    for match in find_phrases(around.text, lexicon, ("scenes",)):
        scene = match.entry.word("scene") or ""
        words.setdefault(scene, set()).add(match.span.quote(around.text).lower())
    if not words:
        return None
    counts = Counter({scene: len(found) for scene, found in words.items()})
    scene, count = counts.most_common(1)[0]
    armed = count_armed(around, arms=scene != "test")
    return scene if count >= LEAST_WORDS and count > armed else None


def count_armed(around: Surroundings, *, arms: bool) -> int:
    """How many different words for armed actors and attackers an article has, arms too if asked.

    A missile that is only tested is no sign of an attack.
    """
    return len(
        {
            match.span.quote(around.text).lower()
            for match in around.phrases
            if match.entry.word("kind") in _ARMED
            or match.entry.word("role") == "attacker"
            or (arms and match.entry.word("family") in _ARMS)
        }
    )
