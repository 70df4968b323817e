"""Annotating a report under the annotation guide, actors and attributions only.

    python -m training.guide number ID…            show reports with numbered sentences
    python -m training.guide check FILE…           list every mistake of some drafts
    python -m training.guide add FILE…             check them and keep their records in training/annotations
    python -m training.guide add --double FILE…    … of a second, independent annotation, in training/doubles
    python -m training.guide show ID…              a kept record as a draft again, to mend it

A draft is the guide's JSON with mentions as `[sentence, "text", k]` (see `training.draft`). A record keeps offsets and the
SHA-256 of the text, never the text.
"""

import argparse
import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from quality.sets import ROOT
from training.draft import Draft, occurrences
from training.numbered import Json, report, sentences, shown, view

ANNOTATIONS, DOUBLES = ROOT / "training/annotations", ROOT / "training/doubles"


def main(arguments: list[str] | None = None) -> int:
    """Run one command of the command line; 1 if anything given to it was wrong."""
    given = _parser().parse_args(arguments)
    match given.command:
        case "number":
            return _print_all(given.names, lambda name: shown(report(name)))
        case "show":
            return _print_all(given.names, lambda name: draft_text(kept(name)))
        case "check":
            return _check(given.files, None, given.day)
        case _:
            return _check(given.files, DOUBLES if given.double else ANNOTATIONS, given.day)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.set_defaults(day=datetime.now(UTC).date().isoformat())
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("number", "show"):
        commands.add_parser(name).add_argument("names", nargs="+", metavar="ID")
    for name in ("check", "add"):
        commands.add_parser(name).add_argument("files", nargs="+", type=Path, metavar="FILE")
    commands.choices["add"].add_argument("--double", action="store_true", help="a second, independent annotation")
    commands.choices["add"].add_argument("--day", help="the day it was annotated; today if not given")
    return parser


def _print_all(names: list[str], made: Any) -> int:
    wrong = 0
    for name in names:
        try:
            print(made(name))
        except LookupError as error:
            print(error.args[0], file=sys.stderr)
            wrong = 1
    return wrong


def _check(files: list[Path], into: Path | None, day: str) -> int:
    """Check each file, and keep the records of those without mistakes."""
    wrong = 0
    for file in files:
        record, mistakes = checked(file)
        print(f"{file}: {len(mistakes)} mistake(s)" if mistakes else f"{file}: OK, {_counts(record)}")
        for mistake in mistakes:
            print(f"  - {mistake}")
        if not mistakes and into is not None:
            keep(record, into, day)
        wrong |= bool(mistakes)
    return wrong


def checked(file: Path) -> tuple[Json, list[str]]:
    """A draft's record and its mistakes; the record counts only if there are none."""
    try:
        draft = Draft(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError) as error:
        return {}, [f"no JSON to be read: {error}"]
    return draft.record, draft.mistakes


def _counts(record: Json) -> str:
    return f"{len(record['actors'])} actors, {len(record['attributions'])} attributions"


def keep(record: Json, folder: Path, day: str) -> Path:
    """Write a resolved record, with the hash of its report's text and the day; actors that nothing refers to are dropped."""
    text = report(record["id"])["text"]
    used = referred(record)
    head = {"id": record["id"], "text_sha256": hashlib.sha256(text.encode()).hexdigest(), "annotated": day}
    actors = [actor for actor in record["actors"] if actor["id"] in used]
    path = folder / f"{record['id']}.json"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(formatted({**head, "actors": actors, "attributions": record["attributions"]}), "utf-8")
    return path


def referred(record: Json) -> set[str]:
    """Ids of the actors that speak or are spoken to, and of those they belong to."""
    parents = {actor["id"]: actor["of"] for actor in record["actors"]}
    wanted = [row["speaker"] for row in record["attributions"]]
    for row in record["attributions"]:
        wanted += row["to"] if isinstance(row["to"], list) else [row["to"]]
    used: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name is not None and name not in used:
            used.add(name)
            wanted.append(parents.get(name))
    return used


def formatted(record: Json) -> str:
    """A record or draft as JSON text: one actor and one attribution a line, so that a change shows as a line."""
    head = {key: value for key, value in record.items() if not isinstance(value, list)}
    parts = [f'"{key}": {_line(value)}' for key, value in head.items()]
    for layer in ("actors", "attributions"):
        rows = "".join(f"\n  {_line(row)}," for row in record[layer]).rstrip(",")
        parts.append(f'"{layer}": [{rows}]' if rows else f'"{layer}": []')
    return "{" + ",\n ".join(parts) + "}\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def records(folder: Path) -> list[Json]:
    """The kept records of a folder, in the order of their ids."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def kept(name: str) -> Json:
    """The kept record of a report. Raises LookupError if there is none."""
    path = ANNOTATIONS / f"{name}.json"
    if not path.is_file():
        raise LookupError(f"no annotation of {name!r} in {ANNOTATIONS}: make one with `number` and `add`")
    record: Json = json.loads(path.read_text("utf-8"))
    return record


def draft_text(record: Json) -> str:
    """A record as a draft: offsets turned back into mentions. A span over several sentences is cut at their ends."""
    text = report(record["id"])["text"]
    rows = [_draft_row(text, row) for row in record["attributions"]]
    return formatted({"id": record["id"], "actors": record["actors"], "attributions": rows})


def _draft_row(text: str, row: Json) -> Json:
    fields = {key: row[key] and mentions(text, row[key])[0] for key in ("cue", "source", "when")}
    return {**row, "content": [m for span in row["content"] for m in mentions(text, span)], **fields}


def mentions(text: str, span: list[int]) -> list[list[Any]]:
    """A span as mentions, one for each sentence that it touches."""
    found: list[list[Any]] = []
    for number, (start, end) in enumerate(sentences(text), 1):
        first, last = max(start, span[0]), min(end, span[1])
        if first < last:
            words = text[first:last].replace("\n", " ")
            places = occurrences(words, view(text, (start, end)))
            which = [places.index(first - start) + 1] if len(places) > 1 else []
            found.append([number, words, *which])
    return found


if __name__ == "__main__":
    sys.exit(main())
