"""What is no figure: a reader who sums a column must not find a year, an age or a resolution in it."""

import pytest

from onrecord.counted.amounts import amounts
from onrecord.counted.drafting import _starts, _tokens
from onrecord.counted.excluded import RULES, excluded
from onrecord.counted.phrases import phrase_of
from onrecord.counted.view import View
from onrecord.language import Language
from tests.conftest import report_of
from tests.counted.conftest import Find

NO_FIGURES = [
    ("part of a date", "It happened on 3 May."),
    ("a year", "The 2014 protests began there."),
    ("a year", "It was founded in 1948."),
    ("a span of time", "Fighting went on for 471 days."),
    ("an age", "Orsk, aged 14, fled."),
    ("an age", "Children under 5 get milk."),
    ("an age", "He is 42 years old."),
    ("the age of the one named before it", "Maria Orsk, 42, said so."),
    ("part of a hyphened word", "The six-party talks resume."),
    ("part of a hyphened word", "The 12-point plan failed."),
    ("the number of a document", "It cites Resolution No. 1701."),
    ("the number of a document", "Resolutions 2254 and 2118 demand it."),
    ("a reference", "Article 5 applies here."),
    ("part of a name", "He told Meridian 24."),
    ("part of a name", "The Group of Seven met."),
    ("a telephone number", "Call +44 7946 for help."),
    ("a score", "Tolm United won 3-1 there."),
    ("a distance or a size", "It lies 20 km north of Garn."),
    ("an ordinal", "They want a third party to mediate."),
    ("somebody's family", "She has three children."),
    ("the pronoun one", "It is one of the oldest towns."),
]


def reasons(text: str, language: Language) -> set[str | None]:
    """Why each amount of a text is left out."""
    parsed = language.parse(report_of(text))
    starts, found = _starts(parsed.doc), set()
    for amount in amounts(text):
        inside = _tokens(starts, amount.start, amount.end)
        phrase = phrase_of(parsed.doc, amount, inside.start, inside.stop, frozenset())
        found.add(excluded(View(amount, phrase, text, frozenset())))
    return found


@pytest.mark.parametrize(("reason", "text"), NO_FIGURES)
def test_what_counts_nothing_is_left_out_with_its_reason(
    reason: str, text: str, find: Find, language: Language
) -> None:
    """A number that dates, ages, names or points is no figure, and the rule that says so can be asked."""
    assert find(text).parts == ()
    assert reason in reasons(text, language)


def test_every_reason_is_tried() -> None:
    """No rule stands without a sentence that needs it, but the two that follow the when room's times."""
    assert {reason for _, reason in RULES} - {reason for reason, _ in NO_FIGURES} == {"part of a time", "a clock time"}


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders met.",
        "Both sides agreed on two points.",
        "It opens at 06:30 on 12 May 2031.",
        "Several airlines changed course.",
        "The second attempt may come in March.",
        "There were no reports of casualties.",
        "No group has claimed it.",
        "He praised the first half.",
    ],
)
def test_numbers_that_tell_nothing_of_the_crisis_are_left_out(text: str, find: Find) -> None:
    """Anaphora, abstract things, clock times and denials of reports make no lines."""
    assert find(text).parts == ()
