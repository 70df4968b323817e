"""textacy's `direct_quotations` over the model that onrecord loads. `python -m bench.textacy_quotes [--lines] FOLDER`.

As its documentation has it, one report is one document; a report with an odd number of marks is refused by textacy
with ValueError, gives nothing, and is named on standard error. `--lines` makes each line a document of its own, so
that such a mark costs a paragraph and not the report: the kindest use of it that we know.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.peers import Found, Json, Span, record, reports, write

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token


def found_in(doc: "Doc", start: int = 0) -> Iterator[Found]:
    """textacy's quotations in a parsed text that begins `start` code points into the report. Raises ValueError as textacy does.

    textacy names the speaker's head with its compounds; the source is the noun phrase around them, as gold has it.
    """
    from textacy.extract.triples import direct_quotations

    for speaker, cue, content in direct_quotations(doc):
        span = content.start_char + start, content.end_char + start
        yield Found((span,), _hull(cue, start), _hull(list(_phrases(doc, speaker)), start))


def _phrases(doc: "Doc", speaker: list["Token"]) -> Iterator["Token"]:
    """The tokens of the noun phrases that hold a speaker's tokens, and those tokens."""
    wanted = {token.i for token in speaker}
    yield from speaker
    for chunk in doc.noun_chunks:
        if any(token.i in wanted for token in chunk):
            yield from chunk


def _hull(tokens: list["Token"], start: int) -> Span:
    return min(t.idx for t in tokens) + start, max(t.idx + len(t) for t in tokens) + start


def pieces(report: Json, *, lines: bool) -> list[tuple[str, int]]:
    """What is made a document, with where it begins."""
    if not lines:
        return [(report["text"], 0)]
    found, at = [], 0
    for line in report["text"].splitlines(keepends=True):
        found.append((line, at))
        at += len(line)
    return found


def quotations(nlp: "Language", report: Json, *, lines: bool) -> list[Found]:
    """Everything that textacy finds in one report; what it refuses is told and left out."""
    found: list[Found] = []
    for doc, start in nlp.pipe(pieces(report, lines=lines), as_tuples=True, batch_size=8):
        try:
            found += found_in(doc, start)
        except ValueError as error:
            print(f"{report['id']} at {start}: {error}", file=sys.stderr)
    return found


def main() -> None:
    """Print the records of a folder's reports."""
    from onrecord.language import load

    *options, folder = sys.argv[1:]
    nlp = load(encoder=False).nlp
    for report in reports(Path(folder)):
        write(record(report, quotations(nlp, report, lines="--lines" in options)))


if __name__ == "__main__":
    main()
