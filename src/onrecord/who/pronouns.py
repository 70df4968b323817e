"""Pronouns to actors: which earlier mentions can be meant, by number, gender and the parse.

At most `REACH` sentences back; a mention inside quotation marks is no antecedent for a pronoun outside them, and an
argument of the pronoun's own verb none either. The likeliest of what is left is chosen by `antecedents`.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.who.antecedents import Mention, Pronoun, likeliest
from onrecord.who.registry import may_be_person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed

REACH = 8
"""Sentences looked back; antecedents of news pronouns lie within two in nearly all cases, and the weights tell against more."""

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


def antecedent(parsed: "Parsed", pronoun: "Token", earlier: Iterable[Mention], sentence: int) -> Mention | None:
    """The mention that a personal pronoun stands for, among the mentions before it; None if none fits."""
    word = pronoun.text.lower()
    quoted = parsed.quoted(pronoun.idx) is not None
    near = [m for m in earlier if sentence - m.sentence <= REACH and (quoted or not m.quoted) and _fits(word, m)]
    near = [m for m in near if not (m.sentence == sentence and _same_clause(pronoun, m.head))]
    if not near:
        return None
    return likeliest(parsed, Pronoun(pronoun, _sort(word), SINGULAR.get(word), sentence), near)


def _sort(word: str) -> str:
    return "he" if word in SINGULAR else "they" if word in PLURAL else "it"


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
        person = entry.kind == "person" or may_be_person(entry)
        return person and not entry.plural and entry.gender in (None, SINGULAR[word])
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
