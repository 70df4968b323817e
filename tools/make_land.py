"""Makes `src/onrecord/resources/land.json`, the land and borders under the page's map.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/make_land.py package/countries-50m.json src/onrecord/resources/land.json

In: Natural Earth 1:50m countries as TopoJSON (npm package `world-atlas`, ISC; the data is in the public
domain). Out: arcs in whole hundredths of a degree, thinned by Douglas and Peucker's method (1973) so
that no point lies further than `TOLERANCE` from the drawn line; the same thinned arc serves both of its
sides, so no gap opens between neighbours. Country names are left out on purpose: the page's map
bears only names that stand in the reports.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

UNIT = 100
"""Steps in one degree: 0.01° is about a kilometre, finer than 1:50m data is."""
TOLERANCE = 0.02
"""Degrees. At the page's closest zoom (3° across 900 pixels) this is six pixels, on a coast drawn at 1:50m."""
SMALLEST = 0.02
"""Square degrees of an island's bounding box below which it is left out: 250 km² at the equator."""
SOUTHERN_END = -60.0

Point = tuple[float, float]


def main(source: str, target: str) -> None:
    """Read `source`, write `target`."""
    topology = json.loads(Path(source).read_text())
    arcs = [thinned(arc) for arc in absolute(topology)]
    rings = [ring for ring in land_rings(topology) if worth_drawing(ring, arcs)]
    borders = shared_arcs(topology)
    used = sorted({arc if arc >= 0 else ~arc for ring in rings for arc in ring} | set(borders))
    number = {old: new for new, old in enumerate(used)}
    data = {
        "source": "Natural Earth 1:50m, public domain, by way of world-atlas 2.0.2; made by tools/make_land.py",
        "unit": UNIT,
        "arcs": [deltas(arcs[old]) for old in used],
        "land": [[number[a] if a >= 0 else ~number[~a] for a in ring] for ring in rings],
        "borders": [number[arc] for arc in borders],
    }
    Path(target).write_text(json.dumps(data, separators=(",", ":")) + "\n")


def absolute(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The topology's arcs in degrees."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + tx, y * ky + ty))
        yield points


def thinned(points: list[Point]) -> list[Point]:
    """The points that Douglas and Peucker's method keeps; both ends always."""
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        far, where = max(
            ((distance(points[i], points[first], points[last]), i) for i in range(first + 1, last)),
            default=(0.0, first),
        )
        if far > TOLERANCE:
            keep.add(where)
            todo += [(first, where), (where, last)]
    return [points[i] for i in sorted(keep)]


def distance(p: Point, a: Point, b: Point) -> float:
    """Degrees from `p` to the stretch from `a` to `b`."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else min(1.0, max(0.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    return float(((p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2) ** 0.5)


def land_rings(topology: dict[str, Any]) -> Iterator[list[int]]:
    """Every ring of the land, as arc numbers; `~n` is arc `n` backwards."""
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            yield from polygon


def shared_arcs(topology: dict[str, Any]) -> list[int]:
    """The arcs that two countries have in common."""
    seen: dict[int, int] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        own = {arc if arc >= 0 else ~arc for arc in flat(country["arcs"])}
        for arc in own:
            seen[arc] = seen.get(arc, 0) + 1
    return sorted(arc for arc, count in seen.items() if count > 1)


def flat(arcs: list[Any]) -> Iterator[int]:
    """The numbers in nested lists of arc numbers."""
    for entry in arcs:
        if isinstance(entry, int):
            yield entry
        else:
            yield from flat(entry)


def worth_drawing(ring: list[int], arcs: list[list[Point]]) -> bool:
    """Whether a ring is neither a speck nor Antarctica, which no flat map of a crisis needs."""
    points = [point for arc in ring for point in arcs[arc if arc >= 0 else ~arc]]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(ys) > SOUTHERN_END and (max(xs) - min(xs)) * (max(ys) - min(ys)) >= SMALLEST


def deltas(points: list[Point]) -> list[int]:
    """One arc as whole steps: the first point, then each step from the last, x and y in turn, doubles dropped."""
    out: list[int] = []
    last = (0, 0)
    for point in points:
        here = (round(point[0] * UNIT), round(point[1] * UNIT))
        if not out or here != last:
            out += [here[0] - last[0], here[1] - last[1]]
        last = here
    return out


if __name__ == "__main__":
    main(*sys.argv[1:3])
