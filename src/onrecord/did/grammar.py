"""Small questions to the parse: children by relation, conjuncts, spans, relative pronouns.

The labels are those of spaCy's English models (ClearNLP). Everything here takes and gives tokens.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.model import Span

SUBJECTS = ("nsubj", "nsubjpass")
PREPOSITIONS = ("prep", "agent", "dative")
CLAUSES = frozenset(
    {"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "conj", "parataxis", "ROOT"}
)
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
VERBAL = frozenset({"VERB", "AUX"})


def kids(token: "Token", *labels: str) -> "list[Token]":
    """The children that stand in one of the relations."""
    return [child for child in token.children if child.dep_ in labels]


def first(token: "Token", *labels: str) -> "Token | None":
    """The first such child."""
    return next((child for child in token.children if child.dep_ in labels), None)


def lemma(token: "Token") -> str:
    """The lemma in lower case."""
    return token.lemma_.lower()


def with_conjuncts(token: "Token") -> "list[Token]":
    """A nominal and those joined to it by "and", in the order of the text; a verb that the parser joins to it is left out."""
    found = [token]
    for child in token.children:
        if child.dep_ in ("conj", "appos") and child.dep_ == "conj" and child.pos_ not in VERBAL:
            found.extend(with_conjuncts(child))
    return found


def antecedent(token: "Token") -> "Token":
    """What a relative pronoun stands for; any other token is itself."""
    if token.lower_ not in RELATIVES or token.tag_ not in ("WP", "WDT", "WP$", "IN"):
        return token
    clause = token.head
    for _ in range(4):
        if clause.dep_ == "relcl":
            return clause.head
        if clause.dep_ not in ("conj", "xcomp", "ccomp", "aux", "prep", "pcomp"):
            break
        clause = clause.head
    return token


def of_preposition(token: "Token") -> "Iterator[tuple[str, Token]]":
    """The preposition's name and the head of each nominal or clause that it governs, "by" included."""
    for prep in token.children:
        if prep.dep_ not in PREPOSITIONS:
            continue
        if prep.pos_ not in ("ADP", "SCONJ", "ADV", "PART") and prep.dep_ == "dative":
            continue
        for child in prep.children:
            if child.dep_ in ("pobj", "pcomp"):
                yield prep.lower_, child
            elif child.dep_ == "prep":
                for inner in child.children:
                    if inner.dep_ in ("pobj", "pcomp"):
                        yield child.lower_, inner


def governor(token: "Token") -> "Token | None":
    """The verb whose clause a token stands in, itself if it is a verb; None at a root that is none."""
    for _ in range(12):
        if token.pos_ in VERBAL and token.dep_ not in ("aux", "auxpass"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def is_clause(token: "Token") -> bool:
    """Whether the token heads a clause of its own."""
    return token.pos_ in VERBAL and token.dep_ in CLAUSES


def clause_tokens(head: "Token") -> "list[Token]":
    """The tokens of a clause without the clauses inside it, in the order of the text."""
    found: list[Token] = []
    todo = [head]
    while todo:
        token = todo.pop()
        found.append(token)
        todo.extend(c for c in token.children if not (c.dep_ in CLAUSES and c.pos_ in VERBAL))
    return sorted(found, key=lambda t: t.i)


def span_of(tokens: "Iterable[Token]") -> "Span":
    """From the first to the last of some tokens, edge punctuation and white space left out; never empty."""
    ordered = sorted(tokens, key=lambda t: t.i)
    kept = list(ordered)
    while len(kept) > 1 and (kept[-1].is_space or (kept[-1].is_punct and not kept[-1].is_quote)):
        kept.pop()
    while len(kept) > 1 and (kept[0].is_space or (kept[0].is_punct and not kept[0].is_quote)):
        kept.pop(0)
    return kept[0].idx, kept[-1].idx + len(kept[-1])


def verb_group(verb: "Token", more: "Iterable[Token]" = ()) -> "Span":
    """A verb with its auxiliaries, negation and particle, and `more` tokens; an auxiliary before the subject is left out."""
    subject = max((c.i for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), default=-1)
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt") and subject < c.i]
    own = [c for c in own if not (c.tag_ == "TO" and c.i < verb.i)]
    return span_of([verb, *own, *more])
