"""Mentions that tell of one incident, found by their facts.

In: mentions, what is known of their articles, and people's decisions. Out: links with reasons,
and groups of mention ids. Refuses: to join mentions of one article, or what contradicts.
"""

from __future__ import annotations

from crosswire.link.blocks import LEADERS, Blocks
from crosswire.link.explain import explain_pairs
from crosswire.link.facts import Side
from crosswire.link.link import link_mentions, link_sides
from crosswire.link.meetings import (
    Ends,
    Meetings,
    Rank,
    list_standings,
    order_ends,
    read_id,
)
from crosswire.link.relink import Relinking, stand_sides
from crosswire.link.sides import describe_side, name_nations
from crosswire.link.web import Group, Web, weave

__all__ = [
    "LEADERS",
    "Blocks",
    "Ends",
    "Group",
    "Meetings",
    "Rank",
    "Relinking",
    "Side",
    "Web",
    "describe_side",
    "explain_pairs",
    "link_mentions",
    "link_sides",
    "list_standings",
    "name_nations",
    "order_ends",
    "read_id",
    "stand_sides",
    "weave",
]
