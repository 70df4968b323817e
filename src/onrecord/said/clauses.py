"""The stretch of text that a cue governs, on the parse: its content by shape, and the words of the cue itself."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.who.phrases import governor

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.model import Span

GROUP = frozenset({"aux", "auxpass", "neg"})
EDGE = frozenset(" \t\n,;:.—–-")
MARKS = frozenset("“”\"'‘’«»„")


def cue_span(verb: "Token", *more: "Token") -> "Span":
    """The verb group: auxiliaries and negation before the verb, particles and the given tokens after it."""
    doc, first, last = verb.doc, verb.i, verb.i
    for child in verb.lefts:
        if child.dep_ in GROUP and verb.i - child.i <= 4 and not _parted(doc[child.i : verb.i]):
            first = min(first, child.i)
    for child in (*(c for c in verb.rights if c.dep_ == "prt" and c.i - verb.i <= 2), *more):
        last = max(last, child.i)
    return doc[first].idx, doc[last].idx + len(doc[last])


def _parted(between: "Iterable[Token]") -> bool:
    """Whether a subject or a quotation mark stands between an auxiliary and its verb."""
    return any(t.dep_ in ("nsubj", "nsubjpass") or t.text in MARKS for t in between)


def subtree(token: "Token", without: "Iterable[Token]" = ()) -> list["Token"]:
    """The tokens under `token`, with whole branches left out, and those that only the parse hung there; in text order."""
    inside = {t.i for t in token.subtree}
    strays = [t for t in token.subtree if (above := governor(t)) is not None and above.i not in inside]
    out = {t.i for branch in (*without, *strays) for t in branch.subtree}
    return [t for t in token.subtree if t.i not in out]


def without_tail(tokens: list["Token"]) -> list["Token"]:
    """The tokens without a relative clause after a comma, or an "according to", that ends them: the reporter's own addition."""
    inside = {t.i for t in tokens}
    for token in tokens:
        edge = token.left_edge
        aside = token.dep_ == "relcl" and edge.i > 0 and edge.nbor(-1).text == ","
        source = token.text.lower() == "according" and token.i > tokens[0].i
        if (aside or source) and edge.i in inside and _ends(token, tokens):
            return [t for t in tokens if t.i < edge.i]
    return tokens


def _ends(token: "Token", tokens: list["Token"]) -> bool:
    """Whether nothing but punctuation follows a branch among the tokens."""
    return all(t.is_punct or t.is_space for t in tokens if t.i > token.right_edge.i)


def spans(tokens: "Iterable[Token]", text: str) -> list["Span"]:
    """The tokens as the fewest spans, edges trimmed of punctuation that is no quotation mark or bracket."""
    found: list[tuple[int, int]] = []
    last = -2
    ordered = sorted(tokens, key=lambda t: t.i)
    while (
        ordered
        and (ordered[-1].dep_ == "cc" or ordered[-1].is_punct or ordered[-1].is_space)
        and ordered[-1].text not in MARKS
    ):
        ordered.pop()
    for token in ordered:
        if token.is_space:
            continue
        if token.i == last + 1 or (found and not text[found[-1][1] : token.idx].strip()):
            found[-1] = (found[-1][0], token.idx + len(token))
        else:
            found.append((token.idx, token.idx + len(token)))
        last = token.i
    return [s for span in found if (s := trimmed(span, text)) is not None]


def trimmed(span: "Span", text: str) -> "Span | None":
    """A span without white space and separating punctuation at its edges; None if no letter or digit is left."""
    start, end = span
    while start < end and (text[start] in EDGE or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in EDGE or text[end - 1].isspace()) and not _abbreviated(text, start, end):
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end belongs to an abbreviation such as "U.S."."""
    return text[end - 1] == "." and end - start >= 4 and text[end - 3] == "." and text[end - 2].isupper()


def letters(text: str, start: int, end: int) -> int:
    """How many letters and digits stand in [start, end); 0 if that is empty."""
    return sum(c.isalnum() for c in text[start:end])


def around(span: "Span", hole: "Span | None") -> list["Span"]:
    """A span as what is left of it outside a hole: itself where they don't meet, else at most two pieces."""
    if hole is None or hole[1] <= span[0] or hole[0] >= span[1]:
        return [span]
    return [(s, e) for s, e in ((span[0], hole[0]), (hole[1], span[1])) if e > s]


def joined(pieces: list["Span"], text: str) -> list["Span"]:
    """Neighbouring spans with nothing but white space and punctuation between them, as one."""
    out: list[tuple[int, int]] = []
    for span in sorted(pieces):
        if out and (span[0] <= out[-1][1] or not any(c.isalnum() for c in text[out[-1][1] : span[0]])):
            out[-1] = (out[-1][0], max(out[-1][1], span[1]))
        else:
            out.append(span)
    return out
