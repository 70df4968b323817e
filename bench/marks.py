"""A bare quotation-mark baseline: what stands between marks, and the name beside "said". `python -m bench.marks FOLDER`.

No parse, no model, no word list but one: the least that anyone would write, so that it shows what the rest is for.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.peers import Found, Span, record, reports, write

LEAST = 4
"""Words from which marks are taken for a quotation: fewer are mostly names and scare quotes."""

_LINE = re.compile(r"[^\n]+")
_MARKED = re.compile(r"“[^”\n]+”|\"[^\"\n]+\"")
_SAID = r"(?P<cue>said|says|told|added|wrote|asked|warned)"
_WHO = r"(?P<who>(?:[A-Z][\w’'.-]*)(?: [A-Z][\w’'.-]*)*|he|she|they)"
_BESIDE = re.compile(rf"\b{_WHO} {_SAID}\b|\b{_SAID.replace('cue', 'cue2')} {_WHO.replace('who', 'who2')}\b")


def found_in(text: str) -> Iterator[Found]:
    """The quotations of a text, each with the nearest cue of its line, if there is one."""
    for line in _LINE.finditer(text):
        marked = [m.span() for m in _MARKED.finditer(text, *line.span())]
        cues = [c for c in _cues(text, line.span()) if not any(s <= c[0][0] < e for s, e in marked)]
        for span in marked:
            if len(text[slice(*span)].split()) >= LEAST:
                cue, who = min(cues, key=lambda c: _gap(c[0], span), default=(None, None))
                yield Found((span,), cue, who)


def _cues(text: str, line: Span) -> list[tuple[Span, Span]]:
    """Every "NAME said" and "said NAME" of a line: the spans of cue and name."""
    return [
        (m.span("cue"), m.span("who")) if m["cue"] else (m.span("cue2"), m.span("who2"))
        for m in _BESIDE.finditer(text, *line)
    ]


def _gap(cue: Span, quote: Span) -> int:
    return max(cue[0] - quote[1], quote[0] - cue[1])


def main() -> None:
    """Print the records of a folder's reports."""
    for report in reports(Path(sys.argv[1])):
        write(record(report, found_in(report["text"])))


if __name__ == "__main__":
    main()
