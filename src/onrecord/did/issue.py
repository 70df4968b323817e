"""What an act is about: the crisis's standing issues, by the words of its content, its trigger and its sentence."""

import re
from collections import Counter
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
    """One pattern for all issue words, the longest first; issue and weight by word; issues in the order that breaks ties;
    defaults by (type, mode); issues that fill a report.
    """

    pattern: "re.Pattern[str]"
    meaning: "dict[str, tuple[Issue, int]]"
    order: "tuple[Issue, ...]"
    default: "dict[tuple[str, str], Issue]"
    throughout: "dict[Issue, float]"


@cache
def words() -> Words:
    """`resources/issues.yaml`, read once a process."""
    known = resources.load("issues.yaml")
    meaning: dict[str, tuple[Issue, int]] = {}
    forms: list[str] = []
    for issue, groups in known["issues"].items():
        for weight, group in groups.items():
            for word in group:
                forms.append(word)
                meaning.setdefault(word.removesuffix("$"), (issue, weight))
    forms.sort(key=lambda word: -len(word))
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(word).replace(r"\$", r"\b") for word in forms) + ")")
    default = {(kind, mode): issue for kind, modes in known["default"].items() for mode, issue in modes.items()}
    return Words(pattern, meaning, tuple(known["issues"]), default, known["throughout"])


def subject_of(text: str) -> "Issue | None":
    """The issue that a whole report is about, if one fills it; None otherwise."""
    found = [words().meaning[word] for word in words().pattern.findall(text.lower())]
    counts = Counter(issue for issue, weight in found if weight == 3)
    total = sum(counts.values()) or 1
    return next((issue for issue, share in words().throughout.items() if counts[issue] / total >= share), None)


def issue_of(candidate: "Candidate", text: str, subject: "Issue | None") -> "Issue | None":
    """The issue of an act in the report's text, "other" if its words name none; None for types that have none."""
    if candidate.type not in WITH_ISSUE:
        return None
    sentence = candidate.word.sent
    start, end = candidate.trigger
    content = " ".join(text[s:e] for s, e in candidate.content) or text[end : min(end + AFTER, sentence.end_char)]
    scores: Counter[Issue] = Counter()
    _add(scores, content, NEAR)
    _add(scores, text[start:end], NEAR)
    _add(scores, text[sentence.start_char : sentence.end_char], AROUND)
    order = words().order
    best = max(scores.items(), key=lambda pair: (pair[1], -order.index(pair[0])), default=(None, 0.0))
    if best[1] >= ENOUGH:
        return best[0]
    return words().default.get((candidate.type, candidate.mode or "")) or subject or "other"


def _add(scores: "Counter[Issue]", text: str, share: float) -> None:
    """Add what the words of a text say to the scores, each word once."""
    for word in dict.fromkeys(words().pattern.findall(text.lower())):
        issue, weight = words().meaning[word]
        scores[issue] += share * weight  # type: ignore[assignment]
