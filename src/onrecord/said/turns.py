"""Who "I" and "we" are where no quotation marks say it: turns of a transcript, blocks after a colon, the outlet's own text.

Three signs, in this order: a label that opens the line ("ANA RUIZ: …", "A: …"); a paragraph that ends with a
colon after a cue, and the unmarked paragraphs under it; an interview's one guest, named in its title.
"We" in a text with none of these is its outlet's own voice, as in a ministry's statement.
"""

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.said.lexicon import cues
from onrecord.who.phrases import clause_subject

if TYPE_CHECKING:
    from onrecord.language import Parsed
    from onrecord.model import Span
    from onrecord.who import Cast

_LABEL = re.compile(r"([^\W\d_][\w.’' -]{1,60}?)(?:, [^:\n]{2,60})?: ")
_QUESTION = re.compile(r"(?:Q|Question) ?[.:] ")
_ANSWER = re.compile(r"(?:A|Answer) ?[.:] ")
OPENING = 600
"""Code points in which an interview introduces its guest."""

QUESTIONS = 3
"""Lines ending in a question mark from which a report counts as an interview."""


class Turns:
    """The stretches of a report that are one person's own words without marks, and whose."""

    def __init__(self, parsed: "Parsed", cast: "Cast") -> None:
        self._cast = cast
        self._starts: list[int] = []
        self._actors: list[str | None] = []
        labels = _labels(parsed)
        answers = _answers(parsed)
        guest = _named_first(parsed, cast) if answers else None
        for span in parsed.paragraphs:
            if answers and (span[0] in answers or _QUESTION.match(parsed.text, *span)):
                self._add(span[0], guest if span[0] in answers else cast.outlet)
                continue
            actor = self._labelled(parsed, span, labels)
            if actor is not None:
                self._add(span[0], actor)
            elif parsed.text[span[1] - 1] == ":":
                self._add(span[1], _before_colon(parsed, cast, span))
        self._whole = _guest(parsed, cast)
        self._interview = _interview(parsed)

    def speaker(self, offset: int, word: str) -> str | None:
        """The actor whose own words stand at an offset, for the pronoun `word`; None if nothing tells."""
        at = bisect_right(self._starts, offset) - 1
        if at >= 0:
            return self._actors[at]
        if self._whole is not None:
            return self._whole
        return None if self._interview or word.lower() in ("i", "me", "my", "myself") else self._cast.outlet

    def _add(self, start: int, actor: str | None) -> None:
        self._starts.append(start)
        self._actors.append(actor)

    def _labelled(self, parsed: "Parsed", span: "Span", labels: set[str]) -> str | None:
        match = _LABEL.match(parsed.text, span[0], span[1])
        if match is None or match.group(1) not in labels:
            return None
        return self._cast.named(match.group(1))


def _answers(parsed: "Parsed") -> frozenset[int]:
    """Where the answers of "Q:" and "A:" lines begin; none unless both open two lines or more ("A." may be an initial)."""
    asked = [s for s, e in parsed.paragraphs if _QUESTION.match(parsed.text, s, e)]
    answered = [s for s, e in parsed.paragraphs if _ANSWER.match(parsed.text, s, e)]
    return frozenset(answered) if min(len(asked), len(answered)) > 1 else frozenset()


def _labels(parsed: "Parsed") -> set[str]:
    """Words that open at least two lines before a colon, or one in capitals: the names of a transcript's speakers."""
    found = [m.group(1) for span in parsed.paragraphs if (m := _LABEL.match(parsed.text, *span))]
    return {label for label in found if found.count(label) > 1 or label.isupper()}


def _before_colon(parsed: "Parsed", cast: "Cast", span: "Span") -> str | None:
    """The speaker of a block that a paragraph announces: the subject of its last cue, "Ana Ruiz said:"."""
    for token in reversed(parsed.tokens((max(span[0], span[1] - 200), span[1]))):
        if token.pos_ == "VERB" and "clause" in cues().verbs.get(token.lemma_.lower(), {}):
            subject = clause_subject(token)
            return cast.joint_at(subject) if subject is not None and cast.acts(subject) else None
    return None


def _interview(parsed: "Parsed") -> bool:
    return sum(parsed.text[end - 1] == "?" for _, end in parsed.paragraphs) >= QUESTIONS


def _guest(parsed: "Parsed", cast: "Cast") -> str | None:
    """The guest of an interview without labels, if its title or opening says that it is one."""
    title = parsed.report.title or ""
    if not _interview(parsed) or "interview" not in (title + parsed.text[:300]).lower():
        return None
    return _named_first(parsed, cast)


def _named_first(parsed: "Parsed", cast: "Cast") -> str | None:
    """The person that a report's title names, or its opening; the one mentioned most of several."""
    people = [a for a in cast.actors.values() if a.kind == "person" and len(a.name.split()) > 1]
    for words in (parsed.report.title or "", parsed.text[:OPENING]):
        named = [a for a in people if a.name in words]
        if named:
            return max(named, key=lambda a: len(a.mentions)).id
    return None
