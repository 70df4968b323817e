"""What is known: cues, titles, measures, places, roles, models. Data with its source and date, no code."""

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> Any:
    """One resource file (.yaml), parsed once a process. Treat what comes back as read-only."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with files(__package__).joinpath(name).open("rb") as file:
        return yaml.load(file, Loader=loader)  # noqa: S506 (both are the safe loader)
