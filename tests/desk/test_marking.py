"""Marks: the text inside them is the report's, whatever the spans, and every mark covers its span and no more."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.pages.marking import Mark, Marker

TEXT = "“Nobody” — said <b>Ilse</b> & «Omar»:\n שלום עולם, 🚢🏽 e\u0301 \u202eبحر\u202c end."


class _Reader(HTMLParser):
    """Reads marked text back: the words, and which stretch each line's marks cover."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []
        self.covered: dict[str, set[int]] = {}
        self.ids: list[str] = []
        self.links = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "mark":
            self.open.append(given["data-line"] or "")
            self.ids += [given["id"] or ""] if "id" in given else []
        else:
            assert tag == "a" and self.links == 0, "links don't nest"
            self.links += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self.open.pop()
        else:
            self.links -= 1

    def handle_data(self, data: str) -> None:
        for line in self.open:
            self.covered.setdefault(line, set()).update(range(len(self.text), len(self.text) + len(data)))
        self.text += data


def read_back(markup: str) -> _Reader:
    reader = _Reader()
    reader.feed(str(markup))  # a Markup would escape what it is added to
    reader.close()
    assert not reader.open, "every mark is closed"
    return reader


spans = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).map(lambda p: (min(p), max(p))).filter(lambda s: s[0] < s[1]),
    max_size=12,
)  # fmt: skip


@given(spans, st.booleans())
def test_marked_text_is_the_text(found: list[Span], linked: bool) -> None:
    """Reading the elements back gives the report's words to the character, and each span exactly its own."""
    marks = [Mark(s, f"S{n}", "claim", anchor=True, href=f"#n-S{n}" if linked else None) for n, s in enumerate(found)]
    back = read_back(Marker(TEXT, marks, [(0, len(TEXT))]).draw(0))
    assert back.text == TEXT
    assert back.covered == {f"S{n}": set(range(*s)) for n, s in enumerate(found)}
    assert sorted(back.ids) == sorted(f"S{n}" for n in range(len(found)))


@given(spans, st.integers(1, len(TEXT) - 1))
def test_a_span_over_two_paragraphs_is_marked_in_both_and_addressed_once(found: list[Span], cut: int) -> None:
    """A line that runs over a paragraph's end keeps one address."""
    marks = [Mark(s, f"S{n}", "claim", anchor=True) for n, s in enumerate(found)]
    marker = Marker(TEXT, marks, [(0, cut), (cut, len(TEXT))])
    first, second = read_back(marker.draw(0)), read_back(marker.draw(1))
    assert first.text + second.text == TEXT
    for n, (start, end) in enumerate(found):
        covered = first.covered.get(f"S{n}", set()) | {i + cut for i in second.covered.get(f"S{n}", set())}
        assert covered == set(range(start, end))
    assert sorted(first.ids + second.ids) == sorted(f"S{n}" for n in range(len(found)))


def test_a_word_leads_to_the_narrowest_line_around_it() -> None:
    """Inside a quotation, a figure's words lead to the figure."""
    marks = [Mark((0, 20), "S1", "quotation", href="#n-S1"), Mark((5, 9), "F1", "figure", href="#n-F1")]
    drawn = str(Marker("we saw 1200 boats go", marks, [(0, 20)]).draw(0))
    assert '<a href="#n-F1">w 12</a>' in drawn
    assert drawn.count('href="#n-S1"') == 2 and drawn.count('tabindex="-1"') == 1
