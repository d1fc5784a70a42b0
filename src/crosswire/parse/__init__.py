"""Lay out an article: zones, sentences, quotations, credits, publication date.

In: an Article and the Lexicon. Out: a Document whose spans all refer to the article's text.
Refuses: nothing; what cannot be told (a date, an outlet, a speaker) stays None.
"""

from crosswire.parse.document import parse_article

__all__ = ["parse_article"]
