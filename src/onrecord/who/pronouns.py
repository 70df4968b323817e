"""Pronouns to actors: number, gender, the parse and recency; None rather than a guess between equals.

Order of search, after Hobbs (1978) reduced to what holds in news: the subjects to the left in the
pronoun's own sentence, the main subject of the sentences before it, then their other mentions, at most
`REACH` sentences back. A mention inside quotation marks is no antecedent for a pronoun outside them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.who.registry import Entry

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed

REACH = 3
"""Sentences looked back; antecedents of news pronouns lie within two in nearly all cases."""

SINGULAR = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THING = frozenset({"it", "its", "itself"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SPEAKER = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "myself", "ourselves"})
"""Pronouns of the speech itself: only the attribution that holds them can tell who they are."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})

SAYING = frozenset("say tell add note warn claim argue explain announce state insist declare believe".split())
"""Verbs that make their subject a source, whom the next pronoun is likely to take up again."""

WEIGHTS = {
    "sentence": 2.0,
    "subject": 1.5,
    "main": 0.5,
    "above": 1.5,
    "speaker": 1.0,
    "proper": 0.7,
    "gender": 1.0,
    "one": 2.0,
    "caption": 4.0,
}
"""What tells for or against a mention: per sentence between, as a subject, as that of a main clause or of a clause around
the pronoun, as a source, by name, with the same gender; against one body for "they", and against what a caption names.
Each chosen alone, others held, by sources right on gold/train (235 pronouns: 72.8 % before "one", "caption" and "speaker"
were weighed, 77.9 % after; values around these differ by less than a point)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One earlier mention: its head, its actor, the number of its sentence, and whether it stands in quotation marks."""

    head: "Token"
    entry: Entry
    sentence: int
    quoted: bool
    caption: bool = False
    """Whether it stands in the caption of a picture, which the report's own sentences don't take up."""


def antecedent(parsed: "Parsed", pronoun: "Token", earlier: Iterable[Mention], sentence: int) -> Mention | None:
    """The mention that a personal pronoun stands for, among the mentions before it; None if none fits."""
    word = pronoun.text.lower()
    quoted = parsed.quoted(pronoun.idx) is not None
    near = [m for m in earlier if sentence - m.sentence <= REACH and (quoted or not m.quoted) and _fits(word, m)]
    near = [m for m in near if not (m.sentence == sentence and _same_clause(pronoun, m.head))]
    if not near:
        return None
    above = [t.i for t in pronoun.ancestors]
    return max(near, key=lambda m: _weight(m, sentence, word, above))


def relative(pronoun: "Token") -> "Token | None":
    """The noun that a relative pronoun stands for: the head of its clause."""
    clause = pronoun.head
    for _ in range(4):
        if clause.dep_ == "relcl":
            return clause.head
        if clause.head.i == clause.i:
            return None
        clause = clause.head
    return None


def _fits(word: str, mention: Mention) -> bool:
    entry = mention.entry
    if not entry.agent:
        return False
    if word in SINGULAR:
        return entry.kind == "person" and not entry.plural and entry.gender in (None, SINGULAR[word])
    if word in PLURAL:
        return (
            entry.plural
            or entry.kind not in ("person", "document")
            or any(c.dep_ == "conj" for c in mention.head.children)
        )
    return entry.kind not in ("person", "group") and not entry.plural


def _same_clause(pronoun: "Token", head: "Token") -> bool:
    """Whether a mention is an argument of the pronoun's own verb, and so can't be meant ("he told him")."""
    return pronoun.dep_ != "poss" and pronoun.head == head.head and pronoun.dep_ != head.dep_


def _weight(mention: Mention, sentence: int, word: str, above: list[int]) -> tuple[float, int]:
    """How likely a mention is meant: near sentences, subjects, names before descriptions; the later one of equals."""
    entry, head, weight = mention.entry, mention.head, WEIGHTS
    score = -weight["sentence"] * (sentence - mention.sentence)
    if head.dep_ in SUBJECTS:
        score += weight["subject"] + (weight["main"] if head.head.dep_ == "ROOT" else 0.0)
        score += weight["above"] - 0.7 * above.index(head.head.i) if head.head.i in above else 0.0
    score += weight["speaker"] if _speaks(head) else 0.0
    score += weight["proper"] if entry.proper else 0.0
    score -= weight["caption"] if mention.caption else 0.0
    if word in SINGULAR:
        score += weight["gender"] if entry.gender == SINGULAR[word] else 0.0
    if word in PLURAL and not (entry.plural or entry.kind == "group"):
        score -= weight["one"]
    if word in THING and entry.kind == "document":
        score -= 1.0
    return score, head.i


def _speaks(head: "Token") -> bool:
    """Whether a mention is a source: the subject of a verb of saying, or what "according to" names."""
    if head.dep_ in SUBJECTS:
        return head.head.lemma_.lower() in SAYING
    return head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lower_ == "according"
