"""Error rates on the page: how often a line of each kind is right, as measured when this onrecord was made.

They are of the reading, not of the record at hand: `resources/error_rates.yaml` holds what was measured on annotated
reports, and the page prints it as it stands there.
"""

from dataclasses import dataclass
from typing import Any

from onrecord import resources
from onrecord.pages.dates import day_label

SHARES = ("precision", "recall", "accuracy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One rate: what it is of, how many gold lines stand behind it, and its shares in whole per cent; None if not measured."""

    layer: str
    name: str
    gold: int
    precision: str | None
    recall: str | None
    accuracy: str | None

    @property
    def words(self) -> str:
        """The rate in words: "direct: precision 93 %, recall 92 %"."""
        shares = [f"{share} {value}" for share in SHARES if (value := getattr(self, share))]
        return f"{self.name}: {', '.join(shares)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """All rates, with how many annotated reports they were measured on, and the day."""

    reports: int
    measured: str
    rates: tuple[Rate, ...]

    def of(self, layer: str) -> tuple[Rate, ...]:
        """The rates of one layer."""
        return tuple(rate for rate in self.rates if rate.layer == layer)


def held() -> dict[str, Any]:
    """The rates as data."""
    found: dict[str, Any] = resources.load("error_rates.yaml")
    return found


def rates() -> Rates:
    """The rates as they are shown."""
    found = held()
    return Rates(
        reports=found["reports"],
        measured=day_label(str(found["measured"])),
        rates=tuple(_rate(row) for row in found["rates"]),
    )


def _rate(row: dict[str, Any]) -> Rate:
    shares = {share: f"{row[share]:.0f}\N{NO-BREAK SPACE}%" if share in row else None for share in SHARES}
    return Rate(layer=row["layer"], name=row["name"], gold=row["gold"], **shares)
