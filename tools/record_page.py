"""`docs/record.md` and `docs/record.schema.json`: every field and label of a record, from the types themselves."""

import json
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import yaml

from onrecord import model, vocabulary

CODEBOOK = Path(__file__).parent / "codebook.yaml"

TYPES: tuple[type[model.Part], ...] = (
    model.Record,
    model.Report,
    model.Published,
    model.Dateline,
    model.Actor,
    model.Attribution,
    model.Act,
    model.Figure,
    model.Change,
    model.Time,
    model.Place,
    model.Proposal,
    model.Unresolved,
)
"""Every type of a record, in the order of the page."""

VOCABULARIES = {name: value for name, value in vars(vocabulary).items() if name[0].isupper() and get_args(value)}
"""The closed vocabularies by name, in the order of the code."""

SIMPLE: dict[Any, str] = {str: "text", int: "whole number", float: "number", type(None): "null"}

INTRODUCTION = """\
# The record

One report's record, as `onrecord read --json` prints it: one JSON object a line, every field present, nulls included.
The same types are `onrecord.model` in Python. The JSON Schema is [record.schema.json](record.schema.json).

- A **span** is `[start, end)` in Unicode code points of `report.text`; `text[start:end]` are the exact words, always.
- An **id** ("A1", "S1") is unique in its record. `r-…/S1` is a line's address in every record, page and export.
- What the report doesn't say is `null`. What could not be settled stands under `unresolved` with the reason.
- Nothing here is a verdict: a record says what a report says, and who says it.

This page is written by `make docs` from the types and from `tools/codebook.yaml`.
"""


def record_page() -> str:
    """The whole page. Raises ValueError if the codebook and the code differ."""
    codebook = yaml.safe_load(CODEBOOK.read_text("utf-8"))
    _same("fields", {t.__name__: t.__struct_fields__ for t in TYPES}, codebook["fields"])
    _same("labels", {name: get_args(value) for name, value in VOCABULARIES.items()}, codebook["labels"])
    parts = [INTRODUCTION, *(_type(t, codebook["fields"][t.__name__]) for t in TYPES), "## Vocabularies\n"]
    parts += [_vocabulary(name, labels) for name, labels in codebook["labels"].items()]
    return "\n".join(parts)


def schema() -> str:
    """The JSON Schema of one record, as it is committed."""
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "onrecord record", **model.schema()}
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def _type(kind: type[model.Part], notes: dict[str, str]) -> str:
    hints = get_type_hints(kind)
    rows = "\n".join(f"| `{name}` | {type_name(hints[name])} | {_cell(note)} |" for name, note in notes.items())
    return f"## {kind.__name__}\n\n{_prose(kind.__doc__)}\n\n| field | type | what it is |\n|---|---|---|\n{rows}\n"


def _vocabulary(name: str, labels: dict[str, str]) -> str:
    rows = "\n".join(f"| `{label}` | {_cell(note)} |" for label, note in labels.items())
    return f"### {name}\n\n| label | what it covers |\n|---|---|\n{rows}\n"


def type_name(hint: Any) -> str:
    """A type for a reader: "span", "list of id", "[ActType](#acttype)", "text or null"."""
    if hint == model.Span:
        return "span"
    if name := next((name for name, value in VOCABULARIES.items() if value == hint), None):
        return f"[{name}](#{name.lower()})"
    if isinstance(hint, type) and issubclass(hint, model.Part):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return SIMPLE.get(hint) or _compound(hint)


def _compound(hint: Any) -> str:
    if get_origin(hint) is tuple:
        return f"list of {type_name(get_args(hint)[0])}"
    if get_origin(hint) in {UnionType, Union}:
        return " or ".join(type_name(arg) for arg in get_args(hint))
    if get_origin(hint) is dict:
        return "object"
    raise TypeError(f"no words for the type {hint}: add them to tools/record_page.py")


def _prose(doc: str | None) -> str:
    return "\n".join(line.strip() for line in (doc or "").strip().splitlines())


def _cell(note: str) -> str:
    return note.replace("|", "\\|")


def _same(what: str, code: dict[str, tuple[str, ...]], book: dict[str, dict[str, str]]) -> None:
    """Raise ValueError, naming the first difference, unless code and codebook have the same names in the same order."""
    for name in {**code, **book}:
        ours, theirs = list(code.get(name, ())), list(book.get(name, {}))
        if ours != theirs:
            odd = sorted(set(ours) ^ set(theirs)) or ["their order"]
            raise ValueError(f"tools/codebook.yaml: the {what} of {name} are not those of the code: {', '.join(odd)}")
