"""Pictures from a tar archive, and the augmentation of a training batch."""

import io
import tarfile
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor


def pictures(archive: Path, limit: int | None = None) -> Tensor:
    """All pictures of a tar archive in the order of their names, as uint8 n x 3 x 64 x 64 (the first `limit`)."""
    with tarfile.open(archive) as tar:
        members = sorted((member for member in tar.getmembers() if member.isfile()), key=lambda member: member.name)
        decoded = [_decode(tar.extractfile(member).read()) for member in members[:limit]]
    return torch.from_numpy(np.stack(decoded)).permute(0, 3, 1, 2).contiguous()


def _decode(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB"))


def augment(batch: Tensor, patched: float, random: torch.Generator) -> Tensor:
    """Mirrors half of the pictures and paints a flat or noisy rectangle over the fraction `patched` of them.

    The rectangles teach the codebook what hidden regions are filled with, so that fills get tokens of their own
    instead of those of dark or foggy pictures. `batch` is float B x 3 x H x W in [0, 1] and is changed in place.
    """
    mirror = torch.rand(len(batch), generator=random) < 0.5
    batch[mirror] = batch[mirror].flip(-1)
    for index in torch.nonzero(torch.rand(len(batch), generator=random) < patched).flatten().tolist():
        _paint(batch[index], random)
    return batch


def _paint(picture: Tensor, random: torch.Generator) -> None:
    height, width = picture.shape[1:]
    tall, broad = (int(torch.randint(8, size + 1, (), generator=random)) for size in (height, width))
    top = int(torch.randint(0, height - tall + 1, (), generator=random))
    left = int(torch.randint(0, width - broad + 1, (), generator=random))
    region = picture[:, top : top + tall, left : left + broad]
    fill = int(torch.randint(0, 5, (), generator=random))
    if fill < 3:
        region.fill_(fill / 2)
    elif fill == 3:
        region.copy_(torch.rand(3, 1, 1, generator=random).expand_as(region))
    else:
        region.copy_(torch.rand(region.shape, generator=random))
