"""From inputs to reports: each input's kind is found, and its reader asked."""

import hashlib
from collections.abc import Iterable, Iterator

from onrecord.errors import InputError
from onrecord.intake.received import Hints, Piece, Received
from onrecord.model import Report


def receive(inputs: Iterable[str], hints: Hints | None = None) -> Iterator[Received | InputError]:
    """Every report of the inputs, in order; an input or part that can't be read comes as its error, and the rest goes on."""
    raise NotImplementedError


def receive_text(text: str, hints: Hints | None = None, where: str = "text") -> Received:
    """A report from text at hand, cleaned of page furniture. Raises InputError if nothing is left."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(id="r-" + digest[:16], extractor="text/1", source_sha256=digest, text_sha256=digest, text=text)
    return Received(report, text.encode(), where, (Piece((0, len(text)), (0, len(text.encode()))),))
