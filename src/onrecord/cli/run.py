"""What every command shares: errors as one line, exit codes, data on standard output, notices on standard error."""

import logging
import os
import re
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import click

from onrecord.errors import OnrecordError

P = ParamSpec("P")

DONE, FAILED, STOPPED = 0, 1, 130
"""Exit codes; 2 is wrong usage, which click gives. 130 is what a shell expects after Ctrl-C."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def told(command: Callable[P, int | None]) -> Callable[P, None]:
    """Wrap a command: what it returns is the exit code, and an OnrecordError is told as `onrecord: …` with exit code 1.

    Ctrl-C exits with 130 and no traceback; a closed pipe (`| head`) exits with 1 and no word.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        _tell_notices()
        try:
            code = command(*args, **kwargs) or DONE
        except OnrecordError as error:
            say(str(error))
            code = FAILED
        except KeyboardInterrupt:
            say("stopped")
            code = STOPPED
        except BrokenPipeError:
            _drop_output()
            code = FAILED
        raise click.exceptions.Exit(code)

    return run


def say(problem: str) -> None:
    """One line on standard error, `onrecord: problem`."""
    click.echo(f"onrecord: {visible(' '.join(problem.split()))}", err=True)


def note(text: str) -> None:
    """One line of progress on standard error."""
    click.echo(visible(" ".join(text.split())), err=True)


def write(data: bytes) -> None:
    """One line of data on standard output, as the bytes they are (UTF-8 whatever the locale), at once."""
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


def visible(text: str) -> str:
    """The text with control characters and marks that turn the reading direction shown as U+FFFD.

    A report's words reach a terminal; they must not move its cursor, clear it or hide what stands there.
    """
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


class _Notices(logging.Handler):
    """Tells the library's warnings on standard error, one line each."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell one warning."""
        say(record.getMessage())


def _tell_notices() -> None:
    log = logging.getLogger("onrecord")
    if not any(isinstance(handler, _Notices) for handler in log.handlers):
        log.addHandler(_Notices(logging.WARNING))
        log.propagate = False


def _drop_output() -> None:
    """Let nothing more be written to the closed pipe when Python flushes at its end."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
