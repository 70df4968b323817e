"""`onrecord.read`: one report's record from a path, an address, or the text itself."""

from pathlib import Path

import pytest

import onrecord
from onrecord.errors import EmptyInput, FetchError, MissingInput

TEXT = "TAMM, Oskara — President Osk Varenne said on Monday that at least 40 people were killed in Brell."


def test_a_path_in_any_form(tmp_path: Path) -> None:
    """A path is read as a file, as a string or as a Path."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    assert onrecord.read(path) == onrecord.read(str(path))
    assert onrecord.read(path).report.text == TEXT


@pytest.mark.parametrize(
    "text", [TEXT, TEXT * 20, TEXT + "\n\n" + TEXT, "Nobody spoke.", "A\0 B said no.", "report.text is not a file"]
)
def test_the_text_itself(text: str) -> None:
    """What names no file is the report's text, however long or odd."""
    assert onrecord.read(text).report.text.split()[0] == text.replace("\0", "").split()[0]


def test_what_the_caller_says(tmp_path: Path) -> None:
    """The date and outlet given are the report's."""
    report = onrecord.read(TEXT, published="2031-05-14", outlet="The Valley Post").report
    assert (report.published.value, report.published.basis, report.outlet) == ("2031-05-14", "given", "The Valley Post")


def test_what_cannot_be_read_is_raised(tmp_path: Path) -> None:
    """A mistyped path, an empty text and a private address raise the tree's own errors."""
    with pytest.raises(MissingInput, match="no such file"):
        onrecord.read("reprot.txt")
    with pytest.raises(MissingInput, match="no such file"):
        onrecord.read(tmp_path / "none")
    with pytest.raises(EmptyInput):
        onrecord.read("")
    with pytest.raises(FetchError, match="public net"):
        onrecord.read("http://127.0.0.1:9/")
