"""Functions with shapes in their signatures, which random statements call."""

from __future__ import annotations

import numpy as np

from shapedgrad import Dim, NDArray, Shape

f8 = np.float64


def rows(x: NDArray[Shape["N, D"], f8]) -> NDArray[Shape["N"], f8]:
    return x.sum(axis=1)


def product(x: NDArray[Shape["N, D"], f8], y: NDArray[Shape["D, M"], f8]) -> NDArray[Shape["N, M"], f8]:
    return x @ y


def gram(x: NDArray[Shape["*batch, N, D"], f8]) -> NDArray[Shape["*batch, N, N"], f8]:
    return x @ x.mT


def halves(x: NDArray[Shape["2*N, D"], f8]) -> NDArray[Shape["N, 2, D"], f8]:
    return x.reshape(-1, 2, x.shape[1])


def steps(x: NDArray[Shape["N+1"], f8], w: NDArray[Shape["N"], f8]) -> NDArray[Shape["N"], f8]:
    return (x[1:] - x[:-1]) * w


def square(x: NDArray[Shape["N, N"], f8], v: NDArray[Shape["N"], f8]) -> NDArray[Shape["N"], f8]:
    return x @ v


def flat(x: NDArray[Shape["N, D"], f8]) -> NDArray[Shape["N*D"], f8]:
    return x.reshape(-1)


def last(x: NDArray[Shape["*batch, D"], f8], v: NDArray[Shape["D"], f8]) -> NDArray[Shape["*batch, D"], f8]:
    return x + v


def columns(x: NDArray[Shape["N, 3"], f8], k: Dim["K"]) -> NDArray[Shape["N, K"], f8]:
    return np.zeros((x.shape[0], k))


def alike(x: NDArray[Shape["*batch"], f8], y: NDArray[Shape["*batch"], f8]) -> NDArray[Shape["*batch"], f8]:
    return x + y


def default(x: NDArray[Shape["N, _"], f8], k: Dim["K"] = 2) -> NDArray[Shape["N, K"], f8]:
    return np.ones((x.shape[0], k))


def pair(x: NDArray[Shape["N, D"], f8]) -> tuple[NDArray[Shape["D"], f8], NDArray[Shape["N"], f8]]:
    return x.sum(axis=0), x.sum(axis=1)
