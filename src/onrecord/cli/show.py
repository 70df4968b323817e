"""`onrecord show`: one line with its source sentence and its links, or a report with all its lines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.run import told, visible, write

if TYPE_CHECKING:
    from onrecord.line import Line
    from onrecord.record import LineDetail, Standing, Store

LINKS = {
    "within": "within",
    "said_in": "said in",
    "part_of": "part of",
    "holds": "holds",
    "tells": "tells",
    "has_part": "has the part",
}


@click.command()
@click.argument("record", metavar="RECORD")
@click.argument("name", metavar="ID")
@click.option(
    "--as-of", metavar="TIME", help="As the record stood at a time (2024-10-23T14:00Z), or after an entry (its number)."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object, UTF-8.")
@told
def command(*, record: str, name: str, as_of: str | None, as_json: bool) -> None:
    """Show one line with its source sentence and its links.

    ID is a line ("r-0123456789abcdef/S1") or a report ("r-0123456789abcdef"), as `add`, `export` and the page give
    it. A report is shown with all its lines in the order of its text, and with what happened to it on record.
    """
    from onrecord.record import Store

    with Store.open(record, create=False, readonly=True) as store:
        if as_json:
            write(as_data(store, name, as_of))
            return
        lines = line_text(store.line(name, as_of)) if "/" in name else report_text(store, name, as_of)
        write(visible("\n".join(lines)).encode())


def as_data(store: "Store", name: str, as_of: str | None) -> bytes:
    """A line as the page's JSON has it, with its sentence and its links' lines; a report as its whole record."""
    import msgspec

    from onrecord.model import to_json
    from onrecord.pages.twins import line_data, report_data

    if "/" not in name:
        return to_json(store.record(name, as_of))
    detail = store.line(name, as_of)
    line: dict[str, Any] = {
        **line_data(detail.line),
        "sentence": {"span": detail.line.sentence, "words": detail.line.context},
        "seq": detail.line.seq,
        "recorded": detail.line.recorded,
        "standing": report_data(detail.report),
        "links": [{"kind": link.kind, "line": line_data(link.line)} for link in detail.links],
    }
    return msgspec.json.encode(line)


def line_text(detail: "LineDetail") -> Iterator[str]:
    """The line, its sentence with the words marked, how it was read, and its links."""
    from onrecord.cli.telling import marked, own_spans, told

    line = detail.line
    yield told(line)
    yield ""
    yield f"  {marked(line.context, line.sentence[0], own_spans(line))}"
    yield ""
    yield f"  {line.id} · {line.layer} · text {line.span[0]}–{line.span[1]}{_reading(line)}"
    yield f"  on record since {line.recorded} (entry {line.seq})"
    yield from (f"  {line_}" for line_ in (line.report.url, f"received from {detail.report.received_from}") if line_)
    if detail.links:
        yield ""
    for link in detail.links:
        yield f"  {LINKS[link.kind]} {link.line.id.partition('/')[2]}  {told(link.line, inside=True)}"


def _reading(line: "Line") -> str:
    known = [getattr(line.part, field, None) for field in ("kind", "basis")]
    confidence = getattr(line.part, "confidence", None)
    shown = [str(x) for x in known if x] + ([f"confidence {confidence:.2f}"] if confidence is not None else [])
    return f" · {', '.join(shown)}" if shown else ""


def report_text(store: "Store", name: str, as_of: str | None) -> Iterator[str]:
    """The report's heading, its lines in the order of the text, the places it was met at, and its history."""
    from onrecord.cli.telling import told

    report = store.report(name, as_of)
    yield from _heading(report)
    yield ""
    for line in store.report_lines(name, as_of):
        yield f"  {line.part.id:<5} {line.span[0]:>6}–{line.span[1]:<6} {told(line, inside=True)}"
    copies = store.copies(name, as_of)
    if copies:
        yield ""
    for copy in copies:
        yield f"  also at {', '.join(x for x in (copy.outlet, copy.title, copy.published, copy.url) if x)}"
    yield ""
    for entry in store.history(name):
        why = f": {entry.why} ({entry.who})" if entry.why else ""
        yield f"  entry {entry.seq}, {entry.recorded}: {entry.kind} {entry.line_id or entry.report_id}{why}"


def _heading(report: "Standing") -> Iterator[str]:
    head = report.heading
    yield head.title or "(without a title)"
    date = f"{head.published.value} ({head.published.basis})" if head.published.value else "undated"
    authors = f"by {', '.join(report.authors)}" if report.authors else None
    credits = f"credits {', '.join(report.credits)}" if report.credits else None
    yield " · ".join(x for x in (head.outlet or "outlet unknown", date, authors, credits, head.language) if x)
    counts = ", ".join(f"{many} {layer}" for layer, many in sorted(report.lines.items()))
    yield f"{report.id} · {report.length:,} characters · {counts or 'no lines'}"
    yield from (x for x in (head.url, f"received from {report.received_from}") if x)
