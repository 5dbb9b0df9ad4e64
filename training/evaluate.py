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
    """The two ONNX files of a folder."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.encoder = onnxruntime.InferenceSession(folder / "encoder.onnx", options)
        self.decoder = onnxruntime.InferenceSession(folder / "decoder.onnx", options)
        self.codes = self.decoder.get_inputs()[0].shape[1]

    def tokens(self, images: np.ndarray) -> np.ndarray:
        """uint8 or float n x 3 x h x w to int64 n x h/8 x w/8."""
        return np.concatenate([self.encoder.run(None, {"image": scaled(part)})[0] for part in parts(images)])

    def decode(self, tokens: np.ndarray) -> np.ndarray:
        """n x h x w tokens to float32 n x 3 x 8h x 8w in [0, 1]."""
        hot = np.zeros((len(tokens), self.codes, *tokens.shape[1:]), np.float32)
        np.put_along_axis(hot, tokens[:, None], 1, axis=1)
        return self.decoder.run(None, {"codes": hot})[0]


def parts(images: np.ndarray) -> list[np.ndarray]:
    return [images[start : start + BATCH] for start in range(0, len(images), BATCH)]


def scaled(images: np.ndarray) -> np.ndarray:
    """Bytes to floats in [0, 1]; floats as they are."""
    return images.astype(np.float32) / 255 if images.dtype == np.uint8 else images


def held_out(folder: Path, archive: Path) -> dict[str, float]:
    """Reconstruction of every picture, and how the codes are used.

    psnr is that of the mean squared error over all pictures (the stricter); psnrMean averages over pictures.
    """
    model, images = Model(folder), pictures(archive).numpy()
    errors, likenesses, count = [], [], np.zeros(model.codes)
    for part in parts(images):
        tokens = model.tokens(part)
        count += np.bincount(tokens.ravel(), minlength=model.codes)
        decoded, original = model.decode(tokens), scaled(part)
        errors.append(np.square(decoded - original).mean((1, 2, 3), dtype=np.float64))
        likenesses.append(ssim(decoded, original))
    error, share = np.concatenate(errors), count[count > 0] / count.sum()
    return {
        "pictures": len(images),
        "psnr": -10 * math.log10(error.mean()),
        "psnrMean": float(-10 * np.log10(error).mean()),
        "ssim": float(np.concatenate(likenesses).mean()),
        "used": len(share) / model.codes,
        "perplexity": float(np.exp(-(share * np.log(share)).sum())) / model.codes,
    }


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


def identity(folder: Path, archive: Path) -> None:
    """Prints how often a picture with its lower half hidden is told from all others, by equal tokens."""
    model, images = Model(folder), scaled(pictures(archive, STORED).numpy())
    stored = rows(model, images)
    cues = {fill: rows(model, hidden(images, fill)) for fill in FILLS}
    observed = np.all([cues[fill] == cues["grey"] for fill in FILLS], axis=0)
    everywhere = np.ones_like(observed)
    print(f"\n{STORED} pictures stored, lower half hidden")
    print(f"tokens observed: {observed.sum(1).mean():.1f} of {stored.shape[1]}")
    print(f"pictures with tokens of their own: {len(np.unique(stored, axis=0))}")
    for index in report("masked", cues["grey"], observed, stored):
        mask = observed[index]
        same = np.flatnonzero((stored[:, mask] == cues["grey"][index, mask]).all(1))
        print(f"  picture {index}: {mask.sum()} observed tokens, the same in {same[same != index].tolist()}")
    for fill in FILLS:
        report(f"unmasked, {fill}", cues[fill], everywhere, stored)


def rows(model: Model, images: np.ndarray) -> np.ndarray:
    """Tokens of each picture as a row: n x S, two bytes a token."""
    return model.tokens(images).reshape(len(images), -1).astype(np.uint16)


def report(name: str, cues: np.ndarray, observed: np.ndarray, stored: np.ndarray) -> list[int]:
    """Prints the share of cues whose own item is the strict unique best; returns those that are not."""
    positions, failed = np.ascontiguousarray(stored.T), []
    for index, (cue, mask) in enumerate(zip(cues, observed, strict=True)):
        score = (positions[mask] == cue[mask, None]).sum(0, dtype=np.int16)
        own, score[index] = score[index], -1
        if score.max() >= own:
            failed.append(index)
    print(f"{name:18} identity {100 * (1 - len(failed) / len(cues)):.2f} % ({len(failed)} failed)")
    return failed


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
