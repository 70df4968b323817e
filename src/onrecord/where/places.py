"""Places of a report: every place name with its role, and the place it stands for as an area, never a false point.

Demonyms and names inside names are placed too, so that a reader can filter by country; what can't be
settled keeps its span, its count of candidates and a reason.
"""

from math import sqrt
from typing import TYPE_CHECKING

from onrecord.finding import Finding
from onrecord.model import Place, Span, Unresolved
from onrecord.where.countries import metonym_country
from onrecord.where.curated import Area, areas
from onrecord.where.index import Town
from onrecord.where.mentions import Mention, mentions
from onrecord.where.provinces import widened
from onrecord.where.ranking import Chosen, Context, chosen, distance_km
from onrecord.where.roles import role_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.language import Parsed

TOWN_KM = 1.5
"""The least radius of a town; to it comes one for its people, at some 2,000 a square kilometre of built-up land."""


def places(parsed: "Parsed") -> Finding[Place]:
    """Every Place of a report, in the order of its words."""
    doc = parsed.doc
    found = with_states(mentions(doc), doc)
    context = Context.of(found)
    parts: list[Place] = []
    unresolved: list[Unresolved] = []
    for number, mention in enumerate(found, 1):
        choice = widened(chosen(mention, _right_after(found, number, doc), context), mention, doc)
        span = span_of(mention, doc)
        place = _place(f"P{len(parts) + 1}", span, mention, choice, doc)
        if place.role == "in-name" and choice.place is None:
            continue
        parts.append(place)
        if choice.place is None and choice.reason is not None:
            unresolved.append(Unresolved(span=span, layer="places", reason=choice.reason))
    return Finding(tuple(parts), tuple(unresolved))


def with_states(found: list[Mention], doc: "Doc") -> list[Mention]:
    """The mentions with "Seattle, Washington" read as a town and its state: names that only so are a state's."""
    states = areas().states
    read = _with_district(found, doc)
    for at in range(1, len(read)):
        state = states.get(read[at].key)
        if state is None or [token.text for token in doc[read[at - 1].last + 1 : read[at].first]] != [","]:
            continue
        before = read[at - 1]
        town_there = any(
            town.country in state.countries and distance_km(town, state) <= state.radius_km * 1.3
            for town in before.towns
        )
        if town_there or any(area.kind == "admin1" and area.countries == state.countries for area in before.areas):
            read[at] = Mention(read[at].first, read[at].last, read[at].key, areas=(state,))
    return read


def _with_district(found: list[Mention], doc: "Doc") -> list[Mention]:
    """The mentions with "Washington, D.C." as one."""
    read: list[Mention] = []
    for mention in found:
        before = read[-1] if read else None
        if before is not None and mention.key == "dc" and before.key == "washington":
            gap = [token.text for token in doc[before.last + 1 : mention.first]]
            if gap in ([], [","]):
                read[-1] = Mention(before.first, mention.last, before.key, towns=before.towns)
                continue
        read.append(mention)
    return read


def span_of(mention: Mention, doc: "Doc") -> Span:
    """The span of a mention's words."""
    last = doc[mention.last]
    return doc[mention.first].idx, last.idx + len(last)


def radius_of(population: int) -> float:
    """The radius in kilometres of a disc that holds a town of so many people."""
    return round(TOWN_KM + 0.0125 * sqrt(max(population, 0)), 1)


def _right_after(found: list[Mention], at: int, doc: "Doc") -> Mention | None:
    """The area named right after the mention before index `at`: "Paris, Texas", "Mosul in Iraq"."""
    if at >= len(found) or not found[at].areas or found[at].demonym:
        return None
    between = [token.lower_ for token in doc[found[at - 1].last + 1 : found[at].first]]
    return found[at] if between in ([","], ["in"], ["in", "the"], [",", "in"], ["("], ["/"]) else None


def _place(number: str, span: Span, mention: Mention, choice: Chosen, doc: "Doc") -> Place:
    role = role_of(mention, doc, seat=metonym_country(mention.key) is not None)
    place = choice.place
    common = {"id": number, "span": span, "role": role, "candidates": choice.candidates, "basis": choice.basis}
    if isinstance(place, Town):
        return Place(
            **common,  # type: ignore[arg-type]
            geonameid=place.geonameid if place.geonameid > 0 else None,
            name=place.name,
            feature="town",
            country=place.country,
            admin1=place.admin1 or None,
            lat=place.lat,
            lon=place.lon,
            radius_km=radius_of(place.population),
        )
    if isinstance(place, Area):
        return Place(
            **common,  # type: ignore[arg-type]
            geonameid=place.geonameid,
            name=place.name,
            feature=place.kind,
            country=place.countries[0] if len(place.countries) == 1 else None,
            lat=place.lat,
            lon=place.lon,
            radius_km=place.radius_km,
        )
    return Place(**common)  # type: ignore[arg-type]
