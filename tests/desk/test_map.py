"""The map: areas, never points; names from the reports; land cut at the view's edge; no word on whose land it is."""

import itertools

from httpx import Client
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pages.land import Box, borders_in, clipped, land, rings_in
from onrecord.pages.places import SMALLEST, Named, drawn
from tests.desk.reading import page, words


def place(name: str, lat: float | None, lon: float | None, radius: float = 20, mentions: int = 1) -> Named:
    return Named(
        name=name, said=name, kind="", lat=lat, lon=lon, radius_km=radius, mentions=mentions, reports=1, href="#"
    )


def test_the_land_is_the_worlds() -> None:
    """Rings are closed, coordinates are degrees, and a point of the Sahara lies on land, one of the Pacific doesn't."""
    world = land()
    assert all(ring[0] == ring[-1] for ring in world.rings) and len(world.rings) > 500 and len(world.borders) > 200
    assert all(-541 <= x <= 541 and -90 <= y <= 90 for ring in world.rings for x, y in ring)
    jumps = [abs(a[0] - b[0]) for line in (*world.rings, *world.borders) for a, b in itertools.pairwise(line)]
    assert max(jumps) < 90, "no outline jumps across the world at the 180th meridian"
    assert any(_inside(ring, (-179, 67)) for ring in world.rings) and any(
        _inside(ring, (179, 67)) for ring in world.rings
    )
    assert any(_inside(ring, (10, 25)) for ring in world.rings)
    assert not any(_inside(ring, (-150, -40)) for ring in world.rings)


def _inside(ring: tuple[tuple[float, float], ...], p: tuple[float, float]) -> bool:
    hits = 0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > p[1]) != (y2 > p[1]) and p[0] < x1 + (p[1] - y1) / (y2 - y1) * (x2 - x1):
            hits += 1
    return hits % 2 == 1


boxes = st.builds(
    lambda w, s, dx, dy: Box(w, s, min(w + dx, 180), min(s + dy, 84)),
    st.floats(-180, 170), st.floats(-60, 70), st.floats(3, 120), st.floats(3, 60),
)  # fmt: skip


@given(boxes)
def test_land_is_cut_at_the_edge(box: Box) -> None:
    """Nothing of the land lies beyond the view, and what lies inside keeps its points."""
    for ring in rings_in(box):
        assert all(
            box.west - 1e-6 <= x <= box.east + 1e-6 and box.south - 1e-6 <= y <= box.north + 1e-6 for x, y in ring
        )
    for line in borders_in(box):
        assert len(line) > 1


def test_a_ring_inside_stays_whole() -> None:
    """Cutting takes nothing away where there is nothing to cut."""
    ring = ((1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 1.0))
    assert set(clipped(ring, Box(0, 0, 5, 5))) == set(ring)
    assert clipped(ring, Box(10, 10, 20, 20)) == []


def test_a_place_is_an_area_as_wide_as_it_may_be_meant() -> None:
    """Twice the radius is drawn twice as wide, and the smallest is still seen."""
    shown = drawn([place("Ilmar", 1.5, -2.5, 40), place("Costa", 2.5, -3.5, 80), place("Pier", 2.0, -3.0, 0)])
    assert shown is not None
    wide = {a.title.partition(":")[0]: a.radius for a in shown.areas}
    assert abs(wide["Costa"] / wide["Ilmar"] - 2) < 0.01 and wide["Pier"] == SMALLEST


def test_a_name_that_is_not_settled_is_not_drawn() -> None:
    """A place without coordinates stands in the table only; with none at all there is no map."""
    shown = drawn([place("Ilmar", 1.5, -2.5), place("Nowhere", None, None)])
    assert shown is not None and [p.name for p in shown.unplaced] == ["Nowhere"] and len(shown.areas) == 1
    assert drawn([place("Nowhere", None, None)]) is None


def test_a_far_capital_does_not_shrink_the_crisis() -> None:
    """The closer view keeps to where most mentions lie and names what is beyond; the whole view shows it."""
    near = [place(f"Village {n}", 10 + n / 10, 20 + n / 10, 5, mentions=10) for n in range(5)]
    far = place("Far Capital", 50, -100)
    close, whole = drawn([*near, far]), drawn([*near, far], whole=True)
    assert close is not None and whole is not None
    assert [p.name for p in close.beyond] == ["Far Capital"] and not whole.beyond


places = st.lists(
    st.builds(
        place, st.text(min_size=1, max_size=12), st.none() | st.floats(-90, 90), st.none() | st.floats(-180, 180),
        st.floats(0, 10_000), st.integers(1, 99),
    ),
    max_size=12,
)  # fmt: skip


@given(places, st.booleans())
def test_any_places_make_a_map(found: list[Named], whole: bool) -> None:
    """Poles, the date line and one place alone: each area inside the view, each other place said to be beyond it."""
    shown = drawn(found, whole=whole)
    placed = [p for p in found if p.lat is not None and p.lon is not None]
    assert (shown is None) == (not placed)
    if shown is not None:
        assert len(shown.places) + len(shown.beyond) == len(placed)
        assert all(-0.5 <= a.x <= shown.width + 0.5 and -0.5 <= a.y <= shown.height + 0.5 for a in shown.areas)
        assert 0 < shown.height < 3 * shown.width


def test_the_map_page_says_that_borders_are_no_opinion(client: Client) -> None:
    """The borders can be switched off, their source is named, and the table beside the map holds every place."""
    shown = page(client, "/map")
    assert "no endorsement" in words(shown.cssselect(".endorsement")[0]) and "Natural Earth" in words(shown)
    assert shown.cssselect("svg.map path.borders") and shown.cssselect(".switch-borders")
    assert any("Ilmar" in words(row) for row in shown.cssselect(".places-table tbody tr"))
    assert not shown.cssselect("svg.map text:not(.place)")
