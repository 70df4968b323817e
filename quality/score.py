"""Scores records against gold records: the headline numbers of each layer, on any gold set.

The definitions are those of the shared scorer, which the gate asks instead where it is there (a test holds the two
together). Spans are compared as sets of letters and digits, so that edge spaces, commas and quotation marks never
matter; matching is one to one, best overlap first; an actor is the same when one name's words hold the other's.

  said     CS: contents overlap (intersection over union of at least a half) and the source is the same;
           SPK: and the speaker resolves to the same actor; speech.CS: over what is spoken, inner states left out;
           direct.CS, mixed.CS, indirect.CS: over that kind alone
  acts     TT: triggers overlap and the type is the same; TTA: and an actor in common
  figures  V: spans overlap and the value, range or vague word is the same; VM: and the measure
  times    relaxed: spans overlap; value: and the TIMEX3 value is the same
  actors   name: the same name
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

Json = dict[str, Any]
Letters = frozenset[int]
Counts = Counter[str]

HEADLINES = {"said": "CS", "acts": "TTA", "figures": "VM", "times": "value", "actors": "name"}
PARTS = {"said": "attributions", "acts": "acts", "figures": "figures", "times": "times", "actors": "actors"}
INNER = {"believe", "intend"}
KINDS = ("direct", "mixed", "indirect")
EMPTY_WORDS = {"the", "a", "an", "of", "for", "and", "from", "in", "by", "at", "to", "mr", "mrs", "ms", "s"}


def letters(text: str, spans: Iterable[Sequence[int] | None]) -> Letters:
    """The offsets of the letters and digits inside some spans."""
    return frozenset(
        i for span in spans if span for i in range(max(span[0], 0), min(span[1], len(text))) if text[i].isalnum()
    )


def iou(a: Letters, b: Letters) -> float:
    """Intersection over union."""
    return len(a & b) / len(a | b) if a or b else 0.0


def dice(a: Letters, b: Letters) -> float:
    """Twice the intersection over the sum of sizes."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def words(name: str | None) -> set[str]:
    """The words of a name that tell it from others."""
    return set(re.findall(r"\w+", (name or "").lower())) - EMPTY_WORDS


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names may be one actor's: the words of one are among the other's."""
    one, other = words(a), words(b)
    return bool(one and other) and (one <= other or other <= one)


def in_common(a: Sequence[str | None], b: Sequence[str | None]) -> bool:
    """Whether two lists of names share an actor, or are both empty."""
    return (not a and not b) or any(same_name(x, y) for x in a for y in b)


def pairs(
    gold: Sequence[Json], found: Sequence[Json], alike: Callable[[Json, Json], float]
) -> Iterator[tuple[Json, Json]]:
    """Gold and found matched one to one, most alike first; what is not alike at all stays alone."""
    ranked = sorted(((-alike(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for likeness, i, j in ranked:
        if likeness < 0 and i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            yield gold[i], found[j]


def names_of(record: Json) -> dict[str | None, str]:
    """Actor names by id."""
    return {actor["id"]: actor["name"] for actor in record.get("actors") or []}


def count_said(text: str, gold: Json, found: Json) -> Counts:
    """What matched among one report's attributions."""
    golds, founds = sayings(text, gold), sayings(text, found)
    n: Counts = Counter()
    for side, rows in (("gold", golds), ("found", founds)):
        for row in rows:
            n.update({f"{side}": 1, f"speech.{side}": row["spoken"], f"{row['kind']}.{side}": 1})
    for g, f in pairs(golds, founds, alike_saying):
        source = (not g["source"] and not f["source"]) or dice(g["source"], f["source"]) >= 0.5
        speaker = source and ((g["speaker"] is None and f["speaker"] is None) or same_name(g["speaker"], f["speaker"]))
        n.update({"CS": source, "SPK": speaker})
        # A pair of which one side only is spoken speaks neither for nor against: gold decides what counts as speech.
        n.update({"speech.CS": g["spoken"] and source, "speech.found": g["spoken"] - f["spoken"]})
        n.update({f"{g['kind']}.CS.gold": source})
        n.update({f"{f['kind']}.CS.found": source})
    return n


def sayings(text: str, record: Json) -> list[Json]:
    """One report's attributions as sets of letters."""
    names = names_of(record)
    rows = [
        {
            "content": letters(text, saying["content"]),
            "cue": letters(text, [saying.get("cue")]),
            "source": letters(text, [saying.get("source")]),
            "speaker": names.get(saying.get("speaker")),
            "kind": saying.get("kind"),
            "spoken": saying.get("kind") != "indirect" or saying.get("act") not in INNER,
        }
        for saying in record.get("attributions") or []
    ]
    return [row for row in rows if row["content"]]


def alike_saying(gold: Json, found: Json) -> float:
    """Overlap of the contents, if enough; cue and source settle ties."""
    overlap = iou(gold["content"], found["content"])
    if overlap < 0.5:
        return 0.0
    return overlap + 0.01 * dice(gold["cue"], found["cue"]) + 0.01 * dice(gold["source"], found["source"])


def count_acts(text: str, gold: Json, found: Json) -> Counts:
    """What matched among one report's acts."""
    golds, founds = acts(text, gold), acts(text, found)
    n = Counter(gold=len(golds), found=len(founds))

    def alike(g: Json, f: Json) -> float:
        overlap = dice(g["trigger"], f["trigger"])
        return overlap + (g["type"] == f["type"]) if overlap else 0.0

    for g, f in pairs(golds, founds, alike):
        typed = g["type"] == f["type"]
        n.update(TT=typed, TTA=typed and in_common(g["actor"], f["actor"]))
    return n


def acts(text: str, record: Json) -> list[Json]:
    """One report's acts with their actors' names."""
    names = names_of(record)
    return [
        {
            "trigger": letters(text, [act.get("trigger")]),
            "type": act["type"],
            "actor": [names.get(name) for name in act.get("actor") or []],
        }
        for act in record.get("acts") or []
    ]


def count_figures(text: str, gold: Json, found: Json) -> Counts:
    """What matched among one report's figures."""
    golds, founds = gold.get("figures") or [], found.get("figures") or []
    n = Counter(gold=len(golds), found=len(founds))
    for g, f in pairs(golds, founds, _by_span(text)):
        valued = same_value(g, f)
        n.update(V=valued, VM=valued and g.get("measure") == f.get("measure"))
    return n


def same_value(gold: Json, found: Json) -> bool:
    """Whether two figures say the same number: a range by both ends, a vague word by the word, else within half a percent."""
    if gold.get("low") is not None or gold.get("high") is not None:
        return _near(gold.get("low"), found.get("low")) and _near(gold.get("high"), found.get("high"))
    if gold.get("value") is None:
        return bool(gold.get("bound") == found.get("bound") or found.get("value") is None)
    return _near(gold["value"], found.get("value"))


def _near(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-6 + 0.005 * abs(a)


def count_times(text: str, gold: Json, found: Json) -> Counts:
    """What matched among one report's times."""
    golds, founds = gold.get("times") or [], found.get("times") or []
    n = Counter(gold=len(golds), found=len(founds))
    for g, f in pairs(golds, founds, _by_span(text)):
        n.update(relaxed=1, value=g.get("value") == f.get("value"))
    return n


def count_actors(text: str, gold: Json, found: Json) -> Counts:
    """What matched among one report's actors."""
    golds, founds = gold.get("actors") or [], found.get("actors") or []

    def alike(g: Json, f: Json) -> float:
        return len(words(g["name"]) & words(f["name"])) if same_name(g["name"], f["name"]) else 0

    matched = sum(1 for _ in pairs(golds, founds, alike))
    return Counter(gold=len(golds), found=len(founds), name=matched)


def _by_span(text: str) -> Callable[[Json, Json], float]:
    def alike(g: Json, f: Json) -> float:
        return dice(letters(text, [g["span"]]), letters(text, [f["span"]]))

    return alike


COUNTERS: dict[str, Callable[[str, Json, Json], Counts]] = {
    "said": count_said,
    "acts": count_acts,
    "figures": count_figures,
    "times": count_times,
    "actors": count_actors,
}
PLAIN = {
    "said": ("CS", "SPK"),
    "acts": ("TT", "TTA"),
    "figures": ("V", "VM"),
    "times": ("relaxed", "value"),
    "actors": ("name",),
}


def rate(hits_found: int, found: int, hits_gold: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 in percent, one decimal."""
    p = hits_found / found if found else 0.0
    r = hits_gold / gold if gold else 0.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return {"P": round(100 * p, 1), "R": round(100 * r, 1), "F": round(100 * f, 1)}


def table(layer: str, n: Counts) -> dict[str, dict[str, float]]:
    """The scores of a layer from its counts."""
    scores = {name: rate(n[name], n["found"], n[name], n["gold"]) for name in PLAIN[layer]}
    if layer == "said":
        scores["speech.CS"] = rate(n["speech.CS"], n["speech.found"], n["speech.CS"], n["speech.gold"])
        for kind in KINDS:
            scores[f"{kind}.CS"] = rate(
                n[f"{kind}.CS.found"], n[f"{kind}.found"], n[f"{kind}.CS.gold"], n[f"{kind}.gold"]
            )
    return scores


def score(gold: Sequence[Json], found: Iterable[Json], texts: Mapping[str, str]) -> dict[str, Json]:
    """Every layer's scores. `gold` records are looked up by id as `report.ref`; `texts` are the canonical texts by id.

    A record that is missing, or whose text is another, counts as empty and is listed under "missing".
    """
    by_ref = {record["report"].get("ref"): record for record in found}
    missing = [g["id"] for g in gold if by_ref.get(g["id"], {}).get("report", {}).get("text") != texts[g["id"]]]
    result: dict[str, Json] = {}
    for layer, count in COUNTERS.items():
        total: Counts = Counter()
        for g in gold:
            total.update(count(texts[g["id"]], g, {} if g["id"] in missing else by_ref[g["id"]]))
        result[layer] = {
            "documents": len(gold),
            "gold": total["gold"],
            "predicted": total["found"],
            "headline": HEADLINES[layer],
            "scores": table(layer, total),
            "missing": missing,
        }
    return result
