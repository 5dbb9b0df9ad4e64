"""The plain dynamics in PyTorch, in inference mode, with prepared outputs.

matmul: both products as matrices, the form that attention and hopfield-layers use; mv: as
matrix times vector, which is faster for one cue.
"""

import numpy as np
import torch

from stops import STILL, LAYERS


class TorchLoop:
    """One cue at a time; request.backend ends in -matmul or -mv."""

    def __init__(self, bank, request):
        torch.set_num_threads(request.threads)
        self.rows, self.request = torch.from_numpy(bank.rows), request
        self.matmul = request.backend.endswith("matmul")
        self.bias = None if request.dot else torch.from_numpy(bank.squares) * -request.beta
        size, width = bank.rows.shape
        self.scores = torch.empty((1, size) if self.matmul else size)
        self.mean = torch.empty((1, width) if self.matmul else width)

    def one(self, cue):
        """(weights of the last update [N], state [K], updates)"""
        with torch.inference_mode():
            request, scores, mean = self.request, self.scores, self.mean
            v = torch.from_numpy(cue).clone()
            v = v[None] if self.matmul else v
            before = None
            for t in range(1, request.steps + 1):
                if self.matmul:
                    torch.matmul(v, self.rows.t(), out=scores)
                else:
                    torch.mv(self.rows, v, out=scores)
                scores.mul_(request.scale)
                if self.bias is not None:
                    scores.add_(self.bias)
                p = torch.softmax(scores, dim=-1)
                if self.matmul:
                    torch.matmul(p, self.rows, out=mean)
                else:
                    torch.mv(self.rows.t(), p, out=mean)
                mean.sub_(v).mul_(request.damping)
                v.add_(mean)
                if request.stop == "still" and bool(mean.norm() <= STILL * v.norm()):
                    break
                if request.stop == "layers":
                    if before is not None and bool((p - before).norm() <= LAYERS):
                        break
                    before = p
            return p.reshape(-1).numpy(), v.reshape(-1).numpy(), t

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


class TorchBatch:
    """Many cues at once; cues that no longer move leave the batch."""

    def __init__(self, bank, request):
        torch.set_num_threads(request.threads)
        self.rows, self.request = torch.from_numpy(bank.rows), request
        self.bias = None if request.dot else torch.from_numpy(bank.squares) * -request.beta
        size, width = bank.rows.shape
        self.scores = torch.empty((request.count, size))
        self.means = torch.empty((request.count, width))

    def all(self, cues):
        """(winners [Q], states [Q][K], updates for each cue on average)"""
        with torch.inference_mode():
            request = self.request
            states = torch.from_numpy(cues).clone()
            winners = torch.zeros(len(cues), dtype=torch.int64)
            active, updates = torch.arange(len(cues)), 0
            for t in range(1, request.steps + 1):
                v = states if len(active) == len(cues) else states[active]
                scores, mean = self.scores[: len(v)], self.means[: len(v)]
                torch.matmul(v, self.rows.t(), out=scores)
                scores.mul_(request.scale)
                if self.bias is not None:
                    scores.add_(self.bias)
                p = torch.softmax(scores, dim=-1)
                torch.matmul(p, self.rows, out=mean)
                mean.sub_(v).mul_(request.damping)
                states[active] = v + mean
                updates += len(active)
                if request.stop == "still":
                    still = mean.norm(dim=1) <= STILL * v.norm(dim=1)
                    winners[active[still]] = p[still].argmax(dim=1)
                    active = active[~still]
                    if len(active) == 0:
                        break
            if len(active) > 0:
                winners[active] = self.scores[: len(active)].argmax(dim=1)
            return winners.numpy().astype(np.int32), states.numpy(), updates / len(cues)

    def run(self, cues):
        """Updates for each cue, on average."""
        return self.all(cues)[2]

    def answer(self, cues):
        """(winners [Q], states [Q][K])"""
        return self.all(cues)[:2]
