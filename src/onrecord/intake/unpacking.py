"""Unpacks what a server packed, never more of it at once than is let through: a small answer may unfold to gigabytes."""

import zlib
from collections.abc import Iterable, Iterator

STEP = 64 * 1024
"""Bytes unpacked at once."""


class TooLarge(Exception):
    """More bytes than the limit."""


class UnknownPacking(Exception):
    """A packing that isn't known, or bytes that aren't packed so."""


def unpacked(parts: Iterable[bytes], packing: str, limit: int) -> Iterator[bytes]:
    """The parts of a body, unpacked ("gzip", "deflate", or "" for as it is). Raises TooLarge or UnknownPacking."""
    size = 0
    for part in _unpacked(parts, packing.strip().lower()):
        size += len(part)
        if size > limit:
            raise TooLarge
        yield part


def _unpacked(parts: Iterable[bytes], packing: str) -> Iterator[bytes]:
    if packing in ("", "identity"):
        yield from parts
    elif packing in ("gzip", "x-gzip"):
        yield from _inflated(parts, zlib.MAX_WBITS | 16, packing)
    elif packing == "deflate":
        yield from _inflated(parts, zlib.MAX_WBITS, packing)
    else:
        raise UnknownPacking(packing)


def _inflated(parts: Iterable[bytes], bits: int, packing: str) -> Iterator[bytes]:
    inflater, begun = zlib.decompressobj(bits), False
    try:
        for part in parts:
            waiting, full = part, False
            while waiting or full:  # a full step may have more behind it although all was taken in
                try:
                    out = inflater.decompress(waiting, STEP)
                except zlib.error:
                    if begun or packing != "deflate":
                        raise
                    inflater = zlib.decompressobj(
                        -zlib.MAX_WBITS
                    )  # "deflate" without its wrapper, as some servers send it
                    out = inflater.decompress(waiting, STEP)
                begun, full = True, len(out) == STEP
                waiting = inflater.unconsumed_tail
                yield out
                if inflater.eof:
                    return
    except zlib.error as error:
        raise UnknownPacking(f"not {packing}") from error
