"""The plain dynamics in numpy: each update reads the whole bank twice, once to score, once to average.

Everything that can be is prepared before the clock starts: norms, outputs, contiguous float32.
"""

import numpy as np

from stops import STILL, LAYERS


class NumpyLoop:
    """One cue at a time, two matrix-vector products an update."""

    def __init__(self, bank, request):
        self.rows, self.request = bank.rows, request
        self.scale = np.float32(request.scale)
        self.bias = None if request.dot else np.float32(-request.beta) * bank.squares
        self.scores = np.empty(len(self.rows), np.float32)
        self.before = np.zeros_like(self.scores)
        self.mean = np.empty(self.rows.shape[1], np.float32)

    def one(self, cue):
        """(weights of the last update [N], state [K], updates)"""
        request, p, mean = self.request, self.scores, self.mean
        eta = np.float32(request.damping)
        v = cue.copy()
        for t in range(1, request.steps + 1):
            np.dot(self.rows, v, out=p)
            np.multiply(p, self.scale, out=p)
            if self.bias is not None:
                np.add(p, self.bias, out=p)
            np.subtract(p, p.max(), out=p)
            np.exp(p, out=p)
            np.multiply(p, np.float32(1) / p.sum(), out=p)
            np.dot(p, self.rows, out=mean)
            np.subtract(mean, v, out=mean)
            np.multiply(mean, eta, out=mean)
            np.add(v, mean, out=v)
            if request.stop == "still" and np.dot(mean, mean) <= STILL**2 * np.dot(v, v):
                break
            if request.stop == "layers":
                change = np.subtract(p, self.before, out=self.before)
                if t > 1 and np.dot(change, change) <= LAYERS**2:
                    break
                self.before[:] = p
        return p, v, t

    def run(self, cues):
        """Updates for each cue, on average."""
        return sum(self.one(cue)[2] for cue in cues) / len(cues)

    def answer(self, cues):
        """(winners [Q], states [Q][K])"""
        winners, states = [], []
        for cue in cues:
            p, v, _ = self.one(cue)
            winners.append(int(p.argmax()))
            states.append(v)
        return np.array(winners, np.int32), np.array(states)


class NumpyBatch:
    """Many cues at once, two matrix products an update; cues that no longer move leave the batch."""

    def __init__(self, bank, request):
        self.rows, self.request = bank.rows, request
        self.scale = np.float32(request.scale)
        self.bias = None if request.dot else np.float32(-request.beta) * bank.squares
        self.scores = np.empty((request.count, len(self.rows)), np.float32)
        self.means = np.empty((request.count, self.rows.shape[1]), np.float32)

    def all(self, cues):
        """(winners [Q], states [Q][K], updates for each cue on average)"""
        request, eta = self.request, np.float32(self.request.damping)
        winners = np.zeros(len(cues), np.int32)
        states = cues.copy()
        active, updates = np.arange(len(cues)), 0
        for t in range(1, request.steps + 1):
            v = states if len(active) == len(cues) else states[active]
            p, mean = self.scores[: len(v)], self.means[: len(v)]
            np.matmul(v, self.rows.T, out=p)
            for row in p:  # row by row it stays in the cache
                np.multiply(row, self.scale, out=row)
                if self.bias is not None:
                    np.add(row, self.bias, out=row)
                np.subtract(row, row.max(), out=row)
                np.exp(row, out=row)
                np.multiply(row, np.float32(1) / row.sum(), out=row)
            np.matmul(p, self.rows, out=mean)
            mean -= v
            mean *= eta
            states[active] += mean
            updates += len(active)
            if request.stop == "still":
                moved = np.einsum("qk,qk->q", mean, mean)
                length = np.einsum("qk,qk->q", v, v)
                still = moved <= STILL**2 * length
                winners[active[still]] = p[still].argmax(1)
                active = active[~still]
                if not len(active):
                    break
        if len(active):
            winners[active] = self.scores[: len(active)].argmax(1)
        return winners, states, updates / len(cues)

    def run(self, cues):
        """Updates for each cue, on average."""
        return self.all(cues)[2]

    def answer(self, cues):
        """(winners [Q], states [Q][K])"""
        return self.all(cues)[:2]


class NumpyNearest:
    """The nearest row by one matrix product."""

    def __init__(self, bank, request):
        self.rows, self.request = bank.rows, request
        self.bias = None if request.dot else bank.squares
        self.batch = request.backend.endswith("batch")
        count = request.count if self.batch else 1
        self.scores = np.empty((count, len(self.rows)), np.float32)

    def search(self, cues):
        """(winners [Q], similarities [Q]); squared distances as -|ξ|²+2<ξ,v>-|v|²."""
        p = self.scores[: len(cues)]
        if self.batch:
            np.matmul(cues, self.rows.T, out=p)
        else:
            np.dot(self.rows, cues[0], out=p[0])
        if self.bias is not None:
            np.multiply(p, np.float32(2), out=p)
            np.subtract(p, self.bias, out=p)
        winners = p.argmax(1)
        best = p[np.arange(len(cues)), winners]
        return winners, best if self.bias is None else best - np.einsum("qk,qk->q", cues, cues)

    def run(self, cues):
        """How often the bank was read."""
        for group in [cues] if self.batch else [cues[q : q + 1] for q in range(len(cues))]:
            self.search(group)
        return 1

    def answer(self, cues):
        """(winners [Q], similarities [Q][1])"""
        groups = [cues] if self.batch else [cues[q : q + 1] for q in range(len(cues))]
        found = [self.search(group) for group in groups]
        winners = np.concatenate([w for w, _ in found]).astype(np.int32)
        return winners, np.concatenate([s for _, s in found]).astype(np.float32)[:, None]
