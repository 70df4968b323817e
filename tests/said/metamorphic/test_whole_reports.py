"""Relations over whole reports: other names, other marks, other paragraphs around them."""

from collections.abc import Callable

from onrecord.model import Record
from tests.said.metamorphic.lines import Line, Tally, lines
from tests.said.metamorphic.texts import SPACED, STYLES, bases, opened, restyled

Read = Callable[[str], Record]
Count = Callable[[str], Tally]

UNRELATED = {
    "weather": "Rain is expected in the southern lakes until the weekend, with winds of 40 kilometres an hour.",
    "sport": "Lowmark Rovers won their third match of the season and stay at the top of the table.",
    "quotation": "“The new library has room for twice as many books,” Wilma Askew, a librarian, said.",
    "heading": "Markets and money",
    "long": "The copper price fell. Traders had bought too much of it in spring. Two warehouses are full, and a third is for rent.",
}
"""Paragraphs on other things, some with people of their own."""

SCARE = {
    "scare quote": "The so-called “quiet zone” begins at the weir.",
    "title": "The film “The Long Ferry” opened last spring.",
    "book": "A book on the marsh roads, “Where the Reeds End”, won a prize.",
    "nickname": "Viktor “the Heron” Salo runs the night ferry.",
    "ship": "The trawler “Northern Star” lies in the outer harbour.",
    "one word": "The “fence” is a row of oil drums.",
}
"""Sentences with marks that quote nobody."""

UNMATCHED = {
    "opening": "The sign at the gate read “No entry and was written in three languages.",
    "closing": "Its last line was gone, and all that was left was the word closed.” The guard shrugged.",
    "straight": 'A pipe 6" wide runs under the road to the reservoir.',
    "odd of three": 'The shop sells "lamps" and "rope and closes at noon.',
    "single": "The ‘ferry runs twice a day between the islands.",
    "apostrophes": "The boats’ owners and the ’68 regulars meet at the ’Anchor on Fridays.",
}
"""Paragraphs with a mark that has no partner."""


def test_renaming(read: Read, tally: Count) -> None:
    """The record follows a report's names and knows none of its own: with other names, of other cultures, the same lines."""
    count = tally("renaming")
    for base in bases():
        first = _opened(lines(read(base.named())), base.names())
        for cast in range(1, 6):
            found = _opened(lines(read(base.named(cast))), base.names(cast))
            count.compare(f"{base.id}: {base.names(cast)['A']}", first, found)
    count.settle()


def _opened(found: list[Line], names: dict[str, str]) -> list[Line]:
    def out(words: str | None) -> str | None:
        return None if words is None else opened(words, names)

    return [
        line._replace(
            speaker=out(line.speaker), source=out(line.source), content=tuple(opened(c, names) for c in line.content)
        )
        for line in found
    ]


def test_marks(read: Read, tally: Count) -> None:
    """A house style of quotation marks is typography: the same contents, sources, cues and speakers in any of them."""
    count = tally("marks")
    for base in bases():
        first = lines(read(base.named()))
        for style in STYLES:
            if style != SPACED:
                count.compare(f"{base.id}: {style}", first, lines(read(restyled(base.named(), style))))
    count.settle()


def test_spaced_marks(read: Read, tally: Count) -> None:
    """Marks with a no-break space inside, as French typography has them, quote the same words."""
    count = tally("spaced marks")
    for base in bases():
        count.compare(base.id, lines(read(base.named())), lines(read(restyled(base.named(), SPACED))))
    count.settle()


def test_unrelated_paragraph(read: Read, tally: Count) -> None:
    """A quotation is read from its own surroundings: a paragraph on something else, before or after, changes nothing."""
    count = tally("unrelated paragraph")
    for turn, base in enumerate(bases()):
        for number, (name, more) in enumerate(UNRELATED.items(), turn):
            _beside(count, read, f"{base.id}: {name}", base.named(), more, before=number % 2 == 0)
    count.settle()


def test_scare_quotes(read: Read, tally: Count) -> None:
    """What is marked as a name, a title or somebody else's word is no attribution, and disturbs none."""
    count = tally("scare quotes")
    for turn, base in enumerate(bases()):
        for number, (name, more) in some(SCARE, turn):
            _beside(count, read, f"{base.id}: {name}", base.named(), more, before=number % 2 == 0)
    count.settle()


def test_scare_quotes_in_the_paragraph(read: Read, tally: Count) -> None:
    """A sentence with a scare quote at the end of a quotation's own paragraph adds no attribution and moves none."""
    count = tally("scare quotes in the paragraph")
    for turn, base in enumerate(bases()):
        text = base.named()
        for _, (name, more) in some(SCARE, turn):
            count.compare(f"{base.id}: {name}", lines(read(text)), lines(read(f"{text} {more}")))
    count.settle()


def test_unmatched_mark(read: Read, tally: Count) -> None:
    """One mark without a partner voids no more than its own paragraph."""
    count = tally("unmatched mark")
    for turn, base in enumerate(bases()):
        for number, (name, more) in some(UNMATCHED, turn):
            _beside(count, read, f"{base.id}: {name}", base.named(), more, before=number % 2 == 0)
    count.settle()


def some(more: dict[str, str], turn: int) -> list[tuple[int, tuple[str, str]]]:
    """Half of the paragraphs, those of a report's turn, numbered on: each stands before some reports and after others."""
    return [(turn // 2 + n, item) for n, item in enumerate(more.items()) if (turn + n) % 2 == 0]


def _beside(count: Tally, read: Read, name: str, text: str, more: str, *, before: bool) -> None:
    """The report with a paragraph before or after it: the lines that stand in the report's own words."""
    first = lines(read(text))
    if before:
        changed = read(f"{more}\n\n{text}")
        count.compare(f"{name}, before", first, _inside(changed, len(more) + 2, len(changed.report.text)))
    else:
        count.compare(f"{name}, after", first, _inside(read(f"{text}\n\n{more}"), 0, len(text)))


def _inside(record: Record, start: int, end: int) -> list[Line]:
    parts = zip(record.attributions, lines(record), strict=True)
    return [line for part, line in parts if any(start <= s and e <= end for s, e in part.content)]
