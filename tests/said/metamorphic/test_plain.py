"""The text that a parser reads: marks made plain, every offset kept."""

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import Language
from onrecord.language.parse import lines
from onrecord.language.quotes import plain, quotes
from tests.conftest import report_of
from tests.said.metamorphic.texts import STYLES, bases, restyled

_MARKS = re.compile("[“”„«»‹›‘’‚\"'「」『』]")


def _plain(text: str) -> str:
    return plain(text, quotes(text, lines(text)))


@given(st.text(alphabet="ab s.,\n“”„«»‹›‘’‚\"'", max_size=60))
def test_plain_changes_marks_only(text: str) -> None:
    """Plain marks move no offset and touch no letter: a span of one text is a span of the other."""
    changed = _plain(text)
    assert len(changed) == len(text)
    assert all(a == b or (_MARKS.match(a) and b in "'\"") for a, b in zip(text, changed, strict=True))


def test_every_style_is_one_plain_text() -> None:
    """A report reads the same in every house style once its marks are plain."""
    for base in bases():
        text = base.named()
        for style in STYLES:
            styled = restyled(text, style)
            assert _plain(styled).replace("\u00a0", "") == _plain(text), (base.id, style)


def test_the_parse_is_of_the_text_as_it_stands(language: Language) -> None:
    """A parse made over plain marks has the report's own characters, and sentences, heads and names of the plain parse."""
    for base in bases():
        parsed = language.parse(report_of(base.named()))
        straight = language.parse(report_of(_plain(base.named())))
        assert parsed.doc.text == base.named()
        assert [t.is_sent_start for t in parsed.doc] == [t.is_sent_start for t in straight.doc]
        assert [(t.head.i, t.dep_, t.lemma_, t.ent_type_) for t in parsed.doc] == [
            (t.head.i, t.dep_, t.lemma_, t.ent_type_) for t in straight.doc
        ]
