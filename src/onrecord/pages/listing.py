"""Lists of lines under a filter that stands in the address: who said what, and who did what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord.pages import labels
from onrecord.pages.dates import day_label
from onrecord.pages.lineview import LineView
from onrecord.pages.links import Links
from onrecord.pages.shelf import Shelf
from onrecord.record import LineQuery
from onrecord.vocabulary import Layer

PAGE = 50
"""Lines on one page: some six screens of a desk, twenty of a phone."""
MOST_CHOICES = 400
"""Choices offered in a field; a longer list is cut, and the field says so."""

FIELDS: dict[Layer, tuple[str, ...]] = {
    "attributions": ("speaker", "kind", "act", "outlet"),
    "acts": ("kind", "speaker", "outlet"),
}
NAMES = {
    "attributions": {"speaker": "Speaker", "kind": "Kind", "act": "Act", "outlet": "Outlet"},
    "acts": {"speaker": "Told by", "kind": "Type", "outlet": "Outlet"},
}
DAYS = ("from", "to")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a field can take, with how many lines have it under the rest of the filter."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the filter: `chosen` is empty for all; `more` values have no room in the list."""

    name: str
    words: str
    chosen: str
    choices: tuple[Choice, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of lines with its filter. `next` is an address, None on the last page."""

    layer: Layer
    page: str
    fields: tuple[Field, ...]
    days: tuple[str, str]
    chosen: tuple[str, ...]
    total: int
    lines: tuple[LineView, ...]
    token: str | None
    """What `next` stands for in the store, for those who print one page after another."""
    form: bool
    """Whether the filter is shown: always on the server; among files only where everything is listed."""
    next: str | None
    first: str | None


def query_of(layer: Layer, params: Mapping[str, str]) -> LineQuery:
    """The query that an address asks for; empty fields mean all."""
    chosen = {name: params.get(name) or None for name in FIELDS[layer]}
    return LineQuery(
        layer=layer,
        speaker=chosen["speaker"],
        kind=chosen["kind"],
        act=chosen.get("act"),
        outlet=chosen["outlet"],
        day_from=params.get("from") or None,
        day_to=params.get("to") or None,
        order="published",
    )


def listing(
    shelf: Shelf, links: Links, page: str, layer: Layer, params: Mapping[str, str], *, limit: int = PAGE
) -> Listing:
    """One page of a layer's lines under a filter, at most `limit`. Raises BadQuery for a day or a token that is none."""
    query = query_of(layer, params)
    found = shelf.lines(query, limit, params.get("next") or None)
    kept = {k: params[k] for k in (*FIELDS[layer], *DAYS) if params.get(k)}
    form = not links.static or not kept
    fields = tuple(_field(shelf, query, layer, name) for name in FIELDS[layer]) if form else ()
    return Listing(
        layer=layer,
        page=page,
        fields=fields,
        days=(query.day_from or "", query.day_to or ""),
        chosen=_chosen(layer, query),
        total=shelf.store.count(query),
        token=found.next,
        lines=shelf.views(found.items, links),
        form=form,
        next=links.next(page, kept, found.next, params),
        first=links.page(page, **kept) if params.get("next") else None,
    )


def _field(shelf: Shelf, query: LineQuery, layer: Layer, name: str) -> Field:
    counts = [c for c in shelf.store.counts(replace(query, **{name: None}), by=name) if c.value]  # type: ignore[arg-type]
    counts = sorted(counts, key=lambda c: (-c.lines, c.value or ""))
    chosen = getattr(query, name) or ""
    choices = [Choice(c.value or "", words(name, c.value or ""), c.lines) for c in counts[:MOST_CHOICES]]
    if chosen and all(c.value != chosen for c in choices):
        choices.insert(0, Choice(chosen, words(name, chosen), 0))
    return Field(name, NAMES[layer][name], chosen, tuple(choices), max(0, len(counts) - MOST_CHOICES))


def words(name: str, value: str) -> str:
    """A field's value as readers see it."""
    if name == "kind":
        return {"direct": "quotation", "mixed": "part quotation", "indirect": "claim"}.get(value, labels.plain(value))
    return labels.SAID.get(value, value) if name == "act" else value


def _chosen(layer: Layer, query: LineQuery) -> tuple[str, ...]:
    """The filter in words, for the heading."""
    chosen = [(NAMES[layer][name].lower(), words(name, getattr(query, name) or "")) for name in FIELDS[layer]]
    days = [(word, day_label(day)) for word, day in (("from", query.day_from), ("to", query.day_to)) if day]
    return tuple(f"{name}: {value}" for name, value in [*chosen, *days] if value)
