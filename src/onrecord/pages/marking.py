"""Text with its marks: nested `<mark>` elements, split only where two spans cross.

The text inside the elements is the report's, character for character: nothing is added to it, so a
reader who copies a sentence gets the sentence. Everything that comes from a report is escaped here.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup, escape

from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked for a line: `line` is the line's id within its report, `kind` the class that draws it."""

    span: Span
    line: str
    kind: str
    anchor: bool = False
    """Whether the line is addressed here: its first piece carries the line's id."""
    href: str | None = None
    """Where its words lead, None for nowhere."""

    def moved(self, by: int) -> "Mark":
        """The same mark in a text that begins `by` code points elsewhere."""
        return replace(self, span=(self.span[0] + by, self.span[1] + by))


class Marker:
    """Draws the marks of one text, window by window; each line's id is set once."""

    def __init__(self, text: str, marks: Iterable[Mark], windows: Sequence[Span]) -> None:
        self._text = text
        self._windows = windows
        self._marks: dict[int, list[Mark]] = {}
        self._anchored: set[str] = set()
        self._linked: set[str] = set()
        starts, ends = [w[0] for w in windows], [w[1] for w in windows]
        for mark in sorted(marks, key=lambda m: (m.span[0], -m.span[1], not m.anchor)):
            for number in range(bisect_right(ends, mark.span[0]), bisect_left(starts, mark.span[1])):
                self._marks.setdefault(number, []).append(mark)

    def draw(self, number: int) -> Markup:
        """The text of one window with every mark that touches it."""
        first, last = self._windows[number]
        todo = deque(self._marks.get(number, ()))
        edges = {first, last} | {min(max(edge, first), last) for mark in todo for edge in mark.span}
        out: list[str] = []
        open_: list[Mark] = []
        for start, end in pairwise(sorted(edges)):
            self._close(open_, start, out)
            while todo and todo[0].span[0] <= start:
                self._open(todo.popleft(), open_, out)
            out.append(self._leaf(self._text[start:end], open_))
        out.extend("</mark>" for _ in open_)
        return Markup("".join(out))  # noqa: S704 (every piece was escaped as it was made)

    def _close(self, open_: list[Mark], at: int, out: list[str]) -> None:
        """Close what ends at `at`, and whatever was opened inside it and goes on: that is opened again."""
        lowest = next((i for i, m in enumerate(open_) if m.span[1] <= at), None)
        if lowest is None:
            return
        again = [m for m in open_[lowest:] if m.span[1] > at]
        out.extend("</mark>" for _ in open_[lowest:])
        del open_[lowest:]
        for mark in again:
            self._open(mark, open_, out)

    def _open(self, mark: Mark, open_: list[Mark], out: list[str]) -> None:
        anchor = ""
        if mark.anchor and mark.line not in self._anchored:
            self._anchored.add(mark.line)
            anchor = f' id="{escape(mark.line)}"'
        out.append(f'<mark class="m {escape(mark.kind)}" data-line="{escape(mark.line)}"{anchor}>')
        open_.append(mark)

    def _leaf(self, words: str, open_: list[Mark]) -> str:
        """A run of text; it leads to the narrowest line around it."""
        inner = min((m for m in reversed(open_) if m.href), key=lambda m: m.span[1] - m.span[0], default=None)
        if inner is None:
            return str(escape(words))
        stop = ' tabindex="-1"' if inner.line in self._linked else ""
        self._linked.add(inner.line)
        return f'<a href="{escape(inner.href)}"{stop}>{escape(words)}</a>'
