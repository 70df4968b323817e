"""Was this said: how two wordings compare, to the word, and what the record answers."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.wording import Likeness, Step, liken
from onrecord.model import Actor, Attribution, Record
from onrecord.record import Store
from onrecord.record.quoting import look_up
from tests.record.making import received_of, report_of
from tests.strategies import HARD_BITS

RECORDED = "We will not leave the harbour until every prisoner is home."


def compared(asked: str, *pieces: str) -> Likeness | None:
    """How a quotation, in one or more pieces with a gap of ten code points between them, compares."""
    spans, at = [], 0
    for piece in pieces:
        spans.append(((at, at + len(piece)), piece))
        at += len(piece) + 10
    return liken(asked, spans)


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        (RECORDED, "verbatim"),
        ("we will not leave the harbour until every prisoner is home", "verbatim"),
        ("“We will not leave the harbour — until every prisoner is home!”", "verbatim"),
        ("not leave the harbour", "trimmed"),
        ("…not leave the harbour…", "trimmed"),
        ("We will not leave […] until every prisoner is home", "edited"),
        ("We will not leave ... until every prisoner is home", "edited"),
        ("We will not leave [it] until every prisoner is home", "edited"),
        ("He swore: we will not leave the harbour until every prisoner is home, never", "part"),
        ("We shall not leave the harbour until every prisoner is home", "altered"),
        ("We will leave the harbour when every prisoner is home", "altered"),
        ("The harbour is a fine place for a walk on a Sunday", None),
        ("We will", "trimmed"),
        ("We shall", None),
        ("", None),
        ("…", None),
    ],
)
def test_wordings_are_told_apart(asked: str, kind: str | None) -> None:
    """Print is not wording; a marked gap is no alteration; an unmarked one is; two words in common are nothing."""
    found = compared(asked, RECORDED)
    assert (found.kind if found else None) == kind


def test_an_alteration_is_shown_word_by_word() -> None:
    """Each word that was asked for and isn't there, and each that is there instead."""
    found = compared("We shall not ever leave the harbour until every prisoner is home", f"Listen. {RECORDED} Go now.")
    assert found is not None
    assert found.steps == (
        Step(True, "We", "We"),
        Step(False, "shall", "will"),
        Step(True, "not", "not"),
        Step(False, "ever", ""),
        Step(True, "leave the harbour until every prisoner is home", "leave the harbour until every prisoner is home"),
    )
    assert found.spans == ((8, 8 + len(RECORDED) - 1),)


def test_a_first_and_a_last_word_that_differ_are_part_of_the_alteration() -> None:
    """Words at the edges stand against those in their place, not against nothing."""
    found = compared("They will not leave the harbour until every hostage", RECORDED)
    assert found is not None
    assert [step for step in found.steps if not step.same] == [
        Step(False, "They", "We"),
        Step(False, "hostage", "prisoner"),
    ]


def test_a_quotation_split_by_he_said_is_one() -> None:
    """The halves around "she said" were said in one breath; the spans are those of its pieces."""
    found = compared("We will not leave. Not today, not ever.", "“We will not leave,”", "“Not today, not ever.”")
    assert found is not None
    assert (found.kind, found.spans) == ("verbatim", ((1, 18), (31, 50)))


def test_what_the_quotation_itself_has_cut_is_a_marked_edit() -> None:
    """The fuller wording of one report and the cut one of another are the same words."""
    found = compared(
        "We will not leave the old harbour until every prisoner is home",
        "We will not leave […] until every prisoner is home",
    )
    assert found is not None
    assert found.kind == "edited"
    assert Step(False, "the old harbour", "") in found.steps


@given(
    st.lists(st.sampled_from([*HARD_BITS, *RECORDED.split()]), max_size=12).map(" ".join),
    st.lists(
        st.lists(st.sampled_from([*HARD_BITS, *RECORDED.split()]), min_size=1, max_size=12).map(" ".join), max_size=3
    ),
)
def test_any_words_can_be_compared(asked: str, quotation: list[str]) -> None:
    """Whatever is pasted, spans lie in their pieces, and the steps spell both wordings."""
    found = compared(asked, *quotation)
    if found is None:
        return
    pieces, at = [], 0
    for piece in quotation:
        pieces.append((at, at + len(piece)))
        at += len(piece) + 10
    for start, end in found.spans:
        assert any(first <= start < end <= last for first, last in pieces)
    assert any(step.same for step in found.steps) or found.kind == "altered"
    assert (found.kind == "altered") or all(step.same or not (step.asked and step.recorded) for step in found.steps)


@given(st.lists(st.sampled_from(RECORDED.split()), min_size=1, max_size=20).map(" ".join))
def test_anything_is_verbatim_itself(words: str) -> None:
    """A quotation that was copied is found as it is."""
    found = compared(words, words)
    assert found is not None
    assert (found.kind, [step.same for step in found.steps]) == ("verbatim", [True])


def spoken(text: str, quotation: str, who: str = "Osk Varenne", kind: str = "direct", **heading: str) -> Record:
    """A report in which someone is quoted."""
    start = text.index(quotation)
    source = text.index(who)
    return Record(
        report=report_of(text, **heading),
        actors=(Actor(id="A1", name=who, kind="person", mentions=((source, source + len(who)),)),),
        attributions=(
            Attribution(
                id="S1", kind=kind, content=((start, start + len(quotation)),), speaker="A1",  # type: ignore[arg-type]
                source=(source, source + len(who)),
            ),
        ),
    )  # fmt: skip


@pytest.fixture
def filled(store: Store) -> Store:
    """Four reports: the words, the words altered, part of them within a claim, and the words with nobody saying them."""
    for record in (
        spoken("“We will not leave the harbour,” Osk Varenne said.", "“We will not leave the harbour,”"),
        spoken(
            "“We shall not leave the harbour,” Ana Dorn said.",
            "“We shall not leave the harbour,”",
            "Ana Dorn",
            outlet="Tarsk Mirror",
        ),
        spoken(
            "Osk Varenne said they “will not leave” soon.", "they “will not leave” soon", kind="mixed", outlet="Gazette"
        ),
        Record(report=report_of("The banner read: we will not leave the harbour. Nobody came.", outlet="Bay Herald")),
    ):
        store.add(received_of(record), record)
    return store


def test_every_quotation_and_every_print_is_listed(filled: Store) -> None:
    """Each with report, span and likeness; the words outside quotations are listed apart, with no speaker."""
    answer = look_up(filled, "We will not leave the harbour")
    assert [(s.likeness.kind, s.line.report.outlet) for s in answer.said] == [
        ("verbatim", "Harbour Courier"),
        ("altered", "Tarsk Mirror"),
    ]
    for said in answer.said:
        text = filled.record(said.line.report.id).report.text
        (span,) = said.likeness.spans
        assert text[slice(*span)] in ("We will not leave the harbour", "We shall not leave the harbour")
    (printed,) = answer.printed
    assert (printed.report.heading.outlet, printed.context) == (
        "Bay Herald",
        "The banner read: we will not leave the harbour.",
    )
    text = filled.record(printed.report.id).report.text
    assert text[slice(*printed.span)] == "we will not leave the harbour"


def test_of_a_claim_only_what_stands_in_marks_was_said(filled: Store) -> None:
    """The reporter's own words around a quoted piece aren't put into the speaker's mouth."""
    answer = look_up(filled, "will not leave")
    assert ("Gazette", "verbatim") in {(s.line.report.outlet, s.likeness.kind) for s in answer.said}
    assert "Gazette" not in {
        s.line.report.outlet for s in look_up(filled, "will not leave soon").said if s.likeness.kind != "part"
    }


def test_a_speaker_is_named_by_any_part_of_the_name(filled: Store) -> None:
    """Others who said the words are listed too, marked as others."""
    answer = look_up(filled, "will not leave the harbour", "DORN")
    assert [(s.line.voice.name, s.named) for s in answer.said] == [("Ana Dorn", True), ("Osk Varenne", False)]


def test_the_past_is_asked_like_the_present(filled: Store) -> None:
    """Was this on record yesterday? A retracted quotation isn't now, and was then."""
    (said, *_) = look_up(filled, "We will not leave the harbour").said
    filled.retract(said.line.id, why="misread", who="desk")
    assert "verbatim" not in {s.likeness.kind for s in look_up(filled, "We will not leave the harbour").said}
    then = look_up(filled, "We will not leave the harbour", as_of=4)
    assert then.said[0].line.id == said.line.id
    nothing = look_up(filled, "xyzzy")
    assert not (nothing.said or nothing.printed)


PLANTED = Path(__file__).parents[2] / "examples" / "talwen" / "planted.yaml"
FOUND_AS: dict[str, set[str | None]] = {
    "verbatim": {"verbatim", "trimmed", "part"},
    "typographic": {"verbatim", "trimmed", "part"},
    "marked-edit": {"edited"},
    "altered": {"altered", "part"},
    "translation": {None},
}
"""What a planted variant may be found as: "part" where it is also cut short, None where only a translator could tell."""


@pytest.mark.parametrize("quotation", yaml.safe_load(PLANTED.read_text())["quotations"], ids=lambda q: q["id"])
def test_the_alterations_planted_in_the_example_crisis_are_found(quotation: dict[str, Any]) -> None:
    """Each variant is told for what it is; an altered one is never taken for the same words."""
    original = quotation["original"]["words"]
    for variant in quotation["variants"]:
        if variant["kind"] in FOUND_AS and not original.startswith("“"):  # such a one holds the reporter's words too
            found = compared(original, variant["in"]["words"])
            assert (found.kind if found else None) in FOUND_AS[variant["kind"]], variant
