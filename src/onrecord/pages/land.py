"""The land and the borders under the map, cut to a view: Natural Earth 1:50m, as `tools/make_land.py` made it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

LonLat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the world in degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Land:
    """Every ring of land, and every border as a line."""

    rings: tuple[tuple[LonLat, ...], ...]
    borders: tuple[tuple[LonLat, ...], ...]


@cache
def land() -> Land:
    """The whole world, read once a process."""
    data = json.loads(files("onrecord.resources").joinpath("land.json").read_bytes())
    arcs = [_degrees(arc, data["unit"]) for arc in data["arcs"]]
    rings = ([p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])] for ring in data["land"])
    borders = (arcs[n] for n in data["borders"])
    return Land(
        tuple(tuple(copy) for ring in rings for copy in _around(ring)),
        tuple(tuple(copy) for line in borders for copy in _around(line)),
    )


def _around(points: list[LonLat]) -> Iterator[list[LonLat]]:
    """The points without the jump where they cross the 180th meridian, on each side of the world that they touch."""
    turned, shift = [points[0]], 0.0
    for (x1, _), (x2, y2) in pairwise(points):
        shift += 360.0 if x1 - x2 > 180 else -360.0 if x2 - x1 > 180 else 0.0
        turned.append((x2 + shift, y2))
    yield turned
    lons = [x for x, _ in turned]
    if max(lons) > 180:
        yield [(x - 360.0, y) for x, y in turned]
    if min(lons) < -180:
        yield [(x + 360.0, y) for x, y in turned]


def rings_in(box: Box) -> Iterator[list[LonLat]]:
    """The land within a box, cut at its edges."""
    for ring in land().rings:
        if _touches(ring, box):
            cut = clipped(ring, box)
            if len(cut) > 2:
                yield cut


def borders_in(box: Box) -> Iterator[list[LonLat]]:
    """The borders that touch a box; each is cut after the first point beyond the edge."""
    for line in land().borders:
        if _touches(line, box):
            yield from _runs(line, box)


def clipped(ring: tuple[LonLat, ...], box: Box) -> list[LonLat]:
    """A ring cut to a box, edge by edge (Sutherland and Hodgman 1974)."""
    points = list(ring)
    for axis, bound, keep_above in (
        (0, box.west, True),
        (0, box.east, False),
        (1, box.south, True),
        (1, box.north, False),
    ):
        points = _cut(points, axis, bound, keep_above)
    return points


def _cut(points: list[LonLat], axis: int, bound: float, keep_above: bool) -> list[LonLat]:
    kept: list[LonLat] = []
    for i, b in enumerate(points):
        a = points[i - 1]
        inside_a, inside_b = (a[axis] >= bound) == keep_above, (b[axis] >= bound) == keep_above
        if inside_a != inside_b:
            share = (bound - a[axis]) / (b[axis] - a[axis])
            kept.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        if inside_b:
            kept.append(b)
    return kept


def _runs(line: tuple[LonLat, ...], box: Box) -> Iterator[list[LonLat]]:
    run: list[LonLat] = []
    for a, b in pairwise(line):
        if _touches((a, b), box):
            run = run or [a]
            run.append(b)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _touches(points: tuple[LonLat, ...], box: Box) -> bool:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(xs) >= box.west and min(xs) <= box.east and max(ys) >= box.south and min(ys) <= box.north


def _degrees(arc: list[int], unit: int) -> list[LonLat]:
    x = y = 0
    points = []
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / unit, y / unit))
    return points
