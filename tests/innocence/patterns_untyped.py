"""Code without any annotation, which mypy checks under check_untyped_defs and else leaves alone.

Plain mypy has nothing to say about any line here, with its default settings and with check_untyped_defs.
"""

import numpy as np


class Network(object):
    def __init__(self, sizes):
        self.num_layers = len(sizes)
        self.sizes = sizes
        self.biases = [np.random.randn(y, 1) for y in sizes[1:]]
        self.weights = [np.random.randn(y, x) for x, y in zip(sizes[:-1], sizes[1:])]

    def feedforward(self, a):
        for b, w in zip(self.biases, self.weights):
            a = sigmoid(np.dot(w, a) + b)
        return a

    def update(self, batch, eta):
        nabla_b = [np.zeros(b.shape) for b in self.biases]
        nabla_w = [np.zeros(w.shape) for w in self.weights]
        for x, y in batch:
            delta_b, delta_w = self.backprop(x, y)
            nabla_b = [nb + dnb for nb, dnb in zip(nabla_b, delta_b)]
            nabla_w = [nw + dnw for nw, dnw in zip(nabla_w, delta_w)]
        self.weights = [w - (eta / len(batch)) * nw for w, nw in zip(self.weights, nabla_w)]
        self.biases = [b - (eta / len(batch)) * nb for b, nb in zip(self.biases, nabla_b)]

    def backprop(self, x, y):
        nabla_b = [np.zeros(b.shape) for b in self.biases]
        nabla_w = [np.zeros(w.shape) for w in self.weights]
        activation = x
        activations = [x]
        zs = []
        for b, w in zip(self.biases, self.weights):
            z = np.dot(w, activation) + b
            zs.append(z)
            activation = sigmoid(z)
            activations.append(activation)
        delta = (activations[-1] - y) * sigmoid(zs[-1]) * (1 - sigmoid(zs[-1]))
        nabla_b[-1] = delta
        nabla_w[-1] = np.dot(delta, activations[-2].transpose())
        for layer in range(2, self.num_layers):
            z = zs[-layer]
            delta = np.dot(self.weights[-layer + 1].transpose(), delta) * sigmoid(z) * (1 - sigmoid(z))
            nabla_b[-layer] = delta
            nabla_w[-layer] = np.dot(delta, activations[-layer - 1].transpose())
        return nabla_b, nabla_w


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


class KMeans:
    def __init__(self, k, steps=10):
        self.k = k
        self.steps = steps
        self.centers = None
        self.labels = np.zeros(0, dtype=int)
        self.inertia = 0

    def fit(self, x):
        self.centers = x[np.random.choice(len(x), self.k, replace=False)]
        for _ in range(self.steps):
            distances = np.sqrt(((x[:, None] - self.centers[None]) ** 2).sum(axis=2))
            self.labels = distances.argmin(axis=1)
            self.inertia = distances.min(axis=1).sum()
            centers = []
            for j in range(self.k):
                members = x[self.labels == j]
                centers.append(members.mean(axis=0) if len(members) else self.centers[j])
            self.centers = np.array(centers)
        return self


class Kalman:
    def __init__(self, dim_x, dim_z):
        self.x = np.zeros((dim_x, 1))
        self.P = np.eye(dim_x)
        self.Q = np.eye(dim_x)
        self.F = np.eye(dim_x)
        self.H = np.zeros((dim_z, dim_x))
        self.R = np.eye(dim_z)
        self.K = np.zeros((dim_x, dim_z))
        self.y = np.zeros((dim_z, 1))
        self.S = np.zeros((dim_z, dim_z))
        self._I = np.eye(dim_x)
        self.z = np.array([[None] * dim_z]).T
        self.log = []

    def predict(self, u=None, B=None):
        self.x = np.dot(self.F, self.x)
        if u is not None and B is not None:
            self.x = self.x + np.dot(B, u)
        self.P = self.F @ self.P @ self.F.T + self.Q
        self.log.append(self.x.copy())

    def update(self, z, R=None):
        if R is None:
            R = self.R
        elif isinstance(R, float):
            R = np.eye(len(self.R)) * R
        z = np.reshape(np.asarray(z), self.y.shape)
        self.y = z - np.dot(self.H, self.x)
        PHT = np.dot(self.P, self.H.T)
        self.S = np.dot(self.H, PHT) + R
        self.K = PHT.dot(np.linalg.inv(self.S))
        self.x = self.x + np.dot(self.K, self.y)
        I_KH = self._I - np.dot(self.K, self.H)
        self.P = I_KH @ self.P @ I_KH.T + self.K @ R @ self.K.T
        self.z = z
        self.log += [self.x, self.P]


def svm_loss(w, x, y, reg=0.0):
    loss = 0.0
    dw = np.zeros(w.shape)
    n = x.shape[0]
    for i in range(n):
        scores = x[i].dot(w)
        correct = scores[y[i]]
        for j in range(w.shape[1]):
            if j == y[i]:
                continue
            margin = scores[j] - correct + 1
            if margin > 0:
                loss += margin
                dw[:, j] += x[i]
                dw[:, y[i]] -= x[i]
    loss /= n
    loss += reg * np.sum(w * w)
    dw = dw / n + 2 * reg * w
    return loss, dw


def conjugate_gradient(a, b, x=None):
    if x is None:
        x = np.zeros_like(b)
    r = b - a @ x
    p = r.copy()
    old = r @ r
    for _ in range(len(b)):
        ap = a @ p
        alpha = old / (p @ ap)
        x = x + alpha * p
        r = r - alpha * ap
        new = r @ r
        if np.sqrt(new) < 1e-10:
            break
        p = r + (new / old) * p
        old = new
    return x


def pca(x, k=None):
    if k is None:
        k = min(x.shape)
    x = x - x.mean(0)
    u, s, vt = np.linalg.svd(x, full_matrices=False)
    components = vt[:k]
    x = x @ components.T
    return x, s[:k] ** 2 / len(x)


def pad_to(x, n):
    while len(x) < n:
        x = np.concatenate([x, np.zeros((1,) + x.shape[1:])])
    return x[:n]


def ravel_params(params):
    shapes = [p.shape for p in params]
    flat = np.concatenate([p.reshape(-1) for p in params])

    def unravel(v):
        out, at = [], 0
        for shape in shapes:
            size = int(np.prod(shape))
            out.append(v[at : at + size].reshape(shape))
            at += size
        return out

    return flat, unravel


def either(kind):
    if kind == 0:
        return np.zeros(3)
    elif kind == 1:
        return np.zeros((3, 4))
    elif kind == 2:
        return None
    return 0.0


net = Network([2, 3, 1])
net.update([(np.ones((2, 1)), np.ones((1, 1)))], 0.1)
print(net.feedforward(np.zeros((2, 1))))
print(KMeans(2).fit(np.random.rand(10, 2)).centers)
kf = Kalman(2, 1)
kf.F = np.array([[1.0, 1.0], [0.0, 1.0]])
kf.H = np.array([[1.0, 0.0]])
kf.P *= 10
kf.R = 5 * np.eye(1)
kf.x = np.array([[2.0], [0.0]])
for t in range(3):
    kf.predict()
    kf.update(t)
    kf.update(t, R=np.eye(1))
print(svm_loss(np.zeros((4, 3)), np.ones((5, 4)), np.array([0, 1, 2, 0, 1]), reg=0.1))
print(conjugate_gradient(np.eye(3), np.ones(3)), conjugate_gradient(np.eye(2), np.ones(2), np.zeros(2)))
print(pca(np.random.rand(6, 3)), pca(np.random.rand(6, 3), 2), pad_to(np.ones((2, 2)), 4), pad_to(np.ones(2), 3))
flat, unravel = ravel_params([np.zeros((3, 4)), np.zeros(4)])
print([p.shape for p in unravel(flat)], either(0), either(1), either(2), either(3))
fns = {f.__name__: f for f in (np.sum, np.mean, sigmoid)}
for name in fns:
    out = fns[name](np.zeros((2, 3)))
data = dict(x=np.zeros((3, 4)), y=np.zeros((3, 1)))
data["x"] = data["x"][:1]
out, extra = None, []
for key in ("x", "y"):
    extra.append(data[key])
    out = data[key]


def strips(x, width):
    result = []
    tile = np.tile
    polygon = tile(x, 2).reshape((-1, width)) + tile(x, 2).reshape((-1, width)) * 2
    result.extend(polygon[:, 1])
    found = set()
    found.update(polygon[0])
    return result, found


def scaled(v):
    matrix = np.identity(4)
    matrix[0, 0] = matrix[1, 1] = matrix[2, 2] = v
    matrix[0, 1:] = matrix[1:, 0] = np.zeros(3)
    return matrix


def of_classes():
    x = np.arange(6.0)
    spread = np.ptp(x[np.int32([[0, 0], [3, 5]])], axis=1)
    return spread, np.float32([1, 2]).sum(axis=0), np.bool_(x).all(axis=0)


print(strips(np.ones(4), 2), scaled(2.0), of_classes())


def fixed_axis(matrix):
    values, vectors = np.linalg.eig(matrix)
    try:
        i = np.where(abs(np.real(values) - 1.0) < 1e-8)[0][0]
        direction = np.real(vectors[:, i])
    except IndexError:
        direction = None
    i = np.where(abs(np.real(values) - 1.0) < 1e-8)[0]
    if not len(i):
        raise ValueError(matrix)
    return direction, vectors[:, i[-1]]


def total_or_all(x, keep):
    total = x.sum()
    shifted = total + 1
    if keep:
        total = x
    return shifted, total @ x


class Tables(type):
    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace, **options)
        cls.table = np.array([], dtype=np.int64)
        cls.order = 4


class Group(metaclass=Tables):
    @classmethod
    def build(cls):
        cls.table = np.zeros(2 * cls.order, dtype=np.int64)
        cls.table[0] = 1
        return cls.table[cls.order]


def most_frequent(labels):
    values, counts = np.unique(labels, return_counts=True)
    return values[np.where(counts == counts.max())]


def homogeneous(affine):
    affine = np.asarray(affine).reshape(3, 4)
    return np.vstack((affine * [[-1], [-1], [1]], [0, 0, 0, 1]))


def accumulated(m):
    y = 0.0
    y += m.sum()
    y = y * np.ones(3)
    return y


def spacing(n):
    return np.eye(n)


volume = dict(name="volume", shape=(3, 4), affine=spacing(2), low=0.0)

print(fixed_axis(np.eye(3)), total_or_all(np.ones(3), keep=True), Group.build(), Group.table[7])
print(most_frequent([1, 2, 2]), homogeneous(range(12)), accumulated(np.ones((2, 2))))
print(volume["low"] + 1, volume["name"].upper())
