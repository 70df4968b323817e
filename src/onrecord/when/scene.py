"""What a rule sees of the report while it reads one expression: the words around it, the clause, the times before it."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.vocabulary import TimeType
from onrecord.when.anchor import Anchor, anchor_of
from onrecord.when.grammar import Found, Word, Words
from onrecord.when.tense import Outlook, outlook
from onrecord.when.values import Interval, interval

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed

UNDATED = "the report has no date to count from"
NO_DAY = "the day it is counted from isn't said"

_MEMORY = 1_500
"""Code points (about two paragraphs) over which "the next day" may look back for the day it follows."""


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """One time as a rule read it. `anchor` is "report", "text", the draft it hangs on, or None; `reason` says why it is unresolved."""

    span: Span
    type: TimeType
    value: str
    mod: str | None = None
    covers: Interval | None = None
    anchor: "str | Draft | None" = None
    reason: str | None = None

    def changed(self, **changes: object) -> "Draft":
        """The same draft with some fields replaced."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def day(self) -> date | None:
        """The single day that it stands for, if it is one."""
        covered = self.covers or (interval(self.value) if self.type in {"DATE", "TIME"} else None)
        if covered is None or covered[0][:10] != covered[1][:10]:
            return date.fromisoformat(covered[0][:10]) if covered and self.type == "TIME" else None
        return date.fromisoformat(covered[0][:10])


NOT_A_TIME = Draft((0, 0), "DATE", "")
"""What a rule gives back for words that look like a time, are none, and must not be read as part of another ("aged four months")."""


@dataclass(slots=True)
class Scene:
    """A report under reading: its words, its anchor, and the times accepted so far, in the order of the text."""

    parsed: "Parsed"
    words: Words
    anchor: Anchor
    drafts: list[Draft] = field(default_factory=list)

    @classmethod
    def of(cls, parsed: "Parsed", words: Words) -> "Scene":
        """The scene of one parsed report."""
        return cls(parsed, words, anchor_of(parsed.report.published))

    def token(self, offset: int) -> "Token | None":
        """The parse's token at an offset."""
        tokens = self.parsed.tokens((offset, offset + 1))
        return tokens[0] if tokens else None

    def outlook(self, found: Found) -> Outlook | None:
        """Whether the clause around an expression looks back or ahead."""
        token = self.token(found.span[0])
        return outlook(token) if token is not None else None

    def before(self, found: Found, back: int = 1) -> str:
        """The word `back` places before an expression, in small letters; "" at the start of the text or of a line."""
        return self._word(found.first - back)

    def after(self, found: Found, ahead: int = 1) -> str:
        """The word `ahead` places after an expression, in small letters; "" at the end of the text or of a line."""
        return self._word(found.first + len(found.words) - 1 + ahead)

    def ahead(self, found: Found, count: int) -> Word:
        """The word `count` places after an expression, or the text's last."""
        return self.words.words[min(found.first + len(found.words) - 1 + count, len(self.words.words) - 1)]

    def neighbour(self, found: Found, step: int) -> Word | None:
        """The word right before (-1) or after (1) an expression, as it is written."""
        at = found.first - 1 if step < 0 else found.first + len(found.words)
        return self.words.words[at] if 0 <= at < len(self.words.words) else None

    def last_day(self, found: Found) -> Draft | None:
        """The time before an expression that stands for one day, if it isn't too far back."""
        for draft in reversed(self.drafts):
            if found.span[0] - draft.span[1] > _MEMORY:
                return None
            if draft.day is not None:
                return draft
        return None

    def last_year(self, found: Found) -> tuple[int, Draft] | None:
        """The year that the nearest time before an expression lies in."""
        for draft in reversed(self.drafts):
            if found.span[0] - draft.span[1] > _MEMORY:
                return None
            covered = interval(draft.value) if draft.type in {"DATE", "TIME"} else None
            if covered is not None and covered[0][:4] == covered[1][:4]:
                return int(covered[0][:4]), draft
        return None

    def _word(self, at: int) -> str:
        if not 0 <= at < len(self.words.words):
            return ""
        word = self.words.words[at].text
        return "" if word == "\n" else word.lower()
