import numpy as np

WIDTH, HEIGHT = 64, 48


class Sphere:
    def __init__(self, center, radius):
        self.center = np.array(center)
        self.radius = radius

    def intersect(self, origin, directions):
        oc = origin - self.center
        b = 2 * directions @ oc  # BUG: the coordinates of the directions are on the first axis
        c = oc @ oc - self.radius**2
        discriminant = b**2 - 4 * c
        return np.where(discriminant > 0, (-b - np.sqrt(np.abs(discriminant))) / 2, np.inf)


x, y = np.meshgrid(np.linspace(-1, 1, WIDTH), np.linspace(-0.75, 0.75, HEIGHT))
directions = np.stack([x, y, np.ones_like(x)])
directions /= np.linalg.norm(directions, axis=-1, keepdims=True)
scene = [Sphere([0.0, 0.0, 3.0], 1.0), Sphere([1.0, 0.5, 4.0], 1.0)]
depth = np.min([sphere.intersect(np.zeros(3), directions) for sphere in scene], axis=0)
print(np.isfinite(depth).mean())
