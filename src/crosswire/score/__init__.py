"""How well a ledger answers articles that people have labelled.

In: the records of a ledger, and labels. Out: precision, recall and F1 of what was found, linked
and filled in. Refuses: labels it cannot read, naming the file and what is wrong.
"""

from crosswire.score.gold import Gold, load_gold
from crosswire.score.scores import Scores, score_records

__all__ = ["Gold", "Scores", "load_gold", "score_records"]
