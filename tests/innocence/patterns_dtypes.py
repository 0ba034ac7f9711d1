"""Subclasses and dtypes that a shape checker is tempted to forget: matrices, masked and record arrays, text.

Plain mypy has nothing to say about any line here, with its default settings and under --strict.
"""

from __future__ import annotations

import datetime
import warnings
from typing import Any

import numpy as np
import numpy.ma as ma
import numpy.typing as npt
from numpy.lib import recfunctions as rfn

# ---- np.matrix: * is a matrix product and everything is two-dimensional -------------------------------

warnings.simplefilter("ignore", PendingDeprecationWarning)
M = np.matrix([[1.0, 2.0], [3.0, 4.0]])
M = M * M
M = M.T
M = M**2
N = M * np.matrix([[1.0], [2.0]])
S = M.sum(axis=0)
print(M.I, M.A1, M[0], M[0, 0], M.mean(), N.shape, S.shape, np.asarray(M) @ np.ones(2))
M = np.asmatrix(np.eye(3)) * np.matrix("1; 2; 3")
B = np.bmat([[np.eye(2), np.zeros((2, 1))]])

# ---- masked arrays ----------------------------------------------------------------------------------------

data = ma.masked_array([1.0, 2.0, 3.0], mask=[False, False, True])
data = data[:2]
data = data + 1
data = ma.concatenate([data, data])
filled = data.filled(0)
filled = filled[None]
masked = ma.masked_where(np.zeros((2, 2)) > 0, np.zeros((2, 2)))
masked = masked.T
print(data.mean(), masked.sum(axis=0), ma.masked_invalid([1.0, np.nan]).compressed(), data.mask)
data[0] = ma.masked

# ---- structured and record arrays -----------------------------------------------------------------------------

point = np.dtype([("x", np.float64), ("y", np.float64), ("tag", "U4")])
points = np.zeros(5, dtype=point)
points["x"] = np.arange(5)
points["x"] += 1
points[0] = (1.0, 2.0, "a")
points = points[points["x"] > 2]
points = np.sort(points, order="x")
xs = points["x"]
xs = xs[None, :]
xy = points[["x", "y"]]
one = points[0]
one["y"] = 3.0
records = points.view(np.recarray)
print(records.x, one["x"], xy.shape, rfn.structured_to_unstructured(xy).shape, points.dtype.names)
table = np.array([(1, 2.0, "three")], dtype="i4,f8,U8")
print(table["f0"], table.size)

# ---- text, bytes, objects, dates, booleans, complex numbers ---------------------------------------------------------

words = np.array(["a", "bb", "ccc"])
words = np.append(words, "dddd")
words = np.char.upper(words)
words = words[np.char.str_len(words) > 1]
print("-".join(words), words == "BB", np.array(["x", "y"])[0].upper(), words.tolist())
objects = np.array([None, "text", [1, 2]], dtype=object)
objects[0] = {"a": 1}
objects = np.append(objects, [3])
ragged = np.empty(2, dtype=object)
ragged[0], ragged[1] = np.zeros(3), np.zeros((2, 2))
ragged[:] = [[1], [2, 3]]
days = np.arange("2024-01-01", "2024-02-01", dtype="datetime64[D]")
days = days + np.timedelta64(1, "D")
gaps = np.diff(days)
weekdays = days[np.is_busday(days)]
print(gaps.mean(), weekdays.size, days[0].astype(datetime.date), days.astype("datetime64[M]"))
z = np.zeros(3, dtype=complex)
z = z + 1j
magnitude = np.abs(z)
magnitude = magnitude[:, None]
z.real = 3
z.imag = np.arange(3)
angles = np.angle(z, deg=True)
spectrum = np.fft.rfft(np.arange(8.0))
power = np.abs(spectrum) ** 2
back = np.fft.irfft(spectrum, n=8)
flags = np.zeros(3, dtype=bool)
flags |= np.array([True, False, True])
flags = ~flags & (np.arange(3) > 0)
flags[1] = True
bits = np.packbits(flags)
bits = np.unpackbits(bits)[:3]
small = np.arange(3, dtype=np.uint8)
small = small.astype(np.uint8) + small
small = small * 2
single = np.zeros((2, 2), dtype=np.float32)
double = single.astype(np.float64) @ np.ones((2, 1))
single = single.astype("float32")
half = single.astype(np.float16).view(np.uint16)

# ---- scalars of NumPy ---------------------------------------------------------------------------------------------

x = np.float64(3.0)
x = x + 1
y: float = x * 2
k = np.int64(2)
ks = [1, 2, 3][k]
half_x = x / 2
as_int = int(k) + 1
as_index = "abc"[k]
zero = np.array(3.0)
zero = zero + 1
item = zero.item()
item = zero[()]
scalar: Any = np.zeros(3)[0]
converted = np.asarray(3.0)
converted = np.asarray([3.0])
unknown: npt.ArrayLike = [1, 2]
unknown = np.zeros((3, 3))
unknown = 3
levels = {np.float64(1.0): "a", 2.0: "b"}
total: float = sum(np.zeros(3))
best: float = max(np.zeros(3))
ordered: list[float] = sorted(np.zeros(3))
pairs = dict(zip(np.arange(3).tolist(), np.zeros(3), strict=True))
members = {int(v) for v in np.arange(3)}
print(3 in np.arange(5), not np.zeros(3).any(), bool(np.zeros(1)), np.zeros(3) is None, None is np.zeros(3))
print(f"{x:.2f} {k:d} {np.zeros(3)!r:>10}", "%.2f" % x, "%d" % k, "{:.1f}".format(x), str(k), hash(x), round(x), -x, abs(k))

# ---- what changes the number of dimensions by its values ----------------------------------------------------------------

squeezed = np.squeeze(np.zeros((1, 3, 1)))
squeezed = np.squeeze(np.zeros((1, 1)))
views = np.lib.stride_tricks.sliding_window_view(np.arange(10), 3)
views = views[::2]
strided = np.lib.stride_tricks.as_strided(np.arange(4), shape=(2, 2), strides=(8, 8))
blocks = np.block([[np.eye(2), np.zeros((2, 3))], [np.ones((1, 5))]])
chosen = np.where(np.arange(3) > 1)[0]
chosen = np.flatnonzero(np.arange(3))
selected = np.select([np.arange(3) > 1], [np.arange(3)], default=0)
selected = np.choose([0, 1], [np.zeros(2, dtype=int), np.ones(2, dtype=int)])
looked_up = np.take(np.eye(3), [0, 1], axis=0)
looked_up = np.eye(4)[[0, 1, 2]]
looked_up = np.take_along_axis(looked_up, np.argsort(looked_up, axis=1), axis=1)
c = np.r_[1:4, 0, 4]
c = np.r_[c, c]
grid = np.mgrid[0:3, 0:4]
open_grid = np.ogrid[0:3, 0:4]
flat = np.zeros((2, 2)).flat
flat[0] = 1
path = np.einsum_path("ij,jk->ik", np.eye(2), np.eye(2))[0]
trace = np.einsum("ii", np.eye(3))
outer = np.multiply.outer(np.arange(3), np.arange(4))
reduced = np.add.reduce(outer, axis=0)
reduced = np.add.accumulate(reduced)
np.add.at(reduced, [0, 0], 1)
poly = np.polyfit(np.arange(4.0), np.arange(4.0), 1)
fitted = np.polyval(poly, np.arange(3))
p = np.poly1d([1, 2])
p = p * p
lines = np.loadtxt(["1 2", "3 4"])
lines = lines.ravel()
buffer = np.frombuffer(b"\x00" * 16, dtype=np.float64)
buffer = buffer.reshape(2, 1)
