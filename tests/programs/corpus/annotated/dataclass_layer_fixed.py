from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapedgrad import NDArray, Shape


@dataclass
class Calibration:
    gain: NDArray[Shape["3"], np.float64]
    mixing: NDArray[Shape["3, 3"], np.float64]

    def apply(self, pixels: NDArray[Shape["N, 3"], np.float64]) -> NDArray[Shape["N, 3"], np.float64]:
        return pixels @ self.mixing.T * self.gain


camera = Calibration(np.array([1.1, 1.0, 0.9]), np.eye(3))
print(camera.apply(np.random.rand(50, 3)).mean(axis=0))
