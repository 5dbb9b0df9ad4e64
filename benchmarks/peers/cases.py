"""What is compared: hen's way of doing each piece of work, and the peers' ways of doing the same."""

from dataclasses import dataclass, replace

STEPS = 150
BETA = 150.0
ONE_BY_ONE = 16
"""Cues of a run where hen takes one after another: the time for one does not depend on how many follow."""

SWEEP = (1e-4, 1e-3, 1e-2, 1e-1, 1.0, 1e1, 1e2)
"""Factors of β: six decades."""


@dataclass(frozen=True)
class Way:
    """One way of doing the work.

    name: as printed; backend: which code (see side.BACKENDS), "hen" for hen; stop: when it may stop
    before T updates ("never", "still", "layers"); tolerance: hen's; work: hen's (recall, bulk, nearest);
    updates: T of this way, where a run of all would take too long; its time is then multiplied.
    """

    name: str
    backend: str
    stop: str = "never"
    tolerance: float = 0.0
    work: str = "recall"
    updates: int = 0


@dataclass(frozen=True)
class Case:
    """One row of work.

    bank: key of the bank; hen: how hen does it; peers: how the others do; cues: of one run of hen;
    peer_cues: of one run of a peer (times are per cue); compared: how many cues are checked to agree.
    """

    name: str
    bank: str
    similarity: str
    damping: float
    hen: Way
    peers: tuple
    beta: float = BETA
    cues: int = 8
    peer_cues: int = 1
    compared: int = 2
    section: str = "one cue"


HEN = Way("hen recall", "hen")
HEN_STILL = Way("hen recall, tolerance 1e-6", "hen", tolerance=1e-6)


def _loops(damping):
    ways = [
        Way("PyTorch matmul loop, 150 updates", "torch-matmul"),
        Way("PyTorch mv loop, 150 updates", "torch-mv"),
        Way("numpy loop, 150 updates", "numpy"),
        Way("PyTorch mv loop, stops when still", "torch-mv", "still"),
        Way("numpy loop, stops when still", "numpy", "still"),
    ]
    if damping == 1:
        ways += [
            Way("PyTorch matmul loop, stop rule of hopfield-layers", "torch-matmul", "layers"),
            Way("numpy loop, stop rule of hopfield-layers", "numpy", "layers"),
        ]
    return tuple(ways)


def one_cue(sizes):
    for size in sizes:
        for similarity in ("dot", "l2"):
            for damping in (1.0, 0.1):
                name = f"N={size} {similarity} η={damping:g}"
                yield Case(name, f"dense-{size}", similarity, damping, HEN, _loops(damping))


def sweep(size):
    """Where hen does not win: at low β every memory keeps weight."""
    for factor in SWEEP:
        beta = BETA * factor
        for damping in (1.0, 0.1):
            full = (Way("PyTorch mv loop, 150 updates", "torch-mv"), Way("numpy loop, 150 updates", "numpy"))
            still = (
                Way("PyTorch mv loop, stops when still", "torch-mv", "still"),
                Way("numpy loop, stops when still", "numpy", "still"),
            )
            for hen, peers in ((HEN, full), (HEN_STILL, still)):
                yield Case(
                    f"β={beta:g} η={damping:g}",
                    f"dense-{size}",
                    "dot",
                    damping,
                    hen,
                    peers,
                    beta=beta,
                    cues=8 if factor >= 1 else 1,  # a recall at low β takes seconds
                    compared=1,
                    section=f"β over six decades, N={size}, dot",
                )


def large_supports(size):
    """A cue in a cluster of a thousand at a β at which nearly all of these keep weight."""
    peers = (Way("PyTorch mv loop, 150 updates", "torch-mv"), Way("numpy loop, 150 updates", "numpy"))
    for similarity in ("dot", "l2"):
        for damping in (1.0, 0.1):
            yield Case(
                f"N={size} in clusters of 1000 {similarity} β=60 η={damping:g}",
                f"clustered-{size}",
                similarity,
                damping,
                HEN,
                peers,
                beta=60.0,
                cues=2,
                compared=1,
                section="supports of a thousand",
            )


def bulk(size, cues, full_updates):
    peers = (
        Way("PyTorch matmul batch, 150 updates", "torch-batch", updates=full_updates),
        Way("numpy batch, 150 updates", "numpy-batch", updates=full_updates),
        Way("PyTorch matmul batch, stops when still", "torch-batch", "still"),
        Way("numpy batch, stops when still", "numpy-batch", "still"),
    )
    for hen in (Way("hen recall, one by one", "hen"), Way("hen recallAll", "hen", work="bulk")):
        yield Case(
            f"{cues} cues, N={size} dot η=1",
            f"dense-{size}",
            "dot",
            1.0,
            hen,
            peers,
            cues=cues if hen.work == "bulk" else min(cues, ONE_BY_ONE),
            peer_cues=cues,
            compared=ONE_BY_ONE,
            section="many cues at once",
        )


def every_memory(sizes, batch, full_updates):
    """Every memory is a cue. The peers take batches; what is timed of them is one, for each cue of it."""
    peers = (
        Way("PyTorch matmul batches, 150 updates", "torch-batch", updates=full_updates),
        Way("numpy batches, 150 updates", "numpy-batch", updates=full_updates),
        Way("numpy batches, stops when still", "numpy-batch", "still"),
    )
    for size in sizes:
        yield Case(
            f"N=Q={size} dot η=1", f"every-{size}", "dot", 1.0, Way("hen recallAll", "hen", work="bulk"), peers,
            cues=size, peer_cues=batch, compared=ONE_BY_ONE, section="every memory is a cue",
        )  # fmt: skip


def nearest(size, cues):
    hen = Way("hen, one scan", "hen", work="nearest")
    for similarity in ("dot", "l2"):
        one = (Way("FAISS IndexFlat", "faiss"), Way("numpy product and argmax", "numpy-nearest"))
        yield Case(
            f"1 cue, N={size} {similarity}", f"dense-{size}", similarity, 1.0, hen, one,
            cues=8, peer_cues=8, compared=8, section="nearest neighbour",
        )  # fmt: skip
        many = (Way("FAISS IndexFlat", "faiss-batch"), Way("numpy product and argmax", "numpy-nearest-batch"))
        yield Case(
            f"{cues} cues, N={size} {similarity}", f"dense-{size}", similarity, 1.0, hen, many,
            cues=ONE_BY_ONE, peer_cues=cues, compared=ONE_BY_ONE, section="nearest neighbour",
        )  # fmt: skip


def tokens(size):
    peers = (
        Way("numpy compare and count, 150 updates", "numpy-tokens"),
        Way("numpy compare and count, stops when still", "numpy-tokens", "still"),
    )
    yield Case(
        f"N={size} S=64 dot η=1 β=1", f"tokens-{size}", "dot", 1.0, HEN, peers,
        beta=1.0, section="token grids",
    )  # fmt: skip


def every(quick):
    """All cases, bank by bank, so that each is loaded once. quick: smaller, to see that it works."""
    small, large, cues, grids = (600, 1500, 16, 20_000) if quick else (6000, 15000, 256, 1_000_000)
    clustered = 3000 if quick else 15000
    cases = [
        *one_cue([small]),
        *sweep(small),
        *one_cue([large]),
        *nearest(large, cues),
        *bulk(large, cues, 3 if quick else 10),
        *every_memory((small, large), cues, 3 if quick else 10),
        *tokens(grids),
        *large_supports(clustered),
    ]
    sizes = {f"dense-{small}": small, f"dense-{large}": large, f"tokens-{grids}": grids}
    sizes |= {f"every-{small}": small, f"every-{large}": large, f"clustered-{clustered}": clustered}
    return cases, sizes


def available(case, backends):
    """The case with the peers that are installed; None if there are none."""
    peers = tuple(way for way in case.peers if way.backend in backends)
    return replace(case, peers=peers) if peers else None
