"""The architectures of public models, with the names that their checkpoints use, so that those load strictly.

Shapes: B pictures, H x W pixels, f the factor, V codes. Widths are parameters, so that tests can use narrow ones.
Sources of the layouts: openai/DALL-E, CompVis/latent-diffusion, madebyollin/taesd, openai/CLIP (see docs/models.md).
"""

from collections import OrderedDict

import torch
from torch import Tensor, nn
from torch.nn import functional as F

# ---- DALL-E's discrete VAE (arXiv 2102.12092) ---------------------------------------------------


class DalleConv(nn.Module):
    """A convolution of odd width k that keeps the size; its weights are called w and b."""

    def __init__(self, source: int, target: int, k: int) -> None:
        super().__init__()
        self.w = nn.Parameter(torch.randn(target, source, k, k) / (source * k * k) ** 0.5)
        self.b = nn.Parameter(torch.zeros(target))

    def forward(self, x: Tensor) -> Tensor:
        return F.conv2d(x, self.w, self.b, padding=self.w.shape[-1] // 2)


class DalleBlock(nn.Module):
    """x + gain * four convolutions, narrow inside."""

    def __init__(self, source: int, target: int, widths: tuple[int, ...], gain: float) -> None:
        super().__init__()
        self.gain = gain
        self.id_path = nn.Identity() if source == target else DalleConv(source, target, 1)
        narrow = target // 4
        path: OrderedDict[str, nn.Module] = OrderedDict()
        for k, width in enumerate(widths, 1):
            path[f"relu_{k}"] = nn.ReLU()
            path[f"conv_{k}"] = DalleConv(source if k == 1 else narrow, target if k == 4 else narrow, width)
        self.res_path = nn.Sequential(path)

    def forward(self, x: Tensor) -> Tensor:
        return self.id_path(x) + self.gain * self.res_path(x)


def dalle_net(first: nn.Module, source: int, targets: list[int], change: nn.Module, name: str, last: int, kernels: tuple[int, ...]):
    """Four groups of two blocks; between them the size changes."""
    layers: OrderedDict[str, nn.Module] = OrderedDict(input=first)
    for g, target in enumerate(targets, 1):
        group: OrderedDict[str, nn.Module] = OrderedDict()
        for b in (1, 2):
            group[f"block_{b}"] = DalleBlock(source, target, kernels, 1 / (2 * len(targets)) ** 2)
            source = target
        if g < len(targets):
            group[name] = change
        layers[f"group_{g}"] = nn.Sequential(group)
    layers["output"] = nn.Sequential(OrderedDict(relu=nn.ReLU(), conv=DalleConv(source, last, 1)))
    return nn.Sequential(layers)


class DalleEncoder(nn.Module):
    """Pixels in [0.1, 0.9] to logits B x V x H/8 x W/8."""

    def __init__(self, codes: int = 8192, width: int = 256) -> None:
        super().__init__()
        targets = [width * m for m in (1, 2, 4, 8)]
        self.blocks = dalle_net(DalleConv(3, width, 7), width, targets, nn.MaxPool2d(2), "pool", codes, (3, 3, 3, 1))

    def forward(self, x: Tensor) -> Tensor:
        return self.blocks(x)


class DalleDecoder(nn.Module):
    """A distribution over codes B x V x h x w to six channels, B x 6 x 8h x 8w."""

    def __init__(self, codes: int = 8192, width: int = 256, start: int = 128) -> None:
        super().__init__()
        targets = [width * m for m in (8, 4, 2, 1)]
        up = nn.Upsample(scale_factor=2, mode="nearest")
        self.blocks = dalle_net(DalleConv(codes, start, 1), start, targets, up, "upsample", 6, (1, 3, 3, 3))

    def forward(self, x: Tensor) -> Tensor:
        return self.blocks(x)


# ---- autoencoders of latent diffusion (arXiv 2112.10752) ----------------------------------------


def norm(width: int) -> nn.GroupNorm:
    return nn.GroupNorm(32, width, eps=1e-6)


class Residual(nn.Module):
    def __init__(self, source: int, target: int) -> None:
        super().__init__()
        self.norm1, self.conv1 = norm(source), nn.Conv2d(source, target, 3, padding=1)
        self.norm2, self.conv2 = norm(target), nn.Conv2d(target, target, 3, padding=1)
        if source != target:
            self.nin_shortcut = nn.Conv2d(source, target, 1)

    def forward(self, x: Tensor) -> Tensor:
        h = self.conv1(F.silu(self.norm1(x)))
        h = self.conv2(F.silu(self.norm2(h)))
        return h + (self.nin_shortcut(x) if hasattr(self, "nin_shortcut") else x)


class Attention(nn.Module):
    """Every place looks at every place, with one head."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm = norm(width)
        self.q, self.k, self.v = (nn.Conv2d(width, width, 1) for _ in range(3))
        self.proj_out = nn.Conv2d(width, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        h = self.norm(x)
        q, k, v = (part(h).flatten(2) for part in (self.q, self.k, self.v))
        weights = torch.softmax(q.transpose(1, 2) @ k * q.shape[1] ** -0.5, 2)
        return x + self.proj_out((v @ weights.transpose(1, 2)).view_as(x))


class Down(nn.Module):
    """Half the size; the padding is on the right and below alone."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(width, width, 3, stride=2)

    def forward(self, x: Tensor) -> Tensor:
        return self.conv(F.pad(x, (0, 1, 0, 1)))


class Up(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(width, width, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        return self.conv(F.interpolate(x, scale_factor=2.0, mode="nearest"))


class Level(nn.Module):
    """Residual blocks of one size, with attention behind each or none, and a change of size behind all or none."""

    def __init__(self, source: int, target: int, blocks: int, attention: bool, **change: nn.Module) -> None:
        super().__init__()
        self.block = nn.ModuleList(Residual(source if k == 0 else target, target) for k in range(blocks))
        self.attn = nn.ModuleList(Attention(target) for _ in range(blocks if attention else 0))
        self.change = next(iter(change), "")
        for name, module in change.items():
            self.add_module(name, module)

    def forward(self, x: Tensor) -> Tensor:
        for k, block in enumerate(self.block):
            x = block(x)
            if self.attn:
                x = self.attn[k](x)
        return getattr(self, self.change)(x) if self.change else x


class Middle(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.block_1, self.attn_1, self.block_2 = Residual(width, width), Attention(width), Residual(width, width)

    def forward(self, x: Tensor) -> Tensor:
        return self.block_2(self.attn_1(self.block_1(x)))


class DiffusionEncoder(nn.Module):
    """Pixels in [-1, 1] to B x outputs x H/f x W/f, f = 2 ** (levels - 1)."""

    def __init__(self, width: int, multiples: tuple[int, ...], outputs: int, attention: bool) -> None:
        super().__init__()
        self.conv_in = nn.Conv2d(3, width, 3, padding=1)
        widths = [width * m for m in multiples]
        last = len(widths) - 1
        self.down = nn.ModuleList(
            Level([width, *widths][i], w, 2, attention and i == last, **({} if i == last else {"downsample": Down(w)}))
            for i, w in enumerate(widths)
        )  # fmt: skip
        self.mid = Middle(widths[-1])
        self.norm_out, self.conv_out = norm(widths[-1]), nn.Conv2d(widths[-1], outputs, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv_in(x)
        for level in self.down:
            x = level(x)
        return self.conv_out(F.silu(self.norm_out(self.mid(x))))


class DiffusionDecoder(nn.Module):
    """B x inputs x h x w to pixels in about [-1, 1]. Level 0 is the last, as in the checkpoints."""

    def __init__(self, width: int, multiples: tuple[int, ...], inputs: int, attention: bool) -> None:
        super().__init__()
        widths = [width * m for m in multiples]
        last = len(widths) - 1
        self.conv_in = nn.Conv2d(inputs, widths[-1], 3, padding=1)
        self.mid = Middle(widths[-1])
        self.up = nn.ModuleList(
            Level(widths[min(i + 1, last)], w, 3, attention and i == last, **({"upsample": Up(w)} if i else {}))
            for i, w in enumerate(widths)
        )
        self.norm_out, self.conv_out = norm(widths[0]), nn.Conv2d(widths[0], 3, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.mid(self.conv_in(x))
        for level in reversed(self.up):
            x = level(x)
        return self.conv_out(F.silu(self.norm_out(x)))


class Quantizer(nn.Module):
    def __init__(self, codes: int, channels: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(codes, channels)


class DiffusionAutoencoder(nn.Module):
    """With codes > 0 vector-quantised, else KL, whose encoder gives mean and variance."""

    def __init__(self, multiples: tuple[int, ...], channels: int, codes: int, attention: bool, width: int = 128) -> None:
        super().__init__()
        doubled = channels if codes else 2 * channels
        self.encoder = DiffusionEncoder(width, multiples, doubled, attention)
        self.decoder = DiffusionDecoder(width, multiples, channels, attention)
        if codes:
            self.quantize = Quantizer(codes, channels)
        self.quant_conv = nn.Conv2d(doubled, doubled, 1)
        self.post_quant_conv = nn.Conv2d(channels, channels, 1)


# ---- the tiny autoencoders ----------------------------------------------------------------------


def conv(source: int, target: int, **options: object) -> nn.Conv2d:
    return nn.Conv2d(source, target, 3, padding=1, **options)


class TinyBlock(nn.Module):
    """Three convolutions and a shortcut; pooled blocks first add what a group norm over the picture says."""

    def __init__(self, width: int, pooled: bool = False) -> None:
        super().__init__()
        self.conv = nn.Sequential(conv(width, width), nn.ReLU(), conv(width, width), nn.ReLU(), conv(width, width))
        if pooled:
            wide = 4 * width
            self.pool = nn.Sequential(
                nn.Conv2d(width, wide, 1, bias=False), nn.GroupNorm(4, wide), nn.ReLU(), nn.Conv2d(wide, width, 1, bias=False)
            )

    def forward(self, x: Tensor) -> Tensor:
        if hasattr(self, "pool"):
            x = x + self.pool(x)
        return F.relu(self.conv(x) + x)


class Soft(nn.Module):
    """Keeps latents within -3..3."""

    def forward(self, x: Tensor) -> Tensor:
        return 3 * torch.tanh(x / 3)


def tiny_encoder(channels: int, pooled: bool, width: int = 64) -> nn.Sequential:
    """Pixels in [0, 1] to B x channels x H/8 x W/8."""
    layers: list[nn.Module] = [conv(3, width), TinyBlock(width)]
    for stage in range(3):
        layers += [conv(width, width, stride=2, bias=False), *(TinyBlock(width, pooled and stage == 2) for _ in range(3))]
    return nn.Sequential(*layers, conv(width, channels))


def tiny_decoder(channels: int, pooled: bool, width: int = 64) -> nn.Sequential:
    """B x channels x h x w to pixels in about [0, 1]."""
    layers: list[nn.Module] = [Soft(), conv(channels, width), nn.ReLU()]
    for stage in range(3):
        layers += [*(TinyBlock(width, pooled and stage == 0) for _ in range(3)), nn.Upsample(scale_factor=2), conv(width, width, bias=False)]
    return nn.Sequential(*layers, TinyBlock(width), conv(width, 3))


# ---- CLIP's text encoder (arXiv 2103.00020) -----------------------------------------------------


class ClipAttention(nn.Module):
    """Each token looks at itself and at those before it, with heads of 64 numbers."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.in_proj_weight = nn.Parameter(torch.randn(3 * width, width) / width**0.5)
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * width))
        self.out_proj = nn.Linear(width, width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, tokens, width = x.shape
        parts = F.linear(x, self.in_proj_weight, self.in_proj_bias).reshape(batch, tokens, 3, width // 64, 64)
        q, k, v = parts.permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.softmax(q @ k.transpose(2, 3) / 8 + mask, 3)
        return self.out_proj((weights @ v).transpose(1, 2).reshape(batch, tokens, width))


class Perceptron(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.c_fc, self.c_proj = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x: Tensor) -> Tensor:
        h = self.c_fc(x)
        return self.c_proj(h * torch.sigmoid(1.702 * h))


class ClipBlock(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.ln_1, self.attn = nn.LayerNorm(width), ClipAttention(width)
        self.ln_2, self.mlp = nn.LayerNorm(width), Perceptron(width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = x + self.attn(self.ln_1(x), mask)
        return x + self.mlp(self.ln_2(x))


class ClipTransformer(nn.Module):
    def __init__(self, width: int, layers: int) -> None:
        super().__init__()
        self.resblocks = nn.ModuleList(ClipBlock(width) for _ in range(layers))


class ClipText(nn.Module):
    """Tokens B x T to B x dimension: what stands at the end mark, the token of the highest number."""

    def __init__(self, vocabulary: int = 49408, context: int = 77, width: int = 512, layers: int = 12, dimension: int = 512) -> None:
        super().__init__()
        self.token_embedding = nn.Embedding(vocabulary, width)
        self.positional_embedding = nn.Parameter(torch.randn(context, width) / 100)
        self.transformer = ClipTransformer(width, layers)
        self.ln_final = nn.LayerNorm(width)
        self.text_projection = nn.Parameter(torch.randn(width, dimension) / width**0.5)
        self.register_buffer("mask", torch.full((context, context), float("-inf")).triu(1), persistent=False)

    def forward(self, input_ids: Tensor) -> Tensor:
        tokens = input_ids.shape[1]
        x = self.token_embedding(input_ids) + self.positional_embedding[:tokens]
        for block in self.transformer.resblocks:
            x = block(x, self.mask[:tokens, :tokens])
        end = input_ids.argmax(1)[:, None, None].expand(-1, 1, x.shape[2])
        return self.ln_final(x).gather(1, end)[:, 0] @ self.text_projection
