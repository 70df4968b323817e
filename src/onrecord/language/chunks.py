"""Sentences packed into chunks for the encoder, and where each token's vector will stand.

Only the sentences asked for are packed. A chunk ends at a sentence and at a paragraph; a sentence longer
than a chunk is cut. No padding, no overlap: a token's vector comes from the one chunk that its sentence is in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.language.quotes import plain

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from onrecord.language.parse import Parsed

    Ints = NDArray[np.int64]

CHUNK = 126
"""Pieces in a chunk, without [CLS] and [SEP]: what the model was trained on."""


@dataclass(frozen=True, slots=True)
class Chunks:
    """Piece ids of each chunk ([CLS] and [SEP] included) and, for each token, its vector's row when the chunks'
    vectors are stacked under one another; -1 for a token that is in no chunk."""

    ids: "list[Ints]"
    rows: "Ints"


def chunks(tokenizer: "Tokenizer", parsed: "Parsed", wanted: "Iterable[tuple[int, int]]") -> Chunks:
    """The chunks of the sentences that begin in the wanted token ranges [first, last), in the order of the text."""
    encoding = tokenizer.encode(plain(parsed.text, parsed.quotes), add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    starts = np.array([start for start, _ in encoding.offsets], dtype=np.int64)
    pieces = np.searchsorted(starts, np.array([t.idx for t in parsed.doc], dtype=np.int64), side="right") - 1
    first, last = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    rows = np.full(len(parsed.doc), -1, dtype=np.int64)
    out: list[Ints] = []
    at = 0
    for group in _packed(parsed, pieces, len(ids), wanted):
        kept = np.concatenate([np.arange(low, high) for low, high, *_ in group])
        places = {int(piece): at + 1 + n for n, piece in enumerate(kept)}
        for _, _, token, end in group:
            for number in range(token, end):
                rows[number] = places.get(int(pieces[number]), rows[number])
        out.append(np.concatenate([[first], ids[kept], [last]]))
        at += len(kept) + 2
    return Chunks(out, rows)


def _packed(
    parsed: "Parsed", pieces: "Ints", size: int, wanted: "Iterable[tuple[int, int]]"
) -> "list[list[tuple[int, int, int, int]]]":
    """Groups of (first piece, end piece, first token, end token), each group at most `CHUNK` pieces."""
    groups: list[list[tuple[int, int, int, int]]] = []
    room, paragraph = 0, (-1, -1)
    for token, end in _sentences(parsed, wanted):
        here = parsed.paragraph_of(parsed.doc[token].idx)
        if here != paragraph:  # what stands in another paragraph must not change what is read in this one
            room, paragraph = 0, here
        low = int(pieces[token]) if len(pieces) else 0
        high = int(pieces[end]) if end < len(pieces) else size
        for begin in range(low, high, CHUNK):
            stop = min(begin + CHUNK, high)
            if stop - begin > room:
                groups.append([])
                room = CHUNK
            groups[-1].append((begin, stop, token, end))
            room -= stop - begin
    return groups


def _sentences(parsed: "Parsed", wanted: "Iterable[tuple[int, int]]") -> "list[tuple[int, int]]":
    ranges = sorted(wanted)
    out: list[tuple[int, int]] = []
    for sentence in parsed.doc.sents:
        if any(first < sentence.end and sentence.start < last for first, last in ranges):
            out.append((sentence.start, sentence.end))
    return out
