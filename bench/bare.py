"""The bare parse: the model that onrecord loads, and nothing of onrecord after it. `python -m bench.bare FOLDER`.

Reads the same JSON files as `onrecord read FOLDER`, in the same order, and drops every parse as it comes.
"""

import json
import sys
from pathlib import Path

from onrecord.language import load
from onrecord.language.parse import BATCH


def main() -> None:
    """Parse every report of a folder, and print how many tokens that were."""
    nlp = load(encoder=False).nlp
    texts = (json.loads(path.read_bytes())["text"] for path in sorted(Path(sys.argv[1]).glob("*.json")))
    print(sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH)))


if __name__ == "__main__":
    main()
