"""The nearest row by FAISS's exact index."""

import faiss
import numpy as np


class FaissNearest:
    """IndexFlatIP or IndexFlatL2, k = 1; one cue a call, or all (backend faiss-batch)."""

    def __init__(self, bank, request):
        faiss.omp_set_num_threads(request.threads)
        kind = faiss.IndexFlatIP if request.dot else faiss.IndexFlatL2
        self.index, self.dot = kind(bank.rows.shape[1]), request.dot
        self.index.add(bank.rows)
        self.batch = request.backend == "faiss-batch"

    def run(self, cues):
        """How often the bank was read."""
        self.search(cues)
        return 1

    def search(self, cues):
        groups = [cues] if self.batch else [cues[q : q + 1] for q in range(len(cues))]
        return [self.index.search(group, 1) for group in groups]

    def answer(self, cues):
        """(winners [Q], similarities [Q][1])"""
        found = self.search(cues)
        winners = np.concatenate([rows[:, 0] for _, rows in found]).astype(np.int32)
        similarities = np.concatenate([values[:, 0] for values, _ in found])
        if not self.dot:
            similarities = -similarities
        return winners, similarities.astype(np.float32)[:, None]
