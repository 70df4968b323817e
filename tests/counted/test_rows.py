"""Situation reports: lists of labelled numbers, and tables."""

from collections.abc import Callable

from onrecord.model import Record
from tests.counted.conftest import Find

SITUATION = """Situation update, Vareta province
- Killed: 120 (as of 3 May)
- Injured: approximately 1,340
- Houses destroyed: 2,300; houses damaged: 4,150
• Displaced persons – 45,000
Trucks entered: 42
Funding required: US$ 12.5 million"""

TABLE = """Province | Killed | Injured | Displaced
Arvane | 12 | 40 | 3,200
Tolm | 7 | 13 | 900"""


def rows(text: str, find: Find) -> list[tuple[float | None, str, str]]:
    """Value, bound and measure of each figure."""
    return [(f.value, f.bound, f.measure) for f in find(text).parts]


def test_a_labelled_line_is_read_by_its_label(find: Find) -> None:
    """A list of a situation report gives the figures that a sentence would, its dates left out."""
    assert rows(SITUATION, find) == [
        (120, "exact", "killed"),
        (1340, "about", "injured"),
        (2300, "exact", "buildings"),
        (4150, "exact", "buildings"),
        (45000, "exact", "displaced"),
        (42, "exact", "aid"),
        (12.5e6, "exact", "money"),
    ]


def test_a_table_is_read_by_its_header(find: Find) -> None:
    """Each cell is one figure of its column's measure, at its own span."""
    expected = [12, 40, 3200, 7, 13, 900]
    assert [f.value for f in find(TABLE).parts] == expected
    assert [f.measure for f in find(TABLE).parts] == ["killed", "injured", "displaced"] * 2


def test_a_table_with_tabs_is_a_table(find: Find) -> None:
    """Cells pasted from a spreadsheet are divided by tabs."""
    assert rows(TABLE.replace(" | ", "\t"), find) == rows(TABLE, find)


def test_a_sentence_with_a_colon_is_no_label(find: Find) -> None:
    """ "Officials said: 40 …" labels nothing."""
    (figure,) = find("Officials were told of those killed there: 40 buses left town.").parts
    assert figure.measure != "killed"


def test_a_row_keeps_its_date(read: Callable[[str], Record]) -> None:
    """The date in brackets is what the figure holds as of."""
    record = read(SITUATION)
    assert record.figures[0].as_of is not None
    assert record.words(record.figures[0].as_of) == "3 May"
