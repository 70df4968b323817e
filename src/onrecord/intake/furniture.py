"""What a line of a page is, judged by itself: furniture, a menu, a caption, a byline, a headline, prose.

The cues are `resources/furniture.yaml`. None of these looks at the lines around; `cleaning` does.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from onrecord import resources
from onrecord.intake import dateline, dates
from onrecord.intake.credits import agencies_in, is_agency

PROSE_WORDS = 10
"""Words from which a line with a full stop counts as a sentence of the body."""

DENSE_WORDS = 30
"""Words from which a line counts as the body's whatever it ends with."""

HEADLINE_WORDS = 30
HEADLINE_LENGTH = 250

CAPTION_WORDS = 80
"""Words up to which a line with a picture's credit is a caption: longer ones are a paragraph."""

FURNITURE_LENGTH = 400
"""Code points up to which a line may be furniture: longer ones are a paragraph."""

_END = re.compile(r"[.!?…。؟।][\"'”’»)\]]*$")
_STOP = re.compile(r"[.;,:。]$")
_BULLET = re.compile(r"^(?:[-–—•*·▪◦‣]|\d{1,2}[.)])\s")
_COUNT = re.compile(r"[\d.,]{1,9} ?[kKmM]?\+?$")
_SEPARATED = re.compile(r"\s*[>»›/|•·→]\s*")
_BYLINE = re.compile(r"(?:by|written by|story by|report by|words by|von|par|por|di)[: ]\s*(?P<names>\S.{2,140})$", re.I)
_NAME = re.compile(
    r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]*(?: (?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]*|al|bin|de|del|den|der|di|van|von|la|le|el)){1,4}$"
)
_DATED = re.compile(
    r"(?:(?:last |first )?(?:published|updated|posted|modified|created|issued|date|released)(?: (?:on|at))?[: ]*|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? *|\d{1,2}[:.]\d\d *|[|·•–—-] *)*",
    re.I,
)


def normal(line: str) -> str:
    """A line for comparing: no case, straight quotation marks, single spaces, no mark at its end."""
    line = line.translate(_STRAIGHT).casefold()
    return " ".join(line.split()).rstrip(" .!?…:;,")


_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\xa0": " "})


def is_prose(line: str) -> bool:
    """Whether a line reads as a sentence or paragraph of the body."""
    words = line.split()
    if len(words) >= DENSE_WORDS or dateline.opening_at(line, 0) is not None:
        return True
    if len(words) < PROSE_WORDS:
        return len(words) >= 4 and bool(_END.search(line)) and line[0] in '“"«'
    small = sum(word[0].islower() for word in words)
    return bool(_END.search(line) or line.endswith(":")) and small >= len(words) * 0.4


def is_headline(line: str) -> bool:
    """Whether a line may be a headline or a link: short, and no sentence by its end."""
    words = line.split()
    fits = 3 <= len(words) <= HEADLINE_WORDS and len(line) <= HEADLINE_LENGTH
    return fits and not _STOP.search(line) and not _BULLET.match(line)


def is_furniture(line: str) -> bool:
    """Whether a line is never a report's words, wherever it stands."""
    if len(line) > FURNITURE_LENGTH:
        return False
    return normal(line) in _lines() or _patterns().fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """Whether a line captions or credits a picture."""
    if len(line.split()) > CAPTION_WORDS:
        return False
    return _captions().fullmatch(line) is not None


def is_head(line: str) -> bool:
    """Whether a line heads a run of links."""
    return len(line) < 60 and normal(line) in _heads()


def is_count(line: str) -> bool:
    """Whether a line is a bare number: a share or comment counter, where no table can be meant."""
    return _COUNT.match(line) is not None


def is_menu(line: str) -> bool:
    """Whether a line is a breadcrumb or menu: words of navigation, or short parts between separators."""
    parts = _SEPARATED.split(line)
    if len(parts) > 1:
        return all(len(part.split()) <= 4 for part in parts) and any(is_crumbs(part) for part in parts if part)
    return is_crumbs(line)


def is_crumbs(words: str) -> bool:
    """Whether words are made of navigation and nothing else ("Home World Live")."""
    return bool(words.strip()) and not _crumbs().sub("", words).strip()


def crumbs_before(line: str, title: str) -> bool:
    """Whether a line is the title behind a breadcrumb glued to it ("Home World Crisis Truce talks stall")."""
    ahead = normal(line).removesuffix(normal(title))
    if ahead == normal(line):
        return False
    words = line[: len(ahead)].split()
    return not words or (
        _crumbs().match(line) is not None
        and len(words) <= 12
        and all(w[0].isupper() or not w[0].isalpha() for w in words)
    )


def byline(line: str) -> tuple[str, ...] | None:
    """The names in a byline; None if the line is none. An agency alone ("By AFP") is a byline without names."""
    match = _BYLINE.match(line)
    if match is None or len(line.split()) > 16:
        return None
    parts = [
        part.strip(" .") for part in re.split(r",| and | & | und | et | y |[|/·•]", match["names"]) if part.strip(" .")
    ]
    names = tuple(
        part.title() if part.isupper() else part for part in parts if _NAME.match(part) and not _is_post(part)
    )
    known = [part for part in parts if is_agency(part) or _is_post(part) or dates.in_words(part)]
    return names if len(names) + len(known) >= max(1, len(parts) - 1) and (names or known) else None


def date_line(line: str) -> bool:
    """Whether a line is a date and nothing but the words that introduce one."""
    return len(line) < 90 and dates.in_words(line) is not None and len(_without_date(line).split()) <= 3


def _without_date(line: str) -> str:
    rest = line[_DATED.match(line).end() :]  # type: ignore[union-attr]
    return re.sub(
        r"\b\d{1,2}(?:st|nd|rd|th)?\b|\b(?:19|20)\d\d\b|\d\d?[:.]\d\d|\b[a-z]{3,9}\b|\b[A-Z]{1,4}\b",
        "",
        rest,
        flags=re.I,
    ).strip()


def _is_post(words: str) -> bool:
    return bool(set(re.findall(r"\w+", words.lower())) & _posts()) or any(True for _ in agencies_in(words))


def _known() -> Any:
    return resources.load("furniture.yaml")


@cache
def _lines() -> frozenset[str]:
    return frozenset(normal(line) for line in (*_known()["lines"], *_known()["heads"]))


@cache
def _heads() -> frozenset[str]:
    return frozenset(normal(line) for line in _known()["heads"])


@cache
def _posts() -> frozenset[str]:
    return frozenset(_known()["posts"])


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in _known()["patterns"]), re.I)


@cache
def _crumbs() -> re.Pattern[str]:
    words = sorted(map(str, _known()["crumbs"]), key=len, reverse=True)
    return re.compile(rf"(?:(?:^|(?<=\s))(?:{'|'.join(map(re.escape, words))})(?=\s|$)\s*)+", re.I)


@cache
def _captions() -> re.Pattern[str]:
    agencies = [form for agency in resources.load("agencies.yaml")["agencies"] for form in agency["written"]]
    pictured = _either(_known()["pictured"])
    signs = _either((*_known()["pictured"], *agencies))
    person = r"[^()\[\]/|]{2,50}"
    signed = [
        # "(AP Photo/Name)", "[Name/Agency]" sign a picture; "… he said. (Agency)" credits the report's own words
        rf".{{2,600}}[(\[|](?:{person}[/|,] ?(?-i:{signs})|(?-i:{signs})[/|,] ?{person}|(?-i:{pictured}))[)\]]?\.?",
        rf".{{2,600}}[^.!?\"”'’\s]\s*[(\[|](?-i:{signs})[)\]]?",
        rf".{{2,600}}\s(?-i:{signs})\s?/\s?{person}",
        rf"(?:{person}/)?(?-i:{signs})(?:/(?-i:{signs}))*(?: images| photo)?",
    ]
    return re.compile("|".join(f"(?:{p})" for p in (*_known()["captions"], *signed)), re.I)


def _either(forms: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
