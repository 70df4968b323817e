"""The map: the places that the reports name, as areas, under the names that the reports give them.

A place is drawn as wide as it may be meant: a circle of its radius, never a point. Names that could not
be settled on one place are not drawn; they stand in the list. Only places meant as places are counted:
a capital that stands for a government is an actor.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from onrecord.line import Line
from onrecord.model import Place
from onrecord.pages.land import Box, LonLat, borders_in, rings_in
from onrecord.pages.links import Links

KM_PER_DEGREE = 111.2
"""Kilometres in a degree of latitude (mean meridian, WGS 84)."""
FINEST = 1.5
"""Pixels between two points of an outline at the least: half of what a pen on this map is wide."""
SMALLEST = 5.0
"""Pixels of the smallest area drawn, so that a crossing stays visible."""
CORE = 0.9
"""Share of the mentions that the closer view holds at least; what lies beyond is named beside it, and drawn in the whole view."""
FLATTEST = 0.2
"""The least a degree of longitude is drawn against one of latitude: that of 78° north; beyond, a map grows too tall."""
LABELS = 24
"""Names written on the map; every name stands in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place as the record has it, with where it is named."""

    name: str
    said: str
    kind: str
    lat: float | None
    lon: float | None
    radius_km: float
    mentions: int
    reports: int
    href: str
    """The first report that names it, at the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A place on the map, in pixels. `label` is empty where there is no room for one."""

    x: float
    y: float
    radius: float
    title: str
    href: str
    label: str
    label_x: float
    label_y: float
    anchor: str
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The map ready to be drawn. `land` and `borders` are SVG path data."""

    width: int
    height: int
    land: str
    borders: str
    areas: tuple[Area, ...]
    places: tuple[Named, ...]
    beyond: tuple[Named, ...]
    unplaced: tuple[Named, ...]
    desc: str


def named(lines: Iterable[Line], links: Links) -> list[Named]:
    """Every place meant as one, with its mentions counted; the most named first."""
    found: dict[object, list[tuple[Line, Place]]] = {}
    for line in lines:
        part = line.part
        if isinstance(part, Place) and part.role == "literal":
            found.setdefault(part.geonameid or (part.name or line.words, part.lat, part.lon), []).append((line, part))
    return sorted((_named(group, links) for group in found.values()), key=lambda n: (-n.mentions, n.name))


def drawn(places: Sequence[Named], *, whole: bool = False, width: int = 960) -> Map | None:
    """The map of the places; None if none of them has coordinates."""
    placed = [p for p in places if p.lat is not None and p.lon is not None]
    if not placed:
        return None
    box = _box(placed if whole else _core(placed))
    view = _View.over(box, width)
    inside = [p for p in placed if view.holds(p)]
    return Map(
        width=width,
        height=view.height,
        land="".join(view.path(ring, closed=True) for ring in rings_in(box)),
        borders="".join(view.path(line, closed=False) for line in borders_in(box)),
        areas=tuple(_areas(inside, view)),
        places=tuple(inside),
        beyond=tuple(p for p in placed if not view.holds(p)),
        unplaced=tuple(p for p in places if p.lat is None or p.lon is None),
        desc=f"{len(inside)} places as areas. Most named: "
        + ", ".join(f"{p.name} {p.mentions}" for p in inside[:6])
        + ". The table beside the map holds every place.",
    )


@dataclass(frozen=True, slots=True)
class _View:
    """A box on the page: plate carrée, true to scale at the middle latitude."""

    box: Box
    scale: float
    squeeze: float
    height: int

    @classmethod
    def over(cls, box: Box, width: int) -> "_View":
        squeeze = max(cos(radians((box.south + box.north) / 2)), FLATTEST)
        scale = width / ((box.east - box.west) * squeeze)
        return cls(box, scale, squeeze, round((box.north - box.south) * scale))

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        return round((lon - self.box.west) * self.scale * self.squeeze, 1), round(
            (self.box.north - lat) * self.scale, 1
        )

    def path(self, points: list[LonLat], *, closed: bool) -> str:
        """SVG path data, without the points that lie on each other; empty for what is smaller than one."""
        pixels = [self.xy(*points[0])]
        for point in points[1:-1]:
            x, y = self.xy(*point)
            if abs(x - pixels[-1][0]) + abs(y - pixels[-1][1]) >= FINEST:
                pixels.append((x, y))
        pixels.append(self.xy(*points[-1]))
        if closed and len(pixels) < 4:
            return ""
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in pixels) + ("Z" if closed else "")

    def box_width(self) -> float:
        return (self.box.east - self.box.west) * self.scale * self.squeeze

    def holds(self, place: Named) -> bool:
        assert place.lat is not None and place.lon is not None
        return self.box.west <= place.lon <= self.box.east and self.box.south <= place.lat <= self.box.north


def _named(group: list[tuple[Line, Place]], links: Links) -> Named:
    line, place = group[0]
    forms = dict.fromkeys(other.words for other, _ in group)
    return Named(
        name=place.name or line.words,
        said=", ".join(list(forms)[:4]),
        kind=place.feature or "",
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km or 0.0,
        mentions=len(group),
        reports=len({other.report.id for other, _ in group}),
        href=links.report(line.report.id, place.id),
    )


def _core(placed: Sequence[Named]) -> list[Named]:
    """The places nearest to the middle of all mentions, until they hold `CORE` of them."""
    middle = (
        _median([(p.lon or 0.0, p.mentions) for p in placed]),
        _median([(p.lat or 0.0, p.mentions) for p in placed]),
    )
    wanted, held = CORE * sum(p.mentions for p in placed), 0
    core = []
    for p in sorted(placed, key=lambda p: ((p.lon or 0.0) - middle[0]) ** 2 + ((p.lat or 0.0) - middle[1]) ** 2):
        core.append(p)
        held += p.mentions
        if held >= wanted:
            break
    return core


def _median(weighted: list[tuple[float, int]]) -> float:
    half, seen = sum(w for _, w in weighted) / 2, 0
    for value, weight in sorted(weighted):
        seen += weight
        if seen >= half:
            return value
    raise ValueError("no places")


def _box(placed: Sequence[Named]) -> Box:
    """The places with a margin, at least three degrees wide, no taller than wide."""
    lons, lats = [p.lon or 0.0 for p in placed], [p.lat or 0.0 for p in placed]
    mid_lon, mid_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    squeeze = max(cos(radians(mid_lat)), FLATTEST)
    width = max((max(lons) - min(lons)) * 1.3, (max(lats) - min(lats)) * 1.3 / squeeze / 0.75, 3.0)
    width = min(width, 360.0)
    height = min(max(width * squeeze * 0.6, (max(lats) - min(lats)) * 1.3), 170.0)
    north = min(mid_lat + height / 2, 90.0)
    return Box(max(mid_lon - width / 2, -180.0), max(north - height, -90.0), min(mid_lon + width / 2, 180.0), north)


def _areas(places: Sequence[Named], view: _View) -> Iterable[Area]:
    """The widest first, so that the narrow ones lie above them; names where no other name stands."""
    taken: list[tuple[float, float, float, float]] = []
    ranks = {id(p): rank for rank, p in enumerate(places, 1)}
    labels = {id(p): _label(p, view, taken) if ranks[id(p)] <= LABELS else None for p in places}
    for p in sorted(places, key=lambda p: -p.radius_km):
        assert p.lat is not None and p.lon is not None
        x, y = view.xy(p.lon, p.lat)
        radius = max(p.radius_km / KM_PER_DEGREE * view.scale, SMALLEST)
        at = labels[id(p)]
        yield Area(
            x=x,
            y=y,
            radius=round(radius, 1),
            title=f"{p.name}: {p.mentions} mentions in {p.reports} reports",
            href=p.href,
            label=p.name if at else "",
            label_x=at[0] if at else x,
            label_y=at[1] if at else y,
            anchor=at[2] if at else "start",
            rank=ranks[id(p)],
        )


def _label(p: Named, view: _View, taken: list[tuple[float, float, float, float]]) -> tuple[float, float, str] | None:
    """Where a place's name fits without covering another: right of it, left, above or below; None if nowhere."""
    assert p.lat is not None and p.lon is not None
    x, y = view.xy(p.lon, p.lat)
    wide, gap = 8.2 * len(p.name), 9.0
    for left, middle, anchor in (
        (x + gap, y, "start"),
        (x - gap - wide, y, "end"),
        (x - wide / 2, y - 15, "middle"),
        (x - wide / 2, y + 16, "middle"),
    ):
        spot = (left, middle - 9, left + wide, middle + 9)
        inside = spot[0] > 2 and spot[2] < view.box_width() - 2 and spot[1] > 2 and spot[3] < view.height - 2
        if inside and not any(_overlap(spot, other) for other in taken):
            taken.append(spot)
            return {"start": left, "end": left + wide, "middle": x}[anchor], round(middle + 4, 1), anchor
    return None


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]
