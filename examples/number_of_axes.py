"""Say in a type hint how many axes an array has, and how long they are.

python examples/number_of_axes.py
"""

from __future__ import annotations

from typing import Any

import numpy as np

from shapedgrad import NDArray, Shape, ShapeError, checked

f8 = np.float64

Volume = NDArray[Shape["_, _, _"], f8]
"""Any array of three axes."""


def brightest(volume: NDArray[Shape["_, _, _"], f8]) -> NDArray[Shape["_, _"], f8]:
    """Look along the first axis: from three axes to two."""
    return np.max(volume, axis=0)


def table() -> NDArray[Shape["2, 3"], np.int64]:
    """Return an array whose sizes are known."""
    return np.array([[1, 2, 3], [4, 5, 6]])


def middle_slice(volume: NDArray[Shape["D, H, W"], f8]) -> NDArray[Shape["H, W"], f8]:
    """Return the slice in the middle; the sizes have names."""
    return volume[len(volume) // 2]


def too_few_axes() -> Any:
    """Call with a matrix: the checker wants three axes."""
    return brightest(np.ones((4, 5)))  # type: ignore[shape-call]


def too_many_axes(volume: NDArray[Shape["D, H, W"], f8]) -> NDArray[Shape["H, W"], f8]:
    """Forget to take a slice: the checker has (D, H, W)."""
    return volume  # type: ignore[return-value]


def wrong_size() -> NDArray[Shape["3, 2"], np.int64]:
    """Exchange the sizes: the checker has (2, 3)."""
    return table()  # type: ignore[return-value]


def main() -> None:
    """Ask the same of arrays while the program runs."""
    volume = np.arange(24.0).reshape(2, 3, 4)
    print("brightest:", brightest(volume).shape, " middle:", middle_slice(volume).shape)
    print("is (2, 3, 4) a Volume?", isinstance(volume, Volume))
    print("is (3, 4) a Volume?   ", isinstance(volume[0], Volume))
    try:
        checked(brightest)(volume[0])
    except ShapeError as error:
        print("refused:", error)


if __name__ == "__main__":
    main()
