"""The walk: whatever the text, every span of its record is words of that text."""

from collections.abc import Callable
from itertools import pairwise
from math import isfinite

import pytest
from hypothesis import given, settings

from onrecord.checks import spans_of
from onrecord.line import lines_of
from onrecord.model import Record, from_json, to_json
from tests.strategies import HARD_BITS, hard_texts

Read = Callable[[str], Record]

NEWS = (
    "TARSK, Veldania — President Osk Varenne said on Monday that at least 40 people were killed in the shelling of Ombria. "
    "“We will not leave,” he said. “Not before they do.” The Ministry of the Interior denied it, calling the count “a lie”.\n\n"
    "According to a diplomat who asked not to be named, the rebels have demanded a ceasefire and 12,000 tonnes of aid."
)


def check(record: Record) -> None:
    """Everything that must hold of any record whatever."""
    text = record.report.text
    for part in (*record.actors, *record.lines(), *record.unresolved):
        for start, end in spans_of(part):
            words = text[start:end]
            assert words, part
            assert words == words.strip(), part
    for line in lines_of(record):
        assert line.words == text[line.span[0] : line.span[1]]
        assert line.voice.name.strip()
    for figure in record.figures:
        assert all(isfinite(n) for n in (figure.value, figure.low, figure.high) if n is not None), figure
    for place in record.places:
        assert (place.lat is None) == (place.lon is None), place
    assert from_json(to_json(record)) == record


@given(hard_texts)
@settings(max_examples=150)
def test_every_span_of_a_hostile_text_holds(read: Read, text: str) -> None:
    """Emoji, right-to-left, combining marks, control characters, unclosed marks, absurd numbers: every span is exact."""
    check(read(text))


@pytest.mark.parametrize("bit", HARD_BITS)
def test_every_span_holds_with_a_hard_bit_in_every_gap(read: Read, bit: str) -> None:
    """A real paragraph with the bit between all its words, and with the bit glued to the ends of its lines."""
    check(read(f" {bit} ".join(NEWS.split(" "))))
    check(read(bit + NEWS.replace("\n\n", f"{bit}\n\n{bit}") + bit))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "“",
        "“We will never close this, he said.",
        "He said “this “and “this “and “this",
        "”" * 200,
        "“" * 200 + NEWS,
        NEWS.upper(),
        NEWS.replace(" ", "\u00a0"),
        NEWS.replace("\n\n", "\r\n\r\n"),
        NEWS.replace("e", "e\u0301"),
        "\u202e" + NEWS + "\u202c",
        "\n".join(NEWS.split(" ")),
        NEWS[::-1],
        "\\ calling a Veldania denied 12,000 ‘ says قال asked 25:61 Interior",  # a name of nothing but signs
        "called for \n wounded \u2028 … demanded ( TARSK, ; the Veldania ) on to",  # an act whose content is white space
        "said " * 500,
        "40 " * 500,
        "on Monday " * 300,
    ],
)
def test_every_span_of_an_odd_text_holds(read: Read, text: str) -> None:
    """Empty, unclosed, shouted, reversed or one word a thousand times: there is a record, and it is exact."""
    check(read(text))


def test_a_megabyte_on_one_line_is_read(read: Read) -> None:
    """One line of 1,000,000 code points, sentences and an unclosed mark before a word without an end, is read whole."""
    text = (NEWS.replace("\n\n", " ") + " ") * 60 + "“"
    text += "🕊" * 2_000 + "x" * (1_000_000 - len(text) - 2_000)
    record = read(text)
    assert len(record.report.text) == 1_000_000
    check(record)
    assert record.attributions


def test_the_walk_gives_the_same_record_each_time(read: Read) -> None:
    """Nothing in a record hangs on chance, order of sets, or what was read before."""
    first = to_json(read(NEWS))
    read("Something else was said by someone else.")
    assert to_json(read(NEWS)) == first


def test_parts_are_numbered_in_the_order_of_the_text(read: Read) -> None:
    """A layer's ids count up along the text, and only actors that some line names are kept."""
    record = read(NEWS)
    for layer in (record.times, record.places, record.figures):
        starts = [part.span for part in layer]
        assert all(a < b for a, b in pairwise(starts))
    named = {a.id for a in record.actors}
    used = {s.speaker for s in record.attributions} | {i for a in record.acts for i in (*a.actor, *a.recipient)}
    used |= {i for s in record.attributions for i in s.to} | {f.counter for f in record.figures}
    used |= {i for p in record.proposals for i in (*p.proposer, *p.parties)} | {a.of for a in record.actors}
    assert named == used - {None}
    assert [a.id for a in record.actors] == [f"A{n}" for n in range(1, len(record.actors) + 1)]
