"""A text in, its figures out: with the times of the when room, and with nobody's attributions unless the whole walk runs."""

from collections.abc import Callable

import pytest

from onrecord.counted import figures
from onrecord.finding import Finding
from onrecord.language import Language
from onrecord.model import Figure, Record
from onrecord.when import times
from onrecord.who import cast_of
from tests.conftest import report_of

Find = Callable[[str], Finding[Figure]]
Said = tuple[str, float | tuple[float, float] | None, str, str]


@pytest.fixture(scope="session")
def find(language: Language) -> Find:
    """The figures of a text, asked of this room alone."""

    def read(text: str) -> Finding[Figure]:
        parsed = language.parse(report_of(text))
        return figures(parsed, cast_of(parsed), (), times(parsed).parts, ())

    return read


@pytest.fixture(scope="session")
def said(find: Find) -> Callable[[str], list[Said]]:
    """Words, value (or low and high), bound and measure of each figure of a text."""

    def read(text: str) -> list[Said]:
        return [(text[slice(*f.span)], value_of(f), f.bound, f.measure) for f in find(text).parts]

    return read


def value_of(figure: Figure) -> float | tuple[float, float] | None:
    """A figure's value, or its low and high."""
    if figure.low is not None and figure.high is not None:
        return figure.low, figure.high
    return figure.value


def counters(record: Record) -> dict[str, str | None]:
    """Each figure's words to the name of who counted it."""
    names = {actor.id: actor.name for actor in record.actors}
    return {record.words(f.span): names.get(f.counter or "") for f in record.figures}
