"""One spelling for many: how place names are compared.

Case, diacritics, hyphens, apostrophes and full stops don't count; the Arabic article is one article
however it is written (al-, el-, ash-, ez-). Romanisations that differ in letters are left to the lists
of alternate names: guessing them would join places that are not the same.
"""

import re
import unicodedata

# Letters that NFKD leaves whole, in the spelling that English reports give them.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h"}
    | dict.fromkeys("'’‘ʼʻ`´ʿʾ′.", "")
    | dict.fromkeys("-‐‑–—/,_()", " ")
)
# The article before a hyphen, its consonant adapted to the next one or not.
_ADAPTED = re.compile(r"\b(?:al|el|ad|ed|an|en|ar|er|as|es|ash|esh|at|et|az|ez|ul|il)[-‐‑–](?=\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:el|al) ")
_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")


def fold(name: str) -> str:
    """The key that spellings of one name share: "Deir ez-Zor" and "DEIR EL ZOR" give "deir al zor"; "" stays ""."""
    text = name.lower() if _PLAIN.fullmatch(name) else _folded(name)
    if "l " in text:
        text = _ARTICLE.sub("al ", text)
    return text[4:] if text.startswith("the ") else text


def without_article(key: str) -> str:
    """A folded name without the Arabic article: "al hudaydah" gives "hudaydah"."""
    return " ".join(word for word in key.split() if word != "al")


def _folded(name: str) -> str:
    text = _ADAPTED.sub("al ", name).lower().translate(_LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.translate(_LETTERS)
    return " ".join(text.split())
