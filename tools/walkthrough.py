"""The boxes of `docs/how-it-works.md`: one sentence of the example crisis, followed with the real code."""

import json
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from onrecord.intake import Received, receive
from onrecord.language import Parsed, load
from onrecord.line import Line, lines_of
from onrecord.model import Part, Record, Span
from onrecord.reading import read_report
from onrecord.who import cast_of
from tools import blocks

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/how-it-works.md"
FILE = ROOT / "examples/talwen/reports/valley-now/2025-03-04-market.txt"
OPENS, CLOSES = "More than 40 people were wounded", "by telephone."
WIDTH = 110


@dataclass(frozen=True, slots=True)
class Walk:
    """The report at every stage, and the span of the sentence."""

    received: Received
    parsed: Parsed
    record: Record
    span: Span


def walk() -> Walk:
    """The report, read. Raises ValueError if the sentence isn't in it."""
    received = next(iter(receive([str(FILE)])))
    if not isinstance(received, Received):
        raise received
    language = load()
    text = received.report.text
    start = text.index(OPENS)
    span = start, text.index(CLOSES, start) + len(CLOSES)
    return Walk(received, language.parse(received.report), read_report(received.report, language), span)


def page() -> str:
    """The whole page; what is written by hand stays."""
    w = walk()
    made = {
        "bytes": blocks.code(the_bytes(w)),
        "text": blocks.code(the_text(w)),
        "parse": blocks.code(the_parse(w)),
        "who": blocks.code(the_cast(w)),
        "when": blocks.code(the_times(w)),
        "said": blocks.code(as_json(inside(w, w.record.attributions)), "json"),
        "counted": blocks.code(as_json(inside(w, w.record.figures)), "json"),
        "did": blocks.code(as_json(inside(w, w.record.acts)), "json"),
        "line": blocks.code("\n\n".join(the_line(line) for line in lines_of(w.record) if within(line.span, w.span))),
        "page": blocks.code(the_html(w), "html"),
    }
    text = PAGE.read_text("utf-8")
    for name, content in made.items():
        text = blocks.filled(text, name, content)
    return text


def the_bytes(w: Walk) -> str:
    """The sentence's first bytes in the file as a dump, with what the file is."""
    source = w.received.source
    start = source.index(OPENS.encode())
    rows = [source[i : i + 16] for i in range(start, start + 48, 16)]
    dump = [f"{start + 16 * n:6}  {row.hex(' ')}  {row.decode('ascii', 'replace')}" for n, row in enumerate(rows)]
    name = FILE.relative_to(ROOT).as_posix()
    return "\n".join([f"{name}: {len(source)} bytes", f"sha256 {w.record.report.source_sha256}", *dump, "        …"])


def the_text(w: Walk) -> str:
    """What intake says of the report, and where the sentence stands."""
    report = w.record.report
    piece = next(piece for piece in w.received.pieces if piece.text[0] <= w.span[0] < piece.text[1])
    rows = {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "published": f"{report.published.value} (found in: {report.published.basis})",
        "dateline": report.dateline.place if report.dateline else None,
        "credits": ", ".join(report.credits),
        "extractor": report.extractor,
        "text": f"{len(report.text)} characters, of a file of {len(w.received.source)} bytes",
        "sentence": f"text[{w.span[0]}:{w.span[1]}]",
        "comes from": f"text[{piece.text[0]}:{piece.text[1]}] ← bytes[{piece.source[0]}:{piece.source[1]}]"
        if piece.source
        else "no place in the bytes",
    }
    return "\n".join(f"{name:11} {value or 'not stated'}" for name, value in rows.items())


def the_parse(w: Walk) -> str:
    """The sentence's tokens: offset, word, part of speech, relation, and the word that it hangs on."""
    tokens = w.parsed.tokens(w.span)
    return "\n".join(
        f"{t.idx:5}  {t.text:11} {t.pos_:6} {t.dep_:9} ← {t.head.text}".rstrip() for t in tokens if not t.is_space
    )


def the_cast(w: Walk) -> str:
    """The sentence's noun phrases and the actors that they stand for."""
    cast = cast_of(w.parsed)
    rows = []
    for token in w.parsed.tokens(w.span):
        actor = cast.actors.get(cast.actor_at(token) or "")
        if token.i in cast.spans and actor is not None:
            words = w.parsed.words(cast.span_at(token))
            rows.append(f"{words:42} → {actor.name} ({actor.kind}, {cast.basis_at(token)})")
    return "\n".join(dict.fromkeys(rows))


def the_times(w: Walk) -> str:
    """The report's first times and places, for the sentence itself has none that stands alone."""
    record = w.record
    times = [f"{record.words(t.span):24} {t.type:9} {t.value}  {t.begin} to {t.end}" for t in record.times if t.begin]
    places = [
        f"{record.words(p.span):24} {p.role:9} {f'GeoNames {p.geonameid}' if p.geonameid else 'not in the index'}"
        for p in record.places
    ]
    return "\n".join([*times[:3], *places[:3]])


def the_line(line: Line) -> str:
    """One line: its address, layer, voice and words."""
    return f"{line.id}  {line.layer}\n  says    {line.voice.name} ({line.voice.basis})\n  words   {line.words}\n  in      {line.report.name}"


def the_html(w: Walk) -> str:
    """The sentence as the report's page has it."""
    from onrecord.pages.press import Press
    from onrecord.pages.shelf import Shelf
    from onrecord.record import Store

    with tempfile.TemporaryDirectory() as folder, Store.open(f"{folder}/example.db") as store:
        store.add(w.received, w.record)
        html = Press.served(Shelf(store, "example", store.head())).report(w.record.report.id).decode()
    paragraph = next(
        p for p in re.findall(r"<p[ >].*?</p>", html, re.DOTALL) if "telephone" in re.sub(r"<[^>]+>", "", p)
    )
    return re.sub(r"(</mark>)(?=<)", r"\1\n", paragraph)


def within(inner: Span, outer: Span) -> bool:
    """Whether a span lies in another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def inside(w: Walk, parts: Iterable[Part]) -> list[Part]:
    """The parts that stand in the sentence."""
    mine = {line.part.id for line in lines_of(w.record) if within(line.span, w.span)}
    return [part for part in parts if getattr(part, "id", "") in mine]


def as_json(parts: Iterable[Part]) -> str:
    """Parts as JSON, one field a line; what is null or empty is left out, and so is the confidence, which moves often."""
    found = []
    for part in parts:
        fields = {k: v for k, v in msgspec.to_builtins(part).items() if k != "confidence" and v not in (None, [], ())}
        found.append(
            "{" + ",\n ".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in fields.items()) + "}"
        )
    return "\n".join(found)
