"""Trains an autoencoder: python train.py --config dvae.yaml --data train.tar --out dvae.pt

Continues from the checkpoint --out where it exists. With --steps it ends at another step than the one configured, and
the cooldown is then in the last steps before that one. With --stop it stops at a step, as if interrupted. With --start
the first step finds the encoder and decoder of another run's checkpoint.
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
from model import Autoencoder, flat, unflat
from muon import Muon

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
        model = dict(config["model"])
        if model["quantiser"] == "codebook":
            model["codes"] >>= len(self.settings["split"])
        self.model = Autoencoder(model).to(device, memory_format=torch.channels_last)
        self.model.set_components(self.pictures[:COMPONENTS].to(device) / 255)
        self.average = copy.deepcopy(self.model).requires_grad_(False)
        self.optimizers = optimizers(self.model, self.settings)
        self.step, self.steps = 0, self.settings["steps"]

    def save(self, path: Path) -> None:
        state = {
            "config": self.config,
            "step": self.step,
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
            "random": self.random.get_state(),
        }
        torch.save(state, path.with_suffix(".part"))
        os.replace(path.with_suffix(".part"), path)

    def start(self, path: Path) -> None:
        """Takes the encoder and the decoder of a run of the same networks; the codes are then placed on its features."""
        saved = torch.load(path, map_location=self.device)["average"]
        networks = {name: value for name, value in saved.items() if not name.startswith("quantiser")}
        for model in (self.model, self.average):
            model.load_state_dict(networks, strict=False)

    def load(self, path: Path) -> None:
        state = torch.load(path, map_location=self.device)
        self.step = state["step"]
        for split in self.settings.get("split", []):
            if self.step > split:
                self.split_codes()
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        self.random.set_state(state["random"].cpu())

    def advance(self) -> float:
        """One step; returns the mean squared error of its batch."""
        if self.model.discrete:
            self.tend_codes()
        image = self.batch()
        features = self.features(image)
        rows, penalty = self.model.quantiser(flat(features))
        self.revive_codes(flat(features).detach())
        with torch.autocast(self.device.type, torch.bfloat16):
            decoded = self.model.decoder(unflat(rows, features))
        error = F.mse_loss(decoded.float(), image)
        self.model.zero_grad()
        (error / VARIANCE + self.settings["penalty"] * penalty).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for optimizer in self.optimizers:
            highest = self.settings["muon" if isinstance(optimizer, Muon) else "rate"]
            for group in optimizer.param_groups:
                group["lr"] = highest * self.pace()
            optimizer.step()
        self.step += 1
        self.follow()
        return error.item()

    def pace(self) -> float:
        """The learning rate, as a share of the highest: a short rise, a plateau, then a half cosine down to 0."""
        rise = min(1.0, (self.step + 1) / self.settings["warmup"])
        left = min(1.0, (self.steps - self.step) / self.settings["cooldown"])
        return rise * (1 - math.cos(math.pi * left)) / 2

    def batch(self) -> Tensor:
        index = torch.randint(len(self.pictures), (self.settings["batch"],), generator=self.random)
        batch = augment(self.pictures[index].float() / 255, self.settings["patched"], self.random)
        return batch.to(self.device, memory_format=torch.channels_last)

    def features(self, image: Tensor) -> Tensor:
        with torch.autocast(self.device.type, torch.bfloat16):
            return self.model.encoder(image).float()

    def tend_codes(self) -> None:
        """Places the codes at the first step and splits them at the steps configured."""
        if self.step == 0:
            self.place_codes()
        if self.step in self.settings["split"]:
            self.split_codes()

    @torch.no_grad()
    def place_codes(self) -> None:
        """Starts the codes there are before the splits by k-means on some features per code."""
        rows = [flat(self.features(self.batch()))]
        while sum(map(len, rows)) < self.settings["place"] * len(self.model.quantiser.vectors):
            rows.append(flat(self.features(self.batch())))
        self.model.quantiser.fit(torch.cat(rows), 5, self.random)

    def revive_codes(self, rows: Tensor) -> None:
        """Every few steps before the cooldown, moves unused codes onto features (n x d)."""
        early = self.step < self.steps - self.settings["cooldown"]
        if self.model.discrete and early and self.step % self.settings["revive"] == 0:
            self.model.quantiser.revive(rows, self.settings["fewest"], self.random)

    def split_codes(self) -> None:
        """Doubles the codebook."""
        self.model.quantiser.split(self.random)
        self.average.quantiser = copy.deepcopy(self.model.quantiser)

    def follow(self) -> None:
        """Moves the running mean of all weights, sooner at the start."""
        decay = min(self.settings["average"], self.step / (self.step + 10))
        for average, current in zip(self.average.state_dict().values(), self.model.state_dict().values(), strict=True):
            average.lerp_(current, 1 - decay)

    @torch.no_grad()
    def watch(self) -> str:
        """PSNR (of the mean error) of the running mean on pictures not trained on, and how the codes are used."""
        error, tokens = 0.0, []
        for part in self.watched.split(50):
            image = (part.float() / 255).to(self.device, memory_format=torch.channels_last)
            if self.model.discrete:
                tokens.append(self.average.tokens(image).flatten().cpu())
            error += F.mse_loss(self.average.decode(self.average.encode(image)), image).item() * len(part) / WATCHED
        quality = f"psnr {-10 * math.log10(error):.2f} dB"
        return f"{quality}, {use(torch.cat(tokens), len(self.model.quantiser.vectors))}" if tokens else quality


def optimizers(model: Autoencoder, settings: dict) -> list[torch.optim.Optimizer]:
    """AdamW, or Muon for the kernels and AdamW for the rest."""
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    kernels = [weight for weight in weights if weight.ndim == 4] if "muon" in settings else []
    rest = [weight for weight in weights if weight.ndim != 4] if kernels else weights
    made = [torch.optim.AdamW(rest, lr=settings["rate"], betas=(0.9, 0.99), weight_decay=1e-4)]
    if kernels:
        made.append(Muon(kernels, settings["muon"]))
    return made


def use(tokens: Tensor, codes: int) -> str:
    """The share of codes used and the perplexity as a share of the codes."""
    count = torch.bincount(tokens, minlength=codes).double()
    share = count[count > 0] / count.sum()
    perplexity = float((-(share * share.log()).sum()).exp()) / codes
    return f"used {len(share) / codes:.3f}, perplexity {perplexity:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--stop", type=int)
    parser.add_argument("--start", type=Path)
    arguments = parser.parse_args()
    trainer = Trainer(yaml.safe_load(arguments.config.read_text()), arguments.data, torch.device(arguments.device))
    if arguments.out.exists():
        trainer.load(arguments.out)
    elif arguments.start:
        trainer.start(arguments.start)
    trainer.steps = arguments.steps or trainer.steps
    steps, first, begun, errors = trainer.steps, trainer.step, time.time(), []
    while trainer.step < min(steps, arguments.stop or steps):
        errors.append(trainer.advance())
        if trainer.step % REPORT == 0 or trainer.step in (steps, arguments.stop):
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
