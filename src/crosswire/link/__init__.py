"""Mentions that tell of one incident, found by their facts.

In: mentions, what is known of their articles, and people's decisions. Out: links with reasons,
and groups of mention ids. Refuses: to join mentions of one article, or what contradicts.
"""

from __future__ import annotations

from crosswire.link.explain import explain_pairs
from crosswire.link.link import link_mentions

__all__ = ["explain_pairs", "link_mentions"]
