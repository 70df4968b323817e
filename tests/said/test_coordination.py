"""Second verbs and passives: whose words they are, and where the first verb's content ends."""

from collections.abc import Callable

import pytest

from onrecord.language import Parsed
from onrecord.model import Attribution
from onrecord.said import attributions
from onrecord.who import cast_of

Parse = Callable[[str], Parsed]


def cited(parsed: Parsed, part: Attribution) -> tuple[str | None, str]:
    """Source and content of an attribution as words."""
    return (
        parsed.words(part.source) if part.source else None,
        " ".join(parsed.words(span) for span in part.content),
    )


def test_a_second_finite_verb_goes_on_with_the_subject_of_the_first(parse: Parse) -> None:
    """ "called on the minister to resign and promised …" promises nothing for the minister and asks no more than that."""
    parsed = parse("Marta Oduya called on the minister to resign and promised that guards would be sent.")
    found = {cited(parsed, part) for part in attributions(parsed, cast_of(parsed)).parts}
    assert ("Marta Oduya", "to resign") in found
    assert ("Marta Oduya", "that guards would be sent") in found


@pytest.mark.parametrize(
    "text", ["They were told that the bridge was open.", "She was assured that the crew had been counted."]
)
def test_who_was_told_is_not_the_source(parse: Parse, text: str) -> None:
    """The subject of a passive of telling heard the words; nobody is named who said them."""
    parsed = parse(text)
    found = attributions(parsed, cast_of(parsed)).parts
    assert all(part.source is None for part in found)


def test_the_same_source_twice_is_not_inside_its_own_words(parse: Parse) -> None:
    """A second verb with the first one's subject ends the first one's content, wherever the parse has hung it."""
    parsed = parse(
        "President Nurlan Sadyr said that no land had been given away, and promised that the bridge would be rebuilt."
    )
    for part in attributions(parsed, cast_of(parsed)).parts:
        if part.cue is not None and parsed.words(part.cue) == "said":
            assert "promised" not in cited(parsed, part)[1]


def test_a_nested_cue_keeps_its_words_in_both(parse: Parse) -> None:
    """What X says that Y said is Y's and X's."""
    parsed = parse("The envoy said the rebels had told him that the road was open.")
    found = [cited(parsed, part)[1] for part in attributions(parsed, cast_of(parsed)).parts]
    assert sum("the road was open" in content for content in found) == 2
