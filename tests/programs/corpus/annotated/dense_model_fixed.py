from __future__ import annotations

import numpy as np

from shapedgrad import NDArray, Shape, checked


@checked
def dense(
    x: NDArray[Shape["N, D"], np.float64],
    w: NDArray[Shape["D, H"], np.float64],
    b: NDArray[Shape["H"], np.float64],
) -> NDArray[Shape["N, H"], np.float64]:
    return np.tanh(x @ w + b)


def main() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(32, 8))
    w1, b1 = rng.normal(size=(8, 16)), np.zeros(16)
    w2, b2 = rng.normal(size=(16, 4)), np.zeros(4)
    hidden = dense(x, w1, b1)
    out = dense(hidden, w2, b2)
    print(out.sum(), b2.sum())


main()
