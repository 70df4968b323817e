"""The language of a text that doesn't say it, by py3langid; "und" where that can't be known."""

import re
from functools import cache
from typing import Any

SHORTEST = 40
"""Letters below which a guess is no better than chance (three words of English came out as Breton)."""

SUREST = 0.8
"""Probability from which a guess is taken; whole reports in one language come out above .99."""

SAMPLE = 4_000
"""Code points looked at."""

_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$", re.I)


def language_of(text: str, said: str | None) -> str:
    """The BCP 47 tag that the input gives ("en", "pt-BR"), else the guessed language, else "und"."""
    tag = (said or "").strip()
    if _TAG.match(tag) and tag.lower() not in ("und", "mul", "zxx"):
        return _normal(tag)
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < SHORTEST:
        return "und"
    found, probability = _identifier().classify(sample)
    return str(found) if probability >= SUREST else "und"


def _normal(tag: str) -> str:
    first, *rest = tag.replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
