"""The group that every command belongs to."""

from __future__ import annotations

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="crosswire", message="crosswire %(version)s")
def cli() -> None:
    """Read news reports about security incidents and keep a sourced ledger of them.

    Start with `crosswire demo`, then `crosswire add` your own articles.

    \b
    Exit codes: 0 done; 1 nothing was found, or an article was rejected;
    2 wrong usage, settings or ledger; 130 stopped from the keyboard.
    """
