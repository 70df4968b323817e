"""From inputs to reports: each input's kind is found, and its reader asked."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import InputError, MissingInput
from onrecord.intake.decoding import without_surrogates
from onrecord.intake.plain import read_plain
from onrecord.intake.received import Hints, Received


def receive(inputs: Iterable[str], hints: Hints | None = None) -> Iterator[Received | InputError]:
    """Every report of the inputs, in order; an input or part that can't be read comes as its error, and the rest goes on."""
    for name in inputs:
        try:
            yield read_plain(Path(name).read_bytes(), name, hints or Hints())
        except FileNotFoundError:
            yield MissingInput(name, "there is no such file: check the path")
        except InputError as error:
            yield error


def receive_text(text: str, hints: Hints | None = None, where: str = "text") -> Received:
    """A report from text at hand, cleaned of page furniture. Raises InputError if nothing is left."""
    return read_plain(without_surrogates(text).encode(), where, hints or Hints())
