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

CRUMBS, CRUMBS_LENGTH = 12, 120
"""Words and code points up to which capitalised words before a title are its breadcrumb."""

CAPTION_WORDS = 80
"""Words up to which a line with a picture's credit is a caption: longer ones are a paragraph."""

CAPTION_SENTENCES = 3
"""Sentences that a caption has at most: what it shows, and where or when."""

FURNITURE_LENGTH = 400
"""Code points up to which a line may be furniture: longer ones are a paragraph."""

_END = re.compile(r"[.!?…。؟।][\"'”’»)\]]*$")
_ENDS = re.compile(r"[.!?:;,]$")
_SMALL = ("and", "of", "the", "in", "&", "for", "to", "on")
_SENTENCES = re.compile(r"[.!?][\"”’)]?\s+(?=[A-ZÀ-Þ“\"])")
_STOP = re.compile(r"[.;,:。]$")
_SALUTATION = re.compile(
    r"(?:dear|to:|cc:|re:|mr\.? (?:president|speaker|chair)|ladies and|your excellenc|excellenc)\b", re.I
)
_BULLET = re.compile(r"^(?:[-–—•*·▪◦‣]|\d{1,2}[.)])\s")
_COUNT = re.compile(r"[\d.,]{1,9} ?[kKmM]?\+?$")
_SEPARATED = re.compile(r"\s*[>»›/|•·→]\s*")
_BYLINE = re.compile(r"(?:by|written by|story by|report by|words by|von|par|por|di)[: ]\s*(?P<names>\S.{2,140})$", re.I)
_NAME = re.compile(
    r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]*(?: (?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]*|al|bin|de|del|den|der|di|van|von|la|le|el)){1,4}$"
)
_LABEL = re.compile(
    r"\b(?:(?:last |first )?(?:published|updated|posted|modified|created|issued|released|dated?)|as of|on|at|local time|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|from|by|the|newsroom|desk|gmt|utc|[ap]\.?m)\b",
    re.I,
)
_SAID = re.compile(
    r"(?:last |first )?(?:published|updated|posted|modified|issued|released)\b|(?:publié|mis à jour|veröffentlicht|aktualisiert|publicado|pubblicato)\b",
    re.I,
)
_TALLY = re.compile(r"\s*\(\d[\d.,]*[kKmM]?\)$")

LABEL_WORDS = 12
"""Words up to which a line that opens with "Published" or holds a date labels the report."""


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
    whole = line.count("“") <= line.count("”") and not _SALUTATION.match(line)
    return fits and whole and not _STOP.search(line) and not _BULLET.match(line)


def is_short_headline(line: str) -> bool:
    """Whether a line of two words may be a headline ("Four names"), where no other is."""
    return len(line.split()) == 2 and line[0].isupper() and not re.search(r"[.!?:;,]", line)


def is_furniture(line: str) -> bool:
    """Whether a line is never a report's words, wherever it stands: by itself, or in each of its separated parts."""
    if len(line) > FURNITURE_LENGTH:
        return False
    if _is_cue(line):
        return True
    parts = [part for part in _SEPARATED.split(line) if part]
    return len(parts) > 1 and all(map(_is_cue, parts))


def _is_cue(line: str) -> bool:
    bare = _TALLY.sub("", line)
    return (
        normal(bare) in _lines() or _patterns().fullmatch(bare) is not None or _patterns().fullmatch(line) is not None
    )


def is_caption(line: str) -> bool:
    """Whether a line captions or credits a picture. One that runs on into a paragraph is kept."""
    if len(line.split()) > CAPTION_WORDS or len(_SENTENCES.findall(line)) >= CAPTION_SENTENCES:
        return False
    return _captions().fullmatch(line) is not None


def is_head(line: str) -> bool:
    """Whether a line heads a run of links."""
    return len(line) < 60 and normal(line) in _heads()


def is_count(line: str) -> bool:
    """Whether a line is a bare number: a share or comment counter, where no table can be meant."""
    return _COUNT.match(line) is not None


def is_link(line: str) -> bool:
    """Whether a line may be one of a list of links: a headline, numbered or not."""
    return is_headline(_BULLET.sub("", line))


def is_menu(line: str) -> bool:
    """Whether a line is a breadcrumb or menu: words of navigation, or short parts between separators."""
    parts = _SEPARATED.split(line)
    if len(parts) > 1:
        return all(len(part.split()) <= 4 for part in parts) and any(is_crumbs(part) for part in parts if part)
    return is_crumbs(line)


def is_signature(line: str) -> bool:
    """Whether a line names nothing but an outlet or two ("The Valley Post / Lodestar"), for a page's head."""
    parts = [part for part in _SEPARATED.split(line) if part]
    return (
        len(parts) == 2
        and all(len(part.split()) <= 4 and part[0].isupper() for part in parts)
        and not _ENDS.search(line)
    )


def is_crumbs(words: str) -> bool:
    """Whether words are made of navigation and nothing else ("Home World Live")."""
    return bool(words.strip()) and not _crumbs().sub("", words).strip()


def crumbs_before(line: str, title: str) -> bool:
    """Whether a line is the title behind a breadcrumb glued to it ("Home World Crisis Truce talks stall")."""
    ahead = normal(line).removesuffix(normal(title))
    if ahead == normal(line) or len(ahead) > CRUMBS_LENGTH:
        return False
    words = line[: len(ahead)].split()
    return len(words) <= CRUMBS and all(word[0].isupper() or not word[0].isalpha() or word in _SMALL for word in words)


def site_behind(line: str, title: str) -> bool:
    """Whether a line is the title with the site's name behind it ("Truce talks stall | The Valley Post")."""
    behind = normal(line).removeprefix(normal(title)).strip()
    return behind != normal(line) and behind[:1] in tuple("|-·»") and len(behind.split()) <= 6


def are_names(line: str) -> bool:
    """Whether a line is made of people's names and nothing else ("Jana Reuel and Tomas Oke")."""
    parts = re.split(r",? and |, | & ", line)
    return len(parts) <= 4 and all(_NAME.match(part) and len(part.split()) <= 4 for part in parts)


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


def is_dated(line: str) -> bool:
    """Whether a line of a page's head labels the report with its date and says nothing else worth keeping."""
    words = line.split()
    if len(words) > LABEL_WORDS or re.search(r"(?<![ap]\.m)\.$", line, re.I):
        return False
    if _SAID.match(line):
        return True
    if dates.in_words(line) is None:
        return False
    return _beside_date(line) == 0 or len(_SEPARATED.split(line)) > 1 or _is_post(dates.without(line))


def names_its_date(line: str) -> bool:
    """Whether a line gives the report's own date: one date and few words beside it ("Ulm, 5 March 2025")."""
    return len(line.split()) <= LABEL_WORDS and dates.in_words(line) is not None and _beside_date(line) <= 5


def _beside_date(line: str) -> int:
    """Words beside the date, the time, and the words that introduce one."""
    return len(re.findall(r"[^\W\d_]{2,}", _LABEL.sub("", dates.without(line))))


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
