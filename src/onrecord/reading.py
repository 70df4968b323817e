"""The walk: one report through the rooms, in order, to its record.

Each room takes what the rooms before it found and gives back frozen parts; none calls back. The cast
holds more actors than a report's lines refer to: those that a line names and the report's principal
parties are kept, and numbered in the order of their first mention.
"""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from onrecord import counted, did, said, when, where, who
from onrecord.checks import ACTOR_FIELDS, names_in
from onrecord.language import Language, Parsed
from onrecord.model import Actor, Part, Record, Report, Unresolved
from onrecord.who import Cast

P = TypeVar("P", bound=Part)

READ = frozenset({"en", "und"})
"""Languages that the rooms read. A report of unknown language is read as English: it is too short to tell, or in several."""


OPENING = 60
"""Code points of a text's beginning that stand for the whole where all of it is unresolved."""


def read_report(report: Report, language: Language) -> Record:
    """The record of one report."""
    report = msgspec.structs.replace(report, models={**report.models, **language.models})
    parsed = language.parse(report)
    if report.language.split("-")[0].lower() not in READ:
        return _unread(parsed)
    cast = who.cast_of(parsed)
    times = when.times(parsed)
    places = where.places(parsed)
    attributions = said.attributions(parsed, cast)
    figures = counted.figures(parsed, cast, attributions.parts, times.parts, places.parts)
    acts = did.acts(parsed, cast, attributions.parts, times.parts, places.parts)
    proposals = did.proposals(parsed, cast, attributions.parts, acts.parts)
    findings = (attributions, acts, figures, times, places, proposals)
    actors = kept(cast, [part for finding in findings for part in finding.parts])
    names = {actor.id: f"A{number}" for number, actor in enumerate(actors, 1)}
    return Record(
        report=report,
        actors=tuple(renamed(actors, names, "id")),
        attributions=tuple(renamed(attributions.parts, names)),
        acts=tuple(renamed(acts.parts, names)),
        figures=tuple(renamed(figures.parts, names)),
        times=times.parts,
        places=places.parts,
        proposals=tuple(renamed(proposals.parts, names)),
        unresolved=_open(report, (u for f in findings for u in f.unresolved)),
    )


def _unread(parsed: Parsed) -> Record:
    """The record of a report in a language that no model here reads: its marked quotations, and why there is no more."""
    reason = f"no model for the language “{parsed.report.language}” is installed: only marked quotations are read"
    found = said.marked(parsed, reason)
    opening = [(start, start + len(parsed.text[start:end][:OPENING].rstrip())) for start, end in parsed.paragraphs[:1]]
    whole = tuple(Unresolved(span=span, layer="attributions", reason=reason) for span in opening)
    return Record(
        report=parsed.report,
        attributions=found.parts,
        unresolved=_open(parsed.report, {*whole, *found.unresolved}),
    )


def _open(report: Report, found: Iterable[Unresolved]) -> tuple[Unresolved, ...]:
    """What is left open, in the order of the text: by the rooms, and by the report where it quotes in two wordings."""
    return tuple(sorted([*found, *(v.entry for v in said.variants(report))], key=lambda u: (u.span, u.layer)))


def kept(cast: Cast, parts: Iterable[Part]) -> list[Actor]:
    """The actors that the parts refer to, the report's principal parties, and those they belong to, by first mention."""
    wanted = {name for part in parts for name in names_in(part, ACTOR_FIELDS)} | cast.principal
    todo = list(wanted)
    while todo:
        of = cast.actors[todo.pop()].of
        if of is not None and of not in wanted:
            wanted.add(of)
            todo.append(of)
    actors = [actor for actor in cast.actors.values() if actor.id in wanted]
    return sorted(actors, key=lambda actor: (actor.mentions[0] if actor.mentions else (1 << 60, 0), actor.id))


def renamed(parts: Iterable[P], names: dict[str, str], *more: str) -> Iterable[P]:
    """The parts with every actor id replaced by its final one."""
    for part in parts:
        changes: dict[str, object] = {}
        for field in (*ACTOR_FIELDS, *more):
            value = getattr(part, field, None)
            if isinstance(value, str):
                changes[field] = names[value]
            elif value:
                changes[field] = tuple(dict.fromkeys(names[name] for name in value))
        yield msgspec.structs.replace(part, **changes) if changes else part
