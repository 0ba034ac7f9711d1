import numpy as np

H, W, focal = 12, 16, 20.0


def rays(H, W, focal, pose):
    i, j = np.meshgrid(np.arange(W), np.arange(H))
    directions = np.stack([(i - W / 2) / focal, -(j - H / 2) / focal, -np.ones_like(i)], axis=-1)
    world = directions @ pose.T  # BUG: the pose is 3 x 4; only its rotation turns directions
    origins = np.broadcast_to(pose[:, -1], world.shape)
    return origins, world


pose = np.hstack([np.eye(3), np.array([[0.0], [0.0], [4.0]])])
origins, directions = rays(H, W, focal, pose)
print(origins.shape, np.linalg.norm(directions, axis=-1).max())
