"""What each layer of attribution brings, on dev: `python -m training.ablation`.

The layers are added one to another: quotation marks with the cue beside them; the cues read off the parse; the judge alone, on
the words that may be cues, without what the rules read there; and all together, as it ships.
"""

from typing import TYPE_CHECKING, Any

from onrecord.language import load
from onrecord.said.attributions import candidates, reduced, standing
from onrecord.said.claim import Claim
from onrecord.said.quoted import link_quotes
from onrecord.said.tagger import judged, tagger
from onrecord.who import Cast
from training.scoring import HEADLINES, Layer, known_dev, layer_scores, read_dev, shown

if TYPE_CHECKING:
    from onrecord.language import Parsed


def marks(read: "Parsed", cast: Cast) -> list[Claim]:
    """Quotation marks, merged, and the cue beside them."""
    return reduced(read, link_quotes(read, []))


def rules(read: "Parsed", cast: Cast) -> list[Claim]:
    """Marks and the cues of the lexicon, by the parse."""
    import dataclasses

    return standing(dataclasses.replace(read, encoder=None), cast)


def judge(read: "Parsed", cast: Cast) -> list[Claim]:
    """The learned judge alone: its anchors have no reading by the rules."""
    assert read.encoder is not None
    return judged(tagger(read.encoder.folder), read, cast, [])


def all_layers(read: "Parsed", cast: Cast) -> list[Claim]:
    """The rules' candidates, judged."""
    assert read.encoder is not None
    return judged(tagger(read.encoder.folder), read, cast, candidates(read, cast))


LAYERS: dict[str, Layer] = {"marks": marks, "marks and cues": rules, "judge alone": judge, "all": all_layers}


def measured() -> dict[str, dict[str, Any]]:
    """The said layer's scores on dev, by set of layers."""
    found = known_dev()
    read = read_dev(found, load())
    return {name: layer_scores(found, read, layer) for name, layer in LAYERS.items()}


def main() -> None:
    """Print one line a set of layers."""
    for name, scores in measured().items():
        print(f"{name:15} {shown(scores, HEADLINES)}", flush=True)


if __name__ == "__main__":
    main()
