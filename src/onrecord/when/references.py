"""Times that are only past, present or to come: "now", "recent weeks", "the coming days", "in the future", "at the time"."""

from onrecord.when.grammar import Found
from onrecord.when.rules import rule
from onrecord.when.scene import Draft, Scene

_PERIODS = "(?:days|weeks|months|years|decades|hours|times) (?:(?:and|or) (?:days|weeks|months|years))?"


@rule("(?:right|just)? PRESENT")
@rule("these days")
@rule("(?:at)? (?P<point>this point|the moment|present) (?:in time)?")
@rule("at (?P<point>this time|this stage)")
def present(found: Found, scene: Scene) -> Draft | None:
    """ "now", "right now", "currently", "at the moment", "at present"."""
    first = found.words[0]
    if found.has("point"):
        if first.text.lower() != "at" or scene.after(found) in {"of", "when", "the", "that"}:
            return None
        return Draft((found.words[1].start, found.span[1]), "DATE", "PRESENT_REF")
    if first.text.lower() == "just":
        return Draft((found.words[1].start, found.span[1]), "DATE", "PRESENT_REF")
    return None if _is_now_that(found, scene) else Draft(found.span, "DATE", "PRESENT_REF")


@rule("(?:more|most|only|just|very|until)? PAST")
@rule("as of late")
@rule("(?:not)? (?:so|too|very|that)? long ago")
@rule(f"(?:the)? (?:most)? recent {_PERIODS}")
@rule("those days")
@rule(f"(?:the|in)? past {_PERIODS}")
@rule("in (?P<the>the past)")
@rule("at (?P<the>that time|the time)")
def past(found: Found, scene: Scene) -> Draft | None:
    """ "recently", "recent weeks", "in the past", "at the time"."""
    words = found.words
    if found.has("the"):
        if not _ends(found, scene):
            return None
        return Draft((found.groups["the"][0].start, found.span[1]), "DATE", "PAST_REF")
    drop = words[0].text.lower() in {"only", "just", "very", "until", "in"}
    start = words[1].start if drop else words[0].start
    return Draft((start, found.span[1]), "DATE", "PAST_REF")


@rule("(?:very|as|too|so|how)? FUTURE (?:as possible)?")
@rule("sooner or later")
@rule(f"(?:the)? (?:coming|upcoming) {_PERIODS}")
@rule(f"the next {_PERIODS}")
@rule(f"the {_PERIODS} (?:ahead|to come)")
@rule("(?P<prep>in) (?P<the>(?:the)? (?:very|not too)? (?:near|foreseeable|immediate|distant)? future)")
@rule("one day")
@rule("some day")
def future(found: Found, scene: Scene) -> Draft | None:
    """ "soon", "the coming days", "in the near future", "one day"."""
    text = " ".join(word.text.lower() for word in found.words)
    if found.has("prep"):
        return Draft((found.groups["the"][0].start, found.span[1]), "DATE", "FUTURE_REF")
    if text == "one day" and (
        scene.outlook(found) == "past"
        or scene.before(found) in {"only", "just", "for", "in", "than", "least"}
        or scene.after(found) in {"before", "after"}
    ):
        return None
    if "soon" in text.split() or "shortly" in text.split():
        return _soon(found, scene, text)
    return Draft(found.span, "DATE", "FUTURE_REF")


def _soon(found: Found, scene: Scene, text: str) -> Draft | None:
    """ "soon" ahead; "as soon as the rain stops", "soon after", "too soon" and a past "soon" are not times of their own."""
    if text.endswith("as possible") or text.startswith("very"):
        return Draft(found.span, "DATE", "FUTURE_REF")
    if len(found.words) > 1 or scene.after(found) in {
        "after",
        "before",
        "as",
        "enough",
        "afterwards",
        "afterward",
        "thereafter",
    }:
        return None
    token = scene.token(found.span[0])
    told = token is not None and token.head.tag_ in {"VBD", "VBN"} and scene.outlook(found) == "past"
    return None if told else Draft(found.span, "DATE", "FUTURE_REF")


def _is_now_that(found: Found, scene: Scene) -> bool:
    """ "now that" is a conjunction, "every now and again" no time."""
    return scene.before(found) in {"every"} or (
        scene.after(found) in {"and"} and scene.after(found, 2) in {"again", "then"}
    )


def _ends(found: Found, scene: Scene) -> bool:
    """Whether no clause follows that says which time is meant ("at the time the plane crashed")."""
    token = scene.token(found.words[-1].start)
    if token is not None and any(child.dep_ in {"relcl", "acl", "prep", "advcl"} for child in token.children):
        return False
    return scene.after(found) in {"", ".", ",", ";", ")", "”", '"', "—", "–", "-", "and", "but", "to", "because"}
