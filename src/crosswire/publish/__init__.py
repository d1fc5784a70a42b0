"""The ledger as files: lossless JSON, a table, a map, a brief to read.

In: whatever keeps the promise `Records`. Out: pieces of text that make a file.
Refuses: an unknown format, naming those there are; a sentence without a claim behind it.
"""

from crosswire.publish.files import FORMATS, export_ledger, write_whole

__all__ = ["FORMATS", "export_ledger", "write_whole"]
