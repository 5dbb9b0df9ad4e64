"""The peers' side: the same protocol as io.hen.benchmarks.peers.PeerSide, which describes it."""

import importlib
import sys
import time
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

import blas
import data

BACKENDS = {
    "numpy": ("numpy_peers", "NumpyLoop"),
    "numpy-batch": ("numpy_peers", "NumpyBatch"),
    "numpy-nearest": ("numpy_peers", "NumpyNearest"),
    "numpy-nearest-batch": ("numpy_peers", "NumpyNearest"),
    "numpy-tokens": ("token_peers", "TokenLoop"),
    "torch-matmul": ("torch_peers", "TorchLoop"),
    "torch-mv": ("torch_peers", "TorchLoop"),
    "torch-batch": ("torch_peers", "TorchBatch"),
    "faiss": ("faiss_peers", "FaissNearest"),
    "faiss-batch": ("faiss_peers", "FaissNearest"),
}


@dataclass(frozen=True)
class Request:
    """What to prepare; scale: scores are scale·<ξ,v> + bias; count: the most cues of one run."""

    backend: str
    dot: bool
    beta: float
    damping: float
    steps: int
    stop: str
    count: int
    threads: int

    @property
    def scale(self):
        return self.beta if self.dot else 2 * self.beta


class Side:
    """One bank at a time, and the cases over it."""

    def __init__(self):
        self.loaded, self.bank, self.cues, self.cases = None, None, None, {}

    def info(self):
        """key=value: versions, the kernel, and the backends that are installed."""
        installed, versions = [], [f"python={sys.version.split()[0]}"]
        for module in ("numpy", "torch", "faiss"):
            try:
                found = importlib.import_module(module)
            except ImportError:
                continue
            versions.append(f"{module}={found.__version__}")
            installed += [name for name in BACKENDS if name.startswith(module)]
        blas.check()
        return versions + [f"blas={blas.kernels()}", "backends=" + ",".join(installed)]

    def prepare(self, name, *fields):
        values = dict(f.split("=", 1) for f in fields)
        if values["rows"] != self.loaded:
            self.cases.clear()
            dtype = np.float32 if values["bank"] == "dense" else np.uint16
            rows = data.read(values["rows"], dtype, int(values["k"]))
            squares = np.einsum("nk,nk->n", rows, rows) if values["bank"] == "dense" else None
            self.bank = SimpleNamespace(rows=rows, squares=squares)
            self.cues = data.read(values["cues"], dtype, int(values["k"]))
            self.loaded = values["rows"]
        request = Request(
            values["backend"],
            values["similarity"] == "dot",
            float(values["beta"]),
            float(values["damping"]),
            int(values["steps"]),
            values["stop"],
            int(values["count"]),
            int(values["threads"]),
        )
        module, kind = BACKENDS[request.backend]
        self.cases[name] = getattr(importlib.import_module(module), kind)(self.bank, request)
        return []

    def run(self, name, first, count):
        cues = self.chosen(int(first), int(count))
        processor, wall = time.process_time(), time.perf_counter()
        reads = self.cases[name].run(cues)
        wall = time.perf_counter() - wall
        return [wall, time.process_time() - processor, reads]

    def answer(self, name, count, file):
        winners, states = self.cases[name].answer(self.chosen(0, int(count)))
        with open(file, "wb") as out:
            winners.tofile(out)
            np.ascontiguousarray(states, np.float32).tofile(out)
        return []

    def chosen(self, first, count):
        return np.ascontiguousarray(self.cues[np.arange(first, first + count) % len(self.cues)])


def main():
    side = Side()
    served = {"info": side.info, "prepare": side.prepare, "run": side.run, "answer": side.answer}
    for line in sys.stdin:
        verb, *fields = line.rstrip("\n").split("\t")
        if verb == "quit":
            break
        try:
            reply = ["ok", *map(str, served[verb](*fields))]
        except Exception as e:  # the driver decides what an error means
            reply = ["error", " ".join(f"{type(e).__name__}: {e}".split())]
        print("\t".join(reply), flush=True)


if __name__ == "__main__":
    main()
