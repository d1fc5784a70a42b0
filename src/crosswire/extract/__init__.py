"""From a Document to what it says of incidents.

In: a Document and the lexicon. Out: a Reading: mentions with claims, tallies, statements.
Refuses: anything without a span in the text, and anything that is not a new physical occurrence.
"""

from crosswire.extract.mentions import extract_mentions

__all__ = ["extract_mentions"]
