"""Writes encoder.onnx, decoder.onnx, codebook.bin (of VQ models) and card.yaml of a trained model.

Checks the networks against PyTorch.

    python export.py --checkpoint run.pt --eval eval.tar --out DIR
"""

import argparse
import hashlib
import textwrap
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from data import pictures
from evaluate import Model, held_out
from model import Autoencoder, flat

OPSET = 17
ONE_HOT = "dvae"  # the model whose decoder takes a distribution over codes; those of other models take vectors

CARD = """\
name: {name}
version: "1"
description: {description}
licence: Apache-2.0
source: training/{name}.yaml, trained by training/train.py
encoder: {{file: encoder.onnx, sha256: "{encoder}", input: image, output: {output}}}
decoder: {{file: decoder.onnx, sha256: "{decoder}", input: {input}, output: image}}
{codebook}picture: {{size: 64, multipleOf: {factor}, mean: [0, 0, 0], scale: [1, 1, 1]}}
latent: {{{latent}, factor: {factor}}}
training:
{architecture}  data: >-
    32,000 natural 64x64 pictures (Tiny ImageNet, research use). No picture is shipped, and the weights are far smaller
    than the pictures, but that nothing of any picture can be recovered from them was not tested.
  steps: {steps}
  seed: {seed}
heldOut: {{{heldOut}}}
"""

ARCHITECTURE = """\
Encoder: principal components of {factor}x{factor} cells plus convolutions that see {seen}x{seen} pixels, no
normalisation ({encoderWeights:,} weights). {quantiser} Decoder: residual 3x3 convolutions on cells of {cells} pixels
({decoderWeights:,} weights).{start}
"""


class TokenEncoder(nn.Module):
    """image n x 3 x h x w in [0, 1] to tokens n x h/f x w/f."""

    def __init__(self, model: Autoencoder) -> None:
        super().__init__()
        self.encoder = model.encoder
        self.register_buffer("vectors", 2 * model.quantiser.vectors.T.contiguous())
        self.register_buffer("offset", -model.quantiser.vectors.square().sum(1))

    def forward(self, image: Tensor) -> Tensor:
        features = self.encoder(image)
        batch, _, height, width = features.shape
        return torch.addmm(self.offset, flat(features), self.vectors).argmax(1).view(batch, height, width)


class CodeDecoder(nn.Module):
    """codes n x V x h x w, a distribution over codes at each position, to image n x 3 x 8h x 8w in [0, 1]."""

    def __init__(self, model: Autoencoder) -> None:
        super().__init__()
        self.embed = nn.Conv2d(*model.quantiser.vectors.shape, 1, bias=False)
        self.embed.weight.data = model.quantiser.vectors.T[:, :, None, None].contiguous()
        self.decoder = model.decoder

    def forward(self, codes: Tensor) -> Tensor:
        return self.decoder(self.embed(codes)).clamp(0, 1)


class MeanEncoder(nn.Module):
    """image n x 3 x h x w in [0, 1] to latent n x d x h/f x w/f of about unit variance."""

    def __init__(self, model: Autoencoder) -> None:
        super().__init__()
        self.encoder, self.scale = model.encoder, model.quantiser.scale()

    def forward(self, image: Tensor) -> Tensor:
        return self.encoder(image) * self.scale


class VectorDecoder(nn.Module):
    """latent n x d x h x w, divided by `scale`, to image n x 3 x fh x fw in [0, 1]."""

    def __init__(self, model: Autoencoder, scale: float) -> None:
        super().__init__()
        self.decoder, self.scale = model.decoder, scale

    def forward(self, latent: Tensor) -> Tensor:
        return self.decoder(latent / self.scale if self.scale != 1 else latent).clamp(0, 1)


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


def write_all(model: Autoencoder, one_hot: bool, folder: Path) -> None:
    """Writes encoder, decoder and, where the decoder takes the vectors of a codebook, the codebook."""
    image, latent = torch.rand(2, 3, 64, 48), torch.rand(2, model.code, 64 // model.factor, 48 // model.factor)
    if not model.discrete:
        write(MeanEncoder(model), image, "image", "latent", folder / "encoder.onnx")
        write(VectorDecoder(model, model.quantiser.scale()), latent, "latent", "image", folder / "decoder.onnx")
        return
    vectors = model.quantiser.vectors
    write(TokenEncoder(model), image, "image", "tokens", folder / "encoder.onnx")
    if one_hot:
        codes = torch.rand(2, len(vectors), *latent.shape[2:])
        write(CodeDecoder(model), codes, "codes", "image", folder / "decoder.onnx")
    else:
        write(VectorDecoder(model, 1), latent, "latent", "image", folder / "decoder.onnx")
        (folder / "codebook.bin").write_bytes(vectors.numpy().astype("<f4").tobytes())


def check(model: Autoencoder, folder: Path, archive: Path) -> None:
    """Raises unless ONNX Runtime agrees with PyTorch on held-out pictures at two sizes, one and five at a time."""
    exported = Model(folder)
    small = pictures(archive, 20)
    wide = torch.cat([torch.cat([small[0:5], small[5:10]], 2), torch.cat([small[10:15], small[15:20]], 2)], 3)[..., :96]
    for batch in (small[:1], small[:5], wide[:1], wide[:5]):
        image = batch.float() / 255
        encoded = exported.encode(image.numpy())
        expected = (model.tokens(image) if model.discrete else model.encode(image) * model.quantiser.scale()).numpy()
        encoding = np.abs(encoded - expected).max()
        decoding = np.abs(exported.decode(encoded) - model.decode(model.encode(image)).numpy()).max()
        what = "tokens" if model.discrete else "latent"
        print(f"{tuple(image.shape)}: largest difference of {what} {encoding:.1e}, of pixels {decoding:.1e}")
        if encoding >= (1 if model.discrete else 1e-3) or decoding >= 1e-4:
            raise SystemExit("ONNX Runtime and PyTorch disagree")


def card(checkpoint: dict, model: Autoencoder, one_hot: bool, folder: Path, archive: Path) -> str:
    """The card of what lies in `folder`, judged on the pictures of `archive`."""
    config, codes = checkpoint["config"], len(model.quantiser.vectors) if model.discrete else 0
    reads = f"f{model.factor}, fully convolutional"
    if one_hot:
        description, latent = f"Discrete VAE of hen, {reads}, {codes} codes", f"kind: tokens, codebook: {codes}"
    elif model.discrete:
        description = f"Vector-quantised autoencoder of hen, {reads}, {codes} codes of {model.code} numbers"
        latent = f"kind: vq, channels: {model.code}, codebook: {codes}"
    else:
        description = f"KL autoencoder of hen, {reads}, {model.code} numbers per cell, the mean of the posterior"
        latent = f"kind: dense, channels: {model.code}"
    book = folder / "codebook.bin"
    return CARD.format(
        name=config["name"],
        description=description,
        encoder=checksum(folder / "encoder.onnx"),
        decoder=checksum(folder / "decoder.onnx"),
        codebook=f'codebook: {{file: codebook.bin, sha256: "{checksum(book)}"}}\n' if book.exists() else "",
        output="tokens" if model.discrete else "latent",
        input="codes" if one_hot else "latent",
        factor=model.factor,
        latent=latent,
        architecture="" if one_hot else architecture(config, model),
        steps=checkpoint["step"],
        seed=config["seed"],
        heldOut=figures(held_out(folder, archive)),
    )


def architecture(whole: dict, model: Autoencoder) -> str:
    """What the card says of the networks."""
    config = whole["model"]
    sides = [model.factor >> stage for stage in range(len(config["widths"]))]
    if model.discrete:
        quantiser = f"Codebook of {config['codes']:,} vectors, learned as running means."
    else:
        noise = ", ".join(f"{number:.2f}" for number in model.quantiser.noise.exp() * model.quantiser.scale())
        quantiser = f"Gaussian posterior with a learned deviation per number ({noise}) and a small divergence term."
    text = ARCHITECTURE.format(
        factor=model.factor,
        seen=model.factor + 2 * config["reach"],
        quantiser=quantiser,
        cells=", ".join(f"{side}x{side}" for side in sides),
        encoderWeights=sum(weight.numel() for weight in model.encoder.parameters()),
        decoderWeights=sum(weight.numel() for weight in model.decoder.parameters()),
        start=f" Started from the networks of {whole['start']}." if "start" in whole else "",
    )
    indent = 4 * " "
    return f"  architecture: >-\n{textwrap.fill(text, 120, initial_indent=indent, subsequent_indent=indent)}\n"


def figures(held: dict[str, float]) -> str:
    """The evaluation in the card's words."""
    text = f"pictures: {held['pictures']}, psnr: {held['psnr']:.2f}, ssim: {held['ssim']:.3f}"
    if "used" in held:
        text += f", codesUsed: {held['used']:.3f}, perplexity: {held['perplexity']:.3f}"
    return text


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    checkpoint = torch.load(arguments.checkpoint, map_location="cpu")
    config = checkpoint["config"]
    if "quantiser.vectors" in checkpoint["average"]:
        config["model"]["codes"] = len(checkpoint["average"]["quantiser.vectors"])  # fewer before the last split
    model = Autoencoder(config["model"])
    model.load_state_dict(checkpoint["average"])
    model.eval()
    arguments.out.mkdir(parents=True, exist_ok=True)
    one_hot = config["name"] == ONE_HOT
    write_all(model, one_hot, arguments.out)
    check(model, arguments.out, arguments.eval)
    text = card(checkpoint, model, one_hot, arguments.out, arguments.eval)
    (arguments.out / "card.yaml").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
