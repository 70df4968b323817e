"""Error rates: the page prints what was measured, to the letter, where the lines are."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from httpx import Client
from lxml import html

from onrecord.pages import rates
from quality.rates import FILE, PAGE, table
from tests.desk.reading import page, words
from tools import blocks

HELD: dict[str, Any] = yaml.safe_load(FILE.read_bytes())


def printed(rate: dict[str, Any]) -> str:
    """A rate of the file as a reader sees it."""
    shares = [f"{key} {rate[key]:.0f}\N{NO-BREAK SPACE}%" for key in ("precision", "recall", "accuracy") if key in rate]
    return f"{rate['name']}: {', '.join(shares)}"


def test_every_rate_of_the_file_stands_on_its_page(client: Client) -> None:
    """The page of error rates is the file: every rate with its number of gold lines, on how many reports, and when."""
    shown = page(client, "/rates")
    rows = [[words(cell) for cell in row] for row in shown.cssselect(".rates-table tbody tr")]
    assert rows == [
        [
            rate["name"],
            f"{rate['gold']} lines",
            *(f"{rate[key]:.0f} %" if key in rate else "" for key in ("precision", "recall", "accuracy")),
        ]
        for rate in HELD["rates"]
    ]
    assert f"{HELD['reports']} annotated reports" in words(shown.cssselect("main p")[0])
    assert rates.rates().measured in words(shown.cssselect("main p")[0])


@pytest.mark.parametrize(
    ("address", "layer"),
    [("/said", "attributions"), ("/said?kind=direct", "attributions"), ("/acts", "acts"), ("/figures", "figures")],
)
def test_a_list_prints_the_rates_of_its_lines(client: Client, address: str, layer: str) -> None:
    """Whoever reads a list of lines reads how often such lines are right, and nothing but what was measured."""
    shown = page(client, address)
    spans = [span.text_content() for span in shown.cssselect("p.rates span")]
    assert spans == [printed(rate) for rate in HELD["rates"] if rate["layer"] == layer]
    assert [a.get("href") for a in shown.cssselect("p.rates a")] == ["/rates"]


def test_the_rates_are_data_too(client: Client) -> None:
    """Programs get the file as it is, decimals and all."""
    data = client.get("/rates.json").json()
    assert {key: data[key] for key in HELD} == HELD


def test_the_site_of_files_prints_them(site: Path) -> None:
    """The folder that opens offline has the same page, and every page leads there."""
    shown = html.document_fromstring((site / "rates.html").read_bytes())
    assert len(shown.cssselect(".rates-table tbody tr")) == len(HELD["rates"])
    assert (site / "rates.json").is_file()
    front = html.document_fromstring((site / "index.html").read_bytes())
    assert "rates.html" in [a.get("href") for a in front.cssselect("footer a")]


def test_the_docs_say_what_the_page_says() -> None:
    """`docs/error-rates.md` holds the table of the file, and the file names its set, its day and its gold lines."""
    assert blocks.content(PAGE.read_text("utf-8"), "rates") == table(HELD)
    assert HELD["set"] and HELD["reports"] > 0 and HELD["measured"]
    assert all(rate["gold"] > 0 for rate in HELD["rates"])
