"""The devices that were used, as MUC-3/4 writes them: words for things, never for deeds.

"Shot to death" tells the kind of instrument there, and names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosswire.model.mention import Mention

# Words of weapons that name no device, and how phrases for a deed begin.
_NO_DEVICES = frozenset(
    {"SHOT", "SHOTS", "RIFLE FIRE", "GUNFIRE", "SHOOTING", "HELICOPTER GUNSHIP"}
)
_DEED = re.compile(
    r"(?:SHOT|SHOTS|SHOOT|FIRED|FIRING|OPENED|OPENING|RIDDLED|SPRAYED|GUNNED|MACHINE-?GUNNED|SET|BURN\w*)\b"
)
_DEVICE = re.compile(
    r"\b(?:CAR[ -]BOMBS?|DYNAMITE|BOMBS?|EXPLOSIVES?|GRENADES?|(?:SUB)?MACHINE ?GUNS?|MORTARS?|"
    r"RIFLES?|PISTOLS?|ROCKETS?)\b"
)


def name_devices(text: str, mention: Mention) -> list[str]:
    """The devices claimed for an incident; else the first that its passages name."""
    claimed = [words for words in _claimed(text, mention) if _is_device(words)]
    return claimed or _find_device(text, mention)


def _claimed(text: str, mention: Mention) -> Iterator[str]:
    for claim in mention.claims:
        if claim.slot == "weapon" and claim.rule.startswith("en/weapons#"):
            yield " ".join(claim.span.quote(text).upper().split())


def _is_device(words: str) -> bool:
    return words not in _NO_DEVICES and not _DEED.match(words)


def _find_device(text: str, mention: Mention) -> list[str]:
    passages = " ".join(span.quote(text) for span in mention.evidence)
    found = _DEVICE.search(passages.upper())
    return [" ".join(found[0].split())] if found else []
