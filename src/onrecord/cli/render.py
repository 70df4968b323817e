"""A record as a text that an editor reads: the report's heading, then its lines, layer by layer, each with who says it."""

from collections.abc import Iterator

from onrecord.cli.run import visible
from onrecord.line import Line, lines_of
from onrecord.model import Act, Attribution, Figure, Place, Proposal, Record, Report, Span, Time
from onrecord.said.integrity import Variant, variants

TITLES = {
    "attributions": "Who said what",
    "figures": "Figures",
    "acts": "Who did what",
    "proposals": "Proposals",
    "times": "When",
    "places": "Where",
}
"""The layers in the order in which an editor asks for them."""


def rendered(record: Record) -> str:
    """The whole record. Every line gives its offsets in the text, who says it, what is known of it, and its words."""
    parts = ["\n".join(_heading(record.report))]
    lines = list(lines_of(record))
    for layer, title in TITLES.items():
        told = [_told(line, record) for line in lines if line.layer == layer]
        if told:
            parts.append("\n".join([f"{title} ({len(told)})", *told]))
    found = variants(record.report)
    if found:
        parts.append("\n".join([f"In two wordings ({len(found)})", *map(_two_wordings, found)]))
    beside = {variant.entry for variant in found}
    left = [u for u in record.unresolved if u not in beside]
    if left:
        open_ = [f"  {_at(u.span)}  {_quoted(record.words(u.span))} · {u.layer}: {u.reason}" for u in left]
        parts.append("\n".join([f"Unresolved ({len(open_)})", *open_]))
    return visible("\n\n".join(parts)) + "\n"


def _two_wordings(variant: Variant) -> str:
    """A quotation as the headline or the opening has it, and under it as the text has it; then the words that differ."""
    head, text = variant.head, variant.text
    differ = " / ".join(
        " … ".join(_quoted(side.words[slice(*span)]) for span in side.differs) or "-" for side in (head, text)
    )
    first = _at(head.span) if head.span else " " * 13
    return (
        f"  {first}  {variant.where}: {_quoted(head.words)}\n"
        f"  {_at(text.span or (0, 0))}  text: {_quoted(text.words)}\n"
        f"  {'':13}  differ: {differ}"
    )


def _heading(report: Report) -> Iterator[str]:
    yield _flat(report.title or "(without a title)")
    place = report.dateline.place if report.dateline else None
    credits = f"credits {', '.join(report.credits)}" if report.credits else None
    authors = f"by {', '.join(report.authors)}" if report.authors else None
    date = f"{report.published.value} ({report.published.basis})" if report.published.value else "undated"
    yield " · ".join(filter(None, (report.outlet or "outlet unknown", date, place, authors, credits, report.language)))
    yield " ".join(filter(None, (report.id, report.ref, report.url)))


def _told(line: Line, record: Record) -> str:
    """One line: where, who says it, what is known, the words."""
    voice = line.voice.name if line.voice.basis != "report" else f"{line.report.outlet or line.report.id} (the report)"
    known = " · ".join(filter(None, _known(line, record)))
    return f"  {_at(line.span)}  {_flat(voice)} · {known}"


def _known(line: Line, record: Record) -> Iterator[str | None]:
    part = line.part
    if isinstance(part, Attribution):
        yield from _attribution(part, line, record)
    elif isinstance(part, Figure):
        yield from _figure(part, line, record)
    elif isinstance(part, Act):
        yield from _act(part, line, record)
    elif isinstance(part, Proposal):
        yield from _proposal(part, line, record)
    elif isinstance(part, Time):
        yield _quoted(line.words)
        yield f"{part.type} {part.value}{f' ({part.begin} to {part.end})' if part.begin else ''}"
    elif isinstance(part, Place):
        yield _quoted(line.words)
        yield ", ".join(filter(None, (part.role, part.name, part.country)))


def _attribution(part: Attribution, line: Line, record: Record) -> Iterator[str | None]:
    yield f"{_quoted(record.words(part.cue))} ({part.act})" if part.cue else part.act
    yield _quoted(" … ".join(record.words(span) for span in part.content))
    yield f"{part.kind}, {part.basis}"
    yield _named("to", part.to, line)
    yield f"within {part.within}" if part.within else None


def _figure(part: Figure, line: Line, record: Record) -> Iterator[str | None]:
    yield _quoted(line.words)
    yield f"{part.measure}: {_amount(part)}"
    yield f"counted by {line.actors[part.counter].name}" if part.counter else None
    yield f"at {_quoted(record.words(part.place))}" if part.place else None
    yield f"as of {_quoted(record.words(part.as_of))}" if part.as_of else None
    yield f"of {part.part_of}" if part.part_of else None
    yield f"caveat {_quoted(record.words(part.caveat))}" if part.caveat else None


def _amount(part: Figure) -> str:
    if part.value is None and part.low is None and part.high is None:
        return f"{part.bound} {part.unit}"
    number = (
        f"{part.value:,g}"
        if part.value is not None and part.value < 1e6
        else f"{part.value:,.0f}"
        if part.value
        else "0"
    )
    if part.value is None:
        number = f"{part.low or 0:,g} to {part.high or 0:,g}"
    return f"{'' if part.bound in ('exact', 'range') else part.bound + ' '}{number} {part.unit}"


def _act(part: Act, line: Line, record: Record) -> Iterator[str | None]:
    yield f"{part.type} ({part.modality})"
    yield f"{_names(part.actor, line) or '?'} > {_names(part.recipient, line) or '-'}"
    yield _quoted(line.words)
    yield _quoted(" … ".join(record.words(span) for span in part.content)) if part.content else None
    yield part.issue
    for name, span in (("if", part.condition), ("by", part.deadline), ("at", part.place), ("when", part.when)):
        yield f"{name} {_quoted(record.words(span))}" if span else None


def _proposal(part: Proposal, line: Line, record: Record) -> Iterator[str | None]:
    yield f"{_flat(part.label)} ({part.stage})"
    yield _named("from", part.proposer, line)
    yield _named("between", part.parties, line)
    yield _quoted(line.words)
    yield _quoted(" … ".join(record.words(span) for span in part.terms)) if part.terms else None


def _named(word: str, actors: tuple[str, ...], line: Line) -> str | None:
    return f"{word} {_names(actors, line)}" if actors else None


def _names(actors: tuple[str, ...], line: Line) -> str:
    return ", ".join(_flat(line.actors[actor].name) for actor in actors)


def _at(span: Span) -> str:
    return f"{f'{span[0]}-{span[1]}':>13}"


def _quoted(words: str) -> str:
    """Words of the report, between marks that no report uses for its own quotations."""
    return f"‹{_flat(words)}›"


def _flat(words: str) -> str:
    return " ".join(words.split())
