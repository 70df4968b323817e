"""A text in, its places out."""

from collections.abc import Callable

import pytest

from onrecord.finding import Finding
from onrecord.language import Language
from onrecord.model import Place
from onrecord.where import places
from tests.conftest import report_of


@pytest.fixture(scope="session")
def find(language: Language) -> Callable[[str], Finding[Place]]:
    """The places of a text, with what could not be settled."""
    return lambda text: places(language.parse(report_of(text)))


@pytest.fixture(scope="session")
def placed(find: Callable[[str], Finding[Place]]) -> Callable[[str], dict[str, Place]]:
    """The places of a text by their words (the last one, where words recur)."""
    return lambda text: {text[place.span[0] : place.span[1]]: place for place in find(text).parts}
