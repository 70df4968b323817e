"""Numbers written out, for the tests: every way that this house's readers meet them."""

from collections.abc import Iterator

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = [(10**9, "billion"), (10**6, "million"), (1000, "thousand")]


def in_words(number: int, *, joiner: str = "-", conjunction: str = " and ") -> str:
    """A whole number below a trillion in English words."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (joiner + UNITS[number % 10] if number % 10 else "")
    if number < 1000:
        rest = conjunction + in_words(number % 100, joiner=joiner) if number % 100 else ""
        return f"{UNITS[number // 100]} hundred{rest}"
    size, name = next(scale for scale in SCALES if number >= scale[0])
    head = in_words(number // size, joiner=joiner, conjunction=conjunction)
    left = number % size
    if not left:
        return f"{head} {name}"
    between = conjunction if left < 100 else " "
    return f"{head} {name}{between}{in_words(left, joiner=joiner, conjunction=conjunction)}"


def written(number: int) -> Iterator[str]:
    """A whole number in digits with every separator, in words of every style, and with its scale where that is exact."""
    grouped = f"{number:,}"
    yield str(number)
    yield grouped
    yield grouped.replace(",", "\u00a0")
    yield grouped.replace(",", "\u202f")
    yield grouped.replace(",", "’")
    if number >= 10**6:
        yield grouped.replace(",", ".")
    yield in_words(number)
    yield in_words(number).upper()
    yield in_words(number, joiner=" ", conjunction=" ")
    yield from scaled(number)


def scaled(number: int) -> Iterator[str]:
    """ "2.3 million", "2.3m", "2,3 million" for a number that has at most two decimals of its scale."""
    for size, name in SCALES:
        if number >= size and number * 100 % size == 0:
            digits = f"{number / size:.2f}".rstrip("0").rstrip(".")
            yield f"{digits} {name}"
            yield f"{digits}-{name}"
            yield digits + {"billion": "bn", "million": "mn", "thousand": "k"}[name]
            if "." in digits:
                yield f"{digits.replace('.', ',')} {name}"
            return
