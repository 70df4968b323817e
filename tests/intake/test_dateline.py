"""Datelines and credits: what opens an agency's report, and who is named for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.credits import credits_of
from onrecord.intake.dateline import opening
from tests.strategies import hard_texts


@pytest.mark.parametrize(
    ("text", "words", "place", "agency"),
    [
        ("MARRAKAND, Oskara — The talks", "MARRAKAND, Oskara", "Marrakand, Oskara", None),
        ("MARRAKAND, Oskara (AP) — The talks", "MARRAKAND, Oskara", "Marrakand, Oskara", "AP"),
        ("Marrakand (Reuters) - The talks", "Marrakand", "Marrakand", "Reuters"),
        ("MARRAKAND, October 23. /TASS/. The talks", "MARRAKAND", "Marrakand", "TASS"),
        ("MARRAKAND, Oct. 23 (Xinhua) -- The talks", "MARRAKAND", "Marrakand", "Xinhua"),
        ("Marrakand, 5 May 2031 – The talks", "Marrakand", "Marrakand", None),
        ("MARRAKAND, 3 mai (AFP) - Les", "MARRAKAND", "Marrakand", "AFP"),
        ("PORT-AU-BRELL, Oskara — The", "PORT-AU-BRELL, Oskara", "Port-Au-Brell, Oskara", None),
        ("N'TAMM — The talks", "N'TAMM", "N'Tamm", None),
        ("TAMM/MARRAKAND — The talks", "TAMM/MARRAKAND", "Tamm/Marrakand", None),
        ("NEW TAMM, O.R. — The talks", "NEW TAMM, O.R.", "New Tamm, O.R.", None),
        ("ST. BRELL, Oskara -- The talks", "ST. BRELL, Oskara", "St. Brell, Oskara", None),
        (
            "MARRAKAND: The talks between the two sides stalled on Tuesday night over a bridge",
            "MARRAKAND",
            "Marrakand",
            None,
        ),
        ("A title\n\nBy Jana Reuel\n\nTAMM, Oskara — The talks", "TAMM, Oskara", "Tamm, Oskara", None),
    ],
)
def test_datelines(text: str, words: str, place: str, agency: str | None) -> None:
    """The place that opens an agency's report is found, its words by their span, its name in ordinary letters."""
    found = opening(text)
    assert found is not None
    assert text[slice(*found.dateline.span)] == words
    assert found.dateline.place == place
    assert found.agency == agency


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE 1 - Talks stall",
        "BREAKING — Talks stall",
        "FILE - The bridge at Tamm",
        "NATO — the alliance — said",
        "SECRETARY VANDOR: Good evening, and thank you all for having come out in this rain tonight.",
        "VANDOR: Good evening to all of you who have come out.\nHEARN: Thank you for having us here tonight, and good evening.",
        "OSKARA: Brell Valley Emergency",
        "He waited — and left.",
        "The Brell Valley — home to 40,000 people — is quiet.",
        "(Reuters) - Talks stall",
    ],
)
def test_what_opens_otherwise_is_no_dateline(text: str) -> None:
    """Desk marks, captions, transcripts, headlines and plain sentences have no dateline."""
    assert opening(text) is None


@given(hard_texts | st.text(st.sampled_from("AB. -—/(),'\n"), max_size=400))
def test_any_text_has_a_proper_dateline_or_none(text: str) -> None:
    """A dateline's span is words of the text."""
    found = opening(text)
    if found is not None:
        start, end = found.dateline.span
        assert text[start:end].strip() == text[start:end] != ""
        assert end < found.end <= len(text)


BODY = "The talks stalled on Tuesday, an official told Reuters.\n\nHe gave AFP no reason."


@pytest.mark.parametrize(
    ("text", "bylines", "credits"),
    [
        (BODY, (), ()),
        ("TAMM (Reuters) - " + BODY, (), ("Reuters",)),
        ("TAMM, Oskara (Farwire) — " + BODY, (), ("Farwire",)),
        ("TAMM, May 14 (Farwire News) — " + BODY, (), ("Farwire News",)),
        ("TAMM (Oskara) — " + BODY, (), ()),
        (BODY, ("Jana Reuel, Associated Press",), ("AP",)),
        (BODY + "\n\nThe Associated Press contributed to this report.", (), ("AP",)),
        (BODY + "\n\n(AFP, dpa)", (), ("AFP", "dpa")),
        (BODY + "\n\n— with Reuters", (), ("Reuters",)),
        (BODY + "\n\nSource: Anadolu Agency", (), ("Anadolu",)),
        ("TAMM (AP) — " + BODY + "\n\nReuters/AP", (), ("AP", "Reuters")),
    ],
)
def test_credits(text: str, bylines: tuple[str, ...], credits: tuple[str, ...]) -> None:
    """Agencies are credited from the dateline, the byline and the closing lines, not for being told something."""
    assert credits_of(text, opening(text), bylines) == credits
