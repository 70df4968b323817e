"""From a canonical text and what the input says to a report: the last step of every reader."""

import hashlib
from collections.abc import Iterable

from onrecord.errors import EmptyInput
from onrecord.intake import dateline, dates
from onrecord.intake.credits import credits_of, is_agency
from onrecord.intake.decoding import without_surrogates
from onrecord.intake.details import UNDATED, Details
from onrecord.intake.received import Hints, Incoming, Piece, Received
from onrecord.intake.tongue import language_of
from onrecord.model import Published, Report


def make(
    text: str,
    details: Details,
    incoming: Incoming,
    *,
    extractor: str,
    pieces: Iterable[Piece] = (),
    encoding: str | None = None,
    bylines: Iterable[str] = (),
) -> Received:
    """The report of a text, and the bytes and pieces it came from. `bylines` may credit agencies. Raises EmptyInput if the text has no words.

    Lone surrogates in the text become U+FFFD, one for one; nothing else in it is changed.
    """
    text = without_surrogates(text)
    if not any(map(str.isalnum, text)):
        raise EmptyInput(
            incoming.where, "has no text left once the page's furniture is gone: give the report's text as .txt"
        )
    details, hints = tidy(details), incoming.hints
    opening = dateline.opening(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(
        id="r-" + digest[:16],
        ref=details.ref,
        url=details.url,
        title=details.title,
        outlet=hints.outlet or details.outlet,
        authors=tuple(a for a in details.authors if not is_agency(a)),
        section=details.section,
        language=language_of(text, details.language),
        published=given(hints) or (details.published if details.published.value else _dated(text, opening)),
        dateline=opening.dateline if opening else None,
        credits=tuple(dict.fromkeys((*details.credits, *credits_of(text, opening, (*details.authors, *bylines))))),
        extractor=extractor,
        source_sha256=hashlib.sha256(incoming.data).hexdigest(),
        text_sha256=digest,
        text=text,
    )
    return Received(report, incoming.data, incoming.where, tuple(pieces), encoding)


def _dated(text: str, opening: dateline.Opening | None) -> Published:
    """The date in a dateline, where it names its year ("Geneva, 5 May 2031 –"): the last of what dates a report."""
    found = dates.in_words(text[opening.dateline.span[0] : opening.end]) if opening else None
    return Published(value=found[0], precision=found[1], basis="text") if found else UNDATED


def given(hints: Hints) -> Published | None:
    """The date that the user gave."""
    if hints.published is None:
        return None
    precision = {4: "year", 7: "month", 10: "day"}.get(len(hints.published), "minute")
    return Published(value=hints.published, precision=precision, basis="given")  # type: ignore[arg-type]


def tidy(details: Details) -> Details:
    """Details that can be written: no lone surrogates, no white space at the edges, no line breaks."""
    return Details(
        ref=_tidy(details.ref),
        url=_tidy(details.url),
        title=_tidy(details.title),
        outlet=_tidy(details.outlet),
        authors=_each(details.authors),
        section=_each(details.section),
        language=_tidy(details.language),
        published=details.published,
        credits=details.credits,
    )


def _each(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tidied for word in words if (tidied := _tidy(word))))


def _tidy(words: str | None) -> str | None:
    return without_surrogates(" ".join(words.split())) or None if words else None
