"""The command line: one short file a command, each imported only when it is called."""

import importlib

import click

from onrecord import __version__

COMMANDS = {
    "read": "Read reports and print their records.",
    "add": "Read reports into a record.",
    "show": "Show one line with its sentence and its links.",
    "quote": "Was this said? Looks the words up among the quotations.",
    "export": "Write a record as csv, jsonl and more.",
    "serve": "Serve the live page.",
    "build": "Build the page as files that open offline.",
    "demo": "Build and open the bundled example crisis.",
}
"""Each command and its one line of help; `onrecord.cli.NAME` holds a click command called `command`."""


class Lazy(click.Group):
    """A group that imports a command's file when the command is used, so that --help starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = importlib.import_module(f"onrecord.cli.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Reads reports on a crisis and keeps a sourced record of who said what, who did what, how many, where and when."""
