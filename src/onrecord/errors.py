"""Every error that onrecord raises on purpose, in one tree.

    OnrecordError
    ├── InputError            one input can't be read; the others go on
    │   ├── MissingInput      no such file, folder or page
    │   ├── EmptyInput        nothing in it, or no text left once the page's furniture is gone
    │   ├── NotText           binary, or of a kind that onrecord doesn't read
    │   ├── BrokenInput       meant to be JSON, a feed, a page or a WARC, and isn't whole
    │   ├── FetchError        a URL that can't be had: time-out, refused, too large, not allowed
    │   └── UnreadReport      came in whole, and a room of onrecord failed on it: a bug
    ├── ModelError            a language model is missing or its files are not the known ones
    ├── ActorsError           a user's list of actors can't be read or has an entry that is wrong
    ├── BrokenRecord          a record that breaks the contract: no span, no words, a reference to nothing
    ├── SiteError             the folder of a site holds something else, or can't be written
    ├── PortTaken             the live page can't be had at this address
    └── RecordError           the record's file or database
        ├── NewerRecord       made by a later onrecord
        ├── NotARecord        a file that is something else, or not there
        ├── DamagedRecord     a record whose file is broken
        ├── RecordBusy        another process holds it
        ├── CannotWrite       no right to write, or no room left
        ├── NotOnRecord       no report or line of that id
        └── BadQuery          a day, a time, a filter or a page token that can't be used

Messages are one line and end with what to do next.
"""


class OnrecordError(Exception):
    """Base of all: the message is one line for a user."""


class InputError(OnrecordError):
    """One input can't be read. `where` names it."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem


class MissingInput(InputError):
    """No such file, folder or page."""


class EmptyInput(InputError):
    """Nothing in it."""


class NotText(InputError):
    """Binary, or of an unknown kind."""


class BrokenInput(InputError):
    """Meant to be a known format, and not whole."""


class FetchError(InputError):
    """A URL that can't be had."""


class UnreadReport(InputError):
    """Came in whole, and onrecord failed to read it."""


class ModelError(OnrecordError):
    """A language model is missing or not the known one."""


class ActorsError(OnrecordError):
    """A user's list of actors is broken; nothing of it is used."""


class BrokenRecord(OnrecordError, ValueError):
    """A record that breaks the contract."""


class SiteError(OnrecordError):
    """The folder of a site holds something else, or can't be written."""


class PortTaken(OnrecordError):
    """The live page can't be had at this address."""


class RecordError(OnrecordError):
    """The record's file or database."""


class NewerRecord(RecordError):
    """Made by a later onrecord."""


class NotARecord(RecordError):
    """A file that is something else, or not there."""


class DamagedRecord(RecordError):
    """A record whose file is broken."""


class RecordBusy(RecordError):
    """Held by another process."""


class CannotWrite(RecordError):
    """No right to write, or no room left."""


class NotOnRecord(RecordError):
    """No report or line of that id."""


class BadQuery(RecordError):
    """A day, a time, a filter or a page token that can't be used."""
