"""Attributions: quotations and claims with their speakers."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import Language
from onrecord.model import Attribution, Record
from onrecord.reading import read_report
from tests.conftest import report_of

Read = Callable[[str], Record]
Row = tuple[str, str | None, str | None, str | None, str]


def rows(record: Record) -> list[Row]:
    """Kind, speaker's name, source, cue and content of every attribution."""
    return [row(record, part) for part in record.attributions]


def row(record: Record, part: Attribution) -> Row:
    names = {a.id: a.name for a in record.actors}
    speaker = names[part.speaker] if part.speaker else None
    source = record.words(part.source) if part.source else None
    cue = record.words(part.cue) if part.cue else None
    return part.kind, speaker, source, cue, " … ".join(record.words(s) for s in part.content)


def only(record: Record) -> Row:
    found = rows(record)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The bridge is closed,” Helena Brandt said.",
            ("direct", "Helena Brandt", "Helena Brandt", "said", "“The bridge is closed,”"),
        ),
        (
            "Helena Brandt said: “The bridge is closed.”",
            ("direct", "Helena Brandt", "Helena Brandt", "said", "“The bridge is closed.”"),
        ),
        (
            "“The bridge,” Helena Brandt said, “is closed.”",
            ("direct", "Helena Brandt", "Helena Brandt", "said", "“The bridge,” … “is closed.”"),
        ),
        (
            "Helena Brandt said that the bridge was closed.",
            ("indirect", "Helena Brandt", "Helena Brandt", "said", "that the bridge was closed"),
        ),
        (
            "Helena Brandt said the closure was “a matter of days”.",
            ("mixed", "Helena Brandt", "Helena Brandt", "said", "the closure was “a matter of days”"),
        ),
        (
            "According to the Harbour Authority, the bridge was closed.",
            ("indirect", "Harbour Authority", "the Harbour Authority", "According to", "the bridge was closed"),
        ),
        (
            "The bridge was closed, according to the Harbour Authority.",
            ("indirect", "Harbour Authority", "the Harbour Authority", "according to", "The bridge was closed"),
        ),
        (
            "“The bridge is closed,” said Helena Brandt, the mayor.",
            ("direct", "Helena Brandt", "Helena Brandt, the mayor", "said", "“The bridge is closed,”"),
        ),
    ],
)
def test_the_forms_of_an_attribution(read: Read, text: str, expected: Row) -> None:
    """Cue before, inside and after; direct, mixed, indirect: each gives one attribution with its exact words."""
    assert only(read(text)) == expected


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“", "‘’"])
def test_the_style_of_marks_changes_nothing(read: Read, marks: str) -> None:
    """Another house style of quotation marks gives the same speaker, cue and kind."""
    kind, speaker, _, cue, _ = only(
        read(f"{marks[0]}The road to the port is open again,{marks[1]} Helena Brandt said.")
    )
    assert (kind, speaker, cue) == ("direct", "Helena Brandt", "said")


@pytest.mark.parametrize("name", ["Helena Brandt", "Piet Okafor", "Maria Sandoval", "John Whitfield"])
def test_renaming_the_speaker_renames_the_record(read: Read, name: str) -> None:
    """The record follows the report's names and knows none of its own."""
    record = read(
        f"“We will reopen the crossing,” {name} said on Monday. {name.split()[1]} added that talks would follow."
    )
    assert {r[1] for r in rows(record)} == {name}
    assert len(rows(record)) == 2


def test_an_unrelated_paragraph_changes_nothing(read: Read) -> None:
    """What stands elsewhere in the report doesn't move a quotation's speaker."""
    text = "“We will reopen the crossing,” Helena Brandt said on Monday."
    more = text + "\n\nThe valley has had three floods since spring. Its orchards are under water."
    assert rows(read(more)) == rows(read(text))


def test_a_quotation_goes_on_after_its_cue(read: Read) -> None:
    """Sentences in marks after the cue, with no cue of their own, belong to the same attribution."""
    record = read("“The crossing is open,” Helena Brandt said. “It stays open. Nobody will close it again.”")
    assert only(record)[4] == "“The crossing is open,” … “It stays open. Nobody will close it again.”"


def test_a_quotation_that_re_opens_keeps_its_speaker(read: Read) -> None:
    """The next paragraph of one quotation has the same speaker, with no source of its own."""
    record = read(
        "“We waited for two days,” Helena Brandt said. “Nobody came to the bridge.\n\n“Then the lights went out in the whole town.”"
    )
    first, second = rows(record)
    assert first[1] == second[1] == "Helena Brandt"
    assert second[2] is None


def test_scare_quotes_and_titles_are_no_attributions(read: Read) -> None:
    """A name or a word in marks, with nobody said to have said it, gives no line."""
    assert rows(read("The ship, the “Northern Star”, left the port. The “safe zone” was empty.")) == []


def test_denying_someone_something_is_a_deed(read: Read) -> None:
    """ "Denied residents entry" is no denial; "denied the report" is."""
    assert rows(read("The army has denied residents entry to the town.")) == []
    assert only(read("The army denied the report."))[4] == "the report"


def test_nested_attributions_are_two(read: Read) -> None:
    """ "X said Y told them Z": the inner one lies within the outer."""
    record = read("Helena Brandt said the army had warned that the road was mined.")
    outer, inner = record.attributions
    assert inner.within == outer.id
    assert row(record, inner)[4] == "that the road was mined"


def test_an_anonymous_source_is_told_as_such(read: Read) -> None:
    """A source that asked not to be named has basis anonymous and keeps its own words as name."""
    record = read("The talks have stalled, according to a diplomat who asked not to be named.")
    assert [a.basis for a in record.attributions] == ["anonymous"]


def test_fears_have_no_speaker(read: Read) -> None:
    """ "There are fears that" names no one: no source, no speaker."""
    record = read("There are fears that the dam will break.")
    assert only(record)[1:3] == (None, None)


def test_the_addressee_is_kept(read: Read) -> None:
    """Who is spoken to stands under `to`."""
    record = read("Helena Brandt urged the rebels to leave the town.")
    names = {a.id: a.name for a in record.actors}
    assert [names[i] for i in record.attributions[0].to] == ["rebels"]
    assert record.attributions[0].act == "demand"


def test_first_person_inside_a_quotation_is_its_speaker(read: Read) -> None:
    """ "I think" in somebody's words is that somebody's thought."""
    record = read("“I believe that the army will withdraw by Friday,” Helena Brandt said.")
    assert {r[1] for r in rows(record)} == {"Helena Brandt"}


def test_a_pronoun_that_nothing_settles_is_listed(read: Read) -> None:
    """A source that can't be resolved has no speaker, and the record says why."""
    record = read("She said the road was closed.")
    assert only(record)[1] is None
    assert any(u.layer == "attributions" and record.words(u.span) == "She" for u in record.unresolved)


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        " said ",
        "Ana Ruiz ",
        "that the road is open ",
        ", ",
        ". ",
        "\n\n",
        "he ",
        "according to ",
        "it is feared that ",
        "🚢 ",
        "سلام ",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_gives_whole_spans(language: Language, text: str) -> None:
    """Whatever is fed in, a record comes out whose spans are words of the text (the types refuse any other)."""
    record = read_report(report_of(text), language)
    for part in record.attributions:
        for start, end in part.content:
            assert record.report.text[start:end].strip() == record.report.text[start:end] != ""


def test_another_language_gives_its_marked_quotations_and_says_why(language: Language) -> None:
    """A report that no model reads gives no guesses: its quotations without a speaker, and the reason for the rest."""
    text = "Le port reste fermé, a dit la ministre. « Nous n’ouvrirons pas avant vendredi matin », a-t-elle ajouté."
    record = read_report(msgspec.structs.replace(report_of(text), language="fr"), language)
    assert [record.words(s) for a in record.attributions for s in a.content] == [
        "« Nous n’ouvrirons pas avant vendredi matin »"
    ]
    assert (record.acts, record.figures, record.times, record.actors) == ((), (), (), ())
    assert all("fr" in u.reason for u in record.unresolved) and record.unresolved
