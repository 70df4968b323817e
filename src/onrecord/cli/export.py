"""`onrecord export`: a record as csv, jsonl and whatever else a format has been written for."""

import sys
from pathlib import Path
from typing import Any

import click

from onrecord.cli.run import told
from onrecord.vocabulary import Layer, labels

KEYS = {
    "speaker": "speaker",
    "kind": "kind",
    "act": "act",
    "outlet": "outlet",
    "report": "report",
    "from": "day_from",
    "to": "day_to",
    "text": "text",
    "since": "since",
}
"""What `--where` takes, and the field of a query that it fills."""

MANY = frozenset({"speaker", "kind", "act", "outlet", "report"})
"""Those that may be given several times: any of the values."""


class Where(click.ParamType):  # type: ignore[type-arg]
    """KEY=VALUE."""

    name = "KEY=VALUE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The key, known, and its value."""
        key, equals, wanted = value.partition("=")
        if not equals or key not in KEYS:
            self.fail(f"{value!r} is no filter: write KEY=VALUE with one of {', '.join(KEYS)}", param, ctx)
        if key == "since" and not wanted.isdecimal():
            self.fail(f"{value!r} is no filter: since takes an entry's number", param, ctx)
        return key, wanted


def _formats(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from onrecord.publish import export

    for name in export.names():
        click.echo(f"{name:<8} {export.load(name).SUMMARY}")
    context.exit()


@click.command()
@click.argument("record", metavar="RECORD")
@click.option("--format", "name", required=True, metavar="FORMAT", help="csv, jsonl …: --formats lists them.")
@click.option("--formats", is_flag=True, is_eager=True, expose_value=False, callback=_formats, help="List the formats.")
@click.option(
    "--layer",
    "layers",
    multiple=True,
    type=click.Choice([name for name in labels(Layer) if name != "actors"]),
    help="Only lines of this layer; may be given several times. All layers if left out.",
)
@click.option(
    "--where",
    "filters",
    multiple=True,
    type=Where(),
    help=f"Only what fits: {', '.join(KEYS)} (days as 2024-10-23). Several values of one key: any of them.",
)
@click.option(
    "--as-of", metavar="TIME", help="As the record stood at a time (2024-10-23T14:00Z), or after an entry (its number)."
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file, whole or not at all.")
@told
def command(
    *,
    record: str,
    name: str,
    layers: tuple[Layer, ...],
    filters: tuple[tuple[str, str], ...],
    as_of: str | None,
    out: Path | None,
) -> None:
    """Write a record as csv, jsonl and more.

    A csv has one row a line: the report with its outlet, title, address and date; the exact words with their offsets
    in the report's text; who says it; and the fields of the line's layer. A text that a spreadsheet would run as a
    formula (it begins with = + - @) gets an apostrophe before it. A jsonl has the whole record of every report that
    has a line that fits.
    """
    from onrecord.cli.run import note
    from onrecord.publish.export import export, export_file, load
    from onrecord.record import LineQuery, Store

    load(name)  # an unknown format is told before anything is opened
    query = LineQuery(layer=layers or None, as_of=as_of, **_fields(filters))
    with Store.open(record, create=False, readonly=True) as store:
        if out is None:
            export(store, name, query, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        else:
            written = export_file(store, name, query, out)
            note(f"{out}: {written:,} {'row' if name == 'csv' else 'record'}{'' if written == 1 else 's'}")


def _fields(filters: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """The filters as fields of a query; the last value of a key that takes one."""
    found: dict[str, Any] = {}
    for key, value in filters:
        field = KEYS[key]
        if key in MANY:
            found[field] = (*found.get(field, ()), value)
        else:
            found[field] = int(value) if key == "since" else value
    return found
