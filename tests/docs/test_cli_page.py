"""The page on the commands is the commands' own help, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import click

from crosswire.cli import cli

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"
HEAD = """# The commands

Written from the commands' own help by `just docs`; a test compares the two.

"""


def help_of(command: click.Command, name: str) -> str:
    settings = {**cli.context_settings, "terminal_width": 100}
    context = click.Context(command, info_name=name, **settings)
    return f"```text\n{command.get_help(context)}\n```\n"


def make_page() -> str:
    parts = [f"{HEAD}## crosswire\n\n{help_of(cli, 'crosswire')}"]
    for name, command in sorted(cli.commands.items()):
        parts.append(f"## crosswire {name}\n\n{help_of(command, f'crosswire {name}')}")
    return "\n".join(parts)


def test_the_page_on_the_commands_says_what_they_say_themselves() -> None:
    if os.environ.get("CROSSWIRE_WRITE_DOCS"):
        PAGE.write_text(make_page(), "utf-8")
    assert PAGE.read_text("utf-8") == make_page(), "run: just docs"


def test_every_option_has_words_that_explain_it() -> None:
    for command in cli.commands.values():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{command.name} {parameter.name}"
