"""The autoencoders: a strictly local encoder, a quantiser (codebook or Gaussian posterior), and a decoder.

Shapes: B pictures, C channels, H x W pixels, f pixels to a cell, h = H/f and w = W/f positions, d numbers per position,
V codes.
"""

import math

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

    A feature sees its own cell of f x f pixels and, where `reach` is 8, the 8 pixels around it (two 3x3 convolutions on
    cells of 4x4 pixels); where it is 0, its own cell alone. Nothing after that mixes positions. hen finds out which
    positions a hidden region reaches, so locality is what keeps the others usable.

    The features start as the principal components of the cell, a fixed linear map; the network learns what to add.
    """

    def __init__(self, factor: int, reach: int, near: int, wide: int, deep: int, code: int) -> None:
        super().__init__()
        kernel = {0: 1, 8: 3}[reach]
        linear = nn.Conv2d(3 * factor**2, code, 1).requires_grad_(False)
        self.components = nn.Sequential(nn.PixelUnshuffle(factor), linear)
        first = nn.Conv2d(48, near, kernel, padding=kernel // 2)
        self.near = nn.Sequential(nn.PixelUnshuffle(4), first, Residual(near, kernel))
        self.cell = nn.Sequential(
            nn.PixelUnshuffle(factor // 4),
            nn.Conv2d(near * (factor // 4) ** 2, wide, 1),
            *[Residual(wide, 1) for _ in range(deep)],
            nn.ReLU(),
            zero(nn.Conv2d(wide, code, 1)),
        )

    def forward(self, image: Tensor) -> Tensor:
        return self.components(image) + self.cell(self.near(image - 0.5))


class Decoder(nn.Module):
    """Features or code vectors B x d x h x w to pixels B x 3 x H x W, not clipped.

    Adds to the inverse of the encoder's principal components what a network sees in the positions around: on cells of
    f, f/2, ... 2 pixels.
    """

    def __init__(self, factor: int, widths: list[int], blocks: list[int], code: int) -> None:
        super().__init__()
        linear = nn.Conv2d(code, 3 * factor**2, 1).requires_grad_(False)
        self.components = nn.Sequential(linear, nn.PixelShuffle(factor))
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

    def forward(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Each feature (n x d) replaced by its code, and the commitment loss (van den Oord et al. 2017, Eq. 3).

        The gradient of the code is handed straight through to the feature; the codes follow the features by running
        means instead of gradients.
        """
        tokens = self.nearest(features)
        self.learn(features.detach(), tokens)
        codes = self.vectors[tokens]
        return features + (codes - features).detach(), F.mse_loss(features, codes)

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


class Gaussian(nn.Module):
    """The posterior N(feature, noise^2) with a noise learned per number, of which the mean is what is stored."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.noise = nn.Parameter(torch.full((code,), math.log(0.1)))  # its logarithm
        self.register_buffer("power", torch.ones(()))

    def forward(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """A sample for each feature (n x d), and the mean divergence of a position from N(0, 1), in nats."""
        self.power.lerp_(features.detach().square().mean(), 0.01)
        divergence = (features.square() + (2 * self.noise).exp() - 1).sum(1) / 2 - self.noise.sum()
        return features + torch.randn_like(features) * self.noise.exp(), divergence.mean()

    def scale(self) -> float:
        """What brings the features to about unit variance: one factor for all numbers."""
        return float(self.power.rsqrt())


class Autoencoder(nn.Module):
    """Encoder, quantiser and decoder."""

    def __init__(self, config: dict) -> None:
        super().__init__()
        factor, code = config["factor"], config["code"]
        self.encoder = Encoder(factor, config["reach"], config["near"], config["wide"], config["deep"], code)
        if config["quantiser"] == "codebook":
            self.quantiser = Codebook(config["codes"], code, config["decay"])
        else:
            self.quantiser = Gaussian(code)
        self.decoder = Decoder(factor, config["widths"], config["blocks"], code)
        self.factor, self.code = factor, code

    @property
    def discrete(self) -> bool:
        return isinstance(self.quantiser, Codebook)

    @torch.no_grad()
    def set_components(self, images: Tensor) -> None:
        """Sets the fixed linear maps to the principal components of the cells of `images`."""
        cells = flat(F.pixel_unshuffle(images, self.factor))
        mean = cells.mean(0)
        centred = cells - mean
        code = self.encoder.components[1].out_channels
        basis = torch.linalg.eigh(centred.T @ centred).eigenvectors[:, -code:]
        self.encoder.components[1].weight.copy_(basis.T[:, :, None, None])
        self.encoder.components[1].bias.copy_(-mean @ basis)
        self.decoder.components[0].weight.copy_(basis[:, :, None, None])
        self.decoder.components[0].bias.copy_(mean)

    def tokens(self, image: Tensor) -> Tensor:
        """The nearest codes: B x h x w."""
        features = self.encoder(image)
        return self.quantiser.nearest(flat(features)).view(len(image), *features.shape[2:])

    def encode(self, image: Tensor) -> Tensor:
        """What is stored of a picture: code vectors, or the mean of the posterior, B x d x h x w."""
        return self.quantiser.vectors[self.tokens(image)].permute(0, 3, 1, 2) if self.discrete else self.encoder(image)

    def decode(self, latent: Tensor) -> Tensor:
        """Pixels of what is stored (B x d x h x w), clipped to [0, 1]."""
        return self.decoder(latent).clamp(0, 1)


def flat(features: Tensor) -> Tensor:
    """B x d x h x w to (B h w) x d."""
    return features.permute(0, 2, 3, 1).reshape(-1, features.shape[1])


def unflat(rows: Tensor, like: Tensor) -> Tensor:
    """(B h w) x d to B x d x h x w, the shape of `like`."""
    batch, code, height, width = like.shape
    return rows.view(batch, height, width, code).permute(0, 3, 1, 2)
