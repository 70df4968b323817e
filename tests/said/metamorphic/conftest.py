"""Both layers that read attributions, the rules alone and the rules with the learned tagger, and what each makes of a text."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from typing import cast

import pytest

from onrecord.language import Language, Parsed, load
from onrecord.language.encoder import FOLDER
from onrecord.model import Record, Report
from onrecord.reading import read_report
from tests.conftest import report_of
from tests.said.metamorphic.lines import Tally

LAYERS = ("rules", "tagger")


class Reader:
    """Stands for a `Language` in the walk: parses a text once for both layers, with the encoder only for the tagger."""

    def __init__(self, language: Language, parses: Callable[[str], Parsed]) -> None:
        self.models = language.models
        self._encoder, self._parses = language.encoder, parses

    def parse(self, report: Report) -> Parsed:
        """The report's parse."""
        return replace(self._parses(report.text), report=report, encoder=self._encoder)


@cache
def _rules() -> Language:
    return load(encoder=False)


@lru_cache(1024)
def _parse(text: str) -> Parsed:
    return _rules().parse(report_of(text))


@cache
def _reader(layer: str) -> Reader:
    return Reader(load() if layer == "tagger" else _rules(), _parse)


@lru_cache(1024)
def _record(layer: str, text: str) -> Record:
    return read_report(report_of(text), cast("Language", _reader(layer)))


@pytest.fixture(params=LAYERS)
def layer(request: pytest.FixtureRequest) -> str:
    """Which layers read."""
    name: str = request.param
    if name == "tagger" and not (FOLDER / "attribution.onnx").is_file():
        pytest.skip("this checkout has no tagger yet")
    return name


@pytest.fixture
def read(layer: str) -> Callable[[str], Record]:
    """Text in, its record out; a text that many pairs share is read once."""
    return lambda text: _record(layer, text)


@pytest.fixture
def tally(layer: str) -> Callable[[str], Tally]:
    """A relation's name in, its count of pairs out."""
    return lambda relation: Tally(relation, layer)
