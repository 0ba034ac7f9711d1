"""Arrays of every kind: memory-mapped, record, masked, matrix, object, text, dates; iterators; input and output.

Plain mypy has nothing to say about any line here, with its default settings; under --strict it dislikes that
NumPy's stubs answer Any (no-any-return).
"""

from __future__ import annotations

import datetime
import io
import tempfile
import warnings
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

import numpy as np
import numpy.ma as ma
import numpy.typing as npt
from numpy.lib import recfunctions as rfn
from numpy.lib.stride_tricks import as_strided, sliding_window_view
from numpy.polynomial import Chebyshev, Polynomial

Array = npt.NDArray[np.float64]
DTypeT = TypeVar("DTypeT", bound=np.generic)
rng = np.random.default_rng(0)
warnings.filterwarnings("ignore", category=PendingDeprecationWarning)  # np.matrix is on its way out


# ---- structured and record arrays -----------------------------------------------------------------

person = np.dtype([("name", "U10"), ("age", "i4"), ("weights", "f8", (2, 3))])
people = np.zeros(3, dtype=person)
people["age"] = [25, 30, 35]
people["age"] += 1
people["name"][0] = "Ann"
people[1] = ("Bob", 3, np.zeros((2, 3)))
people["weights"][:, 0, 1] = 1.0
ages = people["age"]
ages = people["age"].mean()
first = people[0]
first = people[0]["weights"]
first = people[:2]
names = [row["name"] for row in people]
by_age = np.sort(people, order="age")
older = people[people["age"] > 26]
both = people[["name", "age"]]
nested = np.zeros((2, 2), dtype=[("p", [("x", float), ("y", float)]), ("id", int)])
nested["p"]["x"] = np.ones((2, 2))
nested["p"]["x"][0] = 3
for name in person.names or ():
    print(name, people[name].shape)
records = np.rec.array([(1, 2.0), (3, 4.0)], dtype=[("a", int), ("b", float)])
records.a = 5
some_records = records[:1]
as_records = people.view(np.recarray)
print(records.b.sum(), as_records.age, rfn.structured_to_unstructured(both[["age"]]).shape, older.size, by_age.dtype.names)
corners = np.array([(0, 0), (1, 2)], dtype=[("x", "f4"), ("y", "f4")])
corners["x"], corners["y"] = corners["y"].copy(), corners["x"].copy()
distances = np.hypot(corners["x"], corners["y"])
distances = np.hypot(corners["x"], corners["y"]).max()
x_of, y_of = corners["x"], corners["y"]
x_of = x_of[:, None]
view = corners.view("f4").reshape(-1, 2)
view = corners.view((np.float32, 2))


# ---- masked arrays and matrices ------------------------------------------------------------------------

masked = ma.masked_invalid([1.0, np.nan, 3.0])
masked = ma.masked_where(masked > 2, masked)
masked = masked[:2]
masked[0] = ma.masked
filled = masked.filled(0.0)
filled = filled[:1]
weights_ma = ma.array(np.zeros((3, 4)), mask=np.eye(3, 4, dtype=bool))
weights_ma += 1
mean_ma = weights_ma.mean(axis=0)
mean_ma = weights_ma.mean()
stacked_ma = ma.concatenate([weights_ma, weights_ma])
stacked_ma = ma.vstack([stacked_ma, weights_ma])
print(stacked_ma.shape, ma.is_masked(masked), ma.median(weights_ma), weights_ma.compressed().shape, mean_ma)
m = np.matrix([[1, 2], [3, 4]])
column_matrix = np.matrix([[1], [2]])
m = m * m
m = m.T
v = m * column_matrix
v = m[0]
a1 = m.A1
a1 = a1[:1]
matrix_row = np.asmatrix(np.zeros(3))
matrix_row = matrix_row.T * matrix_row
flat = m.sum(axis=0)
flat_values = np.asarray(m).ravel()
flat_values = flat_values[:, None]
product = m * 2
other_product = m @ np.ones(2)
print(m.I.shape, np.linalg.inv(m), m.tolist(), product, v, flat, matrix_row.shape, m[0, 1], m[:, 0].shape)


# ---- memory maps, files, buffers ----------------------------------------------------------------------------

with tempfile.TemporaryDirectory() as scratch:
    path = Path(scratch)
    disk = np.memmap(path / "data.bin", dtype=np.float32, mode="w+", shape=(3, 4))
    disk[:] = 1
    disk[0] = np.arange(4)
    part = disk[1:]
    part = disk[0]
    copy = np.array(disk)
    copy = copy[0]
    disk.flush()
    np.save(path / "a.npy", np.zeros((2, 3)))
    loaded = np.load(path / "a.npy")
    loaded = loaded[0]
    loaded = np.load(path / "a.npy", mmap_mode="r").sum()
    np.savez(path / "many.npz", a=np.zeros(3), b=np.zeros((3, 4)))
    with np.load(path / "many.npz") as archive:
        arrays = {key: archive[key] for key in archive.files}
        arrays["c"] = np.zeros((1, 1))
    np.savetxt(path / "t.csv", np.ones((3, 2)), delimiter=",")
    text = np.loadtxt(path / "t.csv", delimiter=",")
    text = text[:, 0]
    columns = np.loadtxt(path / "t.csv", delimiter=",", unpack=True)
    one, two = np.loadtxt(path / "t.csv", delimiter=",", unpack=True)
    one = one[None]
    generated = np.genfromtxt(path / "t.csv", delimiter=",", names="a,b")
    generated = generated["a"]
    np.arange(6.0).tofile(path / "raw")
    raw = np.fromfile(path / "raw")
    raw = raw.reshape(2, 3)
    del disk, part
buffer = np.frombuffer(b"abcdefgh", dtype=np.uint8)
buffer = buffer.reshape(2, 4)
buffer = np.frombuffer(bytearray(16), dtype=">f4")
stream = io.StringIO("1 2\n3 4")
parsed = np.loadtxt(stream)
parsed = parsed.T
parsed = np.fromstring("1 2 3", sep=" ")
packed = np.packbits(np.array([1, 0, 1], dtype=bool))
packed = np.unpackbits(packed)[:3]
raw_bytes = np.zeros(3).tobytes()
memory = memoryview(np.zeros(3).data)
interface = np.zeros((2, 2)).__array_interface__["shape"]


# ---- text, bytes, objects -----------------------------------------------------------------------------------------

words = np.array(["one", "two", "three"])
words = np.char.upper(words)
words = np.strings.add(words, "!")
words = words[np.char.startswith(words, "T")]
lengths = np.char.str_len(words)
word_lengths = [len(word) for word in words]
joined = " ".join(words)
joined = ",".join(str(word) for word in words)
letters = np.array(list("hello"))
letters[letters == "l"] = "L"
unique, counts = np.unique(letters, return_counts=True)
unique, counts, extra = np.unique(letters, return_counts=True, return_index=True)
frequency = dict(zip(unique, counts, strict=True))
frequency = dict(zip(unique.tolist(), counts.tolist(), strict=True))
most_common = unique[counts.argmax()]
most_common = letters[0]
if most_common == "h" or "x" in letters:
    print(most_common + "!", f"{letters[0]:>3}")
objects = np.array([1, "two", None, [3]], dtype=object)
objects[3] = np.zeros(3)
objects[0] = {"a": 1}
objects = objects[:2]
ragged = np.empty(2, dtype=object)
ragged[0], ragged[1] = np.zeros(3), np.zeros((2, 2))
ragged[:] = [np.zeros(1), np.zeros(2)]
ragged = np.array([np.zeros(1), np.zeros(2)], dtype=object)
total_length = sum(len(each) for each in ragged)
fractions = np.array([Fraction(1, 2), Fraction(1, 3)])
fractions = fractions + 1
fraction_sum = fractions.sum()
fraction_sum = fraction_sum.limit_denominator(3)
mixed = np.array([[1, 2], ["a", "b"]], dtype=object)
mixed[0] = mixed[0] + 1
callables = np.array([np.sin, np.cos], dtype=object)
callables_out = [f(0.0) for f in callables]
bytes_array = np.array([b"a", b"bc"])
bytes_array = np.char.decode(bytes_array)
void = np.zeros(2, dtype="V4")
none_array = np.full(3, None)
none_array[0] = 3


# ---- dates ----------------------------------------------------------------------------------------------------------

start = np.datetime64("2024-01-01")
days = np.arange(start, start + 5)
days = days + np.timedelta64(1, "D")
days = days[np.is_busday(days)]
gaps = np.diff(days)
hours = gaps / np.timedelta64(1, "h")
hours = np.diff(days).astype(float)
age_of = (np.datetime64("2024-03-01") - start).astype(int)
ages_of = (days - days[0]) / np.timedelta64(1, "D")
later = days[0] + np.arange(3) * np.timedelta64(7, "D")
later = np.busday_offset(later, 1, roll="forward")
month = days.astype("datetime64[M]")
year = days.astype("datetime64[Y]").astype(int) + 1970
as_python = days[0].astype(datetime.datetime)
as_python = days.tolist()
latest = max(days)
latest = days.max()
in_range = (days >= start) & (days < np.datetime64("2025-01-01"))
not_a_time = np.isnat(days).any()
calendar = np.array([datetime.date(2024, 1, 1), datetime.date(2024, 1, 2)], dtype="datetime64[D]")
calendar = calendar[::-1]
duration = np.timedelta64(5, "m") * 2
duration = duration / 2
seconds = duration / np.timedelta64(1, "s")
print(np.datetime_as_string(days), str(days[0]), days.min() < latest, seconds, f"{seconds:.1f}", year, month.shape)


# ---- iterators --------------------------------------------------------------------------------------------------------

grid = np.arange(12.0).reshape(3, 4)
for index, value in np.ndenumerate(grid):
    grid[index] = value * 2
for position in np.ndindex(grid.shape):
    grid[position] += 1
for i, j in np.ndindex(3, 4):
    grid[i, j] -= 1
with np.nditer(grid, op_flags=["readwrite"]) as iterator:
    for element in iterator:
        element[...] = 2 * element  # type: ignore[index]
for each in grid.flat:
    each = each + 1.0
for line in grid:
    line = line[None]
for k, row in enumerate(grid):
    row[k] = 0
    row = row.sum()
for a, b in zip(grid, grid[1:], strict=False):
    a, b = b, a
for column in grid.T:
    column -= column.mean()
for x, y in grid[:, :2]:
    x += y
    x = float(x)
for x, y in grid[:, :2].tolist():
    x += y
for n, (p, q) in enumerate(zip(grid[0], grid[1], strict=True)):
    p = p * q + n
for pair in np.argwhere(grid > 3):
    grid[tuple(pair)] = 0
for i, j in zip(*np.nonzero(grid), strict=True):
    grid[i, j] = 1
for label in np.unique(grid):
    print((grid == label).sum(), grid[grid == label].shape, label)
for split in np.array_split(grid, 2):
    split = split.ravel()
for half in np.split(grid, 2, axis=1):
    half *= 2
broadcast = np.broadcast(grid, np.zeros(4))
reversed_rows = [row.copy() for row in reversed(grid)]
reversed_rows = list(grid[::-1])
first_true = next((k for k, flag in enumerate(grid[0] > 1) if flag), None)
first_true = int(np.argmax(grid[0] > 1))
coordinates = list(zip(*np.where(grid > 1), strict=True))
coordinates.append((0, 0))
coordinates = [(int(i), int(j)) for i, j in coordinates]
where_rows = np.where(grid > 1)[0]
where_rows = where_rows[:1]
where_true = np.where(grid > 1)
ys, xs = where_true
ys = ys[0]
found = np.where(grid[0] == grid[0].max())[0][0]
found = np.flatnonzero(grid[0])[-1]
found = 3
left, right = np.searchsorted(np.arange(5), [1, 3])
left = left + 1
minimum = np.inf
for value in grid.ravel():
    minimum = min(minimum, value)
    if value < minimum:
        minimum = value
best_row, best_score = None, -np.inf
for row in grid:
    score = row.sum()
    if score > best_score:
        best_row, best_score = row, score
if best_row is not None:
    print(best_row.shape, best_score)


# ---- index objects ---------------------------------------------------------------------------------------------------------

joined_columns = np.c_[np.zeros(3), np.ones(3)]
joined_columns = np.c_[joined_columns, np.ones((3, 2))]
joined_rows = np.r_[0, np.zeros(3), 5:8, -1]
joined_rows = np.r_[joined_rows, joined_rows]
window = np.s_[1:, ::2]
other_window = np.s_[..., 0]
selected = grid[other_window]
selected = grid[np.s_[1:, ::2]]
selected = grid[window]
open_mesh = np.ix_([0, 1], [2, 3])
selected = grid[open_mesh]
selected = grid[np.ix_([True, False, True], [0, 1])]
mesh = np.mgrid[0:3, 0:4]
mesh = np.mgrid[0:1:5j]
yy, xx = np.ogrid[:3, :4]
yy = yy + xx
slices: list[slice | int] = [slice(None)] * 2
slices[0] = 0
selected = grid[tuple(slices)]
key: tuple[Any, ...] = (0, slice(None))
selected = grid[key]
selected = grid[..., None][..., 0]
negative = grid[-1, -1]
negative = grid[-1]
mask = np.zeros(grid.shape, dtype=bool)
mask[0] = True
mask |= grid > 2
mask = ~mask & (grid != 0)
mask = mask.any(axis=1)
grid[mask] = 0
grid[mask, 0] = np.ones(mask.sum())
grid[:, mask.nonzero()[0]] += 1
order: list[int] = [2, 0, 1]
grid = grid[order]
grid = grid[order, :][:, order]
grid = np.delete(grid, 0, axis=0)
grid = np.insert(grid, 1, 0.0, axis=1)
grid = np.append(grid, np.zeros((1, grid.shape[1])), axis=0)
grid = np.pad(grid, ((1, 1), (0, 0)))
grid = grid[~np.all(grid == 0, axis=1)]
grid.resize((2, 2), refcheck=False)
grid.shape = (4,)
grid.flat[0] = 3
grid.sort()
grid = grid.byteswap().view(grid.dtype.newbyteorder())
grid = np.require(grid, requirements=["C"])
windows = sliding_window_view(np.arange(6.0), 3)
windows = windows.mean(axis=1)
strided = as_strided(np.arange(6.0), shape=(4, 3), strides=(8, 8))
strided = strided[0]


# ---- polynomials, functions of functions ---------------------------------------------------------------------------------------

poly = np.poly1d([1, 2, 3])
poly = poly.deriv()
poly = poly * 2
at = poly(np.zeros((3, 4)))
at = poly(2.0)
coefficients = np.polyfit(np.arange(5.0), np.arange(5.0) ** 2, 2)
coefficients = coefficients[::-1]
slope, intercept = np.polyfit(np.arange(5.0), np.arange(5.0), 1)
fitted = Polynomial.fit(np.arange(5.0), np.arange(5.0), 1)
fitted = fitted.convert()
series = Chebyshev([1, 2, 3])
print(fitted(np.zeros(3)), series(0.5), series.coef.shape, poly.roots, at, slope * 2 + intercept, np.roots([1, 0, -1]))
vectorised = np.vectorize(lambda a, b: a if a > b else b, otypes=[float])
larger = vectorised(np.zeros(3), 1.0)
larger = vectorised(np.zeros((3, 1)), np.zeros(3))
applied = np.apply_along_axis(lambda r: r / r.sum(), 1, np.ones((3, 4)))
applied = np.apply_along_axis(np.sum, 0, applied)
pieces = np.piecewise(np.linspace(-1, 1, 5), [np.linspace(-1, 1, 5) < 0], [0, 1])
choice = np.select([pieces < 0, pieces > 0], [-1, 1], default=0)
choice = np.choose([0, 1], [np.zeros(2), np.ones(2)])
interpolated = np.interp(2.5, [1, 2, 3], [10, 20, 30])
interpolated_all = np.interp([1.5, 2.5], [1, 2, 3], [10, 20, 30])
interpolated_all = interpolated_all[:1]
area = np.trapezoid(np.ones(5), dx=0.5)
area_sum = float(np.trapezoid(np.ones((2, 5)), axis=1).sum())
edges, tops = np.histogram(rng.normal(size=100), bins=10)
edges, tops = np.histogram(rng.normal(size=100), bins=np.linspace(-3, 3, 7), density=True)
counts2, xe, ye = np.histogram2d(rng.normal(size=9), rng.normal(size=9), bins=(3, 4))
binned = np.digitize(rng.normal(size=5), [-1, 0, 1])
binned = np.bincount(binned, minlength=4)
einsummed = np.einsum("ij,jk->ik", np.zeros((2, 3)), np.zeros((3, 4)))
subscripts = "ij->i" if rng.random() > 2 else "ij->j"
einsummed = np.einsum(subscripts, np.zeros((2, 3)))
q, r = np.linalg.qr(np.eye(3))
q, r = r, q
u, s, vh = np.linalg.svd(np.zeros((4, 3)), full_matrices=False)
s = np.diag(s)
u = u @ s @ vh
eigenvalues, vectors = np.linalg.eig(np.eye(2))
eigenvalues, vectors = np.linalg.eigh(np.eye(2))
eigenvalues = eigenvalues[::-1]
decomposition = np.linalg.svd(np.eye(3))
decomposition_u = decomposition.U if hasattr(decomposition, "U") else decomposition[0]
sign, logdet = np.linalg.slogdet(np.eye(3))
logdet = float(logdet) * 2
solution, residuals, rank, singular = np.linalg.lstsq(np.eye(3), np.ones(3), rcond=None)
total_residual = residuals.sum() if residuals.size else 0.0


# ---- constants, subclasses, generics -----------------------------------------------------------------------------------------

ORIGIN: Final = np.zeros(3)
SIZE: Final = 4
AXES: Final[tuple[str, ...]] = ("x", "y")
IDENTITY: Final[Array] = np.eye(SIZE)


class Image(np.ndarray[tuple[int, int], np.dtype[np.uint8]]):
    """A subclass with a shape of its own."""

    def gray(self) -> Array:
        return self.astype(np.float64) / 255

    @classmethod
    def blank(cls, height: int, width: int) -> Image:
        return np.zeros((height, width), dtype=np.uint8).view(cls)


class Ring(Generic[DTypeT]):
    """A buffer of any dtype."""

    def __init__(self, size: int, dtype: type[DTypeT]) -> None:
        self.data: npt.NDArray[DTypeT] = np.zeros(size, dtype=dtype)
        self.position = 0

    def push(self, value: DTypeT) -> None:
        self.data[self.position] = value
        self.position = (self.position + 1) % len(self.data)

    def latest(self, n: int = 1) -> npt.NDArray[DTypeT]:
        return np.roll(self.data, -self.position)[-n:]

    def __iter__(self) -> Iterator[DTypeT]:
        yield from self.data

    def grow(self) -> Ring[DTypeT]:
        self.data = np.concatenate([self.data, np.zeros_like(self.data)])
        return self


image = Image.blank(3, 4)
part_of_image = image[:2]
part_of_image[0] = 255
gray = image.gray()
gray = gray.mean(axis=0)
ring = Ring(3, np.float32)
ring.push(np.float32(1))
ring = ring.grow()
ring.data = ring.data[:2]
print(ring.latest(2), list(ring), ORIGIN + 1, IDENTITY[0], gray.shape, image.shape)
scalar_types: list[type[np.generic]] = [np.float32, np.int64, np.bool_]
made = [np.zeros(3, dtype=t) for t in scalar_types]
made.append(np.ones((2, 2)))
kinds: dict[str, npt.DTypeLike] = {"a": np.float32, "b": "int8", "c": np.dtype("c16"), "d": float, "e": [("x", int)]}
made_of = {key: np.zeros(2, dtype=kind) for key, kind in kinds.items()}
made_of["z"] = np.zeros((3, 3))
info = np.finfo(np.float32).eps + np.iinfo(np.int8).max
promoted = np.result_type(np.float32, np.int64)
promoted = np.promote_types("i4", "f4")
casted = np.zeros(3).astype(promoted)
casted = casted.astype("U5")
casted = casted.astype(np.dtype([("a", float)]), copy=False)
