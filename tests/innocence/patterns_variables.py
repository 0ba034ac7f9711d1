"""Variables that live through several shapes, and scalars that NumPy makes of arrays.

Plain mypy has nothing to say about any line here, with its default settings and under --strict.
"""

from __future__ import annotations

from typing import Any, Final, Optional, Union

import numpy as np
import numpy.typing as npt

WIDTH: Final = 4
HEIGHT = 3
rng = np.random.default_rng(0)


# ---- reassignment, in every form -----------------------------------------------------------------

x = np.zeros((3, 4))
x = x * 2
x = x.T
x = x[:, :2]
x = np.concatenate([x, x])
x = np.ones((7, 1)) @ np.ones((1, 2))
x = x[::2]
x = x[x[:, 0] > 0]
x = np.vstack([x, np.zeros((1, 2))])
x = np.sort(x, axis=0)
x = x - x.mean(axis=0)

v = np.arange(10)
v = v[1:]
v = v[v > 3]
v = np.append(v, 3)
v = np.repeat(v, 2)
v = np.unique(v)

w: npt.NDArray[np.float64] = np.zeros(3)
w = np.zeros((3, 4))
w = w[:, None]
w = w.reshape(-1)
w = np.array(2.5)
w = w.reshape(1, 1) + np.ones((2, 2))

y: np.ndarray = np.zeros(3)
y = np.eye(4)
y = np.array([1, 2, 3])
y = np.array([[True, False]])

z: Any = np.zeros((2, 2))
z = z @ z
z = 3
z = np.zeros((2, 3)) if z else None


def grows(steps: int) -> npt.NDArray[np.float64]:
    history = np.zeros((1, 2))
    for step in range(steps):
        history = np.concatenate([history, np.full((1, 2), float(step))])
    while history.shape[0] > 3:
        history = history[1:]
    return history


def power_iteration(a: npt.NDArray[np.float64]) -> float:
    b = np.ones(a.shape[1])
    previous = b
    for _ in range(20):
        previous = b
        b = a @ b
        b = b / np.linalg.norm(b)
    if np.allclose(previous, b):
        b = previous
    return float(b @ a @ b)


def pads(a: npt.NDArray[np.float64], wanted: int) -> npt.NDArray[np.float64]:
    if a.ndim == 1:
        a = a[None, :]
    elif a.ndim == 3:
        a = a[0]
    if a.shape[1] < wanted:
        a = np.hstack([a, np.zeros((a.shape[0], wanted - a.shape[1]))])
    return a


# ---- None first, then an array ---------------------------------------------------------------------

best = None
best_score = -np.inf
for candidate in ([1.0, 2.0], [3.0, 4.0]):
    score = np.sum(candidate)
    if score > best_score:
        best, best_score = np.array(candidate), score
assert best is not None
print(best.shape)

maybe: npt.NDArray[np.float64] | None = None
for k in range(2):
    maybe = np.zeros((k + 1, 2)) if maybe is None else np.vstack([maybe, np.ones((1, 2))])
assert maybe is not None and maybe.shape == (2, 2)

optional: Optional[np.ndarray] = None
if optional is None:
    optional = np.zeros(3)
optional = optional[:2]


# ---- conditional expressions, branches, try ----------------------------------------------------------

flag = bool(rng.integers(2))
joined = np.zeros((3, 4)) if flag else np.zeros((4, 3))
print(joined.sum(), joined.T.shape)
either = np.zeros(3) if flag else 0.0
print(np.sum(either))
rank = np.zeros(3) if flag else np.zeros((3, 3))
print(rank.ndim)
number_or_array: Union[float, npt.NDArray[np.float64]] = 1.0
number_or_array = np.ones(3)
number_or_array = 2.0

if flag:
    branch = np.zeros((2, 3))
else:
    branch = np.ones((5, 6))
print(branch.sum(axis=1))

try:
    loaded = np.load("no such file.npy")
except OSError:
    loaded = np.zeros((3, 3))
else:
    loaded = loaded[0]
finally:
    print("loaded")

try:
    solved = np.linalg.inv(np.zeros((2, 2)))
except np.linalg.LinAlgError:
    solved = np.eye(3)
print(solved.shape)

for name in ("a", "b"):
    pass
for axis in range(2):
    for reused in (np.zeros((2, 3)), np.zeros((4, 5))):
        print(reused.sum(axis=axis))
for reused in np.split(np.zeros((4, 2)), 2):
    print(reused)

if (n_walrus := np.arange(5).size) > 3:
    print(n_walrus)

with np.errstate(all="ignore") as _:
    quiet = np.zeros(2) / np.zeros(2)


# ---- numbers that come from arrays -------------------------------------------------------------------

mask = np.array([True, False, True])
n: int = mask.sum()
count: np.integer[Any] = np.count_nonzero(mask)
largest: int = np.argmax([1, 2, 3]).item()
mean: np.floating[Any] = np.mean([1.0, 2.0])
spread: float = np.zeros((3, 4)).std()
dot: float = np.dot(np.ones(3), np.ones(3))
inner = np.ones(3) @ np.ones(3)
norm: float = float(np.linalg.norm(np.ones(3)))
first: float = np.ones(3)[0]
corner: float = np.ones((3, 3))[0, 0]
whole: float = np.ones((3, 3)).sum()
numbers: list[float] = np.zeros((2, 2)).tolist()[0]
item: float = np.zeros(3).max()
size: int = np.zeros((3, 4)).size
rows: int = np.zeros((3, 4)).shape[0]
length: int = len(np.zeros(3))
sizes: tuple[int, ...] = np.zeros((3, 4)).shape
height, width = np.zeros((3, 4)).shape
text: str = str(np.zeros(3).sum())

total = 0
total += mask.sum()
total += 3
total = total + int(np.sum([1, 2]))
running = 0.0
running += np.sum([1.0, 2.0])
running += np.zeros(3).mean()
running = max(running, np.max([1.0, 2.0]))
running = running / 2
loss = 0.0
for row in np.ones((3, 2)):
    loss += row.sum()
    loss += row @ row
    loss = loss + (row**2).mean()
average = loss / len(mask)
accuracy = (mask == mask).mean()
print(f"{accuracy:.2%} {average:.3f} {total:d}")
rounded = round(float(np.mean([1.0, 2.0])), 2)
index = int(np.argmax(mask))
chosen = ["a", "b", "c"][index]
repeated = [0] * int(mask.sum())
for _i in range(mask.sum()):
    pass
for _i in range(int(np.max([3, 4]))):
    pass
is_small = np.sum(mask) < 3
both = bool(is_small) and len(chosen) > 0
signs = [1 if value > 0 else -1 for value in np.arange(-2, 3)]
assert isinstance(np.zeros(3).sum(), float)


# ---- in place, unpacking, indexing ---------------------------------------------------------------------

grid = np.zeros((HEIGHT, WIDTH))
grid += 1
grid += np.arange(WIDTH)
grid *= np.ones((HEIGHT, 1))
grid[0] = 5
grid[:, 0] = np.arange(HEIGHT)
grid[grid > 2] = 0
grid[1:, 1:] -= 0.5
grid[[0, 1]] = grid[[1, 0]]
grid[...] = 3.0
grid.shape = (WIDTH, HEIGHT)
grid = grid.reshape(HEIGHT, WIDTH)
np.copyto(grid, 1.0)
np.add(grid, 1, out=grid)
low, high = grid.min(), grid.max()
(a, b), c = np.zeros((2, 3)), 4
first_row, *other_rows = np.zeros((3, 2))
q, r = np.linalg.qr(np.eye(3))
u, s, vt = np.linalg.svd(np.zeros((3, 2)), full_matrices=False)
ys, xs = np.nonzero(grid > 0)
i, j = np.unravel_index(3, (2, 2))
gx, gy = np.meshgrid(np.arange(3), np.arange(4))
p1, p2 = np.zeros((2, 5))
one, two, three = np.array([1.0, 2.0, 3.0])
bins, edges = np.histogram(np.zeros(10), bins=5)
quotient, remainder = np.divmod(np.arange(6), 4)
swapped = np.zeros((3, 4))
a1, a2 = swapped, swapped.T
a1, a2 = a2, a1
print(grows(3), power_iteration(np.eye(2)), pads(np.zeros(2), 4))
