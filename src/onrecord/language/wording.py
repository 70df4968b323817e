"""Words compared as quotations: what two people would call the same words, and where they part.

Marks, dashes, spaces, capitals, diacritics and punctuation are how words are printed, not what was said: they don't
count. A gap that is marked ("[…]", "…", "[the minister]") is an edit that its author owned up to. Anything else that
differs is listed word by word; nothing here says which of two wordings is right.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from onrecord.model import Span

Kind = Literal["verbatim", "trimmed", "part", "edited", "altered"]
"""verbatim: the same words. trimmed: the quotation has more before or after. part: the quotation has only part of them.
edited: the same but for marked gaps. altered: other words, unmarked."""

LEAST = 4
"""Words that must agree, in order, before two wordings are called alike: three agree by chance ("we are all")."""

CLOSE = 0.6
"""Share of letters that must stand in agreeing words (twice theirs, over both lengths). Of 400 quotations of the
labelled reports, each compared with all others, one unrelated pair came above it (a formula of diplomats, .71); the
alterations planted in the example crisis lie at .72 and more."""

WIDE = 2
"""A quotation's stretch may be this many times as long as the words asked for; beyond it, it is another sentence."""

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ´`‐‑-][^\W_]+)*['’]?(?<!['’])", re.UNICODE)
_GAP = re.compile(r"\[[^\]]{0,80}\]|\(\s*(?:…|\.{3})\s*\)|…|\.\s?\.\s?\.")
_DROPPED = str.maketrans("", "", "‐‑-")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`", "'"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word: as compared, as it stands, where in its text, and in which piece of a quotation."""

    key: str
    word: str
    span: Span
    piece: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of a comparison: the words asked for and the words on record, the same or not; either may be empty."""

    same: bool
    asked: str
    recorded: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a quotation on record compares to the words asked for, and where in the text it does."""

    kind: Kind
    spans: tuple[Span, ...]
    steps: tuple[Step, ...]
    share: float


def fold(word: str) -> str:
    """A word as it is compared, here and in the indexes: no case, no diacritics."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def tokens(text: str, start: int = 0, piece: int = 0) -> list[list[Token]]:
    """The words of a text in the stretches between marked gaps; `start` is where the text begins in a longer one."""
    stretches: list[list[Token]] = []
    at = 0
    for gap in [*(m.span() for m in _GAP.finditer(text)), (len(text), len(text))]:
        found = [_token(m, start, piece) for m in _WORD.finditer(text, at, gap[0])]
        if found:
            stretches.append(found)
        at = gap[1]
    return stretches


def _token(match: re.Match[str], start: int, piece: int) -> Token:
    word = match.group()
    key = fold(word.translate(_APOSTROPHES).translate(_DROPPED))
    return Token(key, word, (start + match.start(), start + match.end()), piece)


def liken(asked: str, pieces: Sequence[tuple[Span, str]], least: int = LEAST) -> Likeness | None:
    """How a quotation, given as its pieces with their spans, compares to the words asked for; None if it doesn't.

    `least` words must agree before other words in their midst are an alteration.
    """
    wanted = tokens(asked)
    had = [stretch for n, (span, words) in enumerate(pieces) for stretch in tokens(words, span[0], n)]
    flat, whole = _flat(wanted), _flat(had)
    if not flat or not whole:
        return None
    if (at := _find(whole, flat)) is not None and len(whole) < len(flat):
        return _partly(flat, whole, at)
    return _exactly(flat, whole) or _around_gaps(wanted, _by_gaps(pieces)) or _altered(flat, whole, least)


def _exactly(asked: list[Token], had: list[Token]) -> Likeness | None:
    """The same words, or inside the quotation."""
    if (at := _find(asked, had)) is not None:
        kind: Kind = "verbatim" if len(asked) == len(had) else "trimmed"
        return _likeness(
            kind, had[at : at + len(asked)], [Step(True, _words(asked), _words(had[at : at + len(asked)]))], 1.0
        )
    return None


def _partly(asked: list[Token], had: list[Token], at: int) -> Likeness | None:
    """The whole quotation inside the words asked for, unless it is too short to mean anything."""
    if len(had) < LEAST:
        return None
    end = at + len(had)
    steps = [_step(asked[:at], []), Step(True, _words(asked[at:end]), _words(had)), _step(asked[end:], [])]
    return _likeness("part", had, steps, _letters(had) / _letters(asked))


def _around_gaps(asked: list[list[Token]], had: list[list[Token]]) -> Likeness | None:
    """The stretches of one wording, in order, inside the other, which its author marked as cut."""
    for cut, full, is_asked in ((asked, _flat(had), True), (had, _flat(asked), False)):
        if len(cut) < 2 or len(_flat(cut)) < LEAST:
            continue
        places = _in_order(cut, full)
        if places is not None:
            return _edited(cut, full, places, is_asked)
    return None


def _edited(cut: list[list[Token]], full: list[Token], places: list[int], is_asked: bool) -> Likeness:
    """The comparison where the stretches of the cut wording stand at `places` of the full one."""
    found: list[Token] = []
    # What the quotation has before and after the words asked for is a trim; what was asked for and isn't there is shown.
    steps: list[Step] = [] if is_asked else [_step(full[: places[0]], [])]
    end = places[0]
    for stretch, at in zip(cut, places, strict=True):
        part = full[at : at + len(stretch)]
        asked, had = (stretch, part) if is_asked else (part, stretch)
        steps.append(_step([], full[end:at]) if is_asked else _step(full[end:at], []))
        steps.append(Step(True, _words(asked), _words(had)))
        found += had
        end = at + len(stretch)
    if not is_asked:
        steps.append(_step(full[end:], []))
    return _likeness("edited", found, steps, 1.0)


def _altered(asked: list[Token], had: list[Token], least: int) -> Likeness | None:
    """The stretch of a quotation that is closest to the words, if it is close at all."""
    matcher = SequenceMatcher(None, [t.key for t in asked], [t.key for t in had], autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    agreeing = sum(block.size for block in blocks)
    if agreeing < least:
        return None
    # Words of the quotation before the first and after the last agreement are a trim; the same number of words
    # that were asked for and don't agree there may stand in their place.
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(had), blocks[-1].b + blocks[-1].size + len(asked) - blocks[-1].a - blocks[-1].size)
    window = had[first:last]
    share = 2 * sum(_letters(had[b.b : b.b + b.size]) for b in blocks) / (_letters(asked) + _letters(window))
    if share < CLOSE or len(window) > WIDE * len(asked):
        return None
    matcher.set_seq2([t.key for t in window])
    steps = [Step(tag == "equal", _words(asked[a:b]), _words(window[c:d])) for tag, a, b, c, d in matcher.get_opcodes()]
    return _likeness("altered", window, steps, share)


def _find(small: Sequence[Token], large: Sequence[Token]) -> int | None:
    """Where one run of words stands in another."""
    keys, wanted = [t.key for t in large], [t.key for t in small]
    for at in range(len(keys) - len(wanted) + 1):
        if keys[at : at + len(wanted)] == wanted:
            return at
    return None


def _in_order(stretches: list[list[Token]], full: list[Token]) -> list[int] | None:
    places, at = [], 0
    for stretch in stretches:
        found = _find(stretch, full[at:])
        if found is None:
            return None
        places.append(at + found)
        at += found + len(stretch)
    return places


def _likeness(kind: Kind, had: Sequence[Token], steps: Iterable[Step], share: float) -> Likeness:
    return Likeness(kind, _spans(had), tuple(s for s in steps if s.asked or s.recorded), share)


def _spans(had: Sequence[Token]) -> tuple[Span, ...]:
    """From the first word to the last, in each piece of the quotation."""
    pieces = (list(piece) for _, piece in groupby(had, key=lambda token: token.piece))
    return tuple((piece[0].span[0], piece[-1].span[1]) for piece in pieces)


def _step(asked: Sequence[Token], had: Sequence[Token]) -> Step:
    return Step(False, _words(asked), _words(had))


def _words(of: Sequence[Token]) -> str:
    return " ".join(token.word for token in of)


def _letters(of: Iterable[Token]) -> int:
    """How much words weigh: by their letters, so that "this is a" doesn't make two quotations alike."""
    return sum(len(token.key) for token in of)


def _flat(stretches: Iterable[list[Token]]) -> list[Token]:
    return [token for stretch in stretches for token in stretch]


def _by_gaps(pieces: Sequence[tuple[Span, str]]) -> list[list[Token]]:
    """The stretches of a quotation between its own marked gaps; where the report breaks in with "he said" is no gap."""
    stretches: list[list[Token]] = []
    for number, (span, words) in enumerate(pieces):
        found = tokens(words, span[0], number)
        if stretches and found and not _GAP.match(words.lstrip(" \"'“‘«")):
            stretches[-1].extend(found.pop(0))
        stretches.extend(found)
    return stretches
