"""A mention that says nothing, for tests to fill in."""

from __future__ import annotations

from crosswire.model.mention import Mention

EMPTY = Mention(
    id="",
    article="",
    role="main",
    type="rocket_attack",
    date=None,
    place=None,
    weapons=(),
    munitions=None,
    outcome=None,
    killed=None,
    injured=None,
    casualties=None,
    responsibility=(),
    claim_status=None,
    target=None,
    victims=(),
    evidence=(),
    claims=(),
)
