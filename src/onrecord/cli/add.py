"""`onrecord add`: reads reports into a record, one after the other; each is kept for good before the next is begun."""

from typing import TYPE_CHECKING

import click

from onrecord.cli.run import DONE, FAILED, note, say, told, write
from onrecord.cli.values import DATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.errors import InputError
    from onrecord.intake import Hints, Received
    from onrecord.language import Language
    from onrecord.model import Record
    from onrecord.record import Added, Store

LAYERS = {
    "attributions": ("attribution", "attributions"),
    "acts": ("act", "acts"),
    "figures": ("figure", "figures"),
    "proposals": ("proposal", "proposals"),
}
"""The layers told in a line of progress; times and places are counted in the page."""

TOLD = {
    "add": "added",
    "replace": "read again",
    "copy": "same text elsewhere",
    "same": "no change",
    "retracted": "stays retracted",
}


@click.command()
@click.argument("record", metavar="RECORD")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--published", type=DATE, metavar="DATE", help="When the reports were published: 2024-10-23, or with a time."
)
@click.option("--outlet", metavar="NAME", help="The outlet that published the reports.")
@click.option("--again", is_flag=True, help="Read reports on record again; what differs is kept as a later entry.")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses of private networks too.")
@click.option("--model", metavar="PATH", help="The folder of a spaCy model, in place of the installed one.")
@click.option(
    "--actors", metavar="FILE", help="A list of actors to know beside the shipped one: YAML, see docs/actors.md."
)
@told
def command(
    *,
    record: str,
    inputs: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    again: bool,
    allow_private: bool,
    model: str | None,
    actors: str | None,
) -> int:
    """Read reports into a record.

    RECORD is a file (made if it isn't there) or a postgresql:// address. INPUT is as in `onrecord read`. The ids of
    the reports added or read anew go to standard output, progress to standard error. A report that is on record
    changes nothing; its text met at another outlet is noted beside it; what was retracted stays retracted. The
    command can be stopped and run again at any moment: what it said was added is kept.
    """
    from onrecord.api import language
    from onrecord.intake import Hints
    from onrecord.language import load
    from onrecord.record import Store
    from onrecord.who import known

    if actors is not None:
        known.use(actors)
    hints = Hints(published=published, outlet=outlet, allow_private=allow_private)
    tally = dict.fromkeys((*TOLD, "failed"), 0)
    with Store.open(record) as store:
        try:
            for found in added(store, inputs, hints, load(model) if model else language(), again=again):
                tally[found[2].kind if isinstance(found, tuple) else "failed"] += 1
                _tell(found)
        finally:
            note(_totals(tally))
    return FAILED if tally["failed"] else DONE


def added(
    store: "Store", inputs: tuple[str, ...], hints: "Hints", model: "Language", *, again: bool
) -> "Iterator[tuple[Received, Record | None, Added] | InputError]":
    """What became of each report; the record is None if it didn't have to be read. What can't be read comes as its error."""
    from onrecord.api import read_received
    from onrecord.errors import BrokenRecord, InputError, UnreadReport
    from onrecord.intake import receive

    for received in receive(inputs, hints):
        if isinstance(received, InputError):
            yield received
            continue
        known = None if again else store.known(received, {model.name: model.sha256})
        if known is not None:
            yield received, None, known
            continue
        read = read_received(received, model)
        if isinstance(read, InputError):
            yield read
            continue
        try:
            yield received, read[1], store.add(received, read[1], again=again)
        except BrokenRecord as error:
            problem = str(error).removeprefix(f"{received.where}: ")
            yield UnreadReport(received.where, f"{problem}: its record can't be kept, please report this")


def _tell(found: "tuple[Received, Record | None, Added] | InputError") -> None:
    """Tell one outcome: the id as data, if a record was made; the rest as progress."""
    if not isinstance(found, tuple):
        say(str(found))
        return
    received, record, result = found
    report = received.report
    name = ": ".join(x for x in (report.outlet, report.title) if x) or received.where
    note(f"{TOLD[result.kind]} {result.report_id} {name}{_counted(record) if result.kind != 'copy' else ''}")
    if result.kind in ("add", "replace"):
        write(result.report_id.encode())


def _counted(record: "Record | None") -> str:
    if record is None:
        return ""
    counts = ((len(getattr(record, layer)), names) for layer, names in LAYERS.items())
    return " (" + ", ".join(f"{n} {one if n == 1 else many}" for n, (one, many) in counts) + ")"


def _totals(tally: dict[str, int]) -> str:
    """One line: what came of all reports."""
    names = {**TOLD, "same": "without change", "retracted": "retracted before", "failed": "failed"}
    told_of = [
        f"{tally['add']} added",
        *(f"{n} {names[k]}" for k, n in tally.items() if n and k != "add"),
    ]
    return ", ".join(told_of)
