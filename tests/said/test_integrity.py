"""Quotation integrity: two wordings of one quotation in a report stand side by side, and nothing else is called different."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Record, Report
from onrecord.said.integrity import Variant, variants
from tests.conftest import report_of
from tests.strategies import HARD_BITS

BODY = "“We will not leave the harbour until every prisoner is home,” Osk Varenne said on Monday."


def headed(title: str, *paragraphs: str, inside: bool = False) -> Report:
    """A report with a title, in its text or beside it, and paragraphs."""
    text = "\n\n".join([title, *paragraphs] if inside else paragraphs)
    return msgspec.structs.replace(report_of(text), title=title)


def parted(variant: Variant) -> tuple[str, list[str], list[str]]:
    """Where a variant stands and the words in which the two wordings part."""
    sides = (variant.head, variant.text)
    one, other = ([side.words[slice(*span)] for span in side.differs] for side in sides)
    return variant.where, one, other


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize(
    ("title", "body", "head", "text"),
    [
        ("‘We will never leave’, says Varenne", "“We will not leave,” Osk Varenne said.", ["never"], ["not"]),
        ("Varenne: “We will leave”", "“We will leave,” said nobody.", None, None),
        ("“We shall not leave the harbour until every prisoner is free”", BODY, ["shall", "free"], ["will", "home"]),
        ("‘We will leave the harbour when every prisoner is home’", BODY, ["when"], ["not", "until"]),
        ("‘They will not leave the harbour’", BODY, ["They"], ["We"]),
        ("‘We shall not leave […] until every prisoner is home’", BODY, ["shall"], ["will"]),
        (
            "‘We will never leave Brell, not even then’",
            "“We will not leave … not even then,” he said.",
            ["never"],
            ["not"],
        ),
        ("‘We will never give in, Brell’", "“We will never,” he said, “give up, Brell.”", ["in"], ["up"]),
    ],
)
def test_other_words_are_set_side_by_side(
    inside: bool, title: str, body: str, head: list[str] | None, text: list[str] | None
) -> None:
    """Headline and text in different words are given as they stand, with the words in which they part."""
    report = headed(title, "Rain fell on Brell.", body, inside=inside)
    found = [parted(v) for v in variants(report)]
    assert found == ([("headline", head, text)] if head else [])
    for variant in variants(report):
        assert variant.text.span is not None
        assert report.text[slice(*variant.text.span)] == variant.text.words
        assert (variant.head.span is not None) is inside
        assert not inside or report.text[slice(*(variant.head.span or (0, 0)))] == variant.head.words


@pytest.mark.parametrize(
    "title",
    [
        "‘We will not leave the harbour until every prisoner is home’",
        "VARENNE: “WE WILL NOT LEAVE THE HARBOUR”",
        "«We will not leave the harbour — until every prisoner is home!» says Varenne",
        "‘…not leave the harbour…’",
        "‘We will not leave […] until every prisoner is home’",
        "‘We will not leave ... until every prisoner is home’",
        "‘[The fleet] will not leave the harbour’",
        "‘Will not leave [Brell] until every prisoner is home’",
        "‘Listen: we will not leave the harbour until every prisoner is home, Brell’",
        "‘every prisoner is home,’ Varenne hopes",
        "‘every prisoner is home at last’",
        "Varenne ‘never leaves’",
        "‘The harbour is a fine place for a walk on a Sunday’",
        "Varenne will never leave the harbour until every prisoner is home",
        "",
    ],
)
def test_print_trims_and_marked_edits_are_no_difference(title: str) -> None:
    """Marks, capitals, dashes, cut edges, marked gaps, a part, a few words, and other sentences are not set side by side."""
    assert variants(headed(title, "Rain fell on Brell.", BODY)) == ()


def test_a_headline_that_the_text_has_somewhere_is_no_difference() -> None:
    """A speaker who says it twice in other words was not misquoted: the headline's words stand in the text."""
    report = headed(
        "‘We will never leave’", "Rain.", "“We will not leave,” he said.", "“We will never leave,” he said later."
    )
    assert variants(report) == ()


def test_a_standfirst_is_compared_too() -> None:
    """The opening's quotations are held against the paragraphs after it, the headline's against both."""
    opening = "Osk Varenne swears that “we will never leave the harbour”."
    (variant,) = variants(headed("Varenne speaks", opening, "Rain fell.", BODY))
    assert parted(variant) == ("opening", ["never"], ["not"])
    report = headed("‘We will never leave the harbour’", opening, BODY, inside=True)
    assert [parted(v)[0] for v in variants(report)] == ["opening"]


def test_the_closest_wording_is_shown() -> None:
    """Of several quotations that come near, the one that shares most stands beside the headline."""
    far = "“We will not all leave this old harbour tonight,” said Mira Sole."
    (variant,) = variants(headed("‘We will never leave the harbour’", "Rain.", far, BODY))
    assert variant.text.words.startswith("We will not leave the harbour")


def test_the_record_has_both_wordings_and_no_verdict(language: object) -> None:
    """`read --json` lists the pair as left open, at the words in the text: both wordings, and nothing of ours."""
    from onrecord.language import Language
    from onrecord.reading import read_report

    assert isinstance(language, Language)
    report = headed(
        "‘We will never leave’, says Varenne", "Rain fell on Brell.", "“We will not leave,” Osk Varenne said."
    )
    for tongue in ("en", "oc"):
        record = read_report(msgspec.structs.replace(report, language=tongue), language)
        (entry,) = two_wordings(record)
        assert entry == "headline: ‹We will never leave› / text: ‹We will not leave›"


def two_wordings(record: Record) -> list[str]:
    """The entries of a record that set two wordings side by side."""
    return [u.reason for u in record.unresolved if re.match(r"(headline|opening): ", u.reason)]


words = st.lists(
    st.sampled_from("we will not never leave the harbour until every prisoner is home".split()), max_size=12
)


@given(words.map(" ".join), words.map(" ".join), st.lists(st.text() | st.sampled_from(HARD_BITS), max_size=5))
def test_any_report_can_be_compared(head: str, body: str, bits: list[str]) -> None:
    """Whatever stands in marks, wordings are the report's own, differences lie in them, and nothing fails."""
    text = f"Rain.\n\n“{body}” {' '.join(bits)}\n\n“{body}"
    report = msgspec.structs.replace(report_of(text.replace("\ud800", "")), title=f"‘{head}’ {' '.join(bits)}")
    for variant in variants(report):
        assert variant.text.span is not None
        assert report.text[slice(*variant.text.span)] == variant.text.words
        for side in (variant.head, variant.text):
            assert all(0 <= start < end <= len(side.words) for start, end in side.differs)
        assert variant.head.differs or variant.text.differs
        assert variant.entry.span == variant.text.span


quotations = st.lists(
    st.sampled_from("we shall hold the old bridge at Brell all winter long".split()), min_size=4, max_size=12
)


@given(quotations, st.sampled_from(["“{}”", "‘{}’", '"{}"', "«{}»"]), st.data())
def test_a_part_of_a_quotation_never_differs(said: list[str], marks: str, data: st.DataObject) -> None:
    """Any stretch of a quotation, in any marks and in capitals, is the same quotation."""
    start = data.draw(st.integers(0, len(said) - 1))
    end = data.draw(st.integers(start + 1, len(said)))
    title = marks.format(" ".join(said[start:end]).capitalize())
    assert variants(headed(title, "Rain fell.", f"“{' '.join(said)},” he said.")) == ()


@given(st.permutations("we shall hold the old bridge at Brell".split()), st.data())
def test_a_word_changed_inside_is_found(said: list[str], data: st.DataObject) -> None:
    """One other word in the midst of a quotation is shown, against the word in the text, wherever it stands."""
    at = data.draw(st.integers(2, len(said) - 3))
    head = " ".join([*said[:at], "nowhere", *said[at + 1 :]])
    (variant,) = variants(headed(f"‘{head}’", "Rain fell.", f"“{' '.join(said)},” he said."))
    assert "nowhere" in " ".join(parted(variant)[1])
