"""Bytes to text, and from any place in the text back to the byte it came from.

The encoding is settled in this order: a byte order mark, valid UTF-8, zero bytes in every other place
(UTF-16), UTF-8 with a few broken bytes, what the input declares, Windows-1252 for text that is nearly
all ASCII, and at last charset-normalizer's guess. A byte that can't be decoded becomes one U+FFFD.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.errors import EmptyInput, NotText

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16: its little-endian mark begins with UTF-16's."""

MAGIC = (
    (b"%PDF-", "a PDF file: save its text as .txt first"),
    (b"PK\x03\x04", "a zip archive or office file: unpack it, or save it as .txt or .html first"),
    (b"\x1f\x8b", "a gzip archive that holds no WARC: unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office file: save it as .txt or .html first"),
    (b"\x89PNG", "a picture: onrecord reads text"),
    (b"\xff\xd8\xff", "a picture: onrecord reads text"),
    (b"GIF8", "a picture: onrecord reads text"),
    (b"RIFF", "sound, film or a picture: onrecord reads text"),
    (b"SQLite format 3", "a database: if it is a record, use `onrecord show` or `onrecord export`"),
    (b"PAR1", "a Parquet file: `onrecord archive` reads those"),
)

FEW_BROKEN = 0.01
"""Share of broken bytes up to which a text still counts as UTF-8: a bad paste, not another encoding."""

STRAY_ZEROS = 3
"""Zero bytes that a text may hold: left by a program, not a sign of a binary file (one in a thousand, if it is long)."""

NEARLY_ASCII = 0.05
"""Share of high bytes up to which Windows-1252 is taken: quotation marks, dashes and accents of Western text.
Text in another script has more than a third; charset-normalizer errs on short Western text."""

SAMPLE = 200_000
"""Bytes that the slower looks (charset-normalizer, zero bytes) take from the beginning."""


STATEFUL = ("iso2022", "hz", "utf-7", "utf_7")
"""Encodings in which a stretch of bytes can't be read without what stands before it."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the bytes it came from. `begin` is the length of the byte order mark.

    `exact`: the encoding gives the same bytes back, so that the place of every code point is known.
    """

    text: str
    data: bytes
    encoding: str
    begin: int = 0
    exact: bool = True

    def offsets(self, cuts: Iterable[int]) -> Iterator[int]:
        """The byte offset of each code point offset in `cuts`, which must rise. Only if `exact`."""
        at, byte = 0, self.begin
        for cut in cuts:
            byte += len(self.text[at:cut].encode(self.encoding, _handler(self.encoding)))
            at = cut
            yield byte


def decode(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """The text of the bytes; a byte that can't be decoded stands in it as a lone surrogate.

    Raises EmptyInput if there is nothing, NotText if it is no text.
    """
    if not data.strip():
        raise EmptyInput(where, "is empty: give an input with text in it")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _with(data, where, encoding, len(mark))
    refuse_binary(data, where)
    return _with(data, where, _encoding(data, where, declared), 0)


def refuse_binary(data: bytes, where: str) -> None:
    """Raise NotText, saying what it is and what to do, if the bytes are of a known kind that isn't text."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise NotText(where, f"is {what}")


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate as U+FFFD, one for one: a text that holds one can't be written as UTF-8."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _encoding(data: bytes, where: str, declared: str | None) -> str:
    if data[:SAMPLE].count(0) > max(STRAY_ZEROS, len(data[:SAMPLE]) // 1000):
        return _two_byte(data, where)
    high, broken = _high_and_broken(data)
    if broken == 0 or (broken <= FEW_BROKEN * len(data) and broken < high / 2):
        return "utf-8"
    if declared and _decodes(data, declared):
        return declared
    if high <= NEARLY_ASCII * len(data):
        return "cp1252"
    return _guess(data, where)


def _high_and_broken(data: bytes) -> tuple[int, int]:
    """How many bytes are above ASCII, and how many of those are not UTF-8."""
    high = len(data.translate(None, bytes(range(0x80))))
    broken = len(_SURROGATE.findall(data.decode("utf-8", "surrogateescape"))) if high else 0
    return high, broken


def _two_byte(data: bytes, where: str) -> str:
    sample = data[: SAMPLE // 2 * 2]
    half = len(sample) // 2 or 1
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    if even > 0.4 and odd < 0.1:
        return "utf-16-be"
    raise NotText(where, "is a binary file: onrecord reads text, pages, feeds, JSON and WARC")


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return not encoding.lower().startswith(("utf_16", "utf-16", "utf_32", "utf-32"))


def _guess(data: bytes, where: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise NotText(where, "is not text in any encoding that onrecord knows: save it as UTF-8")
    return best.encoding if _decodes(data, best.encoding) else "cp1252"


def _with(data: bytes, where: str, encoding: str, begin: int) -> Decoded:
    width = {"utf-16": 2, "utf-32": 4}.get(encoding[:6], 1)
    body = data[begin : begin + (len(data) - begin) // width * width]
    handler = _handler(encoding)
    try:
        text = body.decode(encoding, handler)
    except UnicodeError:
        raise NotText(where, f"says that it is {encoding} and is not: save it as UTF-8") from None
    exact = not encoding.lower().startswith(STATEFUL) and text.encode(encoding, handler) == body
    return Decoded(text, data, encoding, begin, exact)


def _handler(encoding: str) -> str:
    """The error handler under which decoding and encoding come back to the same bytes."""
    return "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape"
