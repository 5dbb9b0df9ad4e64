"""Judges an exported model on pictures it never saw: python evaluate.py --model DIR --eval eval.tar

Reads only the ONNX files, so what is measured is what is shipped.
"""

import argparse
import math
from pathlib import Path

import numpy as np
import onnxruntime

from data import pictures

BATCH = 10
STORED = 6000  # items of the identity table


class Model:
    """The ONNX files of a folder and, where it has one, its codebook.

    Three kinds: `tokens` (one-hot tokens to the decoder), `vq` (tokens too, but the decoder takes their code vectors)
    and `dense` (no tokens). `tokens` of dense models raises.
    """

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.encoder = onnxruntime.InferenceSession(folder / "encoder.onnx", options)
        self.decoder = onnxruntime.InferenceSession(folder / "decoder.onnx", options)
        outer = self.decoder.get_inputs()[0]
        self.kind = "dense" if self.encoder.get_outputs()[0].name == "latent" else "vq"
        if outer.name == "codes":
            self.kind, self.codes = "tokens", outer.shape[1]
        elif self.kind == "vq":
            self.codebook = np.fromfile(folder / "codebook.bin", "<f4").reshape(-1, outer.shape[1])
            self.codes = len(self.codebook)

    def encode(self, images: np.ndarray) -> np.ndarray:
        """uint8 or float n x 3 x h x w to int64 tokens n x h/f x w/f, of a dense model to float n x d x h/f x w/f."""
        return np.concatenate([self.encoder.run(None, {"image": scaled(part)})[0] for part in parts(images)])

    def decode(self, encoded: np.ndarray) -> np.ndarray:
        """What `encode` returned to float32 n x 3 x fh x fw in [0, 1]."""
        return self.decoder.run(None, {self.decoder.get_inputs()[0].name: self.expand(encoded)})[0]

    def expand(self, encoded: np.ndarray) -> np.ndarray:
        """The decoder's input: one-hot tokens, code vectors, or the latent as it is."""
        if self.kind == "dense":
            return encoded
        if self.kind == "vq":
            return np.ascontiguousarray(self.codebook[encoded].transpose(0, 3, 1, 2))
        hot = np.zeros((len(encoded), self.codes, *encoded.shape[1:]), np.float32)
        np.put_along_axis(hot, encoded[:, None], 1, axis=1)
        return hot


def parts(images: np.ndarray) -> list[np.ndarray]:
    return [images[start : start + BATCH] for start in range(0, len(images), BATCH)]


def scaled(images: np.ndarray) -> np.ndarray:
    """Bytes to floats in [0, 1]; floats as they are."""
    return images.astype(np.float32) / 255 if images.dtype == np.uint8 else images


def held_out(folder: Path, archive: Path) -> dict[str, float]:
    """Reconstruction of every picture, and how the codes are used (not of a dense model, which has none).

    psnr is that of the mean squared error over all pictures (the stricter); psnrMean averages over pictures.
    """
    model, images = Model(folder), pictures(archive).numpy()
    errors, likenesses, count = [], [], np.zeros(0 if model.kind == "dense" else model.codes)
    for part in parts(images):
        encoded = model.encode(part)
        if len(count):
            count += np.bincount(encoded.ravel(), minlength=len(count))
        decoded, original = model.decode(encoded), scaled(part)
        errors.append(np.square(decoded - original).mean((1, 2, 3), dtype=np.float64))
        likenesses.append(ssim(decoded, original))
    error = np.concatenate(errors)
    quality = {
        "pictures": len(images),
        "psnr": -10 * math.log10(error.mean()),
        "psnrMean": float(-10 * np.log10(error).mean()),
        "ssim": float(np.concatenate(likenesses).mean()),
    }
    if not len(count):
        return quality
    share = count[count > 0] / count.sum()
    perplexity = float(np.exp(-(share * np.log(share)).sum()))
    return quality | {"used": len(share) / len(count), "perplexity": perplexity / len(count)}


def ssim(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Structural similarity of each picture (Wang et al. 2004): n x 3 x h x w twice to n.

    Gaussian window of 11 pixels with deviation 1.5, only where it fits, each channel apart, values in [0, 1].
    """
    window = np.exp(-np.square(np.arange(-5, 6) / 1.5) / 2)
    window = (window / window.sum()).astype(np.float32)

    def band(size: int) -> np.ndarray:
        """The matrix that slides the window over `size` pixels."""
        matrix = np.zeros((size - 10, size), np.float32)
        for row in range(size - 10):
            matrix[row, row : row + 11] = window
        return matrix

    rows, columns = band(left.shape[2]), band(left.shape[3]).T

    def blur(x: np.ndarray) -> np.ndarray:
        return rows @ x @ columns

    a, b = blur(left), blur(right)
    aa, bb, ab = blur(left * left) - a * a, blur(right * right) - b * b, blur(left * right) - a * b
    c1, c2 = 0.01**2, 0.03**2
    return ((2 * a * b + c1) * (2 * ab + c2) / ((a * a + b * b + c1) * (aa + bb + c2))).mean((1, 2, 3))


def hidden(images: np.ndarray, fill: str) -> np.ndarray:
    """float n x 3 x h x w with the lower half filled; the same noise in every picture (seed 0)."""
    images = images.copy()
    half = images[:, :, images.shape[2] // 2 :]
    values = {"black": 0.0, "grey": 0.5, "white": 1.0}
    half[:] = values[fill] if fill in values else np.random.default_rng(0).random(half.shape[1:], np.float32)
    return images


FILLS = ("black", "grey", "white", "noise")


SAME = 1e-4  # numbers of a latent closer than this are taken as the same: rounding depends on what lies around


def identity(folder: Path, archive: Path) -> None:
    """Prints how often a picture with its lower half hidden is told from all others.

    By equal tokens, or by the squared distance of latents. Observed are those that no fill changes.
    """
    model, images = Model(folder), scaled(pictures(archive, STORED).numpy())
    stored = rows(model, images)
    cues = {fill: rows(model, hidden(images, fill)) for fill in FILLS}
    observed = np.all([np.abs(cues[fill] - cues["grey"]) < SAME for fill in FILLS], axis=0)
    everywhere = np.ones_like(observed)
    what = "numbers" if model.kind == "dense" else "tokens"
    print(f"\n{STORED} pictures stored, lower half hidden")
    print(f"{what} observed: {observed.sum(1).mean():.1f} of {stored.shape[1]}")
    print(f"pictures with {what} of their own: {len(np.unique(stored, axis=0))}")
    for index in report("masked", cues["grey"], observed, stored):
        mask = observed[index]
        same = np.flatnonzero((np.abs(stored[:, mask] - cues["grey"][index, mask]) < SAME).all(1))
        print(f"  picture {index}: {mask.sum()} observed {what}, the same in {same[same != index].tolist()}")
    for fill in FILLS:
        report(f"unmasked, {fill}", cues[fill], everywhere, stored)


def rows(model: Model, images: np.ndarray) -> np.ndarray:
    """What is stored of each picture as a row: n x S tokens (int32) or n x S numbers of the latent (float32)."""
    encoded = model.encode(images).reshape(len(images), -1)
    return encoded if model.kind == "dense" else encoded.astype(np.int32)


def report(name: str, cues: np.ndarray, observed: np.ndarray, stored: np.ndarray) -> list[int]:
    """Prints the share of cues whose own item is the strict unique best; returns those that are not."""
    positions, failed = np.ascontiguousarray(stored.T), []
    for index, (cue, mask) in enumerate(zip(cues, observed, strict=True)):
        score = likeness(positions[mask], cue[mask, None])
        own, score[index] = score[index], -np.inf
        if score.max() >= own:
            failed.append(index)
    print(f"{name:18} identity {100 * (1 - len(failed) / len(cues)):.2f} % ({len(failed)} failed)", flush=True)
    return failed


def likeness(positions: np.ndarray, cue: np.ndarray) -> np.ndarray:
    """S x n stored and S x 1 asked to n: the number of equal tokens, or minus the squared distance of latents."""
    if positions.dtype == np.int32:
        return (positions == cue).sum(0, dtype=np.float32)
    return -np.square(positions - cue).sum(0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True)
    arguments = parser.parse_args()
    for name, value in held_out(arguments.model, arguments.eval).items():
        print(f"{name:18} {value:.5g}")
    identity(arguments.model, arguments.eval)


if __name__ == "__main__":
    main()
