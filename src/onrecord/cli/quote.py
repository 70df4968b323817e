"""`onrecord quote`: was this said? What the record holds of some words, with every report and span; never a verdict."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.run import told, visible, write

if TYPE_CHECKING:
    from onrecord.language.wording import Step
    from onrecord.record import Store
    from onrecord.record.quoting import Answer, Printed, Said

KINDS = {
    "verbatim": "verbatim",
    "trimmed": "trimmed: the quotation goes on before or after",
    "edited": "the same words around a marked gap",
    "part": "in part: the quotation has only some of the words",
    "altered": "other words",
}


@click.command()
@click.argument("record", metavar="RECORD")
@click.argument("words", metavar="WORDS")
@click.option("--speaker", metavar="NAME", help="Who is said to have said it: a name, or part of one.")
@click.option(
    "--as-of", metavar="TIME", help="As the record stood at a time (2024-10-23T14:00Z), or after an entry (its number)."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object, UTF-8.")
@told
def command(*, record: str, words: str, speaker: str | None, as_of: str | None, as_json: bool) -> None:
    """Was this said? Looks the words up among the quotations.

    Every quotation on record that has the words is listed with its report and its place in the text: verbatim,
    trimmed, around a marked gap ("[…]"), in part, or with other words, shown word by word. How words are printed
    (marks, dashes, capitals, punctuation) doesn't count. Then come reports that have the words outside any
    attributed quotation. Nothing found means that they are not on this record, and no more.
    """
    from onrecord.errors import BadQuery
    from onrecord.record import Store
    from onrecord.record.quoting import look_up
    from onrecord.record.words import phrases

    if not phrases(words):
        raise BadQuery("there is no word to look up: write the words between quotation marks, as one argument")
    with Store.open(record, create=False, readonly=True) as store:
        answer = look_up(store, words, speaker, as_of)
        out = as_data(store, answer) if as_json else visible("\n".join(as_text(store, answer))).encode()
    write(out)


def as_text(store: "Store", answer: "Answer") -> Iterator[str]:
    """The answer in words."""
    named = [said for said in answer.said if said.named]
    others = [said for said in answer.said if not said.named]
    yield _summary(store, answer, named)
    for said in named:
        yield from _said(said)
    if others:
        yield ""
        yield f"By others than {answer.speaker}:"
    for said in others:
        yield from _said(said)
    if answer.printed:
        yield ""
        yield "In a report's text, but in no quotation that is attributed:"
    for printed in answer.printed:
        yield from _printed(printed)


def _summary(store: "Store", answer: "Answer", named: "list[Said]") -> str:
    whose = f" by {answer.speaker}" if answer.speaker else ""
    if not named:
        reports = sum(outlet.reports for outlet in store.outlets(answer.seq))
        return f"Not on the record{whose}: no quotation in {reports:,} reports has these words, or words close to them."
    reports = len({said.line.report.id for said in named})
    kinds = {kind: sum(said.likeness.kind == kind for said in named) for kind in KINDS}
    counted = ", ".join(f"{many} {kind}" for kind, many in kinds.items() if many)
    return f"On the record{whose} in {reports:,} {'report' if reports == 1 else 'reports'}: {counted}."


def _said(said: "Said") -> Iterator[str]:
    from onrecord.cli.telling import marked, told

    line, likeness = said.line, said.likeness
    yield ""
    yield told(line)
    yield f"  {KINDS[likeness.kind]}"
    if not all(step.same for step in likeness.steps):
        yield f"  word by word: {steps_text(likeness.steps)}"
    yield f"  {marked(line.context, line.sentence[0], likeness.spans)}"
    yield f"  {line.id} · text {', '.join(f'{start}–{end}' for start, end in likeness.spans)}"


def _printed(printed: "Printed") -> Iterator[str]:
    from onrecord.cli.telling import marked

    head = printed.report.heading
    yield ""
    yield ", ".join(x for x in (head.outlet, head.title, head.published.value or "undated") if x)
    yield f"  {marked(printed.context, printed.sentence[0], [printed.span])}"
    yield f"  {head.id} · text {printed.span[0]}–{printed.span[1]}"


def steps_text(steps: "tuple[Step, ...]") -> str:
    """A comparison on one line: what is the same as it is, what was asked for in [-…-], what is on record in {+…+}."""
    parts = []
    for step in steps:
        if step.same:
            parts.append(step.asked)
            continue
        parts += [f"[-{step.asked}-]"] if step.asked else []
        parts += [f"{{+{step.recorded}+}}"] if step.recorded else []
    return " ".join(parts)


def as_data(store: "Store", answer: "Answer") -> bytes:
    """The answer as JSON: `said` holds lines as the page's JSON has them, each with its likeness."""
    import msgspec

    from onrecord.pages.twins import line_data, report_data

    data: dict[str, Any] = {
        "asked": answer.asked,
        "speaker": answer.speaker,
        "seq": answer.seq,
        "said": [
            {
                "kind": said.likeness.kind,
                "by_speaker": said.named,
                "share": round(said.likeness.share, 3),
                "spans": said.likeness.spans,
                "steps": [{"same": s.same, "asked": s.asked, "recorded": s.recorded} for s in said.likeness.steps],
                "line": line_data(said.line),
                "sentence": {"span": said.line.sentence, "words": said.line.context},
            }
            for said in answer.said
        ],
        "printed": [
            {
                "report": report_data(printed.report),
                "span": printed.span,
                "sentence": {"span": printed.sentence, "words": printed.context},
            }
            for printed in answer.printed
        ],
    }
    return msgspec.json.encode(data)
