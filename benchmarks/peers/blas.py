"""Which dense arithmetic numpy runs on, and whether it computes correctly on this processor."""

import ctypes

import numpy as np

_PREFIXES = ("", "scipy_")
_SUFFIXES = ("", "64_")


def kernels():
    """Name of each OpenBLAS in this process with the kernel it chose, e.g. "OpenBLAS 0.3.21 Haswell".

    Asks the libraries themselves, as threadpoolctl does; where there is none, says what numpy was
    built with.
    """
    found = []
    for path in sorted(_loaded()):
        library = ctypes.CDLL(path)
        core = _text(library, "openblas_get_corename")
        if core:
            config = (_text(library, "openblas_get_config") or "OpenBLAS").split()
            found.append(" ".join(config[:2] + [core]))
    if found:
        return "; ".join(found)
    try:
        blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
        return f"{blas['name']} {blas['version']}, kernel unknown"
    except (TypeError, KeyError):
        return "unknown"


def check():
    """Raises ArithmeticError where products in single precision are wrong.

    Old builds of OpenBLAS choose kernels for some processors that compute wrong results.
    """
    random = np.random.default_rng(1)
    a = random.standard_normal((257, 1001), dtype=np.float32)
    b = random.standard_normal((1001, 65), dtype=np.float32)
    right = a.astype(np.float64) @ b.astype(np.float64)
    for name, wrong in (("sgemm", a @ b - right), ("sgemv", a @ b[:, 0].copy() - right[:, 0])):
        if not np.abs(wrong).max() < 1e-3:
            raise ArithmeticError(
                f"{name} of {kernels()} is wrong by {np.abs(wrong).max():g} on this processor; "
                "use a newer OpenBLAS, or set OPENBLAS_CORETYPE and HEN_PEERS_KEEP_BLAS=1"
            )


def _loaded():
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            return {line.split()[-1] for line in maps if "blas" in line and "/" in line}
    except OSError:
        return set()


def _text(library, name):
    for prefix in _PREFIXES:
        for suffix in _SUFFIXES:
            function = getattr(library, prefix + name + suffix, None)
            if function is not None:
                function.restype = ctypes.c_char_p
                return function().decode()
    return None
