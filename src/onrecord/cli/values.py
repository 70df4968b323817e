"""The values that commands take, checked before anything is read."""

import re

import click

_ISO = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?)?)?)?$")


class DateType(click.ParamType):  # type: ignore[type-arg]  # generic in newer click only
    """A date in ISO 8601, as precise as it is known: 2024, 2024-10, 2024-10-23, 2024-10-23T14:05Z."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as it is written in records; wrong usage if there is no such date."""
        from onrecord.intake.dates import parse

        found = parse(value) if _ISO.match(value) else None
        if found is None or ("T" in value or ":" in value) != ("T" in found[0] or value[11:16] == "00:00"):
            self.fail(f"{value!r} is no date: write it as 2024-10-23 or 2024-10-23T14:05", param, ctx)
        return found[0]


DATE = DateType()
