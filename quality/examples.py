"""`python -m quality.examples`: everything that is read wrong of who said what in our own gold, gold beside read.

Our own set only, because its reports are invented and may be printed. `docs/error-rates.md` shows ten, chosen by a
rule and not by eye: the first of each type of mistake, by the reports' names and the order of the text; where fewer
than ten types occur, the second of each, and so on.
"""

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from onrecord import sentence
from quality.score import Json, alike_saying, dice, iou, names_of, pairs, same_name, sayings
from quality.sets import GoldSet, home, read_all
from tools import blocks

PAGE = Path(__file__).parent.parent / "docs/error-rates.md"

SHOWN = 10

TYPES = (
    "A quotation is missed",
    "A part quotation is missed",
    "A claim is missed",
    "A quotation is attributed that gold leaves out",
    "A claim is read that gold leaves out",
    "The words are cut otherwise",
    "Another source",
    "Another speaker",
    "The speaker is left open",
    "Another act of speech",
    "Another kind",
)
"""Types of mistakes, in the order in which they are shown."""

_MISSED = dict(zip(("direct", "mixed", "indirect"), TYPES, strict=False))


@dataclass(frozen=True, slots=True)
class Mistake:
    """One attribution that gold and reading have otherwise: lines of text for each, "nothing" where it has none."""

    type: str
    report: str
    at: int
    gold: str
    read: str
    context: str


def mistakes(name: str, text: str, gold: Json, read: Json) -> list[Mistake]:
    """The mistakes of one report, in the order of its text."""
    golds, reads = _rows(text, gold), _rows(text, read)
    matched = list(pairs(golds, reads, alike_saying))
    taken = [id(row) for pair in matched for row in pair]
    left = [row for row in golds if id(row) not in taken]
    over = [row for row in reads if id(row) not in taken]
    cut = list(pairs(left, over, lambda g, r: iou(g["content"], r["content"])))
    taken += [id(row) for pair in cut for row in pair]
    found: list[tuple[str, Json | None, Json | None]] = [
        *((kind, g, r) for g, r in matched if (kind := _mistaken(g, r))),
        *((TYPES[5], g, r) for g, r in cut),
        *((_MISSED[g["kind"]], g, None) for g in left if id(g) not in taken),
        *((TYPES[4 if r["kind"] == "indirect" else 3], None, r) for r in over if id(r) not in taken),
    ]
    made = [_mistake(kind, name, text, g, r) for kind, g, r in found]
    return sorted(made, key=lambda m: (m.at, TYPES.index(m.type)))


def _rows(text: str, record: Json) -> list[Json]:
    """Attributions as sets of letters, with the words to show them by."""
    names = names_of(record)
    rows = []
    for saying in record.get("attributions") or []:
        for row in sayings(text, {**record, "attributions": [saying]}):
            rows.append({**row, "act": saying["act"], "shown": _shown(text, saying, names), "spans": saying["content"]})
    return rows


def _shown(text: str, saying: Json, names: dict[str | None, str]) -> str:
    """An attribution in one line: kind, act, speaker, source, cue, words."""

    def words(span: Iterable[int] | None) -> str:
        return f"‹{' '.join(text[slice(*span)].split())}›" if span else "none"

    speaker = names.get(saying.get("speaker"), "left open")
    said = " … ".join(words(span) for span in saying["content"])
    return (
        f"{saying['kind']}, {saying['act']}; speaker {speaker}; source {words(saying.get('source'))}; "
        f"cue {words(saying.get('cue'))}\n      {said}"
    )


def _mistaken(gold: Json, read: Json) -> str | None:
    """The first thing that is wrong with an attribution whose words were found."""
    no_source = not gold["source"] and not read["source"]
    if not no_source and dice(gold["source"], read["source"]) < 0.5:
        return TYPES[6]
    if gold["speaker"] is not None and read["speaker"] is None:
        return TYPES[8]
    if (gold["speaker"] or read["speaker"]) and not same_name(gold["speaker"], read["speaker"]):
        return TYPES[7]
    if gold["act"] != read["act"]:
        return TYPES[9]
    return TYPES[10] if gold["kind"] != read["kind"] else None


def _mistake(kind: str, name: str, text: str, gold: Json | None, read: Json | None) -> Mistake:
    spans = [span for row in (gold, read) if row for span in row["spans"]]
    whole = min(start for start, _ in spans), max(end for _, end in spans)
    context = " ".join(text[slice(*sentence.around(text, whole))].split())
    return Mistake(
        type=kind,
        report=name,
        at=whole[0],
        gold=gold["shown"] if gold else "nothing",
        read=read["shown"] if read else "nothing",
        context=context,
    )


def chosen(found: Iterable[Mistake], most: int = SHOWN) -> list[Mistake]:
    """The first of each type, then the second of each, and so on; in the order of the types within a round."""
    by_type: dict[str, list[Mistake]] = defaultdict(list)
    for mistake in found:
        by_type[mistake.type].append(mistake)
    rounds = zip_longest(*(by_type[kind] for kind in TYPES if kind in by_type))
    return [mistake for row in rounds for mistake in row if mistake is not None][:most]


def every_mistake(gold_set: GoldSet, records: Path) -> Iterator[Mistake]:
    """The mistakes of a set's records (JSON lines), by the reports' names."""
    read = {record["report"]["ref"]: record for record in map(json.loads, records.read_bytes().splitlines())}
    for path, gold in zip(gold_set.inputs(), gold_set.gold_records(), strict=True):
        text = json.loads(path.read_bytes())["text"]
        yield from mistakes(path.stem, text, gold, read.get(path.stem, {}))


def told(mistake: Mistake) -> str:
    """A mistake as lines of text: where, gold, read."""
    return f"in    {mistake.report}: {mistake.context}\ngold  {mistake.gold}\nread  {mistake.read}"


def section(found: Iterable[Mistake]) -> str:
    """The examples of the page."""
    parts = [f"**{n}. {m.type}**\n\n{blocks.code(told(m))}" for n, m in enumerate(chosen(found), 1)]
    return "\n\n".join(parts)


def write(gold_set: GoldSet, records: Path) -> None:
    """Put the examples into the page."""
    text = section(every_mistake(gold_set, records))
    PAGE.write_text(blocks.filled(PAGE.read_text("utf-8"), "examples", text), "utf-8")


def stale(gold_set: GoldSet, records: Path) -> list[str]:
    """One line if more than two of the page's examples are mistakes no longer: one or two may turn with the processor."""
    page = blocks.content(PAGE.read_text("utf-8"), "examples")
    now = {told(mistake) for mistake in every_mistake(gold_set, records)}
    kept = sum(entry in page for entry in now)
    shown = page.count("\ngold  ")
    gone = shown - kept
    return (
        [f"{PAGE.name}: {gone} of its examples are read otherwise now: run make quality ARGS=--docs"]
        if gone > 2
        else []
    )


def main() -> int:
    """Print every mistake, by type; `--records FILE` takes records that were kept, else the set is read."""
    gold_set = home()
    with tempfile.TemporaryDirectory() as scratch:
        records = Path(sys.argv[2]) if sys.argv[1:2] == ["--records"] else Path(scratch) / "home.jsonl"
        if not records.exists():
            read_all(gold_set.inputs(), records)
        found = list(every_mistake(gold_set, records))
    for kind in TYPES:
        mine = [mistake for mistake in found if mistake.type == kind]
        print(f"── {kind} ({len(mine)})\n")
        print("\n\n".join(map(told, mine)) + ("\n" if mine else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
