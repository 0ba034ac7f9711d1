"""Array creation."""

from __future__ import annotations

from typing import Final

from shapedgrad.shapes.rules import creation, diagonals, dtyping, files, grids, ranges
from shapedgrad.shapes.rules.operation import rows

_NEW = "make an array of shape {shape}"
_LIKE = "make an array like {a}"

# fmt: off
ROWS: Final = (
    *rows("zeros ones empty", creation.filled, "parameter:float64", _NEW, "shape", arrays=True),
    *rows("ndarray", creation.ndarray, "parameter:float64", _NEW, "shape", arrays=True),
    *rows("full", creation.full, "full", "fill an array of shape {shape} with {fill_value}", "shape", arrays=True),
    *rows("zeros_like ones_like", creation.like, "like", _LIKE, "shape", arrays=True),
    *rows("empty_like", creation.empty_like, "like", "make an array like {prototype}", "shape", arrays=True),
    *rows("full_like", creation.full_like, "like", "fill an array like {a} with {fill_value}", "shape", arrays=True),
    *rows("eye", diagonals.eye, "parameter:float64", "make a matrix of {N}[ x {M}]", "shape"),
    *rows("tri", diagonals.tri, "parameter:float64", "make a matrix of {N}[ x {M}]", "shape"),
    *rows("identity", diagonals.identity, "parameter:float64", "make a matrix of {n} x {n}", "shape"),
    *rows("array", creation.array, "like", "make an array of {object}", "shape", arrays=True),
    *rows("asarray asanyarray asarray_chkfinite", creation.asarray, "like", "make an array of {a}", "shape", arrays=True),
    *rows("ascontiguousarray asfortranarray", creation.contiguous, "like", "copy {a}", "shape"),
    *rows("require", creation.require, "like", "copy {a}", "shape", arrays=True),
    *rows("copy", creation.copy, "same", "copy {a}", "shape", arrays=True),
    *rows("frombuffer", files.frombuffer, "parameter:float64", "read numbers from bytes", "shape"),
    *rows("fromiter", files.fromiter, "parameter:float64", "read {count} numbers", "shape"),
    *rows("fromstring", files.fromstring, "parameter:float64", "read {count} numbers", "shape"),
    *rows("fromfile", files.fromfile, "parameter:float64", "read {file}", "shape"),
    *rows("fromregex", files.fromregex, "parameter", "read {file}", "shape"),
    *rows("loadtxt", files.loadtxt, "parameter:float64", "read {fname}", "shape"),
    *rows("genfromtxt", files.genfromtxt, "parameter", "read {fname}", "shape"),
    *rows("from_dlpack", creation.from_dlpack, "same", "make an array of {x}", "shape", arrays=True),
    *rows("arange", ranges.arange, "count", "make a range of {start_or_stop}[ to {stop}][ by {step}]", "shape"),
    *rows("linspace", ranges.linspace, dtyping.spaced, "space {num} numbers from {start} to {stop}", "shape"),
    *rows("logspace", ranges.logspace, "linspace", "space {num} numbers from {start} to {stop}", "shape"),
    *rows("geomspace", ranges.geomspace, "float_power", "space {num} numbers from {start} to {stop}", "shape"),
    *rows("meshgrid", grids.meshgrid, "each", "make a grid of {xi}", "shape"),
    *rows("indices", grids.indices, "parameter:int64", "make indices of {dimensions}", "shape"),
    *rows("mgrid", grids.mgrid, "promote", "make a grid of {key}", "shape"),
    *rows("ogrid", grids.ogrid, "promote", "make a grid of {key}", "shape"),
    *rows("diag", diagonals.diag, "same", "take or make the diagonal of {v}", "shape-linalg"),
    *rows("diagflat", diagonals.diagflat, "same", "make a diagonal of {v}", "shape-linalg"),
    *rows("tril triu", diagonals.triangle, "same", "take a triangle of {m}", "shape-linalg"),
    *rows("vander", diagonals.vander, "vander", "take powers of {x}", "shape-linalg"),
    *rows("hanning hamming bartlett blackman", ranges.window, "float64", "make a window of {M}", "shape"),
    *rows("kaiser", ranges.kaiser, "float64", "make a window of {M}", "shape"),
)
# fmt: on
