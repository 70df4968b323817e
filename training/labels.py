"""The heads of the shipped tagger and their labels; the runtime reads the same lists from the model's card."""

from typing import get_args

from onrecord.vocabulary import SpeechAct

LAYERS = ("cue", "source", "content")
"""Three tags per piece, each yes or no: contents nest, so one piece may be in several."""

ACTS: tuple[str, ...] = get_args(SpeechAct)
"""The act of speech, told at the pieces of a cue."""

OUTSIDE = -100
"""Label of a piece that a head isn't trained on."""
