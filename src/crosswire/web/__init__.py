"""A ledger in a browser: pages from a server, or the same pages as files for any web host.

In comes a ledger; out go HTML, JSON with a schema, and feeds. Nothing is written to the ledger,
except a person's decisions where review is on; nothing is fetched from elsewhere.
"""
