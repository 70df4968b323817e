"""Pages from their views: one Jinja environment that escapes everything and leaves nothing undefined."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord import __version__
from onrecord.errors import BrokenRecord
from onrecord.pages.dates import day_label
from onrecord.pages.links import Links
from onrecord.pages.scale import number

ASSETS = ("onrecord.css", "onrecord.js", "mark.svg")

MENU = (
    ("front", "Front"),
    ("said", "Who said what"),
    ("talks", "Talks"),
    ("figures", "Figures"),
    ("acts", "Acts"),
    ("map", "Map"),
    ("reports", "Reports"),
    ("search", "Search"),
)
"""The pages of the menu, by their name in addresses."""

# Marks that turn the reading direction: in a page's text they are held in by <bdi>, a window's title has no such thing.
_TURNS = dict.fromkeys([*range(0x20), 0x7F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a page: the record's name and state, and which page of the menu this is."""

    record: str
    title: str
    here: str
    state: str
    seq: int
    twin: str | None = None
    policy: str | None = None
    wall: bool = False
    menu: tuple[tuple[str, str], ...] = MENU
    version: str = __version__


def render(template: str, frame: Frame, links: Links, **views: Any) -> bytes:
    """A page in UTF-8. Raises BrokenRecord if a line without its source is about to be shown."""
    text = _environment().get_template(template).render(frame=frame, links=links, **views)
    return text.encode("utf-8", "replace")


def asset(name: str) -> bytes:
    """A file of the page itself; `name` must be one of `ASSETS`."""
    return files("onrecord.pages").joinpath("assets", name).read_bytes()


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("onrecord.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["refuse"] = _refuse
    made.filters.update(plain=plain, day=day_label, short=_short, number=number)
    return made


def plain(text: str) -> str:
    """A text for a window's title: without control characters and marks that turn the reading direction."""
    return text.translate(_TURNS)


def _short(names: list[str]) -> str:
    """The first few of many names."""
    return ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")


def _refuse() -> str:
    raise BrokenRecord("a line can't be shown without its report, its words and who says it")
