"""What an act is about: the crisis's standing issues, by the words of its content, its trigger and its sentence."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord import resources

if TYPE_CHECKING:
    from onrecord.did.candidate import Candidate
    from onrecord.vocabulary import Issue

WITH_ISSUE = frozenset({"AGREE", "SUPPORT", "CONCEDE", "RETREAT", "REQUEST", "REJECT", "THREATEN", "SANCTION"})
"""The types that GUIDE gives an issue."""

NEAR, AROUND, ENOUGH = 2.0, 0.3, 6.0
"""Weight of the words in content and trigger, of those in the sentence, and the sum that names an issue: the best of a
grid on the training reports (accuracy .67 where naming none at all gives .33); neighbours differ by less than .01."""

AFTER = 160
"""Code points after the trigger that stand for the content of an act that has none."""


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns by issue and weight, in the order that breaks ties; defaults by (type, mode); issues that fill a report."""

    patterns: "tuple[tuple[Issue, tuple[tuple[int, re.Pattern[str]], ...]], ...]"
    default: "dict[tuple[str, str], Issue]"
    throughout: "dict[Issue, float]"


@cache
def words() -> Words:
    """`resources/issues.yaml`, read once a process."""
    known = resources.load("issues.yaml")
    patterns = tuple(
        (issue, tuple((weight, _pattern(group)) for weight, group in groups.items()))
        for issue, groups in known["issues"].items()
    )
    default = {(kind, mode): issue for kind, modes in known["default"].items() for mode, issue in modes.items()}
    return Words(patterns, default, known["throughout"])


def _pattern(group: list[str]) -> "re.Pattern[str]":
    return re.compile(r"\b(?:" + "|".join(re.escape(word).replace(r"\$", r"\b") for word in group) + ")")


def subject_of(text: str) -> "Issue | None":
    """The issue that a whole report is about, if one fills it; None otherwise."""
    low = text.lower()
    counts = {
        issue: sum(3 * len(p.findall(low)) for weight, p in groups if weight == 3) for issue, groups in words().patterns
    }
    total = sum(counts.values()) or 1
    return next((issue for issue, share in words().throughout.items() if counts[issue] / total >= share), None)


def issue_of(candidate: "Candidate", text: str, subject: "Issue | None") -> "Issue | None":
    """The issue of an act in the report's text, "other" if its words name none; None for types that have none."""
    if candidate.type not in WITH_ISSUE:
        return None
    sentence = candidate.word.sent
    start, end = candidate.trigger
    content = " ".join(text[s:e] for s, e in candidate.content) or text[end : min(end + AFTER, sentence.end_char)]
    near, trigger, around = (
        content.lower(),
        text[start:end].lower(),
        text[sentence.start_char : sentence.end_char].lower(),
    )
    best, issue = 0.0, None
    for name, groups in words().patterns:
        score = NEAR * (_score(groups, near) + _score(groups, trigger)) + AROUND * _score(groups, around)
        if score > best:
            best, issue = score, name
    if best >= ENOUGH:
        return issue
    return words().default.get((candidate.type, candidate.mode or "")) or subject or "other"


def _score(groups: "tuple[tuple[int, re.Pattern[str]], ...]", text: str) -> int:
    return sum(weight * min(2, len(set(pattern.findall(text)))) for weight, pattern in groups)
