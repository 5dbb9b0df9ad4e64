"""The data of the comparison: made once, from a seed, written as raw numbers that both sides read."""

import os
from dataclasses import dataclass

import numpy as np

CUES = 256
WIDTH = 3136
EVERY_WIDTH = {600: 2352, 1500: 3136, 6000: 2352, 15000: 3136}
"""K by N where every memory is a cue."""

CLUSTER = 100
"""Memories that resemble each other: cosine 0.81 within a cluster, about 0 between clusters."""

LARGE_CLUSTER = 1000

TOKENS = 64
CODEBOOK = 4096


@dataclass(frozen=True)
class Bank:
    """Files of one bank.

    shape: "dense" (float32) or "tokens" (uint16); size: N; width: K or S; codebook: V, 0 for dense;
    rows, cues: paths; targets: the row that each cue was made of, int array [Q].
    """

    shape: str
    size: int
    width: int
    codebook: int
    rows: str
    cues: str
    targets: np.ndarray


def dense(folder, size, seed, cluster=CLUSTER):
    """N unit vectors in clusters; a cue is one of them plus noise of half its length."""
    random = np.random.default_rng(seed)
    rows = _clusters(random, size, WIDTH, cluster)
    targets = random.choice(size, CUES, replace=False)
    noise = _unit(random.standard_normal((CUES, WIDTH), dtype=np.float32))
    cues = rows[targets] + np.float32(0.5) * noise
    return _write(folder, "dense", size, WIDTH, 0, rows, cues, targets)


def clustered(folder, size, seed):
    """As the other in clusters of 1,000, in a folder of its own."""
    own = os.path.join(folder, "clustered")
    os.makedirs(own, exist_ok=True)
    return dense(own, size, seed, LARGE_CLUSTER)


def every(folder, size, seed):
    """As dense, narrower; every row is a cue, as it is."""
    width = EVERY_WIDTH[size]
    rows = _clusters(np.random.default_rng(seed), size, width, CLUSTER)
    return _write(folder, "every", size, width, 0, rows, rows, np.arange(size))


def _clusters(random, size, width, cluster):
    rows = _unit(random.standard_normal((size, width), dtype=np.float32))
    centres = _unit(random.standard_normal((size // cluster, width), dtype=np.float32))
    rows *= np.float32((1 - 0.9**2) ** 0.5)
    for c, centre in enumerate(centres):
        rows[c * cluster : (c + 1) * cluster] += np.float32(0.9) * centre
    return _unit(rows)


def tokens(folder, size, seed):
    """N grids of 64 tokens of 4,096; a cue is one of them with 30 % of its tokens drawn anew."""
    random = np.random.default_rng(seed)
    rows = random.integers(0, CODEBOOK, (size, TOKENS), dtype=np.uint16)
    targets = random.choice(size, CUES, replace=False)
    cues = rows[targets].copy()
    changed = random.random(cues.shape) < 0.3
    cues[changed] = random.integers(0, CODEBOOK, int(changed.sum()), dtype=np.uint16)
    return _write(folder, "tokens", size, TOKENS, CODEBOOK, rows, cues, targets)


def read(path, dtype, width):
    """Rows of a file, contiguous and in memory of their own."""
    return np.fromfile(path, dtype=dtype).reshape(-1, width)


def _unit(rows):
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def _write(folder, shape, size, width, codebook, rows, cues, targets):
    stem = os.path.join(folder, f"{shape}-{size}")
    shape = "tokens" if shape == "tokens" else "dense"
    rows.tofile(stem + ".rows")
    cues.tofile(stem + ".cues")
    return Bank(shape, size, width, codebook, stem + ".rows", stem + ".cues", targets)
