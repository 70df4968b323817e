"""The press: prints the pages of one state of a record, for the server and for the files alike."""

from collections.abc import Callable, Mapping
from typing import Any

from onrecord.pages import sections
from onrecord.pages.dates import day_label
from onrecord.pages.front import front, newest
from onrecord.pages.links import Links, Served
from onrecord.pages.listing import DAYS, FIELDS, PAGE, listing
from onrecord.pages.rates import rates
from onrecord.pages.render import Frame, render
from onrecord.pages.reportview import report_view
from onrecord.pages.shelf import Shelf
from onrecord.pages.single import one, search
from onrecord.vocabulary import Layer

Params = Mapping[str, str]
"""What stands in an address after the question mark; empty values count as absent."""

LISTS: dict[str, Layer] = {"said": "attributions", "acts": "acts"}
TITLES = {
    "said": "Who said what",
    "talks": "Talks",
    "figures": "Figures",
    "acts": "Acts told",
    "map": "Map",
    "reports": "Reports",
    "search": "Search",
    "rates": "Error rates",
}
TWINS = ("said", "acts", "figures", "reports", "search", "rates")
"""Pages with a JSON twin."""
PARAMS = {
    "front": ("wall",),
    "said": (*FIELDS["attributions"], *DAYS, "next", "page"),
    "acts": (*FIELDS["acts"], *DAYS, "next", "page"),
    "figures": ("measure",),
    "map": ("view",),
    "reports": ("outlet", "next", "page"),
    "search": ("q", "next"),
    "talks": (),
    "rates": (),
}
"""Every page of the menu and of the footer, with the parameters that its address may have; others are ignored.

    `next` is the token of a list's further page, `page` its number, which only names its file."""


class Press:
    """Prints pages in UTF-8. `links(depth)` gives the addresses for a page `depth` folders below the root."""

    def __init__(self, shelf: Shelf, links: Callable[[int], Links], policy: str | None = None) -> None:
        self.shelf = shelf
        self._links = links
        self._policy = policy

    @classmethod
    def served(cls, shelf: Shelf) -> "Press":
        """The press of the live page."""
        links = Served()
        return cls(shelf, lambda _: links)

    def page(self, name: str, params: Params, *, depth: int = 0, limit: int = PAGE) -> bytes:
        """A page of the menu. Raises BadQuery for a parameter that can't be."""
        return self.page_and_token(name, params, depth=depth, limit=limit)[0]

    def page_and_token(
        self, name: str, params: Params, *, depth: int = 0, limit: int = PAGE
    ) -> tuple[bytes, str | None]:
        """A page of the menu, and the token of the page after it, None on the last."""
        links = self._links(depth)
        given = kept(name, params)
        views = self._views(name, given, links, limit)
        bytes_ = self._print(name, views, links, twin=_twin(name, given, links), wall=given.get("wall") == "1")
        return bytes_, getattr(views.get("listing", views.get("reports")), "token", None)

    def report(self, report: str) -> bytes:
        """A report's page. Raises NotOnRecord."""
        links = self._links(1)
        view = report_view(self.shelf.record(report), links)
        return self._print("report", {"report": view}, links, here="reports", title=view.title, twin=view.twin)

    def one(self, report: str, line: str) -> bytes:
        """A line's page. Raises NotOnRecord."""
        links = self._links(2)
        view = one(self.shelf, links, report, line)
        title = f"{view.line.who.name}: {view.line.plain[:60]}"
        twin = None if links.static else links.twin_of(report, line)
        return self._print("one", {"one": view}, links, here="", title=title, twin=twin)

    def problem(self, title: str, message: str, then: str) -> bytes:
        """A page that says what went wrong and what to do."""
        problem = {"title": title, "message": message, "next": then}
        return self._print("problem", {"problem": problem}, self._links(0), here="", title=title)

    def _views(self, name: str, params: Params, links: Links, limit: int) -> dict[str, Any]:
        shelf = self.shelf
        if name in LISTS:
            views: dict[str, Any] = {"listing": listing(shelf, links, name, LISTS[name], params, limit=limit)}
            views["rates"] = rates()
            return views | ({"acts": sections.acts(shelf, filtered=bool(params))} if name == "acts" else {})
        make: dict[str, Callable[[], Any]] = {
            "front": lambda: front(shelf, links),
            "talks": lambda: sections.talks(shelf, links),
            "search": lambda: search(shelf, links, params.get("q", ""), params.get("next")),
            "reports": lambda: sections.reports(shelf, links, params),
            "rates": rates,
            "figures": lambda: sections.figures(shelf, links, params),
            "map": lambda: sections.places(shelf, links, params),
        }
        also = {"rates": rates()} if name == "figures" else {}
        return also | {"places" if name == "map" else name: make[name]()}

    def _print(
        self,
        template: str,
        views: dict[str, Any],
        links: Links,
        *,
        here: str | None = None,
        title: str | None = None,
        twin: str | None = None,
        wall: bool = False,
    ) -> bytes:
        frame = Frame(
            record=self.shelf.name,
            title=title or TITLES.get(template, self.shelf.name),
            here=template if here is None else here,
            state=self._state(),
            seq=self.shelf.seq,
            twin=twin,
            policy=self._policy,
            wall=wall,
        )
        return render(f"{template}.html", frame, links, **views)

    def _state(self) -> str:
        """What this record holds, in figures."""
        reports, outlets, last = self.shelf.reports, len(self.shelf.outlets), newest(self.shelf.outlets)
        held = f"{reports:,} {'report' if reports == 1 else 'reports'} of {outlets} {'outlet' if outlets == 1 else 'outlets'}"
        return held + (f"; the newest of {day_label(last)}" if last else "")


def _twin(name: str, given: dict[str, str], links: Links) -> str | None:
    """The address of a page's JSON twin: among files, only the whole lists have one."""
    if name not in TWINS or (links.static and (given or name == "search")):
        return None
    return links.twin(name, **given)


def kept(name: str, params: Params) -> dict[str, str]:
    """The parameters that a page knows, without the empty ones."""
    return {key: params[key] for key in PARAMS[name] if params.get(key)}
