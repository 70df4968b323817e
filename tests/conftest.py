"""What every room's tests share: the model, loaded once, and a report made of a text."""

import hashlib
import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from onrecord.language import Language, Parsed, load
from onrecord.model import Published, Record, Report
from onrecord.reading import read_report

# No deadline: a test that fails on a slow machine says nothing about the code. CI draws the same examples each time.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def report_of(text: str, *, published: str | None = "2031-05-14", outlet: str | None = "Harbour Courier") -> Report:
    """A report with that canonical text, dated a Wednesday unless told otherwise."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Report(
        id="r-" + digest[:16],
        outlet=outlet,
        language="en",
        published=Published(value=published, basis="given") if published else Published(),
        extractor="test/1",
        source_sha256=digest,
        text_sha256=digest,
        text=text,
    )


@pytest.fixture(scope="session")
def language() -> Language:
    """The default model."""
    return load()


@pytest.fixture(scope="session")
def parse(language: Language) -> Callable[[str], Parsed]:
    """Text in, its parse out."""
    return lambda text: language.parse(report_of(text))


@pytest.fixture(scope="session")
def read(language: Language) -> Callable[[str], Record]:
    """Text in, its record out: the whole walk, without intake."""
    return lambda text: read_report(report_of(text), language)
