"""The words of a language, and how to load and match them.

In: TOML and CSV files, each entry with an example. Out: a Lexicon, and its matches in a text.
Refuses: an unknown key, an id used twice, an entry without example, a phrase claimed twice.
"""
