"""`onrecord demo`: the bundled example crisis, on record and on its page."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.run import DONE, FAILED, note, say, told
from onrecord.cli.serve import PORT

if TYPE_CHECKING:
    from onrecord.errors import InputError
    from onrecord.intake import Received
    from onrecord.language import Language
    from onrecord.record import Store

HOST = "127.0.0.1"
LABEL = "Reading the example crisis, this once"


@click.command()
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 for any free one."
)
@click.option("--no-open", is_flag=True, help="Don't open the page in the browser.")
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write the page as files into DIR instead of serving it.",
)
@click.pass_context
@told
def command(ctx: click.Context, port: int, no_open: bool, site: Path | None) -> int:
    """Build and open the bundled example crisis.

    An invented crisis of three weeks: 53 reports from 14 outlets, in every form that onrecord reads. They are put
    on record once, in the user's cache folder; the page then opens at once. Ctrl-C stops it.
    """
    from onrecord import example
    from onrecord.cli import build, serve

    place = example.folder()
    home = example.home(place)
    record, whole = home / "talwen.db", home / "whole"
    if not whole.exists():
        if not _put_on_record(place, record):
            return FAILED
        whole.touch()
    note(f"The record is {record}")
    if site is not None:
        ctx.invoke(build.command, record=str(record), site=site, name=example.NAME)
    else:
        ctx.invoke(serve.command, record=str(record), port=port, host=HOST, name=example.NAME, open_=not no_open)
    return DONE


def _put_on_record(place: Path, record: Path) -> bool:
    """Read the example's reports into the record, those that are not there yet, oldest first. Whether all are there."""
    from onrecord import example
    from onrecord.language import load
    from onrecord.record import Store

    language, reports = load(), example.received(place)
    with Store.open(str(record)) as store, click.progressbar(reports, file=sys.stderr, label=LABEL) as bar:
        problems = [problem for item in bar if (problem := _add(store, item, language))]
    for problem in problems:
        say(str(problem))
    return not problems


def _add(store: "Store", item: "Received | InputError", language: "Language") -> "InputError | None":
    """Put one report on record. What it says is wrong with it, or None."""
    from onrecord.api import read_received
    from onrecord.errors import InputError

    if isinstance(item, InputError):
        return item
    if store.known(item, {language.name: language.sha256}) is not None:
        return None
    found = read_received(item, language)
    if isinstance(found, InputError):
        return found
    store.add(*found)
    return None
