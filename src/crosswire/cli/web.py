"""Commands that show the ledger in a browser: from a server, or as files."""

from __future__ import annotations

from types import ModuleType

import click

from crosswire.cli.group import cli
from crosswire.cli.options import on_ledger
from crosswire.errors import SetupError

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
@click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="COUNT",
    help="Processes that answer. [default: one a processor, 4 at most; 1 with --review]",
)
@click.option(
    "--longest",
    type=click.FloatRange(0, min_open=True),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a page may take to find in the ledger.",
)
@click.option("--review", is_flag=True, help="Let whoever has the token decide, at /review.")
@click.option(
    "--token",
    envvar="CROSSWIRE_REVIEW_TOKEN",
    metavar="WORDS",
    help="The token, of 16 letters or more. Better given as $CROSSWIRE_REVIEW_TOKEN.",
)
@on_ledger
def serve(ledger: str | None, names: tuple[str, ...], **door: str | float | None) -> int:
    """Show the ledger in a browser.

    Read only, unless --review lets people decide. Without a token one is made and printed. Stop it
    with Ctrl-C.
    """
    serving = _import_web()
    return int(serving.serve(ledger, serving.Door(names=names, **door)))


@cli.command()
@click.argument("folder", metavar="SITE", type=click.Path(file_okay=False))
@click.option("--address", default="", metavar="URL", help="Where the site will be, for feeds.")
@on_ledger
def publish(folder: str, address: str, ledger: str | None) -> int:
    """Write the same pages as files, for any web host.

    SITE is a folder: a new one, or one that publish wrote before. No server is needed behind the
    files; filters and the view of a past day work in the browser.
    """
    serving = _import_web()
    return int(serving.publish(ledger, folder, address))


def _import_web() -> ModuleType:
    """The pages, imported when they are asked for: crosswire works without what they need."""
    try:
        from crosswire.web import serving
    except ModuleNotFoundError as error:
        raise SetupError(f"{error.name} is not installed. {NEEDED}") from error
    return serving
