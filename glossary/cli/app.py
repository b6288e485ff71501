"""The list of all commands, in the order in which ``glossary --help`` shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup
from typer.main import get_command

from glossary.cli.changes import log, undo
from glossary.cli.dedup import dedup
from glossary.cli.edit import add, edit
from glossary.cli.exporting import export, formats
from glossary.cli.extract import extract
from glossary.cli.importing import import_
from glossary.cli.merging import conflicts, merge
from glossary.cli.review import review
from glossary.cli.search import search
from glossary.cli.shell import shell
from glossary.cli.show import show
from glossary.cli.stats import stats, trend

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer._click import Command, Context, HelpFormatter

SETTINGS = {"help_option_names": ["-h", "--help"]}

COMMANDS: dict[str, Callable[..., None]] = {
    "extract": extract,
    "search": search,
    "shell": shell,
    "show": show,
    "add": add,
    "set": edit,
    "review": review,
    "import": import_,
    "export": export,
    "formats": formats,
    "merge": merge,
    "conflicts": conflicts,
    "dedup": dedup,
    "log": log,
    "undo": undo,
    "stats": stats,
    "trend": trend,
}


class Commands(TyperGroup):
    """The commands by name, each made into a parser only when it is called: the list of all costs next to nothing."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - the list is the same everywhere
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002 - as above
        """Make the parser of one command; None if there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        single = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode=None, add_completion=False)
        single.command(cmd_name, context_settings=SETTINGS)(COMMANDS[cmd_name])
        return get_command(single)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002 - as above
        """List each command with the first line of its help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, (call.__doc__ or "").partition("\n")[0]) for name, call in COMMANDS.items()])


app = typer.Typer(
    name="glossary",
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=SETTINGS,
)


def show_version(*, wanted: bool) -> None:
    """Print the installed version and stop."""
    if wanted:
        from importlib.metadata import version

        typer.echo(f"glossary {version('policy-glossary')}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=lambda value: show_version(wanted=value),
            is_eager=True,
            help="Show the version and stop.",
        ),
    ] = False,
) -> None:
    """Chinese policy terms and their English renderings: mine them from briefs, look them up, export them.

    Results go to stdout, messages to stderr. Exit codes: 0 fine, 1 nothing found, 2 error.
    """
