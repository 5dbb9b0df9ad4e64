"""Writes encoder.onnx, decoder.onnx and card.yaml of a trained model, and checks them against PyTorch.

    python export.py --checkpoint run.pt --eval eval.tar --out DIR
"""

import argparse
import hashlib
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from data import pictures
from evaluate import Model, held_out
from model import DiscreteVae, flat

OPSET = 17

CARD = """\
name: {name}
version: "1"
description: Discrete VAE of hen, f8, fully convolutional, {codes} codes
licence: Apache-2.0
source: training/{name}.yaml, trained by training/train.py
encoder: {{file: encoder.onnx, sha256: "{encoder}", input: image, output: tokens}}
decoder: {{file: decoder.onnx, sha256: "{decoder}", input: codes, output: image}}
picture: {{size: 64, multipleOf: 8, mean: [0, 0, 0], scale: [1, 1, 1]}}
latent: {{kind: tokens, codebook: {codes}, factor: 8}}
training:
  data: >-
    32,000 natural 64x64 pictures (Tiny ImageNet, research use). No picture is shipped, and the weights are far smaller
    than the pictures, but that nothing of any picture can be recovered from them was not tested.
  steps: {steps}
  seed: {seed}
heldOut: {{pictures: {pictures}, psnr: {psnr:.2f}, ssim: {ssim:.3f}, codesUsed: {used:.3f}, perplexity: {perplexity:.3f}}}
"""


class TokenEncoder(nn.Module):
    """image n x 3 x h x w in [0, 1] to tokens n x h/8 x w/8."""

    def __init__(self, model: DiscreteVae) -> None:
        super().__init__()
        self.encoder = model.encoder
        self.register_buffer("vectors", 2 * model.codebook.vectors.T.contiguous())
        self.register_buffer("offset", -model.codebook.vectors.square().sum(1))

    def forward(self, image: Tensor) -> Tensor:
        features = self.encoder(image)
        batch, _, height, width = features.shape
        return torch.addmm(self.offset, flat(features), self.vectors).argmax(1).view(batch, height, width)


class CodeDecoder(nn.Module):
    """codes n x V x h x w, a distribution over codes at each position, to image n x 3 x 8h x 8w in [0, 1]."""

    def __init__(self, model: DiscreteVae) -> None:
        super().__init__()
        self.embed = nn.Conv2d(*model.codebook.vectors.shape, 1, bias=False)
        self.embed.weight.data = model.codebook.vectors.T[:, :, None, None].contiguous()
        self.decoder = model.decoder

    def forward(self, codes: Tensor) -> Tensor:
        return self.decoder(self.embed(codes)).clamp(0, 1)


def write(module: nn.Module, example: Tensor, source: str, target: str, path: Path) -> None:
    """Exports a module of one input and one output, both of free batch, height and width."""
    result = {0: "n", 1: "rows", 2: "columns"} if target == "tokens" else {0: "n", 2: "rows", 3: "columns"}
    axes = {source: {0: "n", 2: "h", 3: "w"}, target: result}
    with warnings.catch_warnings(action="ignore"):
        torch.onnx.export(
            module, (example,), path, input_names=[source], output_names=[target], dynamic_axes=axes,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip
    onnx.checker.check_model(onnx.load(path), full_check=True)


def checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check(model: DiscreteVae, folder: Path, archive: Path) -> None:
    """Raises unless ONNX Runtime agrees with PyTorch on held-out pictures at two sizes, one and five at a time."""
    exported = Model(folder)
    small = pictures(archive, 20)
    wide = torch.cat([torch.cat([small[0:5], small[5:10]], 2), torch.cat([small[10:15], small[15:20]], 2)], 3)[..., :96]
    for batch in (small[:1], small[:5], wide[:1], wide[:5]):
        image = batch.float() / 255
        expected = model.tokens(image)
        tokens = exported.tokens(image.numpy())
        difference = np.abs(exported.decode(tokens) - model.decode(expected).numpy()).max()
        equal = np.array_equal(tokens, expected.numpy())
        print(f"{tuple(image.shape)}: tokens equal {equal}, largest difference {difference:.1e}")
        if not equal or difference >= 1e-4:
            raise SystemExit("ONNX Runtime and PyTorch disagree")


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    checkpoint = torch.load(arguments.checkpoint, map_location="cpu")
    config = checkpoint["config"]
    model = DiscreteVae(config["model"])
    model.load_state_dict(checkpoint["average"])
    model.eval()
    arguments.out.mkdir(parents=True, exist_ok=True)
    codes = config["model"]["codes"]
    write(TokenEncoder(model), torch.rand(2, 3, 64, 48), "image", "tokens", arguments.out / "encoder.onnx")
    write(CodeDecoder(model), torch.rand(2, codes, 8, 6), "codes", "image", arguments.out / "decoder.onnx")
    check(model, arguments.out, arguments.eval)
    card = CARD.format(
        name=config["name"],
        codes=codes,
        encoder=checksum(arguments.out / "encoder.onnx"),
        decoder=checksum(arguments.out / "decoder.onnx"),
        steps=checkpoint["step"],
        seed=config["seed"],
        **held_out(arguments.out, arguments.eval),
    )
    (arguments.out / "card.yaml").write_text(card)
    print(card)


if __name__ == "__main__":
    main()
