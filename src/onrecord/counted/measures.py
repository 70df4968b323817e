"""What is known about measures: `resources/measures.yaml` as tables, with a user's own file laid over it."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord import resources
from onrecord.errors import BrokenInput
from onrecord.vocabulary import Measure, labels

if TYPE_CHECKING:
    from spacy.tokens import Token

ROLES = ("counts", "object", "subject", "predicate", "of", "nouns")


@dataclass(frozen=True, slots=True)
class Known:
    """Words to measures, by the role in which they count; all words are lower-case lemmas."""

    counts: dict[str, Measure]
    object: dict[str, Measure]
    subject: dict[str, Measure]
    predicate: dict[str, Measure]
    of: dict[str, Measure]
    nouns: dict[str, Measure]
    cues: dict[Measure, frozenset[str]]
    things: frozenset[Measure]
    hxl: dict[Measure, str]
    idmc: dict[Measure, str]
    people: frozenset[str]
    households: frozenset[str]
    attributes: dict[str, tuple[str, ...]]
    labels: tuple[tuple[re.Pattern[str], Measure], ...]
    linking: frozenset[str]
    lives: dict[str, Any]
    joining: dict[str, frozenset[str]]
    done_to_buildings: frozenset[str]
    caveats: re.Pattern[str]
    counting: frozenset[str]
    tallies: frozenset[str]
    flow: dict[str, re.Pattern[str]]
    abstract: frozenset[str]
    uncounted: frozenset[str]
    without: dict[str, Measure]
    aiding: frozenset[str]

    def is_people(self, head: "Token") -> bool:
        """Whether a counted noun names people: a known one, a nationality's plural, or a word made like one."""
        lemma = head.lemma_.lower()
        if (
            lemma in self.people
            or head.ent_type_ == "NORP"
            or lemma.endswith(("man", "men", "woman", "women", "person", "people"))
        ):
            return True
        return head.tag_ == "NNPS" and lemma.endswith(("ian", "ians", "ese", "ish", "i", "is"))

    def tag(self, measure: Measure, words: str, people: bool) -> str:
        """The HXL tag of a figure whose counted words are `words`: "#affected+killed+children"."""
        found = dict.fromkeys(a for word in re.findall(r"[\w-]+", words.lower()) for a in self.attributes.get(word, ()))
        base = self.hxl[measure]
        return base + "".join(f"+{a}" for a in sorted(found)) if people else base


@cache
def known(path: Path | None = None) -> Known:
    """The measures of `resources/measures.yaml`; with a path, those of that YAML file laid over them.

    Raises BrokenInput if the file is not a mapping of the same form, or names a measure that records don't have.
    """
    data = resources.load("measures.yaml")
    return _known(data if path is None else laid_over(data, _own(path), str(path)))


def _own(path: Path) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BrokenInput(
            str(path), f"not a readable YAML file ({' '.join(str(error).split())}): correct it"
        ) from error
    if not isinstance(data, dict):
        raise BrokenInput(str(path), "holds no measures: give it the form of resources/measures.yaml")
    return data


def laid_over(base: dict[str, Any], own: dict[str, Any], where: str) -> dict[str, Any]:
    """`base` with `own` laid over it: mappings are merged, lists added to, other values replaced."""
    unknown = set(own.get("measures") or {}) - set(labels(Measure))
    if unknown:
        raise BrokenInput(
            where,
            f"names the measure {sorted(unknown)[0]}, which records don't have: use one of {', '.join(labels(Measure))}",
        )
    return _merged(base, own)


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    out = dict(base)
    for key, value in own.items():
        old = out.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            out[key] = _merged(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            # A user's words come first, so that they win over ours.
            out[key] = [*value, *old]
        else:
            out[key] = value
    return out


def _known(data: dict[str, Any]) -> Known:
    measures: dict[Measure, dict[str, Any]] = data["measures"]
    tables: dict[str, dict[str, Measure]] = {role: {} for role in ROLES}
    for name, entry in measures.items():
        for role in ROLES:
            for word in entry.get(role) or ():
                tables[role].setdefault(str(word).lower(), name)
    attributes: dict[str, tuple[str, ...]] = {}
    for name, words in data["attributes"].items():
        for word in words:
            attributes[word] = (*attributes.get(word, ()), name)
    return Known(
        **tables,
        cues={name: frozenset(entry["cues"]) for name, entry in measures.items() if entry.get("cues")},
        things=frozenset(name for name, entry in measures.items() if entry.get("things")),
        hxl={name: entry["hxl"] for name, entry in measures.items()},
        idmc={name: entry["idmc"] for name, entry in measures.items() if entry.get("idmc")},
        people=frozenset(data["people"]),
        households=frozenset(data["households"]),
        attributes=attributes,
        labels=tuple((_label(row["words"]), row["measure"]) for row in data["labels"]),
        linking=frozenset(data["linking"]),
        lives=data["lives"],
        joining={key: frozenset(words) for key, words in data["joining"].items()},
        done_to_buildings=frozenset(data["done_to_buildings"]),
        caveats=re.compile(rf"\b(?:{'|'.join(data['caveats'])})", re.IGNORECASE),
        counting=frozenset(data["counting"]),
        tallies=frozenset(data["tallies"]),
        flow={name: _label(words) for name, words in data["flow"].items()},
        abstract=frozenset(data["abstract"]),
        uncounted=frozenset(data["uncounted"]),
        aiding=frozenset(data["aiding"]),
        without={word: measure for measure, words in data["without"].items() for word in words},
    )


def _label(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})(?!\w)", re.IGNORECASE)
