"""What intake's tests share: one input in, what comes of it out, and the promises that hold of every report."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from onrecord.errors import InputError
from onrecord.intake import Hints, Received, receive


def received(path: Path | str, hints: Hints | None = None) -> Received:
    """The one report of an input."""
    (found,) = receive([str(path)], hints)
    assert isinstance(found, Received), found
    return checked(found)


def failed(path: Path | str, hints: Hints | None = None) -> InputError:
    """The one error of an input: a single line that names it and says what to do."""
    (found,) = receive([str(path)], hints)
    assert isinstance(found, InputError), found
    return told(found)


def both(inputs: Iterable[Path | str], hints: Hints | None = None) -> tuple[list[Received], list[InputError]]:
    """The reports and the errors of some inputs, each in order."""
    found = list(receive(map(str, inputs), hints))
    reports = [checked(one) for one in found if isinstance(one, Received)]
    return reports, [told(one) for one in found if isinstance(one, InputError)]


def told(error: InputError) -> InputError:
    """An error that keeps the promise of errors: one line, what is wrong, a colon or comma, what to do."""
    line = str(error)
    assert "\n" not in line
    assert line.startswith(f"{error.where}: ")
    assert ":" in error.problem or ";" in error.problem or "," in error.problem
    return error


def checked(found: Received) -> Received:
    """A report whose hashes, id, pieces and dateline hold."""
    report = found.report
    digest = hashlib.sha256(report.text.encode()).hexdigest()
    assert report.text_sha256 == digest
    assert report.id == "r-" + digest[:16]
    assert report.source_sha256 == hashlib.sha256(found.source).hexdigest()
    if report.dateline is not None:
        start, end = report.dateline.span
        assert report.text[start:end].strip() == report.text[start:end] != ""
    check_pieces(found)
    return found


def check_pieces(found: Received) -> None:
    """Every piece lies in the text, behind the last one, and its bytes decode to its words."""
    last = 0
    for piece in found.pieces:
        start, end = piece.text
        assert last <= start < end <= len(found.report.text)
        last = end
        if piece.source is not None:
            assert found.encoding is not None
            begin, finish = piece.source
            assert found.source[begin:finish].decode(found.encoding) == found.report.text[start:end]
