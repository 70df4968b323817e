"""The closed vocabularies of a record: the annotation guide's labels, as types.

A label that is not listed here can't enter a record; adding one is a change of the contract.
"""

from typing import Literal, get_args

ActorKind = Literal[
    "person",
    "state",
    "government",
    "military",
    "armed-group",
    "party",
    "intergovernmental",
    "organisation",
    "media",
    "group",
    "document",
]

AttributionKind = Literal["direct", "mixed", "indirect"]

Basis = Literal["named", "pronoun", "role", "group", "document", "anonymous", "none"]

SpeechAct = Literal[
    "assert",
    "estimate",
    "predict",
    "believe",
    "intend",
    "announce",
    "demand",
    "propose",
    "promise",
    "accept",
    "refuse",
    "deny",
    "accuse",
    "threaten",
    "warn",
    "support",
    "oppose",
    "concede",
    "ask",
    "decline",
]

# PLOVER 2.0 (Open Event Data Alliance): the sixteen root types.
ActType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]

Modality = Literal["actual", "future", "hypothetical", "negated", "past-phase"]

Issue = Literal[
    "ceasefire",
    "withdrawal",
    "hostages-prisoners",
    "humanitarian-access",
    "territory",
    "sanctions",
    "arms",
    "nuclear",
    "recognition-status",
    "government-elections",
    "security-guarantees",
    "talks",
    "return-of-displaced",
    "accountability",
    "economy-energy",
    "peacekeeping",
    "troops",
    "protest-rights",
    "other",
]

Bound = Literal[
    "about",
    "more-than",
    "at-least",
    "less-than",
    "at-most",
    "exact",
    "range",
    "dozens",
    "hundreds",
    "thousands",
    "millions",
    "several",
]

Unit = Literal["people", "households", "items", "percent", "fraction", "money", "tonnes", "km", "other"]

Measure = Literal[
    "killed",
    "injured",
    "casualties",
    "missing",
    "displaced",
    "evacuated",
    "returned",
    "remaining",
    "hostages",
    "detained",
    "released",
    "abducted",
    "fighters",
    "troops",
    "attacks",
    "strikes",
    "weapons",
    "aid",
    "money",
    "buildings",
    "in-need",
    "population",
    "protesters",
    "votes",
    "other",
]

Flow = Literal["cumulative", "new", "level", "unknown"]

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]

PlaceRole = Literal["literal", "metonym", "demonym", "in-name"]

Stage = Literal[
    "floated",
    "tabled",
    "in-talks",
    "agreed",
    "signed",
    "in-force",
    "rejected",
    "withdrawn",
    "collapsed",
    "violated",
]

Layer = Literal["actors", "attributions", "acts", "figures", "times", "places", "proposals"]

Precision = Literal["year", "month", "day", "minute", "second"]

DateBasis = Literal["given", "metadata", "url", "feed", "text", "none"]


def labels(vocabulary: object) -> tuple[str, ...]:
    """The labels of one vocabulary above, in its order."""
    return get_args(vocabulary)
