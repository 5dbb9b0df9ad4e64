"""Tensors from other people's checkpoints, without running what is in them.

A checkpoint of PyTorch is a pickle, and a pickle can name any function to be called. Here only those that rebuild
tensors are called; every other class becomes an Inert object, which keeps its state and does nothing.
"""

import collections
import io
import pickle
import tempfile
import types
import zipfile
from collections.abc import Iterator
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

Tensors = dict[str, Tensor]

REBUILDS = {
    ("collections", "OrderedDict"): collections.OrderedDict,
    ("torch", "device"): torch.device,
    ("torch", "Size"): torch.Size,
    ("torch._utils", "_rebuild_tensor"): torch._utils._rebuild_tensor,
    ("torch._utils", "_rebuild_tensor_v2"): torch._utils._rebuild_tensor_v2,
    ("torch._utils", "_rebuild_parameter"): torch._utils._rebuild_parameter,
}


class Inert:
    """What stands for an object of a class that is not needed."""

    state: object = None

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __setstate__(self, state: object) -> None:
        self.state = state

    def __setitem__(self, _: object, __: object) -> None:
        pass

    def append(self, _: object) -> None:
        pass

    def extend(self, _: object) -> None:
        pass


def reconstructed(kind: type, *_: object) -> object:
    """In place of copyreg._reconstructor, by which older pickles make objects."""
    return kind()


class Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        if (module, name) in REBUILDS:
            return REBUILDS[module, name]
        if name == "_reconstructor" and module in ("copyreg", "copy_reg"):
            return reconstructed
        if module == "torch" and isinstance(getattr(torch, name, None), torch.dtype):
            return getattr(torch, name)
        if module in ("torch", "torch.storage") and name.endswith("Storage"):
            return getattr(__import__(module, fromlist=[name]), name)
        return Inert


inert_pickle = types.ModuleType("inert_pickle")
inert_pickle.Unpickler = Unpickler
inert_pickle.UnpicklingError = pickle.UnpicklingError
inert_pickle.load = lambda file, **options: Unpickler(file, **options).load()
inert_pickle.loads = lambda data, **options: Unpickler(io.BytesIO(data), **options).load()


def tensors(path: Path) -> Tensors:
    """All tensors of a checkpoint by name, as float32; of a zip file, those of the one checkpoint in it."""
    if path.suffix == ".safetensors":
        return floats(load_file(path))
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            inner = [name for name in names if name.endswith(".ckpt")]
            if inner:
                return from_archive(archive, inner)
        if any(name.endswith("/code/__torch__.py") or "/code/" in name for name in names):
            return floats(dict(torch.jit.load(path, map_location="cpu").state_dict()))
    found = torch.load(path, map_location="cpu", weights_only=False, pickle_module=inert_pickle)
    return floats(dict(named(found)))


def from_archive(archive: zipfile.ZipFile, inner: list[str]) -> Tensors:
    if len(inner) > 1:
        raise SystemExit(f"{archive.filename} has several checkpoints: {inner}")
    with tempfile.TemporaryDirectory() as folder:
        return tensors(Path(archive.extract(inner[0], folder)))


def named(found: object, prefix: str = "") -> Iterator[tuple[str, Tensor]]:
    """Names and tensors of a state dict, of a checkpoint that holds one, or of a whole module."""
    if isinstance(found, Inert) and isinstance(found.state, dict):
        for kind in ("_parameters", "_buffers"):
            for name, tensor in found.state.get(kind, {}).items():
                if isinstance(tensor, Tensor):
                    yield prefix + name, tensor
        for name, module in found.state.get("_modules", {}).items():
            yield from named(module, f"{prefix}{name}.")
    elif isinstance(found, dict):
        for name, value in found.get("state_dict", found).items():
            if isinstance(value, Tensor):
                yield f"{prefix}{name}", value


def floats(found: Tensors) -> Tensors:
    return {name: value.detach().float() if value.is_floating_point() else value for name, value in found.items()}


def wanted(found: Tensors, prefixes: tuple[str, ...], left_out: tuple[str, ...] = ()) -> Tensors:
    """Without the longest of the prefixes that all wanted names share, and without what is not part of the model."""
    for prefix in prefixes:
        if any(name.startswith(prefix) for name in found):
            found = {name.removeprefix(prefix): value for name, value in found.items() if name.startswith(prefix)}
            break
    return {name: value for name, value in found.items() if not name.startswith(left_out)}
