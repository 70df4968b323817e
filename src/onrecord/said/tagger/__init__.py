"""The learned layer of attribution: which cues report something, and what, by whom and as which act.

The rules offer candidates with their reading (`anchors`); the shared encoder reads the paragraphs that
hold one; a small head looks at each candidate with both (`features`) and gives its tags, its act and
how likely it is an attribution at all (`head`), which constrained Viterbi turns into spans (`viterbi`).
"""

from onrecord.said.tagger.judge import judged, tagger

__all__ = ["judged", "tagger"]
