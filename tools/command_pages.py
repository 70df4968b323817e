"""`docs/commands/*.md`: each command's help as it prints it, put into a page whose other parts are written by hand."""

from pathlib import Path

import click

from onrecord.cli import COMMANDS, main
from tools import blocks

FOLDER = Path(__file__).parent.parent / "docs/commands"
WIDTH = 100

EMPTY = "# onrecord {name}\n\n{line}\n\n<!-- help: make docs -->\n<!-- /help -->\n\n## Examples\n"


def help_of(name: str) -> str:
    """A command's help, as it stands at a hundred columns."""
    with click.Context(main, info_name="onrecord") as parent:
        command = main.get_command(parent, name)
    assert command is not None
    with click.Context(
        command, info_name=name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH
    ) as context:
        return command.get_help(context)


def page(name: str) -> str:
    """A command's page with its help as it is now; what is written by hand stays."""
    path = FOLDER / f"{name}.md"
    text = path.read_text("utf-8") if path.exists() else EMPTY.format(name=name, line=COMMANDS[name])
    return blocks.filled(text, "help", blocks.code(help_of(name)))


def pages() -> dict[Path, str]:
    """Every command's page."""
    return {FOLDER / f"{name}.md": page(name) for name in COMMANDS}
