# Exercises 76-100: functions without annotations that return what they feel like.
import numpy as np
from numpy.lib import stride_tricks
from numpy.lib.stride_tricks import sliding_window_view

rng = np.random.default_rng(0)


def e76_rolling(a, window):
    shape = (a.size - window + 1, window)
    strides = (a.strides[0], a.strides[0])
    return stride_tricks.as_strided(a, shape=shape, strides=strides)


def e77_negate_in_place():
    Z = np.random.randint(0, 2, 100)
    np.logical_not(Z, out=Z)
    Z = np.random.uniform(-1.0, 1.0, 100)
    np.negative(Z, out=Z)
    return Z


def e78_distance(P0, P1, p):
    T = P1 - P0
    L = (T**2).sum(axis=1)
    U = -((P0[:, 0] - p[..., 0]) * T[:, 0] + (P0[:, 1] - p[..., 1]) * T[:, 1]) / L
    U = U.reshape(len(U), 1)
    D = P0 + U * T - p
    return np.sqrt((D**2).sum(axis=1))


def e79_distances_to_each():
    P0 = np.random.uniform(-10, 10, (10, 2))
    P1 = np.random.uniform(-10, 10, (10, 2))
    p = np.random.uniform(-10, 10, (10, 2))
    return np.array([e78_distance(P0, P1, p_i) for p_i in p])


def e80_subarray_around(Z, shape, fill, position):
    R = np.ones(shape, dtype=Z.dtype) * fill
    P = np.array(list(position)).astype(int)
    Rs = np.array(list(R.shape)).astype(int)
    Zs = np.array(list(Z.shape)).astype(int)

    R_start = np.zeros((len(shape),)).astype(int)
    R_stop = np.array(list(shape)).astype(int)
    Z_start = P - Rs // 2
    Z_stop = (P + Rs // 2) + Rs % 2

    R_start = (R_start - np.minimum(Z_start, 0)).tolist()
    Z_start = (np.maximum(Z_start, 0)).tolist()
    R_stop = np.maximum(R_start, (R_stop - np.maximum(Z_stop - Zs, 0))).tolist()
    Z_stop = (np.minimum(Z_stop, Zs)).tolist()

    r = [slice(start, stop) for start, stop in zip(R_start, R_stop)]
    z = [slice(start, stop) for start, stop in zip(Z_start, Z_stop)]
    R[tuple(r)] = Z[tuple(z)]
    return R


def e81_windows():
    Z = np.arange(1, 15, dtype=np.uint32)
    R = stride_tricks.as_strided(Z, (11, 4), (4, 4))
    return R, sliding_window_view(Z, window_shape=4)


def e82_rank():
    Z = np.random.uniform(0, 1, (10, 10))
    U, S, V = np.linalg.svd(Z)
    rank = np.sum(S > 1e-10)
    return rank


def e83_most_frequent():
    Z = np.random.randint(0, 10, 50)
    return np.bincount(Z).argmax()


def e84_blocks():
    Z = np.random.randint(0, 5, (10, 10))
    n = 3
    i = 1 + (Z.shape[0] - 3)
    j = 1 + (Z.shape[1] - 3)
    C = stride_tricks.as_strided(Z, shape=(i, j, n, n), strides=Z.strides + Z.strides)
    return C


class Symetric(np.ndarray):  # 85
    def __setitem__(self, index, value):
        i, j = index
        super().__setitem__((i, j), value)
        super().__setitem__((j, i), value)


def symetric(Z):
    return np.asarray(Z + Z.T - np.diag(Z.diagonal())).view(Symetric)


def e86_sum_of_products():
    p, n = 10, 20
    M = np.ones((p, n, n))
    V = np.ones((p, n, 1))
    S = np.tensordot(M, V, axes=([0, 2], [0, 1]))
    return S


def e87_block_sum():
    Z = np.ones((16, 16))
    k = 4
    S = np.add.reduceat(np.add.reduceat(Z, np.arange(0, Z.shape[0], k), axis=0), np.arange(0, Z.shape[1], k), axis=1)
    T = Z.reshape(4, k, 4, k).sum(axis=(1, 3))
    assert np.allclose(S, T)
    return S


def e88_game_of_life(Z):
    N = (
        Z[0:-2, 0:-2] + Z[0:-2, 1:-1] + Z[0:-2, 2:]
        + Z[1:-1, 0:-2] + Z[1:-1, 2:]
        + Z[2:, 0:-2] + Z[2:, 1:-1] + Z[2:, 2:]
    )
    birth = (N == 3) & (Z[1:-1, 1:-1] == 0)
    survive = ((N == 2) | (N == 3)) & (Z[1:-1, 1:-1] == 1)
    Z[...] = 0
    Z[1:-1, 1:-1][birth | survive] = 1
    return Z


def e89_largest(n=5):
    Z = np.arange(10000)
    np.random.shuffle(Z)
    return Z[np.argsort(Z)[-n:]], Z[np.argpartition(-Z, n)[:n]]


def e90_cartesian(arrays):
    arrays = [np.asarray(a) for a in arrays]
    shape = (len(x) for x in arrays)
    ix = np.indices(tuple(shape), dtype=int)
    ix = ix.reshape(len(arrays), -1).T
    for n, arr in enumerate(arrays):
        ix[:, n] = arrays[n][ix[:, n]]
    return ix


def e91_record_array():
    Z = np.array([("Hello", 2.5, 3), ("World", 3.6, 2)])
    R = np.rec.fromarrays(Z.T, names="col1, col2, col3", formats="S8, f8, i8")
    return R


def e92_cubes():
    x = np.random.rand(1000)
    a = np.power(x, 3)
    b = x * x * x
    c = np.einsum("i,i,i->i", x, x, x)
    assert np.allclose(a, b) and np.allclose(b, c)
    return a


def e93_rows_containing():
    A = np.random.randint(0, 5, (8, 3))
    B = np.random.randint(0, 5, (2, 2))
    C = A[..., np.newaxis, np.newaxis] == B
    rows = np.where(C.any((3, 1)).all(1))[0]
    return rows


def e94_unequal_rows():
    Z = np.random.randint(0, 5, (10, 3))
    E = np.all(Z[:, 1:] == Z[:, :-1], axis=1)
    U = Z[~E]
    U = Z[Z.max(axis=1) != Z.min(axis=1), :]
    return U


def e95_binary():
    I = np.array([0, 1, 2, 3, 15, 16, 32, 64, 128])
    B = ((I.reshape(-1, 1) & (2 ** np.arange(8))) != 0).astype(int)
    I = np.array([0, 1, 2, 3, 15, 16, 32, 64, 128], dtype=np.uint8)
    return B[:, ::-1], np.unpackbits(I[:, np.newaxis], axis=1)


def e96_unique_rows():
    Z = np.random.randint(0, 2, (6, 3))
    T = np.ascontiguousarray(Z).view(np.dtype((np.void, Z.dtype.itemsize * Z.shape[1])))
    _, idx = np.unique(T, return_index=True)
    return Z[idx], np.unique(Z, axis=0)


def e97_einsum():
    A = np.random.uniform(0, 1, 10)
    B = np.random.uniform(0, 1, 10)
    return np.einsum("i->", A), np.einsum("i,i->i", A, B), np.einsum("i,i", A, B), np.einsum("i,j->ij", A, B)


def e98_resample():
    phi = np.arange(0, 10 * np.pi, 0.1)
    a = 1
    x = a * phi * np.cos(phi)
    y = a * phi * np.sin(phi)
    dr = (np.diff(x) ** 2 + np.diff(y) ** 2) ** 0.5
    r = np.zeros_like(x)
    r[1:] = np.cumsum(dr)
    r_int = np.linspace(0, r.max(), 200)
    x_int = np.interp(r_int, r, x)
    y_int = np.interp(r_int, r, y)
    return x_int, y_int


def e99_multinomial():
    X = np.asarray([[1.0, 0.0, 3.0, 8.0], [2.0, 0.0, 1.0, 1.0], [1.5, 2.5, 1.0, 0.0]])
    n = 4
    M = np.logical_and.reduce(np.mod(X, 1) == 0, axis=-1)
    M &= X.sum(axis=-1) == n
    return X[M]


def e100_bootstrap():
    X = np.random.randn(100)
    N = 1000
    idx = np.random.randint(0, X.size, (N, X.size))
    means = X[idx].mean(axis=1)
    confint = np.percentile(means, [2.5, 97.5])
    return confint


Z = np.random.randint(0, 2, (50, 50))
for i in range(10):
    Z = e88_game_of_life(Z)

answers = [
    e76_rolling(np.arange(10), 3),
    e77_negate_in_place(),
    e79_distances_to_each(),
    e80_subarray_around(np.random.randint(0, 10, (10, 10)), (5, 5), 0, (1, 1)),
    e81_windows(),
    e82_rank(),
    e83_most_frequent(),
    e84_blocks(),
    e86_sum_of_products(),
    e87_block_sum(),
    e89_largest(),
    e90_cartesian(([1, 2, 3], [4, 5], [6, 7])),
    e91_record_array(),
    e92_cubes(),
    e93_rows_containing(),
    e94_unequal_rows(),
    e95_binary(),
    e96_unique_rows(),
    e97_einsum(),
    e98_resample(),
    e99_multinomial(),
    e100_bootstrap(),
]
S = symetric(np.random.randint(0, 10, (5, 5)))
S[2, 3] = 42
answers.append(S)
for answer in answers:
    print(answer)
