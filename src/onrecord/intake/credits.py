"""The news agencies that a report credits: in its dateline, its byline, and the lines that close it.

An agency that is only quoted ("told Reuters") or that took a picture is not credited with the report.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from onrecord import resources
from onrecord.intake.dateline import Opening

CLOSING = 4
"""Lines from the end in which a credit is looked for."""

_CREDITS = re.compile(
    r"contribut|report(?:ing|ed) by|with (?:reporting|material|inputs?|files|additional|information) |with (?:agenc|wire)"
    r"|compiled from|^\W*(?:source|sources|with|from|via|credit)\b",
    re.I,
)
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.-]*(?: [A-ZÀ-ÖØ-Þ][\w.-]*){0,2}")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\W*$")


def credits_of(text: str, opening: Opening | None, bylines: Iterable[str]) -> tuple[str, ...]:
    """The agencies credited, each once, by their short names.

    `opening` is the text's dateline, `bylines` are authors and byline lines. In a dateline an agency is credited
    whether it is a known one or not.
    """
    found = _in_dateline(opening) if opening is not None and opening.agency else []
    for line in bylines:
        found += agencies_in(line)
    for line in _closing(text):
        found += agencies_in(line)
    return tuple(dict.fromkeys(found))


def _in_dateline(opening: Opening) -> list[str]:
    known = list(agencies_in(opening.agency or ""))
    return known or ([opening.agency] if opening.agency and opening.sure and _NAME.fullmatch(opening.agency) else [])


def agencies_in(words: str) -> Iterator[str]:
    """The short name of every agency that the words name, in their order."""
    if not words:
        return
    for match in _pattern().finditer(words):
        yield _names()[match.group()]


def is_agency(words: str) -> bool:
    """Whether the words are an agency's name and nothing else."""
    return words.strip() in _names()


def _closing(text: str) -> Iterator[str]:
    """What the last lines credit: whole lines that speak of contributing, a short last line, brackets at the end."""
    lines = [line.strip() for line in text[-2000:].split("\n") if line.strip()][-CLOSING:]
    for line in lines:
        if len(line) < 300 and _CREDITS.search(line):
            yield line
        elif match := _BRACKETS.search(line):
            yield from (part for part in re.split(r"[/,;&]| and ", match[1]) if is_agency(part))
    if lines and len(lines[-1]) < 40:
        yield from (part for part in re.split(r"[/,;&—–-]| and ", lines[-1]) if is_agency(part))


@cache
def _names() -> dict[str, str]:
    return {form: a["name"] for a in resources.load("agencies.yaml")["agencies"] for form in a["written"]}


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])")
