"""What is no act: sport, weather, accidents, figures of speech, parties that are none."""

from collections.abc import Callable

import pytest

from onrecord.model import Record
from tests.did.telling import rows

Read = Callable[[str], Record]


@pytest.mark.parametrize(
    "text",
    [
        "The home side defeated the visitors three goals to one, with two late strikes.",
        "Heavy rain hit the coast and destroyed several piers.",
        "The film attacks its subject with wit and fires on all cylinders.",
        "The company launched a new phone and met its sales targets.",
        "Her novel explores how memory resists time.",
        "The museum opened a new wing, and visitors praised the lighting.",
        "The recipe calls for two eggs and a pinch of salt.",
        "The bridge was struck by lightning and burned for an hour.",
        "Shares fell as the storm killed demand for travel.",
        "The band released a single and will visit nine cities.",
    ],
)
def test_other_news_gives_no_acts(read: Read, text: str) -> None:
    """A sentence without parties to a crisis gives no act, whatever its verbs."""
    assert rows(read(text)) == []


def test_a_longer_report_on_sport_stays_empty(read: Read) -> None:
    """Over-generation grows with length; a whole report on a match must still give nothing, or next to it."""
    text = (
        "Harbour United beat Northgate on Saturday. Keeper Ilse Marn blocked two shots before the break.\n\n"
        "The hosts attacked from the start and struck twice, while the visitors' defence held out until the end.\n\n"
        "Coach Piet Volk praised his players and said they had fought for every ball.\n\n"
        "The referee sent off a defender who had threatened to walk out. Northgate meet Eastport next week."
    )
    assert len(rows(read(text))) <= 1
