"""`docs/commands/*.md`: each command's help as it prints it, put into a page whose other parts are written by hand."""

import subprocess
import sys
from pathlib import Path

from onrecord.cli import COMMANDS
from tools import blocks

FOLDER = Path(__file__).parent.parent / "docs/commands"
WIDTH = 100

EMPTY = "# onrecord {name}\n\n{line}\n\n<!-- help: make docs -->\n<!-- /help -->\n\n## Examples\n"


PRINT = "import sys; from onrecord.cli import main; main([sys.argv[1], '--help'], 'onrecord', terminal_width={0}, max_content_width={0})"


def help_of(name: str) -> str:
    """A command's help, as it stands at a hundred columns.

    Asked of a process of its own: click keeps a command's help option from the first context that asked for it,
    so in a process that ran the command before (a test, say) it might be another.
    """
    done = subprocess.run([sys.executable, "-c", PRINT.format(WIDTH), name], check=True, capture_output=True, text=True)  # noqa: S603 (our own command)
    return done.stdout.rstrip("\n")


def page(name: str) -> str:
    """A command's page with its help as it is now; what is written by hand stays."""
    path = FOLDER / f"{name}.md"
    text = path.read_text("utf-8") if path.exists() else EMPTY.format(name=name, line=COMMANDS[name])
    return blocks.filled(text, "help", blocks.code(help_of(name)))


def pages() -> dict[Path, str]:
    """Every command's page."""
    return {FOLDER / f"{name}.md": page(name) for name in COMMANDS}
