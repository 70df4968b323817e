"""Bytes to text and back: the encoding is found, and every offset leads to the byte it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EmptyInput, NotText
from onrecord.intake.decoding import decode, without_surrogates

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
WORDS = "The “truce” in Oskara held — for a day, the café owner’s sister said. "


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_unicode_in_any_form(encoding: str) -> None:
    """A text in any Unicode encoding is read as it was written, marked or not."""
    found = decode((WORDS * 3).encode(encoding), "x")
    assert found.text == WORDS * 3
    assert found.exact


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", WORDS * 4),
        ("cp1251", "Переговоры в столице возобновились в понедельник, сообщил представитель министерства. " * 6),
        ("cp1256", "استؤنفت المحادثات يوم الاثنين في العاصمة وقال المتحدث باسم الوزارة إن الجانبين اتفقا. " * 6),
    ],
)
def test_older_encodings(encoding: str, text: str) -> None:
    """Text in the encodings of older systems is read as it was written."""
    assert decode(text.encode(encoding), "x").text == text


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    """One bad byte in a UTF-8 text is one U+FFFD, and the rest of the text stays what it was."""
    data = (WORDS * 5).encode()
    found = decode(data[:30] + b"\xff" + data[30:], "x")
    assert found.encoding == "utf-8"
    clean = without_surrogates(found.text)
    assert clean.count("\ufffd") == 1
    assert clean.replace("\ufffd", "") == WORDS * 5


def test_a_declaration_counts_only_where_the_bytes_are_no_utf8() -> None:
    """A page that calls its UTF-8 Latin-1 is read as UTF-8; one that is Cyrillic as it says is read so."""
    assert decode(WORDS.encode(), "x", "cp1252").text == WORDS
    text = "Это короткий текст."
    assert decode(text.encode("koi8-r"), "x", "koi8-r").text == text


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\n" * 10_000])
def test_nothing(data: bytes) -> None:
    """Nothing but white space is empty, and said to be."""
    with pytest.raises(EmptyInput, match="is empty"):
        decode(data, "x")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04abcdef", "zip"),
        (b"\x89PNG\r\n\x1a\n0000", "picture"),
        (b"\xff\xd8\xff\xe0 JFIF", "picture"),
        (b"SQLite format 3\0aaaa", "record"),
        (b"PAR1 and more", "Parquet"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_what_is_no_text(data: bytes, word: str) -> None:
    """A file that is no text is named for what it is."""
    with pytest.raises(NotText, match=word):
        decode(data, "x")


@given(st.text(min_size=1), st.sampled_from(ENCODINGS), st.data())
def test_every_offset_leads_to_its_byte(text: str, encoding: str, data: st.DataObject) -> None:
    """Of any stretch of a text, the bytes between its offsets decode to the stretch."""
    raw = text.encode(encoding)
    try:
        found = decode(raw, "x")
    except (EmptyInput, NotText):
        return
    cuts = sorted(data.draw(st.lists(st.integers(0, len(found.text)), min_size=2, max_size=2)))
    if found.exact:
        begin, end = found.offsets(cuts)
        handler = "surrogatepass" if found.encoding.startswith("utf-16") else "surrogateescape"
        assert raw[begin:end].decode(found.encoding, handler) == found.text[cuts[0] : cuts[1]]


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever the bytes: a text without lone surrogates that can be written, or one of our own errors."""
    try:
        found = decode(data, "x")
    except (EmptyInput, NotText):
        return
    without_surrogates(found.text).encode()


@given(st.text(st.characters(), max_size=50))
def test_surrogates_are_replaced_one_for_one(text: str) -> None:
    """Lone surrogates become U+FFFD and nothing moves."""
    clean = without_surrogates(text)
    assert len(clean) == len(text)
    clean.encode()
