"""A text and a date in, its times out."""

from collections.abc import Callable

import pytest

from onrecord.finding import Finding
from onrecord.language import Language
from onrecord.model import Time
from onrecord.when import times
from tests.conftest import report_of

Read = Callable[..., Finding[Time]]


@pytest.fixture(scope="session")
def find(language: Language) -> Read:
    """The times of a text published on a date (a Wednesday unless told otherwise; None for an undated report)."""

    def read(text: str, published: str | None = "2031-05-14") -> Finding[Time]:
        return times(language.parse(report_of(text, published=published)))

    return read


@pytest.fixture(scope="session")
def values(find: Read) -> Callable[..., list[tuple[str, str]]]:
    """The words and the value of each time of a text."""

    def read(text: str, published: str | None = "2031-05-14") -> list[tuple[str, str]]:
        return [(text[t.span[0] : t.span[1]], t.value) for t in find(text, published).parts]

    return read
