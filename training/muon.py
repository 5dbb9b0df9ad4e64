"""Muon, an optimiser for matrices (Jordan et al. 2024, "Muon: an optimizer for hidden layers in neural networks").

The step is the running mean of the gradient made orthogonal, so that every direction of a layer learns at the same pace.
"""

import torch
from torch import Tensor


class Muon(torch.optim.Optimizer):
    """For kernels of convolutions, each taken as the matrix of outputs by inputs.

    `lr` is scaled so that it means what it means to Adam: the size of the change of a weight, in the root mean square
    of a layer about a fifth of it.
    """

    def __init__(self, kernels: list[Tensor], lr: float, momentum: float = 0.95) -> None:
        super().__init__(kernels, {"lr": lr, "momentum": momentum})

    @torch.no_grad()
    def step(self) -> None:
        for group in self.param_groups:
            for kernel in group["params"]:
                mean = self.state[kernel].setdefault("mean", torch.zeros_like(kernel))
                mean.lerp_(kernel.grad, 1 - group["momentum"])
                ahead = kernel.grad.lerp(mean, group["momentum"]).flatten(1)
                size = 0.2 * max(ahead.shape) ** 0.5
                kernel.sub_(orthogonal(ahead).view_as(kernel), alpha=group["lr"] * size)


def orthogonal(matrix: Tensor) -> Tensor:
    """About U V' of a matrix U S V': five Newton-Schulz steps, with the coefficients of the paper."""
    turned = len(matrix) > matrix.shape[1]
    x = (matrix.T if turned else matrix) / (matrix.norm() + 1e-7)
    x = x.bfloat16()
    for _ in range(5):
        square = x @ x.T
        x = 3.4445 * x + (2.0315 * square @ square - 4.7750 * square) @ x
    return (x.T if turned else x).to(matrix.dtype)
