from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def whiten(x: FloatArray) -> FloatArray:
    centered = x - x.mean(axis=0)
    cov = centered.T @ centered / len(x)
    values, vectors = np.linalg.eigh(cov)
    return centered @ vectors / np.sqrt(values)


def split(x: FloatArray, share: float) -> tuple[FloatArray, FloatArray]:
    cut = int(len(x) * share)
    return x[:cut], x[cut:]


def main() -> None:
    x: FloatArray = np.random.default_rng(1).normal(size=(500, 4))
    weights = np.array([0.1, 0.2, 0.3, 0.4])
    train, test = split(whiten(x), 0.8)
    baseline = np.array([0.0, 0.0, 0.0, 0.0]) @ weights
    print((train @ weights).std(), (test @ weights).std(), baseline)


main()
