"""Turns the weights of a public model into a folder that hen models add takes.

    python export_pretrained.py NAME --from DIR --out DIR [--size 256]

NAME is one of the models below; DIR holds the files that hen models fetch NAME brought (see docs/models.md). The mapping of
pixels becomes part of the graphs, so each takes and gives pictures in 0..1. The result is compared with PyTorch.
"""

import argparse
import hashlib
import os
import shutil
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor, nn

from checkpoints import Tensors, tensors, wanted
from names import clip_names, diffusion_names
from pretrained import ClipText, DalleDecoder, DalleEncoder, DiffusionAutoencoder, tiny_decoder, tiny_encoder

OPSET = 17


class Graph(nn.Module):
    """A function of one tensor, with the modules that it uses."""

    def __init__(self, run: Callable[[Tensor], Tensor], *modules: nn.Module) -> None:
        super().__init__()
        self.run = run
        self.modules_used = nn.ModuleList(modules)

    def forward(self, x: Tensor) -> Tensor:
        return self.run(x)


@dataclass
class Exported:
    """A model that is ready to be written.

    graphs: file stem to graph, name of its input, name of its output
    latent: the section of the card; empty for texts
    """

    graphs: dict[str, tuple[Graph, str, str]]
    latent: str = ""
    factor: int = 1
    channels: int = 0
    codebook: Tensor | None = None
    context: int = 0
    vocabulary: int = 0
    dimension: int = 0
    copied: list[Path] = field(default_factory=list)


def strictly(module: nn.Module, found: Tensors) -> nn.Module:
    module.load_state_dict(found, strict=True)
    return module.eval().requires_grad_(False)


def scaled(x: Tensor) -> Tensor:
    return 2 * x - 1


def unscaled(x: Tensor) -> Tensor:
    return ((x + 1) / 2).clamp(0, 1)


def dalle(folder: Path) -> Exported:
    found = [wanted(tensors(folder / name), ("module.",)) for name in ("encoder.pkl", "decoder.pkl")]
    width, codes = found[0]["blocks.input.w"].shape[0], found[0]["blocks.output.conv.w"].shape[0]
    encoder = strictly(DalleEncoder(codes, width), found[0])
    decoder = strictly(DalleDecoder(codes, width, found[1]["blocks.input.w"].shape[0]), found[1])
    return Exported(
        {
            "encoder": (Graph(lambda x: encoder(0.8 * x + 0.1).argmax(1), encoder), "image", "tokens"),
            "decoder": (Graph(lambda x: ((decoder(x)[:, :3].sigmoid() - 0.1) / 0.8).clamp(0, 1), decoder), "codes", "image"),
        },
        f"{{kind: tokens, codebook: {codes}, factor: 8}}",
        8,
        codes,
    )


def diffusion(file: str, multiples: tuple[int, ...], channels: int, codes: int, attention: bool, scale: float = 1) -> Callable[[Path], Exported]:
    def read(folder: Path) -> Exported:
        found = diffusion_names(wanted(tensors(one(folder, file)), ("first_stage_model.",), ("loss.", "model_ema.")), len(multiples))
        width = found["encoder.conv_in.weight"].shape[0]
        used = found["quantize.embedding.weight"].shape[0] if codes else 0
        model = strictly(DiffusionAutoencoder(multiples, channels, used, attention, width), found)
        factor = 2 ** (len(multiples) - 1)
        decode = Graph(lambda z: unscaled(model.decoder(model.post_quant_conv(z / scale))), model.decoder, model.post_quant_conv)
        if codes:
            vectors = model.quantize.embedding.weight
            encode = Graph(lambda x: nearest(model.quant_conv(model.encoder(scaled(x))), vectors), model.encoder, model.quant_conv, model.quantize)
            latent = f"{{kind: vq, channels: {channels}, codebook: {used}, factor: {factor}}}"
            return Exported({"encoder": (encode, "image", "tokens"), "decoder": (decode, "latent", "image")}, latent, factor, channels, vectors)
        encode = Graph(lambda x: scale * model.quant_conv(model.encoder(scaled(x)))[:, :channels], model.encoder, model.quant_conv)
        latent = f"{{kind: dense, channels: {channels}, factor: {factor}}}"
        return Exported({"encoder": (encode, "image", "latent"), "decoder": (decode, "latent", "image")}, latent, factor, channels)

    return read


def nearest(z: Tensor, vectors: Tensor) -> Tensor:
    """The code of the least distance at each place: of |z - e|^2, what does not depend on e is left out."""
    flat = z.permute(0, 2, 3, 1).reshape(-1, z.shape[1])
    return (2 * flat @ vectors.T - vectors.square().sum(1)).argmax(1).reshape(z.shape[0], z.shape[2], z.shape[3])


def tiny(stem: str, pooled: bool) -> Callable[[Path], Exported]:
    def read(folder: Path) -> Exported:
        found = [tensors(one(folder, f"{stem}_{part}")) for part in ("encoder", "decoder")]
        width, channels = found[0]["0.weight"].shape[0], found[1]["1.weight"].shape[1]
        encoder = strictly(tiny_encoder(channels, pooled, width), found[0])
        decoder = strictly(tiny_decoder(channels, pooled, width), found[1])
        return Exported(
            {
                "encoder": (Graph(encoder, encoder), "image", "latent"),
                "decoder": (Graph(lambda z: decoder(z).clamp(0, 1), decoder), "latent", "image"),
            },
            f"{{kind: dense, channels: {channels}, factor: 8}}",
            8,
            channels,
        )

    return read


def clip(file: str) -> Callable[[Path], Exported]:
    def read(folder: Path) -> Exported:
        found = clip_names(tensors(one(folder, file)))
        vocabulary, width = found["token_embedding.weight"].shape
        context, dimension = found["positional_embedding"].shape[0], found["text_projection"].shape[1]
        layers = 1 + max(int(name.split(".")[2]) for name in found if name.startswith("transformer.resblocks."))
        model = strictly(ClipText(vocabulary, context, width, layers, dimension), found)
        return Exported(
            {"text": (Graph(model, model), "input_ids", "text_embeds")},
            context=context,
            vocabulary=vocabulary,
            dimension=dimension,
            copied=[one(folder, "tokenizer.json")],
        )

    return read


def one(folder: Path, start: str) -> Path:
    """The file whose name begins so."""
    files = [file for file in sorted(folder.iterdir()) if file.name.startswith(start) and file.suffix not in (".yaml", ".part")]
    if len(files) != 1:
        raise SystemExit(f"{folder} should have one file {start}..., and has {[file.name for file in files]}")
    return files[0]


COMPVIS = ("MIT", "https://github.com/CompVis/latent-diffusion")
MODELS: dict[str, tuple[Callable[[Path], Exported], str, str, str]] = {
    "openai-dvae": (dalle, "The discrete VAE of DALL-E", "LicenseRef-OpenAI-Modified-MIT", "https://github.com/openai/DALL-E"),
    "compvis-vq-f8": (diffusion("vq-f8", (1, 2, 2, 4), 4, 16384, True), "CompVis VQ-f8", *COMPVIS),
    "compvis-vq-f16": (diffusion("vq-f16", (1, 1, 2, 2, 4), 8, 16384, True), "CompVis VQ-f16", *COMPVIS),
    "compvis-kl-f8": (diffusion("kl-f8", (1, 2, 4, 4), 4, 0, False), "CompVis KL-f8, the mean", *COMPVIS),
    "compvis-kl-f16": (diffusion("kl-f16", (1, 1, 2, 2, 4), 16, 0, True), "CompVis KL-f16, the mean", *COMPVIS),
    "sd-vae": (
        diffusion("", (1, 2, 4, 4), 4, 0, False, 0.18215),
        "Stable Diffusion's VAE, the mean times 0.18215",
        "MIT",
        "https://huggingface.co/stabilityai/sd-vae-ft-mse-original",
    ),
    "taesd": (tiny("taesd", False), "The tiny autoencoder for Stable Diffusion", "MIT", "https://github.com/madebyollin/taesd"),
    "taef2": (tiny("taef2", True), "The tiny autoencoder for FLUX.2", "MIT", "https://github.com/madebyollin/taesd"),
    "clip-vit-b-32": (clip("ViT-B-32"), "The text encoder of CLIP ViT-B/32", "MIT", "https://github.com/openai/CLIP"),
    "clip-vit-l-14": (clip("ViT-L-14"), "The text encoder of CLIP ViT-L/14", "MIT", "https://github.com/openai/CLIP"),
}


def examples(exported: Exported, graph: str) -> list[Tensor]:
    """Inputs of two sizes, one at a time and several."""
    torch.manual_seed(7)
    if exported.latent == "":
        return [captions(exported, batch, tokens) for batch, tokens in ((2, exported.context), (1, 9))]
    f = exported.factor
    if graph == "encoder":
        return [torch.rand(2, 3, 8 * f, 6 * f), torch.rand(1, 3, 4 * f, 10 * f)]
    if exported.codebook is not None:
        picked = [torch.randint(len(exported.codebook), shape) for shape in ((2, 8, 6), (1, 4, 10))]
        return [exported.codebook[codes].permute(0, 3, 1, 2).contiguous() for codes in picked]
    latents = [torch.randn(2, exported.channels, 8, 6), torch.randn(1, exported.channels, 4, 10)]
    return [z.mul(4).softmax(1) for z in latents] if "codes" in exported.graphs["decoder"] else latents


def captions(exported: Exported, batch: int, tokens: int) -> Tensor:
    """Random tokens that end with the end mark, the one of the highest number, here and there."""
    ids = torch.randint(exported.vocabulary - 2, (batch, tokens))
    ids[:, 0] = exported.vocabulary - 2
    for row in range(batch):
        ids[row, tokens - 2 - row :] = exported.vocabulary - 1
    return ids


def write(graph: tuple[Graph, str, str], example: Tensor, path: Path) -> None:
    module, source, target = graph
    picture = {0: "n", 2: "h", 3: "w"}
    axes = {
        "tokens": {0: "n", 1: "rows", 2: "columns"},
        "input_ids": {0: "n", 1: "tokens"},
        "text_embeds": {0: "n"},
    }
    with warnings.catch_warnings(action="ignore"):
        torch.onnx.export(
            module, (example,), path, input_names=[source], output_names=[target], opset_version=OPSET, dynamo=False,
            dynamic_axes={source: axes.get(source, picture), target: axes.get(target, {0: "n", 2: "rows", 3: "columns"})},
        )  # fmt: skip
    onnx.checker.check_model(str(path), full_check=True)


def compare(graph: tuple[Graph, str, str], inputs: list[Tensor], path: Path) -> float:
    """Raises unless ONNX Runtime agrees with PyTorch; gives the largest difference, relative to the largest number."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    worst = 0.0
    for example in inputs:
        expected = graph[0](example).numpy()
        found = session.run([graph[2]], {graph[1]: example.numpy()})[0]
        if found.shape != expected.shape or found.dtype != expected.dtype:
            raise SystemExit(f"{path.name}: {found.shape} {found.dtype} instead of {expected.shape} {expected.dtype}")
        if expected.dtype == np.int64:
            # Two codes can be equally near but for rounding.
            worst = max(worst, float((found != expected).mean()))
        else:
            worst = max(worst, float(np.abs(found - expected).max() / max(1.0, np.abs(expected).max())))
    if worst > 1e-3:
        raise SystemExit(f"{path.name}: ONNX Runtime and PyTorch differ by {worst:.1e}")
    return worst


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def section(folder: Path, stem: str, graph: tuple[Graph, str, str]) -> str:
    return f'{{file: {stem}.onnx, sha256: "{digest(folder / f"{stem}.onnx")}", input: {graph[1]}, output: {graph[2]}}}'


def card(name: str, exported: Exported, folder: Path, size: int) -> str:
    _, description, licence, source = MODELS[name]
    lines = [
        f"name: {name}",
        'version: "1"',
        f"description: {description}",
        f"licence: {licence}",
        f"source: {source}, exported by training/export_pretrained.py",
    ]
    if exported.latent == "":
        tokenizer = exported.copied[0].name
        lines += [
            "text:",
            f'  tokenizer: {{file: {tokenizer}, sha256: "{digest(folder / tokenizer)}"}}',
            f"  model: {section(folder, 'text', exported.graphs['text'])}",
            f"  maxTokens: {exported.context}",
            f"  dimension: {exported.dimension}",
        ]
    else:
        lines += [f"{stem}: {section(folder, stem, graph)}" for stem, graph in exported.graphs.items()]
        if exported.codebook is not None:
            lines.append(f'codebook: {{file: codebook.bin, sha256: "{digest(folder / "codebook.bin")}"}}')
        lines += [
            f"picture: {{size: {size}, multipleOf: {exported.factor}, mean: [0, 0, 0], scale: [1, 1, 1]}}",
            f"latent: {exported.latent}",
        ]
    return "\n".join(lines) + "\n"


@torch.no_grad()
def export(name: str, source: Path, folder: Path, size: int) -> dict[str, float]:
    """Writes the model's folder and gives the largest difference to PyTorch by file."""
    exported = MODELS[name][0](source)
    if exported.latent and size % exported.factor:
        raise SystemExit(f"--size must be a multiple of {exported.factor}, not {size}")
    folder.mkdir(parents=True, exist_ok=True)
    differences = {}
    for stem, graph in exported.graphs.items():
        inputs = examples(exported, stem)
        path = folder / f"{stem}.onnx"
        write(graph, inputs[0], path)
        differences[path.name] = compare(graph, inputs, path)
    if exported.codebook is not None:
        (folder / "codebook.bin").write_bytes(exported.codebook.numpy().astype("<f4").tobytes())
    for file in exported.copied:
        shutil.copyfile(file, folder / file.name)
    (folder / "card.yaml").write_text(card(name, exported, folder, size))
    return differences


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=MODELS)
    parser.add_argument("--from", dest="source", type=Path, required=True, help="folder of the authors' files")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--size", type=int, default=256, help="width and height of the pictures that hen will encode")
    arguments = parser.parse_args()
    for file, difference in export(arguments.name, arguments.source, arguments.out, arguments.size).items():
        print(f"{file}: differs from PyTorch by at most {difference:.1e}")
    print((arguments.out / "card.yaml").read_text())


if __name__ == "__main__":
    main()
