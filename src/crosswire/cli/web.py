"""Commands that show the ledger in a browser: from a server, or as files."""

from __future__ import annotations

from types import ModuleType

import click

from crosswire.cli.group import cli
from crosswire.cli.options import on_ledger
from crosswire.errors import SetupError
from crosswire.settings import load_settings

NEEDED = "The pages need starlette, uvicorn and jinja2. Install them: pip install 'crosswire[web]'"


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8040, show_default=True, help="The port; 0 takes a free one.")
@click.option(
    "--host-name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A name that the server answers to, besides localhost; * for any. May be repeated.",
)
@on_ledger
def serve(host: str, port: int, names: tuple[str, ...], ledger: str | None) -> int:
    """Show the ledger in a browser.

    Read only. Stop it with Ctrl-C.
    """
    serving = _import_web()
    return int(serving.serve(load_settings(ledger=ledger), host, port, names))


def _import_web() -> ModuleType:
    """The pages, imported when they are asked for: crosswire works without what they need."""
    try:
        from crosswire.web import serving
    except ModuleNotFoundError as error:
        raise SetupError(f"{error.name} is not installed. {NEEDED}") from error
    return serving
