"""Where each page is: as a path on the server, or as a file beside the others.

The templates never write an address themselves, so that the same page works from both.
"""

import hashlib
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from urllib.parse import quote, urlencode, urlsplit

from onrecord.errors import BrokenRecord


def outward(url: str | None) -> str | None:
    """The address as a link may carry it: http and https only, None for anything else."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    clean = parts.scheme in ("http", "https") and parts.netloc and not re.search(r"[\x00-\x20\x7f]", url)
    return url if clean else None


def file_name(label: str) -> str:
    """A file name for a label that someone else wrote: letters, digits and hyphens.

    A hash follows where that loses anything, capitals included (some file systems don't tell them apart); only ids
    such as S1 stay as they are.
    """
    name = re.sub(r"[^A-Za-z0-9]+", "-", label).strip("-")[:60]
    if name == label and (re.fullmatch(r"[A-Z]\d+|(?![a-z]\d+$)[a-z0-9-]+", label)):
        return name
    return f"{name or 'x'}-{hashlib.sha256(label.encode('utf-8', 'replace')).hexdigest()[:8]}"


class Links(ABC):
    """The addresses of one page's neighbours. `static` says whether pages are files."""

    static: bool = False

    @abstractmethod
    def page(self, name: str, **query: str) -> str:
        """A page of the menu (`front`, `said`, `figures`, …), filtered by `query`."""

    @abstractmethod
    def next(self, name: str, query: dict[str, str], token: str | None, params: Mapping[str, str]) -> str | None:
        """The page of a list after the one that `params` asked for; None without a token."""

    @abstractmethod
    def report(self, report: str, line: str | None = None) -> str:
        """A report, at one of its lines."""

    @abstractmethod
    def line(self, report: str, line: str) -> str:
        """A line's own page."""

    @abstractmethod
    def asset(self, name: str) -> str:
        """A file of the page itself."""

    @abstractmethod
    def twin(self, name: str, **query: str) -> str:
        """The same page as JSON."""

    @abstractmethod
    def twin_of(self, report: str, line: str | None = None) -> str:
        """A report, or one of its lines, as JSON."""


class Served(Links):
    """Addresses on the server."""

    def page(self, name: str, **query: str) -> str:
        return "/?wall=1" if name == "wall" else ("/" if name == "front" else f"/{name}") + _query(query)

    def next(self, name: str, query: dict[str, str], token: str | None, params: Mapping[str, str]) -> str | None:
        return self.page(name, **query, next=token) if token else None

    def report(self, report: str, line: str | None = None) -> str:
        return f"/reports/{_quoted(report)}" + (f"#{_quoted(line)}" if line else "")

    def line(self, report: str, line: str) -> str:
        return f"/lines/{_quoted(report)}/{_quoted(line)}"

    def asset(self, name: str) -> str:
        return f"/assets/{name}"

    def twin(self, name: str, **query: str) -> str:
        return f"/{name}.json" + _query(query)

    def twin_of(self, report: str, line: str | None = None) -> str:
        return f"/lines/{_quoted(report)}/{_quoted(line)}.json" if line else f"/reports/{_quoted(report)}.json"


class Filed(Links):
    """Relative addresses from a file that lies `depth` folders below the site's root."""

    static = True

    def __init__(self, depth: int = 0) -> None:
        self._root = "../" * depth

    def page(self, name: str, **query: str) -> str:
        return self._root + page_file(name, query)

    def next(self, name: str, query: dict[str, str], token: str | None, params: Mapping[str, str]) -> str | None:
        return self.page(name, **query, page=str(int(params.get("page", "1")) + 1)) if token else None

    def report(self, report: str, line: str | None = None) -> str:
        return f"{self._root}reports/{file_name(report)}.html" + (f"#{_quoted(line)}" if line else "")

    def line(self, report: str, line: str) -> str:
        return f"{self._root}lines/{file_name(report)}/{file_name(line)}.html"

    def asset(self, name: str) -> str:
        return f"{self._root}assets/{name}"

    def twin(self, name: str, **query: str) -> str:
        return self._root + page_file(name, query).removesuffix(".html") + ".json"

    def twin_of(self, report: str, line: str | None = None) -> str:
        return (self.line(report, line) if line else self.report(report)).removesuffix(".html") + ".json"


def page_file(name: str, query: dict[str, str]) -> str:
    """The file of a page. A page filtered by one thing is a file in a folder, by nothing a file at the root.

    A list's further pages, `page` 2 and on, stand beside its first.
    """
    filters = {key: value for key, value in query.items() if key != "page"}
    further = f"-{query['page']}" if query.get("page", "1") != "1" else ""
    if not filters:
        return "index.html" if name == "front" else f"{name}{further}.html"
    if len(filters) > 1:
        raise BrokenRecord(f"the page {name} has no file for {', '.join(filters)} together: filter by one of them")
    key, value = next(iter(filters.items()))
    return f"{name}/{key}/{file_name(value)}{further}.html"


def _query(query: dict[str, str]) -> str:
    return f"?{urlencode(query)}" if query else ""


def _quoted(part: str) -> str:
    return quote(part, safe="", errors="replace")
