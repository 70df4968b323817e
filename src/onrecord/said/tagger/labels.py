"""What goes into the head and comes out of it, as numbers: the order of these lists is part of the model.

The model's card repeats them; a model made for other lists is refused when it is loaded.
"""

from typing import get_args

from onrecord.vocabulary import SpeechAct

ACTS: tuple[str, ...] = get_args(SpeechAct)
"""The acts of speech, in the vocabulary's order."""

TAGS = ("O", "B-content", "I-content", "B-source", "I-source", "B-cue", "I-cue")
"""What a token is to one anchor."""

RULES = (
    "none",
    "clause",
    "infinitive",
    "object",
    "phrasal",
    "as",
    "gerund",
    "passive",
    "noun",
    "adjective",
    "adverb",
    "according",
    "silence",
    "quotation",
    "governor",
    "continued",
    "orphan",
    "other",
)
"""Which rule read the anchor."""

DEPS = (
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep det "
    "dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep "
    "prt punct quantmod relcl ROOT xcomp"
).split()
"""ClearNLP's dependencies, as spaCy's English models give them."""

PARTS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SPACE SYM VERB X".split()
"""Universal parts of speech."""

NAMES = "PERSON NORP GPE ORG LOC FAC EVENT LAW DATE TIME CARDINAL".split()
"""Kinds of names and times."""

STATES = 4
"""Of an anchor: 1 if it has no cue, and 2 if the rules would let its claim stand."""

SIZES = {
    "read": 6,  # the rules: nothing, a content begins, content, source, cue; a subject where they read nothing
    "marks": 5,  # outside marks, opening, inside, closing, inside those that hold the anchor
    "far": 19,  # distance from the anchor, by buckets
    "sentence": 7,  # sentences before or after the anchor's, three at most
    "path": 2 * len(DEPS) + 6,  # how the parse leads from the anchor
    "dep": len(DEPS) + 1,
    "part": len(PARTS) + 1,
    "name": len(NAMES) + 1,
    "cue": 3,  # another anchor: none, one without a claim, one with
    "actor": 3,  # whether it is in a noun phrase that may act, or heads one
}
"""The features of a token as an anchor sees it, with the number of values each can take."""

BEFORE, AFTER = 80, 120
"""Tokens that an anchor looks at on either side, at most."""

LABELS = {"acts": list(ACTS), "rules": list(RULES), "sizes": SIZES, "tags": list(TAGS)}
"""What a model was made for, as its card has it."""
