"""From the lines of a page to the lines of a report: its title apart, its furniture gone, its sentences kept.

A page's lines fall in three zones: a head of titles, breadcrumbs, bylines and counters; the body, from the
first line of prose; and a foot behind the last one. A line goes only if it is furniture by itself, or if its
zone makes it so (a bare number in the head is a share counter; in the body it may be a table). A line that
reads as a sentence stays, whatever stands around it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.intake import dates
from onrecord.intake import furniture as f
from onrecord.intake.details import UNDATED
from onrecord.model import Published

HEAD = 15
"""Lines of the head in which a title and its repetitions are looked for."""

MENU_RUN = 3
"""Lines of one to three words in a row that make a menu."""

LINK_RUN = 3
"""Lines in a row without a full stop, behind the last sentence, that make a list of links."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is left of a page's lines: the indices of those that stay, and what the others said of the report."""

    kept: tuple[int, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    published: Published = UNDATED


def clean(lines: Sequence[str], title: str | None = None) -> Cleaned:
    """Clean the lines of a page pasted as text. `title` is the report's, where the input gave it."""
    if title is None:
        title = find_title(lines)
    start = body_start(lines, title)
    end = body_end(lines, start)
    if start is None:
        return Cleaned(
            tuple(i for i, line in enumerate(lines) if not same(line, title)) or tuple(range(len(lines))), title
        )
    gone = _titles(lines, title, start) | _head(lines, start) | _body(lines, start, end) | _foot(lines, end)
    return _cleaned(lines, gone, title, start)


def clean_body(lines: Sequence[str], title: str | None) -> Cleaned:
    """Clean lines that an extractor already took for a report's: only furniture by itself and the title go."""
    gone = {i for i, line in enumerate(lines) if f.is_furniture(line) or f.is_caption(line)}
    start = body_start(lines, title) or 0
    gone |= _titles(lines, title, start) | {i for i in range(start) if f.byline(lines[i]) is not None}
    return _cleaned(lines, gone, title, start)


def find_title(lines: Sequence[str]) -> str | None:
    """The title in a page's head: the first line that is printed twice, else a headline with prose behind it."""
    head = lines[:HEAD]
    for i, line in enumerate(head):
        if _passed_over(line) or _glued(line, head[i + 1 :]):
            continue
        if len(line.split()) >= 3 and any(
            same(other, line) for other in head[i + 1 :] if len(line) <= f.HEADLINE_LENGTH
        ):
            return line
        if f.is_prose(line):
            return None
        if f.is_headline(line):
            return line if any(map(f.is_prose, lines[i + 1 :])) else None
    return None


def body_start(lines: Sequence[str], title: str | None) -> int | None:
    """The first line of prose that is not the title; None if there is none."""
    for i, line in enumerate(lines):
        if f.is_prose(line) and not _is_title(line, title) and not f.is_furniture(line) and not f.is_caption(line):
            return i
    return None


def body_end(lines: Sequence[str], start: int | None) -> int:
    """Behind the last line of prose that is no furniture."""
    for i in range(len(lines) - 1, (start or 0) - 1, -1):
        if f.is_prose(lines[i]) and not f.is_furniture(lines[i]) and not f.is_caption(lines[i]):
            return i + 1
    return len(lines)


def same(line: str, title: str | None) -> bool:
    """Whether a line is the title, but for case, quotation marks and the mark at its end."""
    return title is not None and f.normal(line) == f.normal(title)


def _is_title(line: str, title: str | None) -> bool:
    """Whether a line is the title, alone, cut short, or behind a breadcrumb."""
    if title is None:
        return False
    return same(line, title) or f.crumbs_before(line, title) or _cut_short(line, title)


def _cut_short(line: str, title: str) -> bool:
    """Whether a line is the title's beginning with an ellipsis."""
    stem = f.normal(line)
    return line.rstrip().endswith(("…", "...")) and len(stem) >= 20 and f.normal(title).startswith(stem)


def _passed_over(line: str) -> bool:
    return (
        f.is_furniture(line) or f.is_count(line) or f.is_menu(line) or f.date_line(line) or f.byline(line) is not None
    )


def _glued(line: str, later: Sequence[str]) -> bool:
    """Whether a line is a breadcrumb with a later line glued to it."""
    return any(len(other.split()) >= 3 and not same(line, other) and f.crumbs_before(line, other) for other in later)


def _titles(lines: Sequence[str], title: str | None, start: int) -> set[int]:
    """Every repetition of the title: in the head in any form, in the body where it is no sentence."""
    head = {i for i in range(min(max(start + 1, HEAD), len(lines))) if _is_title(lines[i], title)}
    return head | {i for i in range(len(lines)) if same(lines[i], title) and not f.is_prose(lines[i])}


def _head(lines: Sequence[str], start: int) -> set[int]:
    gone = {i for i in range(start) if _passed_over(lines[i]) or f.is_caption(lines[i])}
    return gone | _menus(lines, 0, start)


def _menus(lines: Sequence[str], begin: int, end: int) -> set[int]:
    """Runs of lines of one to three words without a mark at the end."""
    gone: set[int] = set()
    run: list[int] = []
    for i in range(begin, end + 1):
        if i < end and len(lines[i].split()) <= 3 and not re.search(r"[.!?:;,]$", lines[i]):
            run.append(i)
            continue
        if len(run) >= MENU_RUN:
            gone.update(run)
        run = []
    return gone


def _body(lines: Sequence[str], start: int, end: int) -> set[int]:
    gone: set[int] = set()
    linking = False
    for i in range(start, end):
        line = lines[i]
        if f.is_furniture(line) or f.is_caption(line):
            gone.add(i)
            linking = f.is_head(line) or (linking and not f.is_prose(line))
        elif linking and f.is_headline(line):
            gone.add(i)
        else:
            linking = False
    return gone


def _foot(lines: Sequence[str], end: int) -> set[int]:
    """Behind the last sentence: furniture, counters, menus, and runs of links, unless a colon announces a list."""
    gone = {i for i in range(end, len(lines)) if _passed_over(lines[i]) or f.is_caption(lines[i])}
    rest = [i for i in range(end, len(lines)) if i not in gone]
    if end and lines[end - 1].rstrip().endswith(":"):
        return gone
    headed = any(f.is_head(lines[i]) for i in gone)
    loose = [i for i in rest if f.is_headline(lines[i]) or len(lines[i].split()) < 3]
    if headed or len(loose) >= LINK_RUN:
        gone.update(i for i in loose if not re.search(r"[)\]]$", lines[i]))
    return gone | _menus(lines, end, len(lines))


def _cleaned(lines: Sequence[str], gone: set[int], title: str | None, start: int) -> Cleaned:
    kept = tuple(i for i in range(len(lines)) if i not in gone)
    bylines = tuple(lines[i] for i in sorted(gone) if i < start and f.byline(lines[i]) is not None)
    authors = tuple(name for line in bylines for name in f.byline(line) or ())
    found = [dates.in_words(lines[i]) for i in sorted(gone) if i < start or f.date_line(lines[i])]
    first = next((date for date in found if date), None)
    published = Published(value=first[0], precision=first[1], basis="text") if first else UNDATED
    return Cleaned(kept, title, authors, bylines, published)
