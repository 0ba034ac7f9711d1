import numpy as np

batch = 32
rotations = np.random.randn(batch, 3, 3)
offsets = np.random.randn(batch, 3)


def apply(rotations, points):
    """Turn each point by the matrix of its own."""
    return (rotations @ points[:, :, None])[:, :, 0]


points = np.random.uniform(-1, 1, size=(batch, 3))
moved = apply(rotations, points) + offsets
print(np.linalg.norm(moved, axis=1).mean())
