"""Reports by id, and their sentences as the annotation guide numbers them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quality.sets import ROOT, shared

Json = dict[str, Any]
Span = tuple[int, int]

PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
SENTENCE_END = re.compile(r"""[.!?…]+["”’')\]]*(?=\s+["“‘'(\[]?[A-Z0-9“"‘\[])""")
# Words after which a full stop ends no sentence. The numbers of every draft hang on this list: changing it moves them.
ABBREVIATION = re.compile(
    r"""(?:^|[\s(“"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|St|Jr|Sr|vs|No|Jan|Feb|Mar|Apr|Aug"""
    r"""|Sept?|Oct|Nov|Dec|U\.S|U\.N|U\.K|D\.C|a\.m|p\.m|i\.e|e\.g)\.$"""
)


def folders() -> list[Path]:
    """Where the texts of annotated reports may lie, in order of precedence; the shared ones may be absent."""
    corpus = shared() / "corpus"
    return [ROOT / "training/reports", ROOT / "tests/gold/reports", corpus / "reports", corpus / "pool"]


def report(name: str) -> Json:
    """The report of that id. Raises LookupError, naming the folders that were searched."""
    for folder in folders():
        path = folder / f"{name}.json"
        if path.is_file():
            found: Json = json.loads(path.read_text("utf-8"))
            return found
    raise LookupError(f"no report {name!r} in {', '.join(map(str, folders()))}: put its file into one of them")


def sentences(text: str) -> list[Span]:
    """[start, end) of every sentence, white space trimmed; a blank line always ends one. Sentence n is the n-th of them."""
    return [span for start, end in _paragraphs(text) for span in _within(text, start, end)]


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for found in PARAGRAPH_BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _within(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of one paragraph."""
    stops = [m.end() for m in SENTENCE_END.finditer(text, start, end)]
    for stop in (*stops, end):
        sentence = text[start:stop]
        if stop != end and ABBREVIATION.search(sentence):
            continue
        if sentence.strip():
            yield stop - len(sentence.lstrip()), start + len(sentence.rstrip())
        start = stop


def view(text: str, span: Span) -> str:
    """A sentence on one line: offsets inside it are those of the text."""
    return text[slice(*span)].replace("\n", " ")


def shown(row: Json) -> str:
    """A report as an annotator gets it: its head, then `[n] sentence` lines, a blank line between paragraphs."""
    lines = [f"{key}: {row.get(key)}" for key in ("id", "date", "source", "title")]
    last = 0
    for number, (start, end) in enumerate(sentences(row["text"]), 1):
        if number == 1 or PARAGRAPH_BREAK.search(row["text"], last, start):
            lines.append("")
        lines.append(f"[{number}] {view(row['text'], (start, end))}")
        last = end
    return "\n".join(lines) + "\n"
