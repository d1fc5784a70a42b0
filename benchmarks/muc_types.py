"""Which type of MUC-3/4 an incident has: ATTACK holds for all, the others only where they are sure.

An answer of ATTACK earns half where the key is finer; BOMBING earns nothing for a shooting.
"""

from __future__ import annotations

from collections import Counter

from crosswire.model.mention import Mention

_BLASTS = frozenset({"noun.blast", "verb.bomb_civil"})
_BOMBING = _BLASTS | {"noun.bombing", "noun.car_bombing", "noun.suicide", "verb.plant"}
_NOT_BOMBING = frozenset(
    {"verb.shoot", "verb.shot", "verb.kill", "verb.storm", "verb.arrest", "verb.abduct"}
    | {"noun.ambush", "noun.clash", "noun.raid"}
)
_MURDER = frozenset({"noun.killing", "noun.assassination", "verb.assassinate"})
_ABDUCTION = frozenset({"noun.abduction", "verb.abduct"})
_OPEN = frozenset({"noun.incident"})  # says nothing of the type
_BOMBS = frozenset({"bomb", "ied", "car bomb", "mine"})


def settle_type(mention: Mention) -> str:
    """ATTACK, or BOMBING or KIDNAPPING where the words for it outnumber all others."""
    told = Counter(c.rule.rpartition("#")[2] for c in mention.claims if c.slot == "type")
    if mention.type == "bombing" and _is_bombing(mention, told):
        return "BOMBING"
    taken = sum(told[word] for word in _ABDUCTION)
    others = sum(count for word, count in told.items() if word not in _ABDUCTION | _OPEN)
    return "KIDNAPPING" if mention.type == "abduction" and taken > others else "ATTACK"


def _is_bombing(mention: Mention, told: Counter[str]) -> bool:
    weapons = {claim.value for claim in mention.claims if claim.slot == "weapon"}
    armed = bool(weapons & _BOMBS) or bool(_BLASTS & told.keys())
    others = sum(told[word] for word in _NOT_BOMBING)
    return armed and not _MURDER & told.keys() and sum(told[word] for word in _BOMBING) > others
