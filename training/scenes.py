"""Draws 16 made-up scenes above what a model makes of them: python scenes.py --model DIR --out reconstructions.png

Photographs of the training or evaluation data may not be redistributed; these may.
"""

import argparse
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from evaluate import Model

SIZE, SEED = 64, 7
FINE = 4  # scenes are drawn this much larger and then shrunk
COLOURS = ((90, 140, 200), (200, 205, 210), (90, 110, 120), (85, 105, 60))  # high sky, low sky, far hills, near hills


def around(colour: tuple[int, int, int], random: np.random.Generator) -> np.ndarray:
    """A colour like the given one, lighter or darker."""
    return np.clip(np.array(colour) * random.uniform(0.4, 1.3) + random.normal(0, 20, 3), 0, 255)


def scene(random: np.random.Generator) -> np.ndarray:
    """A sky, a sun, two ranges of hills, and trees or houses, grained: uint8 64 x 64 x 3."""
    large = SIZE * FINE
    top, bottom, far, near = (around(colour, random) for colour in COLOURS)
    fade = np.linspace(0, 1, large)[:, None, None]
    picture = Image.fromarray(np.broadcast_to(top + fade * (bottom - top), (large, large, 3)).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    x, y, radius = random.integers(20, large - 20), random.integers(20, large // 2), random.integers(10, 40)
    draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=(250, 235, int(random.integers(120, 230))))
    across = np.arange(large)
    for base, colour in ((0.5, far), (0.7, near)):
        heights = np.full(large, base * large)
        for _ in range(3):
            heights += random.uniform(4, 16) * np.sin(across / random.uniform(15, 60) + random.uniform(0, 6))
        ridge = [(int(x), int(y)) for x, y in zip(across, heights, strict=True)]
        draw.polygon([(0, large), *ridge, (large, large)], fill=tuple(map(int, colour)))
    for _ in range(random.integers(2, 7)):
        x, y, tall = random.integers(10, large - 10), random.integers(large * 3 // 4, large), random.integers(20, 90)
        colour = tuple(map(int, around((130, 90, 70), random)))
        if random.random() < 0.5:
            draw.polygon([(x - tall // 3, y), (x, y - tall), (x + tall // 3, y)], fill=colour)
        else:
            draw.rectangle([x - tall // 3, y - tall, x + tall // 3, y], fill=colour)
    small = picture.filter(ImageFilter.GaussianBlur(1.5)).resize((SIZE, SIZE), Image.Resampling.BOX)
    grain = random.normal(0, 5, (SIZE, SIZE, 1))
    return np.clip(np.asarray(small) + grain, 0, 255).astype(np.uint8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    model, random = Model(arguments.model), np.random.default_rng(SEED)
    originals = np.stack([scene(random) for _ in range(16)])
    decoded = model.decode(model.encode(originals.transpose(0, 3, 1, 2)))
    remade = np.rint(255 * decoded).astype(np.uint8).transpose(0, 2, 3, 1)
    halves = [part[half] for half in (slice(0, 8), slice(8, 16)) for part in (originals, remade)]
    rows = [np.concatenate(list(half), axis=1) for half in halves]
    picture = Image.fromarray(np.concatenate(rows))
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.NEAREST).save(arguments.out, optimize=True)


if __name__ == "__main__":
    main()
