"""From the lines of a page to the lines of a report: its title apart, its furniture gone, its sentences kept.

A page's lines fall in three zones: a head of titles, breadcrumbs, bylines and counters; the body, from the
first line of prose; and a foot behind the last one. A line goes only if it is furniture by itself, or if its
zone makes it so (a bare number in the head is a share counter; in the body it may be a table). A line that
reads as a sentence stays, whatever stands around it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.intake import dates
from onrecord.intake import furniture as f
from onrecord.intake.details import UNDATED
from onrecord.model import Published
from onrecord.vocabulary import Precision

HEAD = 15
"""Lines of the head in which a title and its repetitions are looked for."""

DECK = 4
"""Lines behind the first sentence that may still be byline and date: that sentence may be the deck under the title."""

MENU_RUN = 3
"""Lines of one to three words in a row that make a menu."""

LINK_RUN = 3
"""Lines in a row without a full stop, behind the last sentence, that make a list of links."""

LETTERHEAD_WORDS = 6
"""Words up to which a first line in capitals is a letterhead, where a longer headline in ordinary letters follows."""

_ENDED = re.compile(r"[.!?:;,]$")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is left of a page's lines: the indices of those that stay, and what the others said of the report."""

    kept: tuple[int, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    published: Published = UNDATED


def clean(lines: Sequence[str], title: str | None = None, *, pasted: bool = True) -> Cleaned:
    """Clean the lines of a page. `title` is the report's, where the input gave it.

    `pasted`: nothing is known of the lines but their words. Without it they come from an extractor that left the
    lists of links out already, so that a list behind the last sentence is the report's.
    """
    if title is None:
        title = find_title(lines)
    start = body_start(lines, title)
    if start is None:
        words = tuple(i for i, line in enumerate(lines) if not f.is_furniture(line))
        return Cleaned(tuple(i for i in words if not same(lines[i], title)) or words, title)
    end = body_end(lines, start)
    gone = _titles(lines, title, start) | _head(lines, start) | _body(lines, start, end) | _foot(lines, end, pasted)
    return _cleaned(lines, gone, title, start)


def find_title(lines: Sequence[str]) -> str | None:
    """The title in a page's head: the first line that is printed twice, else a headline with prose behind it."""
    head = lines[:HEAD]
    headlines: list[str] = []
    for i, line in enumerate(head):
        if _passed_over(line) or _glued(line, head[i + 1 :]):
            continue
        if len(line.split()) >= 3 and len(line) <= f.HEADLINE_LENGTH and _is_repeated(line, head[i + 1 :]):
            return _as_written(line, head)
        if f.is_prose(line):
            break
        if f.is_headline(line) or f.is_short_headline(line):
            headlines.append(line)
    if len(headlines) > 1:
        headlines = [line for line in headlines if f.is_headline(line)]
    best = _best(headlines) if any(map(f.is_prose, lines)) else None
    return _as_written(best, head) if best else None


def _is_repeated(line: str, later: Sequence[str]) -> bool:
    """Whether a line comes again before any other sentence: behind one, it is a sentence that the report says twice."""
    for other in later:
        if same(other, line):
            return True
        if f.is_prose(other) and not f.crumbs_before(other, line):
            return False
    return False


def _as_written(title: str, head: Sequence[str]) -> str:
    """The title in ordinary letters, where a page prints it in capitals and, glued to a breadcrumb or not, in those too."""
    if title.isupper():
        tails = (line[-len(title) :] for line in head if same(line[-len(title) :], title))
        return next((tail for tail in tails if not tail.isupper()), title)
    return title


def _best(headlines: Sequence[str]) -> str | None:
    """The first headline; behind a letterhead in capitals, the first longer one in ordinary letters."""
    first = next(iter(headlines), None)
    if first is None or not first.isupper() or len(first.split()) > LETTERHEAD_WORDS:
        return first
    return next((line for line in headlines if not line.isupper() and len(line.split()) >= LETTERHEAD_WORDS), first)


def body_start(lines: Sequence[str], title: str | None) -> int | None:
    """The first line of prose that is not the title; None if there is none."""
    prose = (
        i for i, line in enumerate(lines) if f.is_prose(line) and not _is_title(line, title) and not _is_gone(line)
    )
    return next(prose, None)


def body_end(lines: Sequence[str], start: int) -> int:
    """Behind the last line of prose that is no furniture."""
    return next(
        (i + 1 for i in range(len(lines) - 1, start, -1) if f.is_prose(lines[i]) and not _is_gone(lines[i])), start + 1
    )


def same(line: str, title: str | None) -> bool:
    """Whether a line is the title, but for case, quotation marks and the mark at its end."""
    return title is not None and f.normal(line) == f.normal(title)


def _is_gone(line: str) -> bool:
    return f.is_furniture(line) or f.is_caption(line)


def _is_title(line: str, title: str | None) -> bool:
    """Whether a line is the title, alone, cut short, or behind a breadcrumb."""
    if title is None:
        return False
    return same(line, title) or f.crumbs_before(line, title) or f.site_behind(line, title) or _cut_short(line, title)


def _cut_short(line: str, title: str) -> bool:
    """Whether a line is the title's beginning with an ellipsis."""
    stem = f.normal(line)
    return line.rstrip().endswith(("…", "...")) and len(stem) >= 20 and f.normal(title).startswith(stem)


def _passed_over(line: str) -> bool:
    """Whether a line says nothing of the report where no sentence stands around it."""
    bare = f.is_furniture(line) or f.is_count(line) or f.is_menu(line) or f.is_signature(line)
    return bare or f.is_dated(line) or f.byline(line) is not None


def _glued(line: str, later: Sequence[str]) -> bool:
    """Whether a line is a later line with a breadcrumb glued before it or a site's name behind it."""
    others = (other for other in later if len(other.split()) >= 3 and not same(line, other))
    return any(f.crumbs_before(line, other) or f.site_behind(line, other) for other in others)


def _titles(lines: Sequence[str], title: str | None, start: int) -> set[int]:
    """Every repetition of the title: in the head in any form, in the body where it is no sentence."""
    head = {i for i in range(start) if _is_title(lines[i], title)}
    near = {i for i in range(start, min(HEAD, len(lines))) if _is_title(lines[i], title) and not f.is_prose(lines[i])}
    return head | near | {i for i in range(len(lines)) if same(lines[i], title) and not f.is_prose(lines[i])}


def _head(lines: Sequence[str], start: int) -> set[int]:
    gone = {i for i in range(start) if _passed_over(lines[i]) or f.is_caption(lines[i])}
    deck = range(start + 1, min(start + 1 + DECK, len(lines)))
    gone |= {i for i in deck if f.byline(lines[i]) is not None or f.is_dated(lines[i])}
    return gone | _menus(lines, 0, start) | _names(lines, start)


def _names(lines: Sequence[str], start: int) -> set[int]:
    """Lines of nothing but names beside a date: a byline without "By"."""
    found = (i for i in range(1, min(start + DECK, len(lines))) if f.are_names(lines[i]) and not f.is_prose(lines[i]))
    return {i for i in found if any(f.is_dated(lines[k]) for k in (i - 1, i + 1) if k < len(lines))}


def _menus(lines: Sequence[str], begin: int, end: int) -> set[int]:
    """Runs of lines of one to three words without a mark at the end."""
    gone: set[int] = set()
    run: list[int] = []
    for i in range(begin, end + 1):
        if i < end and len(lines[i].split()) <= 3 and not _ENDED.search(lines[i]):
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
        if _is_gone(line):
            gone.add(i)
            linking = f.is_head(line) or linking
        elif linking and f.is_link(line):
            gone.add(i)
        else:
            linking = False
    return gone


def _foot(lines: Sequence[str], end: int, pasted: bool) -> set[int]:
    """Behind the last sentence: furniture, counters and menus; and in pasted text what a list of links may be.

    All behind a head such as "Most read" is links. Without one, three lines without a full stop are, unless a
    colon announced a list.
    """
    gone = {i for i in range(end, len(lines)) if _passed_over(lines[i]) or f.is_caption(lines[i])}
    head = next((i for i in range(end, len(lines)) if f.is_head(lines[i])), None)
    if head is not None:
        return gone | set(range(head, len(lines)))
    announced = any(lines[i].endswith(":") for i in range(end - 1, len(lines)) if i not in gone)
    if not pasted or announced:
        return gone
    loose = [
        i for i in range(end, len(lines)) if i not in gone and f.is_headline(lines[i]) and lines[i][-1] not in ")]"
    ]
    if len(loose) >= LINK_RUN:
        gone.update(loose)
    return gone | _menus(lines, end, len(lines))


def _cleaned(lines: Sequence[str], gone: set[int], title: str | None, start: int) -> Cleaned:
    kept = tuple(i for i in range(len(lines)) if i not in gone)
    bylines = tuple(lines[i] for i in sorted(gone) if i <= start + DECK and _names_of(lines[i]) is not None)
    authors = tuple(name for line in bylines if not same(line, title) for name in _names_of(line) or ())
    found = next(_dates(lines, gone, title, start), None)
    published = Published(value=found[0], precision=found[1], basis="text") if found else UNDATED
    return Cleaned(kept, title, authors, bylines, published)


def _names_of(line: str) -> tuple[str, ...] | None:
    return f.byline(line) or (f.byline(f"By {line}") if f.are_names(line) else None)


def _dates(lines: Sequence[str], gone: set[int], title: str | None, start: int) -> Iterator[tuple[str, Precision]]:
    """The dates that the page gives itself: on a line of its own, in the head, or in the foot."""
    for i, line in enumerate(lines):
        if (i < start or i in gone) and not same(line, title) and f.names_its_date(line):
            date = dates.in_words(line)
            if date is not None:
                yield date
