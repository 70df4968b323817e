"""Documents speak for whoever issued them, where the report makes that plain: by its owner, "by", or the verb that gave it out.

"The ministry issued a statement. The statement said …": the ministry speaks. A later mention with "the" or
"this" takes up the latest issuer of a document of that noun. A document that nobody is named for stays one.
"""

from typing import TYPE_CHECKING

from onrecord.who.naming import naming
from onrecord.who.phrases import clause_subject
from onrecord.who.reader import Reader

if TYPE_CHECKING:
    from spacy.tokens import Token

ISSUING = frozenset(
    {"issue", "release", "publish", "post", "send", "write", "deliver", "air", "circulate", "read", "sign", "produce"}
)
"""Verbs whose subject puts a document out in its own name."""

SAYING = frozenset(
    {
        "say",
        "add",
        "announce",
        "state",
        "write",
        "confirm",
        "deny",
        "tell",
        "declare",
        "warn",
        "claim",
        "condemn",
        "note",
        "report",
    }
)
"""Verbs after which "in a statement" is the subject's own."""

TAKEN_UP = frozenset({"the", "that", "this", "these", "its", "their"})


def issuers(reader: Reader) -> None:
    """Let every mention of a document stand for its issuer, where the report names one."""
    latest: dict[str, str] = {}
    for index in sorted(reader.at):
        if reader.registry.entries[reader.at[index]].kind != "document" or reader.bases.get(index) != "document":
            continue
        token = reader.parsed.doc[index]
        issuer = _owner(reader, token) or _giver(reader, token)
        if issuer is None and token.left_edge.text.lower() in TAKEN_UP:
            issuer = latest.get(token.lemma_.lower())
        if issuer is not None:
            latest[token.lemma_.lower()] = issuer
            reader.at[index] = issuer


def _owner(reader: Reader, token: "Token") -> str | None:
    """Whose the document is by its own phrase: "Oxfam's report", "a DoD release", "a letter by the mayor"."""
    clauses = {token.i, *(c.i for c in token.children if c.dep_ == "acl")}
    for child in token.subtree:
        agent = child.dep_ == "pobj" and child.head.text.lower() in ("by", "from") and child.head.head.i in clauses
        owner = child.head == token and child.dep_ in ("poss", "compound", "nmod")
        if (agent or owner) and (found := _body(reader, child)) is not None:
            return found
    return None


def _body(reader: Reader, token: "Token") -> str | None:
    """The actor of an owner; a body that only stands before the noun is entered here."""
    if token.i not in reader.at and token.dep_ in ("compound", "nmod") and token.ent_type_ == "ORG":
        reader.at[token.i] = reader.registry.enter(naming(reader.parsed, token)).id
    found = reader.at.get(token.i)
    return found if found is not None and reader.registry.entries[found].kind not in ("document", "group") else None


def _giver(reader: Reader, token: "Token") -> str | None:
    """Who gave the document out: the subject of "issued a statement", or of "said in a statement"."""
    verb = token.head if token.dep_ == "dobj" else token.head.head if token.dep_ == "pobj" else None
    if verb is None or verb.pos_ != "VERB":
        return None
    wanted = (
        ISSUING if token.dep_ == "dobj" else SAYING if token.head.lower_ in ("in", "through", "via") else frozenset()
    )
    subject = clause_subject(verb) if verb.lemma_.lower() in wanted else None
    found = reader.at.get(subject.i) if subject is not None and subject.i != token.i else None
    return found if found is not None and reader.registry.entries[found].kind != "document" else None
