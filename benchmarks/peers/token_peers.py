"""The plain dynamics over token grids in numpy, by comparing and counting.

The one-hot vectors are never built, for them this loop would be a thousand times slower. The state is
kept as weights of memories; those below ε/N are dropped, as hen does.
"""

import numpy as np

from stops import STILL

EPSILON = 1e-10


class TokenLoop:
    """One cue at a time, η = 1."""

    def __init__(self, bank, request):
        if request.damping != 1:
            raise ValueError("the token loop is for damping 1")
        self.request, size = request, len(bank.rows)
        self.grids = bank.rows
        # Position by position: comparing long columns is several times faster than short rows.
        self.columns = np.ascontiguousarray(bank.rows.T)
        self.block = 1 << 16
        self.equal = np.empty(self.block, bool)
        self.count = np.empty(size, np.uint8)
        self.scores = np.empty(size, np.float32)

    def matches(self, grid):
        """Equal tokens of a grid and every memory, uint8 [N]; blocks stay in the cache."""
        size = len(self.count)
        for start in range(0, size, self.block):
            end = min(start + self.block, size)
            count, equal = self.count[start:end], self.equal[: end - start]
            count[:] = 0
            for position, token in enumerate(grid):
                np.equal(self.columns[position, start:end], token, out=equal)
                np.add(count, equal.view(np.uint8), out=count)
        return self.count

    def one(self, cue):
        """(weights of the last update [N], updates)"""
        request, p = self.request, self.scores
        members, weights, last = [cue], [1.0], None
        for t in range(1, request.steps + 1):
            p[:] = 0
            for grid, weight in zip(members, weights):
                matches = self.matches(grid)
                if len(members) == 1:
                    np.multiply(matches, np.float32(weight * request.scale), out=p)
                else:
                    p += np.float32(weight * request.scale) * matches
            np.subtract(p, p.max(), out=p)
            np.exp(p, out=p)
            np.multiply(p, np.float32(1) / p.sum(), out=p)
            chosen = np.flatnonzero(p > EPSILON / len(p))
            weights = p[chosen]
            members = self.grids[chosen]
            if request.stop == "still" and last is not None and np.array_equal(last[0], chosen):
                if np.abs(last[1] - weights).max() <= STILL:
                    break
            last = chosen, weights
        return p, t

    def run(self, cues):
        """Updates for each cue, on average."""
        return sum(self.one(cue)[1] for cue in cues) / len(cues)

    def answer(self, cues):
        """(winners [Q], weights of the winners [Q][1])"""
        winners, weights = [], []
        for cue in cues:
            p, _ = self.one(cue)
            winners.append(int(p.argmax()))
            weights.append([p.max()])
        return np.array(winners, np.int32), np.array(weights, np.float32)
