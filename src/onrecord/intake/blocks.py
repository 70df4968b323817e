"""The blocks of an HTML tree: what a browser would set as one paragraph each, with the element that holds it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "head",
        "title",
        "select",
        "option",
        "textarea",
        "button",
    ]
)
FURNITURE = frozenset(["nav", "footer", "aside", "form", "figure", "figcaption", "header", "dialog", "menu"])
"""Elements whose words are never a report's, left out where we extract by ourselves."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph's words, white space made single (line breaks inside kept), its element, and the share of links in it."""

    text: str
    element: Any
    linked: float = 0.0


def blocks_of(root: Any, leave_out: frozenset[str] = frozenset()) -> list[Block]:
    """The blocks below `root` in the order of the page; `leave_out` are tags to pass over."""
    return list(_Walk(leave_out).blocks(root))


def key(text: str) -> str:
    """What two renderings of one paragraph have in common: everything but white space and soft marks."""
    return "".join(text.translate(_DROPPED).split())


_DROPPED = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u00ad\ufeff"))


class _Walk:
    """One pass over a tree. Not recursive: pages nest deeper than Python does."""

    def __init__(self, leave_out: frozenset[str]) -> None:
        self.left_out = UNSEEN | leave_out
        self.words: list[str] = []
        self.linked = self.depth = 0
        self.holders: list[Any] = []

    def blocks(self, root: Any) -> Iterator[Block]:
        """Every block below the root."""
        self.holders = [root]
        todo: list[tuple[Any, bool]] = [(root, False)]
        while todo:
            element, closing = todo.pop()
            if closing:
                yield from self._leave(element, root)
                continue
            if isinstance(element.tag, str) and element.tag not in self.left_out:
                yield from self._enter(element, root)
                todo.append((element, True))
                todo.extend((child, False) for child in reversed(element))
            elif element is not root:
                self._take(element.tail)
        yield from self._flush()

    def _enter(self, element: Any, root: Any) -> Iterator[Block]:
        if element.tag in BLOCKS and element is not root:
            yield from self._flush()
            self.holders.append(element)
        if element.tag == "br":
            self.words.append("\n")
        self.depth += element.tag == "a"
        self._take(element.text)

    def _leave(self, element: Any, root: Any) -> Iterator[Block]:
        if element is root:
            return
        if element.tag in BLOCKS:
            yield from self._flush()
            self.holders.pop()
        self.depth -= element.tag == "a"
        self._take(element.tail)

    def _take(self, words: str | None) -> None:
        self.words.append(_flat(words))
        self.linked += len(key(words)) if words and self.depth else 0

    def _flush(self) -> Iterator[Block]:
        text = set_lines("".join(self.words))
        linked = self.linked
        self.words, self.linked = [], 0
        if text:
            yield Block(text, self.holders[-1], linked / (len(key(text)) or 1))


def set_lines(text: str) -> str:
    """Words with single spaces; a line break stays where a sentence ends before or something new begins behind it."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    out = ""
    for line in filter(None, lines):
        between = "" if not out else "\n" if _ends_line(out[-1]) or _begins_line(line[0]) else " "
        out += between + line
    return out


def _ends_line(mark: str) -> bool:
    return mark in ".!?:;…”\"'’)»"


def _begins_line(mark: str) -> bool:
    return mark.isupper() or mark.isdigit() or mark in "“\"‘'«-–—•*·["


def _flat(text: str | None) -> str:
    return " ".join(text.split("\n")) if text else ""


def places_of(texts: Sequence[str], blocks: Sequence[Block]) -> Iterator[Block | None]:
    """For each text, in order, the block that holds it; None where there is none.

    Equal words first, the nearest behind the last place found; then a block that holds them among others.
    """
    keys = [key(block.text) for block in blocks]
    where: dict[str, list[int]] = {}
    for i, words in enumerate(keys):
        where.setdefault(words, []).append(i)
    last = -1
    for text in texts:
        wanted = key(text)
        found = _nearest(where.get(wanted, ()), last)
        if found is None and len(wanted) > 20:
            found = _holding(wanted, keys, last)
        last = found if found is not None else last
        yield blocks[found] if found is not None else None


def _nearest(places: Sequence[int], last: int) -> int | None:
    """The first place behind the last one, else the first of all."""
    if not places:
        return None
    behind = bisect_right(places, last)
    return places[behind] if behind < len(places) else places[0]


class Paths:
    """XPaths of elements, as lxml's `getpath` gives them, in one pass over each parent's children.

    `getpath` counts an element's siblings anew each time, which takes minutes on a page of a hundred thousand.
    """

    def __init__(self) -> None:
        self.steps: dict[Any, dict[Any, str]] = {}

    def of(self, element: Any) -> str:
        """The element's path from the root."""
        steps = []
        while (parent := element.getparent()) is not None:
            if parent not in self.steps:
                self.steps[parent] = dict(_steps(parent))
            steps.append(self.steps[parent][element])
            element = parent
        return "/".join(["", element.tag, *reversed(steps)])


def _steps(parent: Any) -> Iterator[tuple[Any, str]]:
    total = Counter(child.tag for child in parent)
    seen: Counter[str] = Counter()
    for child in parent:
        seen[child.tag] += 1
        yield child, child.tag if total[child.tag] == 1 else f"{child.tag}[{seen[child.tag]}]"


NEAR = 200
"""Blocks looked through for one that holds a text among other words: a page's body is shorter."""


def _holding(wanted: str, keys: Sequence[str], last: int) -> int | None:
    near = range(max(last, 0), min(len(keys), max(last, 0) + NEAR))
    return next((i for i in near if wanted in keys[i]), None)
