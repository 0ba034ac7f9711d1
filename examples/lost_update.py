"""Writing into a reshaped array: into a view it works, into the copy of a slice the update is lost.

python examples/lost_update.py
"""

from __future__ import annotations

import numpy as np

from shapedgrad import NDArray, Shape, ShapeError
from shapedgrad.ops import view

f8 = np.float64

ROWS = np.arange(6)
COLUMNS = np.array([0, 2, 1, 0, 2, 1])


def into_a_whole_array() -> NDArray[Shape["3, 2, 2, 2"], f8]:
    """Write into a reshaped whole array: it is a view, so the array changes."""
    d = np.ones((3, 2, 2, 2))
    d.reshape((6, 4))[ROWS, COLUMNS] += 1
    return d


def into_a_slice() -> NDArray[Shape["3, 2, 2, 2"], f8]:
    """Write into a reshaped slice: reshape had to copy it, and the update is lost."""
    c = np.ones((3, 2, 4, 4))[:, :, 0:2, 0:2]
    c.reshape((6, 4))[ROWS, COLUMNS] += 1
    return c


def into_a_slice_that_is_written_back() -> NDArray[Shape["3, 2, 2, 2"], f8]:
    """Write into the copy, and the copy back."""
    c = np.ones((3, 2, 4, 4))[:, :, 0:2, 0:2]
    rows = c.reshape((6, 4))
    rows[ROWS, COLUMNS] += 1
    c[...] = rows.reshape(c.shape)
    return c


def refused() -> str:
    """Ask for a view: what would copy is refused, with the reason."""
    c = np.ones((3, 2, 4, 4))[:, :, 0:2, 0:2]
    try:
        view(c, 6, 4)[ROWS, COLUMNS] += 1
    except ShapeError as error:
        return str(error)
    return ""


def main() -> None:
    """Print how many elements were changed."""
    print("whole array:", int(np.sum(into_a_whole_array() != 1)), "elements changed")
    print("slice:", int(np.sum(into_a_slice() != 1)), "elements changed")
    print("slice, written back:", int(np.sum(into_a_slice_that_is_written_back() != 1)), "elements changed")
    print("view of a slice:", refused())


if __name__ == "__main__":
    main()
