"""The discrete VAE: a strictly local encoder, a codebook, and a decoder.

Shapes: B pictures, C channels, H x W pixels, h = H/8 and w = W/8 token positions, V codes, d numbers per code.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class Residual(nn.Module):
    """x + 1x1(relu(KxK(relu(x)))), both at the same width; K is 1 or 3."""

    def __init__(self, width: int, kernel: int) -> None:
        super().__init__()
        self.spread = nn.Conv2d(width, width, kernel, padding=kernel // 2)
        self.mix = zero(nn.Conv2d(width, width, 1))

    def forward(self, x: Tensor) -> Tensor:
        return x + self.mix(F.relu(self.spread(F.relu(x))))


class Encoder(nn.Module):
    """Pixels B x 3 x H x W in [0, 1] to features B x d x h x w.

    A feature sees its own 8x8 cell and 8 pixels around it (24x24): two 3x3 convolutions on cells of 4x4 pixels, and
    nothing after them that mixes positions. hen finds out which tokens a hidden region reaches, so locality is what
    keeps the others usable.

    The features start as the principal components of the cell, a fixed linear map; the network learns what to add.
    """

    def __init__(self, near: int, wide: int, code: int) -> None:
        super().__init__()
        self.components = nn.Sequential(nn.PixelUnshuffle(8), nn.Conv2d(192, code, 1).requires_grad_(False))
        self.near = nn.Sequential(nn.PixelUnshuffle(4), nn.Conv2d(48, near, 3, padding=1), Residual(near, 3))
        self.cell = nn.Sequential(
            nn.PixelUnshuffle(2),
            nn.Conv2d(4 * near, wide, 1),
            Residual(wide, 1),
            Residual(wide, 1),
            nn.ReLU(),
            zero(nn.Conv2d(wide, code, 1)),
        )

    def forward(self, image: Tensor) -> Tensor:
        return self.components(image) + self.cell(self.near(image - 0.5))


class Decoder(nn.Module):
    """Code vectors B x d x h x w to pixels B x 3 x H x W, not clipped.

    Adds to the inverse of the encoder's principal components what a network sees in the codes around: on cells of 8,
    4 and 2 pixels.
    """

    def __init__(self, widths: list[int], blocks: list[int], code: int) -> None:
        super().__init__()
        self.components = nn.Sequential(nn.Conv2d(code, 192, 1).requires_grad_(False), nn.PixelShuffle(8))
        layers: list[nn.Module] = [nn.Conv2d(code, widths[0], 3, padding=1)]
        for stage, (width, count) in enumerate(zip(widths, blocks, strict=True)):
            if stage > 0:
                layers += [nn.Conv2d(widths[stage - 1], 4 * width, 1), nn.PixelShuffle(2)]
            layers += [Residual(width, 3) for _ in range(count)]
        layers += [nn.ReLU(), zero(nn.Conv2d(widths[-1], 12, 3, padding=1)), nn.PixelShuffle(2)]
        self.network = nn.Sequential(*layers)

    def forward(self, vectors: Tensor) -> Tensor:
        return self.components(vectors) + self.network(vectors)


def zero(layer: nn.Conv2d) -> nn.Conv2d:
    """The layer, set to 0: what it ends adds nothing until trained."""
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer


class Codebook(nn.Module):
    """V code vectors, learned as running means of the features they stand for (van den Oord et al. 2017, App. A.1)."""

    def __init__(self, codes: int, code: int, decay: float) -> None:
        super().__init__()
        self.decay = decay
        self.register_buffer("vectors", torch.zeros(codes, code))
        self.register_buffer("count", torch.ones(codes))
        self.register_buffer("total", torch.zeros(codes, code))

    def logits(self, features: Tensor) -> Tensor:
        """Negative squared distances up to a constant per feature: n x d to n x V."""
        return (features @ (2 * self.vectors.T)).sub_(self.vectors.square().sum(1))

    @torch.no_grad()
    def nearest(self, features: Tensor) -> Tensor:
        """The token of each feature: n x d to n."""
        return torch.cat([self.logits(part).argmax(1) for part in features.split(1024)])

    @torch.no_grad()
    def learn(self, features: Tensor, tokens: Tensor) -> None:
        """Moves each code towards the mean of the features (n x d) that chose it (tokens: n)."""
        codes = len(self.vectors)
        self.count.lerp_(torch.bincount(tokens, minlength=codes).float(), 1 - self.decay)
        self.total.lerp_(torch.zeros_like(self.total).index_add_(0, tokens, features), 1 - self.decay)
        seen = self.count > 1e-3
        self.vectors[seen] = self.total[seen] / self.count[seen, None]

    @torch.no_grad()
    def fit(self, features: Tensor, rounds: int, random: torch.Generator) -> None:
        """Lloyd's k-means from random features (n x d)."""
        self.vectors.copy_(features[torch.randperm(len(features), generator=random)[: len(self.vectors)]])
        for _ in range(rounds):
            tokens = self.nearest(features)
            count = torch.bincount(tokens, minlength=len(self.vectors)).float()
            total = torch.zeros_like(self.total).index_add_(0, tokens, features)
            self.vectors.copy_(torch.where(count[:, None] > 0, total / count.clamp(min=1)[:, None], self.vectors))
        self.count.fill_(1)
        self.total.copy_(self.vectors)

    @torch.no_grad()
    def split(self, random: torch.Generator) -> None:
        """Splits every code in two close by (Linde, Buzo and Gray 1980).

        A code is then chosen half as often, so its running mean remembers twice as long.
        """
        shift = 0.01 * torch.randn(self.vectors.shape, generator=random).to(self.vectors)
        self.vectors = torch.cat([self.vectors + shift, self.vectors - shift])
        self.count = self.count.repeat(2) / 2
        self.total = self.vectors * self.count[:, None]
        self.decay = (1 + self.decay) / 2

    @torch.no_grad()
    def revive(self, features: Tensor, fewest: float, random: torch.Generator) -> int:
        """Moves codes chosen by fewer than `fewest` features a step onto random features; returns how many."""
        dead = torch.nonzero(self.count < fewest).flatten()
        chosen = features[torch.randint(len(features), (len(dead),), generator=random)]
        self.vectors[dead] = chosen
        self.total[dead] = chosen
        self.count[dead] = 1
        return len(dead)


class DiscreteVae(nn.Module):
    """Encoder, codebook and decoder."""

    def __init__(self, config: dict) -> None:
        super().__init__()
        self.encoder = Encoder(config["near"], config["wide"], config["code"])
        self.codebook = Codebook(config["codes"], config["code"], config["decay"])
        self.decoder = Decoder(config["widths"], config["blocks"], config["code"])

    @torch.no_grad()
    def set_components(self, images: Tensor) -> None:
        """Sets the fixed linear maps to the principal components of the 8x8 cells of `images`."""
        cells = flat(F.pixel_unshuffle(images, 8))
        mean = cells.mean(0)
        centred = cells - mean
        code = self.encoder.components[1].out_channels
        basis = torch.linalg.eigh(centred.T @ centred).eigenvectors[:, -code:]
        self.encoder.components[1].weight.copy_(basis.T[:, :, None, None])
        self.encoder.components[1].bias.copy_(-mean @ basis)
        self.decoder.components[0].weight.copy_(basis[:, :, None, None])
        self.decoder.components[0].bias.copy_(mean)

    def tokens(self, image: Tensor) -> Tensor:
        """The most probable codes: B x h x w."""
        features = self.encoder(image)
        batch, code, height, width = features.shape
        return self.codebook.nearest(flat(features)).view(batch, height, width)

    def decode(self, tokens: Tensor) -> Tensor:
        """Pixels of B x h x w tokens, clipped to [0, 1]."""
        return self.decoder(self.codebook.vectors[tokens].permute(0, 3, 1, 2)).clamp(0, 1)


def flat(features: Tensor) -> Tensor:
    """B x d x h x w to (B h w) x d."""
    return features.permute(0, 2, 3, 1).reshape(-1, features.shape[1])
