"""Trains a discrete VAE: python train.py --config dvae.yaml --data train.tar --out dvae.pt

Continues from the checkpoint --out where it exists.
"""

import argparse
import copy
import math
import os
import time
from pathlib import Path

import torch
import yaml
from torch import Tensor
from torch.nn import functional as F

from data import augment, pictures
from model import DiscreteVae, flat

WATCHED = 1000  # pictures of the training archive that are not trained on but measured to watch progress
VARIANCE = 0.07  # of the pixels of natural pictures: puts the squared error on the scale of the commitment
COMPONENTS = 2000  # pictures whose principal components the encoder starts from
REPORT = 400  # steps between two lines of progress and two checkpoints


class Trainer:
    """A model, the running mean of its weights, and all that is needed to go on from where it stands."""

    def __init__(self, config: dict, data: Path, device: torch.device) -> None:
        self.config, self.settings, self.device = config, config["training"], device
        torch.manual_seed(config["seed"])
        self.random = torch.Generator().manual_seed(config["seed"])
        shuffled = pictures(data)
        shuffled = shuffled[torch.randperm(len(shuffled), generator=self.random)]
        self.watched, self.pictures = shuffled[:WATCHED], shuffled[WATCHED:]
        half = config["model"] | {"codes": config["model"]["codes"] // 2}
        self.model = DiscreteVae(half).to(device, memory_format=torch.channels_last)
        self.model.set_components(self.pictures[:COMPONENTS].to(device) / 255)
        self.average = copy.deepcopy(self.model).requires_grad_(False)
        self.optimizer = torch.optim.AdamW(self.model.parameters(), betas=(0.9, 0.99), weight_decay=1e-4)
        self.step = 0

    def save(self, path: Path) -> None:
        state = {
            "config": self.config,
            "step": self.step,
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "random": self.random.get_state(),
        }
        torch.save(state, path.with_suffix(".part"))
        os.replace(path.with_suffix(".part"), path)

    def load(self, path: Path) -> None:
        state = torch.load(path, map_location=self.device)
        self.step = state["step"]
        if self.step > self.settings["split"]:
            self.split_codes()
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.random.set_state(state["random"].cpu())

    def advance(self) -> float:
        """One step; returns the mean squared error of its batch."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate()
        if self.step == 0:
            self.place_codes()
        if self.step == self.settings["split"]:
            self.split_codes()
        image = self.batch()
        codes, commitment = self.quantised(self.features(image))
        with torch.autocast(self.device.type, torch.bfloat16):
            decoded = self.model.decoder(codes)
        error = F.mse_loss(decoded.float(), image)
        self.optimizer.zero_grad()
        (error / VARIANCE + commitment).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        self.follow()
        return error.item()

    def rate(self) -> float:
        """The learning rate: a short rise, a plateau, then a half cosine down to 0."""
        rise = min(1.0, (self.step + 1) / self.settings["warmup"])
        left = min(1.0, (self.settings["steps"] - self.step) / self.settings["cooldown"])
        return self.settings["rate"] * rise * (1 - math.cos(math.pi * left)) / 2

    def batch(self) -> Tensor:
        index = torch.randint(len(self.pictures), (self.settings["batch"],), generator=self.random)
        batch = augment(self.pictures[index].float() / 255, self.settings["patched"], self.random)
        return batch.to(self.device, memory_format=torch.channels_last)

    def features(self, image: Tensor) -> Tensor:
        with torch.autocast(self.device.type, torch.bfloat16):
            return self.model.encoder(image).float()

    def quantised(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Each feature replaced by its code, and the commitment loss (van den Oord et al. 2017, Eq. 3).

        The gradient of the code is handed straight through to the feature; the codes follow the features by running
        means instead of gradients.
        """
        codebook, rows = self.model.codebook, flat(features)
        tokens = codebook.nearest(rows)
        codebook.learn(rows.detach(), tokens)
        if self.step % self.settings["revive"] == 0 and self.step < self.settings["steps"] - self.settings["cooldown"]:
            codebook.revive(rows.detach(), self.settings["fewest"], self.random)
        codes = codebook.vectors[tokens]
        commitment = self.settings["commitment"] * F.mse_loss(rows, codes)
        batch, code, height, width = features.shape
        passed = (rows + (codes - rows).detach()).view(batch, height, width, code).permute(0, 3, 1, 2)
        return passed, commitment

    @torch.no_grad()
    def place_codes(self) -> None:
        """Starts half of the codebook by k-means on 20 features per code."""
        rows = [flat(self.features(self.batch()))]
        while sum(map(len, rows)) < 20 * len(self.model.codebook.vectors):
            rows.append(flat(self.features(self.batch())))
        self.model.codebook.fit(torch.cat(rows), 5, self.random)

    def split_codes(self) -> None:
        """Makes the codebook whole."""
        self.model.codebook.split(self.random)
        self.average.codebook = copy.deepcopy(self.model.codebook)

    def follow(self) -> None:
        """Moves the running mean of all weights, sooner at the start."""
        decay = min(self.settings["average"], self.step / (self.step + 10))
        for average, current in zip(self.average.state_dict().values(), self.model.state_dict().values(), strict=True):
            average.lerp_(current, 1 - decay)

    @torch.no_grad()
    def watch(self) -> str:
        """PSNR (of the mean error), codes used and perplexity of the running mean on pictures not trained on."""
        count, error = torch.zeros(len(self.model.codebook.vectors), dtype=torch.double), 0.0
        for part in self.watched.split(50):
            image = (part.float() / 255).to(self.device, memory_format=torch.channels_last)
            tokens = self.average.tokens(image)
            count += torch.bincount(tokens.flatten().cpu(), minlength=len(count))
            error += F.mse_loss(self.average.decode(tokens), image).item() * len(part) / WATCHED
        share = count[count > 0] / count.sum()
        perplexity = float((-(share * share.log()).sum()).exp()) / len(count)
        return f"psnr {-10 * math.log10(error):.2f} dB, used {len(share) / len(count):.3f}, perplexity {perplexity:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    arguments = parser.parse_args()
    trainer = Trainer(yaml.safe_load(arguments.config.read_text()), arguments.data, torch.device(arguments.device))
    if arguments.out.exists():
        trainer.load(arguments.out)
    steps, first, begun, errors = trainer.settings["steps"], trainer.step, time.time(), []
    while trainer.step < steps:
        errors.append(trainer.advance())
        if trainer.step % REPORT == 0 or trainer.step == steps:
            each = (time.time() - begun) / (trainer.step - first)
            trained = -10 * math.log10(sum(errors) / len(errors))
            print(
                f"step {trainer.step}/{steps}: trained {trained:.2f} dB; held out {trainer.watch()}; "
                f"{1000 * each:.0f} ms a step, {each * (steps - trainer.step) / 60:.0f} min left",
                flush=True,
            )
            errors.clear()
            trainer.save(arguments.out)


if __name__ == "__main__":
    main()
