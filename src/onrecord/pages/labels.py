"""The page's own words: neutral labels for a record's vocabulary, and nothing else.

Every word here stands for a label of `vocabulary.py`; none comments. What a source said is shown in its
own words beside them.
"""

from onrecord.model import Attribution

SAID = {
    "assert": "said",
    "estimate": "estimated",
    "predict": "predicted",
    "believe": "believed",
    "intend": "intended",
    "announce": "announced",
    "demand": "demanded",
    "propose": "proposed",
    "promise": "promised",
    "accept": "accepted",
    "refuse": "refused",
    "deny": "denied",
    "accuse": "accused",
    "threaten": "threatened",
    "warn": "warned",
    "support": "supported",
    "oppose": "opposed",
    "concede": "conceded",
    "ask": "asked",
    "decline": "declined to answer",
}
"""A speech act as the verb between the speaker and the words."""

STANCE = {
    "REQUEST": "demands",
    "AGREE": "agrees",
    "REJECT": "refuses",
    "CONCEDE": "concedes",
    "THREATEN": "threatens",
    "SUPPORT": "supports",
    "RETREAT": "gives way",
    "SANCTION": "sanctions",
}
"""An act on an issue as the word for where its actor stands."""

MODALITY = {
    "actual": "",
    "future": "told as to come",
    "hypothetical": "told as possible",
    "negated": "told as not done",
    "past-phase": "told as earlier",
}

BOUND = {
    "about": "about",
    "more-than": "more than",
    "at-least": "at least",
    "less-than": "less than",
    "at-most": "at most",
    "exact": "",
    "range": "from–to",
}

FLOW = {"cumulative": "in all", "new": "new", "level": "at one time", "unknown": "in all or new not said"}

FAMILIES = {
    "Verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "Material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "Verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "Material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""The sixteen types of PLOVER 2.0 under its four quad classes."""

MARKS = {
    "quotation": "Quotation",
    "claim": "Claim",
    "act": "Act",
    "figure": "Figure",
    "proposal": "Proposal",
    "time": "Time",
    "place": "Place",
}
"""The marks in a report's text, by the class that draws them, in the order of the key."""


_DRAWN = {"Act": "act", "Figure": "figure", "Proposal": "proposal", "Time": "time", "Place": "place"}


def mark_of(part: object) -> str:
    """The mark that a part of a record is drawn with: a key of `MARKS`."""
    if isinstance(part, Attribution):
        return "quotation" if part.kind == "direct" else "claim"
    return _DRAWN[type(part).__name__]


_PAIRS = {
    "hostages-prisoners": "hostages, prisoners",
    "recognition-status": "recognition, status",
    "government-elections": "government, elections",
    "economy-energy": "economy, energy",
    "protest-rights": "protest, rights",
}


def plain(label: str) -> str:
    """A vocabulary's label as words, "in-need" as "in need"."""
    return _PAIRS.get(label, label.lower().replace("-", " "))
