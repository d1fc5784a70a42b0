"""Read articles from files, folders, patterns and standard input.

In: paths. Out: Articles, and a Rejection for everything that is none, saying what to do.
Refuses: other languages than English, binary files, files over 20 MB, the same bytes twice.
"""

from crosswire.read.files import read_articles

__all__ = ["read_articles"]
