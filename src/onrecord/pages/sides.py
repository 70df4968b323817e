"""Where the sides stand: parties across, issues down, in each cell the latest act on record.

A cell shows a line, not a judgement: the stance word is the label of the act's type, and the words, the
day and the voice stand under it. A party is an actor by the name that the reports give it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.line import Line
from onrecord.model import Act, Actor, Time
from onrecord.pages import labels
from onrecord.pages.lineview import LineView, view
from onrecord.pages.links import Links
from onrecord.pages.shelf import Timed

PARTIES = 6
"""Columns that stay readable side by side; the rest is on the page of acts."""
ISSUES = 8

Told = tuple[Line, tuple[Time, ...], Act]

_KINDS = {"state", "government", "military", "armed-group", "party", "intergovernmental"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """The latest act of a party on an issue; `before` is the stance word it had, if another."""

    stance: str
    line: LineView
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The table: `rows` are issues, each with a cell (or None) for every party."""

    parties: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Position | None, ...]], ...]
    hidden: int
    """Positions of parties and on issues that have no room in the table."""

    @property
    def sparse(self) -> bool:
        """Whether more cells are empty than not: then the filled ones stand closer together, each with its party's name."""
        cells = [cell for _, row in self.rows for cell in row]
        return 2 * sum(cell is not None for cell in cells) < len(cells)


def sides(lines: Iterable[Timed], links: Links) -> Sides:
    """The table of the acts that take a stance on an issue."""
    found: dict[tuple[str, str], list[Told]] = {}
    for line, times in lines:
        act = line.part
        if (
            isinstance(act, Act)
            and act.issue
            and act.issue != "other"
            and act.type in labels.STANCE
            and act.modality == "actual"
        ):
            for party in dict.fromkeys(p for p in (_party(line.actors, a) for a in act.actor) if p):
                found.setdefault((party, labels.plain(act.issue)), []).append((line, times, act))
    parties = _most(((party, acts) for (party, _), acts in found.items()), PARTIES)
    issues = _most(((issue, acts) for (party, issue), acts in found.items() if party in parties), ISSUES)
    rows = tuple((issue, tuple(_position(found.get((p, issue)), links) for p in parties)) for issue in issues)
    shown = sum(cell is not None for _, cells in rows for cell in cells)
    return Sides(parties=parties, rows=rows, hidden=len(found) - shown)


def _most(cells: Iterable[tuple[str, list[Told]]], size: int) -> tuple[str, ...]:
    """The parties (or issues) with the most filled cells; of equals, those with the most acts."""
    filled: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    for name, told in cells:
        filled[name] += 1
        acts[name] += len(told)
    return tuple(sorted(filled, key=lambda name: (-filled[name], -acts[name], name))[:size])


def _position(acts: list[Told] | None, links: Links) -> Position | None:
    if not acts:
        return None
    acts = sorted(acts, key=lambda a: (a[0].report.published.value or "", a[0].span))
    line, times, act = acts[-1]
    stance = labels.STANCE[act.type]
    before = next((labels.STANCE[a.type] for _, _, a in reversed(acts[:-1]) if labels.STANCE[a.type] != stance), "")
    return Position(stance=stance, line=view(line, links, times), before=before)


def _party(actors: dict[str, Actor], name: str) -> str | None:
    """The body that an actor is or belongs to, by its name; None for people who belong to none in the report."""
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        actor = actors[name]
        if actor.of is None or actor.of not in actors:
            return actor.name if actor.kind in _KINDS else None
        name = actor.of
    return None
