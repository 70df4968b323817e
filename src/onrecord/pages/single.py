"""The pages about one thing: a line's own page, and what a search finds."""

from dataclasses import dataclass

from markupsafe import Markup

from onrecord.line import Line
from onrecord.model import Attribution, Record
from onrecord.pages.dates import Moment, moment
from onrecord.pages.lineview import LineView, direction, lang_of, view
from onrecord.pages.links import Links
from onrecord.pages.marking import Mark, Marker
from onrecord.pages.shelf import Shelf
from onrecord.record import Hit

SHOWN = ("attributions", "acts", "figures", "proposals")
"""Layers whose lines stand under what a search finds."""
HITS = 20
"""Reports on one page of a search."""
RELATIONS = {
    "within": "Stands within",
    "holds": "Holds",
    "said_in": "Told in",
    "tells": "Tells",
    "part_of": "Share of",
    "has_part": "Of which",
}
"""A link between lines, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class One:
    """A line's own page."""

    line: LineView
    facts: tuple[tuple[str, str], ...]
    linked: tuple[tuple[str, LineView], ...]
    citation: str


def one(shelf: Shelf, links: Links, report: str, line: str) -> One:
    """The page of one line. Raises NotOnRecord if there is none."""
    found, tied = shelf.line(report, line)
    times = shelf.record(report).times
    shown = view(found, links, times)
    return One(
        line=shown,
        facts=tuple(_facts(found, shelf.record(report))),
        linked=tuple((RELATIONS[link.kind], view(link.line, links, times)) for link in tied),
        citation=citation(shown),
    )


def citation(line: LineView) -> str:
    """A line cited in plain text: voice, words, report, outlet, date, address, and the line's id."""
    published = line.origin.published.words
    where = ", ".join(x for x in (line.origin.title, line.origin.outlet, published) if x)
    address = f" {line.origin.url}" if line.origin.url else ""
    words = " ".join(line.plain.split())
    quoted = words if words[:1] in "“\"'‘«„" else f"“{words}”"
    return f"{line.who.name}, {quoted}, in: {where}.{address} [onrecord {line.id}]"


def _facts(line: Line, record: Record) -> list[tuple[str, str]]:
    part = line.part
    facts = [("Line", line.id), ("Characters", f"{line.span[0]}–{line.span[1]} of the report’s text")]
    if isinstance(part, Attribution):
        facts += [("Source, in the report’s words", record.words(part.source))] if part.source else []
        facts += [("Cue", record.words(part.cue))] if part.cue else []
        facts.append(("Source named by", part.basis))
    for name in ("condition", "deadline", "place", "caveat"):
        span = getattr(part, name, None)
        facts += [(name.capitalize(), record.words(span))] if span else []
    confidence = getattr(part, "confidence", None)
    facts += [("Confidence of the reading", f"{confidence:.2f} of 1")] if confidence is not None else []
    facts.append(("Read with", ", ".join(sorted(record.report.models)) or record.report.extractor))
    return facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report that holds the words, with its sentences and the lines in them."""

    href: str
    title: str
    outlet: str
    published: Moment
    lang: str
    direction: str
    excerpts: tuple[Markup, ...]
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a search found; `words` is empty before one."""

    words: str
    hits: tuple[Found, ...] = ()
    next: str | None = None
    first: str | None = None


def search(shelf: Shelf, links: Links, words: str, after: str | None = None) -> Search:
    """The reports that hold the words. Raises BadQuery for a token that is none."""
    words = " ".join(words.split())
    if not words:
        return Search(words="")
    page = shelf.store.search(words, limit=HITS, after=after)
    return Search(
        words=words,
        hits=tuple(_found(shelf, links, hit) for hit in page.items),
        next=links.page("search", q=words, next=page.next) if page.next else None,
        first=links.page("search", q=words) if after else None,
    )


def _found(shelf: Shelf, links: Links, hit: Hit) -> Found:
    head = hit.report.heading
    record = shelf.record(head.id)
    return Found(
        href=links.report(head.id),
        title=head.title or head.id,
        outlet=head.outlet or "",
        published=moment(head.published),
        lang=lang_of(head.language),
        direction=direction(head.language),
        excerpts=tuple(
            Marker(record.report.text, [Mark(m, "", "hit") for m in e.marks], [e.span]).draw(0) for e in hit.excerpts
        ),
        lines=shelf.views((x for x in hit.lines if x.layer in SHOWN), links),
    )
