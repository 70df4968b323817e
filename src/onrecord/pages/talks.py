"""Talks: each proposal a track, its stages as stations, every station signed by the one who says so."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.line import Line
from onrecord.model import Proposal
from onrecord.pages import labels
from onrecord.pages.lineview import LineView, view
from onrecord.pages.links import Links
from onrecord.pages.shelf import Timed

STATIONS = 60
"""Stations of a track on the page of talks: more is a crisis of its own, and a search finds the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """One stage of a proposal as one report has it. `repeats` says that the station before has the same stage."""

    stage: str
    line: LineView
    repeats: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A proposal by the name the reports give it, its stations in the order of publication."""

    label: str
    slug: str
    proposers: tuple[str, ...]
    parties: tuple[str, ...]
    stations: tuple[Station, ...]
    earlier: int
    """Stations before those shown."""
    newest: str


def tracks(lines: Iterable[Timed], links: Links, most: int = STATIONS) -> list[Track]:
    """Proposals of one name as one track, with its `most` newest stations; the one with the newest first.

    Only the same words make the same track: whether two names mean one proposal is not guessed here.
    """
    found: dict[str, list[Timed]] = {}
    for line, times in lines:
        if isinstance(line.part, Proposal):
            found.setdefault(" ".join(line.part.label.lower().split()), []).append((line, times))
    made = [_track(number, group, links, most) for number, group in enumerate(found.values(), 1)]
    return sorted(made, key=lambda t: (t.newest, len(t.stations)), reverse=True)


def _track(number: int, group: list[Timed], links: Links, most: int) -> Track:
    group = sorted(group, key=lambda pair: (pair[0].report.published.value or "", pair[0].id))
    parts = [line.part for line, _ in group if isinstance(line.part, Proposal)]
    stations = []
    last = ""
    for line, times in group[-most:]:
        assert isinstance(line.part, Proposal)
        stations.append(
            Station(stage=labels.plain(line.part.stage), line=view(line, links, times), repeats=line.part.stage == last)
        )
        last = line.part.stage
    return Track(
        label=parts[0].label,
        slug=f"talk-{number}",
        proposers=_names([(line, p.proposer) for (line, _), p in zip(group, parts, strict=True)]),
        parties=_names([(line, p.parties) for (line, _), p in zip(group, parts, strict=True)]),
        stations=tuple(stations),
        earlier=len(group) - len(stations),
        newest=stations[-1].line.origin.published.iso,
    )


def _names(sides: list[tuple[Line, tuple[str, ...]]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.actors[name].name for line, ids in sides for name in ids))
