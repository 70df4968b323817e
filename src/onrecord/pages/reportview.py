"""One report as the page shows it: its text by paragraphs with every line marked, and its lines beside them."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from onrecord.line import Line, lines_of
from onrecord.model import Place, Record, Span, Time
from onrecord.pages import labels
from onrecord.pages.dates import Moment, moment
from onrecord.pages.lineview import LineView, direction, lang_of, own_marks, view
from onrecord.pages.links import Links, outward
from onrecord.pages.marking import Mark, Marker
from onrecord.said.integrity import Variant, Wording, variants

SMALL = (Time, Place)
"""Parts whose note is a few words: what a time or a place was read as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A paragraph with the lines that begin in it."""

    text: Markup
    title: bool
    notes: tuple[LineView, ...]
    small: tuple[LineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """A mark of the key: the class that draws it, its name, how many lines have it."""

    mark: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """Something that the record leaves open, in the report's words, with the reason."""

    words: str
    layer: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoWordings:
    """A quotation that the report has twice, in other words: `where` the first stands, and the line of the second if any."""

    where: str
    head: Markup
    text: Markup
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report ready to be drawn."""

    id: str
    title: str
    outlet: str
    published: Moment
    basis: str
    authors: str
    credits: str
    url: str | None
    lang: str
    direction: str
    rows: tuple[Row, ...]
    key: tuple[KeyEntry, ...]
    wordings: tuple[TwoWordings, ...]
    unsettled: tuple[Unsettled, ...]
    lines: int
    facts: tuple[tuple[str, str], ...]
    twin: str


def report_view(record: Record, links: Links) -> ReportView:
    """The page of one report."""
    report = record.report
    lines = list(lines_of(record))
    views = {line.part.id: view(line, links, record.times) for line in lines}
    found = variants(report)
    beside = {variant.entry for variant in found}
    return ReportView(
        id=report.id,
        title=report.title or report.id,
        outlet=report.outlet or "outlet not known",
        published=moment(report.published),
        basis=report.published.basis,
        authors=", ".join(report.authors),
        credits=", ".join(report.credits),
        url=outward(report.url),
        lang=lang_of(report.language),
        direction=direction(report.language),
        rows=tuple(_rows(record, lines, views)),
        key=_key(views.values()),
        wordings=tuple(_two_wordings(variant, record) for variant in found),
        unsettled=tuple(
            Unsettled(words=record.words(u.span), layer=u.layer, reason=u.reason)
            for u in record.unresolved
            if u not in beside
        ),
        lines=len(lines),
        facts=_facts(record),
        twin=links.twin_of(report.id),
    )


def _two_wordings(variant: Variant, record: Record) -> TwoWordings:
    start, end = variant.text.span or (0, 0)
    line = next((a.id for a in record.attributions if any(s < end and start < e for s, e in a.content)), None)
    return TwoWordings(
        where=variant.where,
        head=_drawn(variant.head),
        text=_drawn(variant.text),
        href=f"#{line}" if line else None,
    )


def _drawn(wording: Wording) -> Markup:
    """The words with a mark around those that the other wording hasn't."""
    out, at = [], 0
    for start, end in wording.differs:
        out.append(escape(wording.words[at:start]) + Markup('<mark class="hit">%s</mark>') % wording.words[start:end])
        at = end
    return Markup("").join([*out, escape(wording.words[at:])])


def paragraphs(text: str) -> list[Span]:
    """The stretches between line breaks, in order, without the white space at their ends."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        end = match.start() + len(match[0].rstrip())
        if start < end:
            found.append((start, end))
    return found


def _rows(record: Record, lines: list[Line], views: dict[str, LineView]) -> Iterator[Row]:
    text = record.report.text
    windows = paragraphs(text) or [(0, len(text))]
    marker = Marker(text, _marks(lines), windows)
    starts = [window[0] for window in windows]
    beginning: dict[int, list[Line]] = {}
    for line in sorted(lines, key=lambda x: x.span):
        beginning.setdefault(max(0, bisect_right(starts, line.span[0]) - 1), []).append(line)
    for number, (start, end) in enumerate(windows):
        here = beginning.get(number, [])
        yield Row(
            text=marker.draw(number),
            title=number == 0 and text[start:end] == (record.report.title or "").strip(),
            notes=tuple(views[x.part.id] for x in here if not isinstance(x.part, SMALL)),
            small=tuple(views[x.part.id] for x in here if isinstance(x.part, SMALL)),
        )


def _marks(lines: list[Line]) -> Iterator[Mark]:
    for line in lines:
        yield from own_marks(line.part, anchor=True, href=f"#n-{line.part.id}")


def _key(views: Iterable[LineView]) -> tuple[KeyEntry, ...]:
    counts = Counter(v.mark for v in views)
    return tuple(
        KeyEntry(mark=mark, name=name, count=counts[mark]) for mark, name in labels.MARKS.items() if counts[mark]
    )


def _facts(record: Record) -> tuple[tuple[str, str], ...]:
    """How the record of this report was made, for its foot."""
    report = record.report
    facts = [("Report", report.id), ("Language", report.language), ("Text made by", report.extractor)]
    facts += [("Read with", f"{name} ({digest[:12]})") for name, digest in sorted(report.models.items())]
    facts += [("SHA-256 of the text", report.text_sha256), ("SHA-256 as received", report.source_sha256)]
    return tuple(facts)
