"""What another tool found, as records that the scorer takes: the same shape as `onrecord read --json`, said alone.

The conversion gives every tool the benefit of what a caller would do with its answers, and no more: pieces of one
quotation are joined where the tool ties them to the same cue, and whoever is named is the speaker of that name.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Span = tuple[int, int]
Json = dict[str, Any]

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "one"})
"""Sources that name nobody: the speaker stays unresolved."""


@dataclass(frozen=True, slots=True)
class Found:
    """One quotation: the spans of its pieces, the words that it is tied to, and who says it. All in code points of the text."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None


def reports(folder: Path) -> Iterator[Json]:
    """The reports of a folder, in the order in which `onrecord read FOLDER` takes them."""
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_bytes())


def joined(found: Iterable[Found]) -> Iterator[Found]:
    """Pieces of one quotation made one: neighbours that are tied to the very same cue."""
    last: Found | None = None
    for one in found:
        if last is not None and one.cue is not None and (one.cue, one.source) == (last.cue, last.source):
            last = Found((*last.content, *one.content), last.cue, last.source)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def record(report: Json, found: Iterable[Found]) -> Json:
    """The record of one report. A quotation that begins in lower case goes on with someone's clause: it is "mixed"."""
    text = report["text"]
    sayings: list[Json] = []
    actors: dict[str, str] = {}
    for number, one in enumerate(joined(found), 1):
        name = " ".join(text[slice(*one.source)].split()) if one.source else ""
        named = name and name.lower() not in PRONOUNS
        sayings.append(
            {
                "id": f"S{number}",
                "kind": "mixed" if _first_letter(text, one.content[0]).islower() else "direct",
                "content": one.content,
                "cue": one.cue,
                "source": one.source,
                "speaker": actors.setdefault(name, f"A{len(actors) + 1}") if named else None,
                "act": "assert",
            }
        )
    cast = [{"id": actor, "name": name, "kind": "person"} for name, actor in actors.items()]
    return {"report": {"ref": report["id"], "text": text}, "actors": cast, "attributions": sayings}


def write(record: Json) -> None:
    """One record as one line of standard output."""
    sys.stdout.write(json.dumps(record) + "\n")


def _first_letter(text: str, span: Span) -> str:
    return next((c for c in text[slice(*span)] if c.isalpha()), "")
