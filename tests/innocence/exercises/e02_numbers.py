# Exercises 26-50: small functions without annotations, called at the bottom.
import warnings

import numpy as np
from numpy import *  # noqa


def e26_which_sum():
    total = np.sum(range(5))
    return total, sum(range(5), -1)


def e27_legal_expressions():
    Z = np.arange(1, 5)
    return Z**Z, 2 << Z >> 2, Z < -Z, 1j * Z, Z / 1 / 1


def e28_divisions():
    with np.errstate(all="ignore"):
        return np.array(0) / np.array(0), np.array(0) // np.array(0), np.array([np.nan]).astype(int).astype(float)


def e29_round_away_from_zero():
    Z = np.random.uniform(-10, +10, 10)
    Z = np.copysign(np.ceil(np.abs(Z)), Z)
    W = np.where(Z > 0, np.ceil(Z), np.floor(Z))
    return Z, W


def e30_common_values():
    Z1 = np.random.randint(0, 10, 10)
    Z2 = np.random.randint(0, 10, 10)
    return np.intersect1d(Z1, Z2)


def e31_ignore_warnings():
    defaults = np.seterr(all="ignore")
    Z = np.ones(1) / 0
    np.seterr(**defaults)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        Z = Z / 0
    return Z


def e32_emath():
    return np.emath.sqrt(-1)


def e33_dates():
    yesterday = np.datetime64("today") - np.timedelta64(1)
    today = np.datetime64("today")
    tomorrow = np.datetime64("today") + np.timedelta64(1)
    return yesterday, today, tomorrow


def e34_dates_of_a_month():
    return np.arange("2016-07", "2016-08", dtype="datetime64[D]")


def e35_in_place():
    A = np.ones(3) * 1
    B = np.ones(3) * 2
    np.add(A, B, out=B)
    np.divide(A, 2, out=A)
    np.negative(A, out=A)
    np.multiply(A, B, out=A)
    return A


def e36_integer_part():
    Z = np.random.uniform(0, 10, 10)
    return Z - Z % 1, Z // 1, np.floor(Z), Z.astype(int), np.trunc(Z)


def e37_rows_from_0_to_4():
    Z = np.zeros((5, 5))
    Z += np.arange(5)
    W = np.tile(np.arange(0, 5), (5, 1))
    return Z, W


def e38_from_generator():
    def generate():
        for x in range(10):
            yield x

    return np.fromiter(generate(), dtype=float, count=-1)


def e39_open_interval():
    Z = np.linspace(0, 1, 11, endpoint=False)[1:]
    return Z


def e40_sort():
    Z = np.random.random(10)
    Z.sort()
    return Z


def e41_sum_of_small():
    Z = np.arange(10)
    return np.add.reduce(Z)


def e42_equal_arrays():
    A = np.random.randint(0, 2, 5)
    B = np.random.randint(0, 2, 5)
    return np.allclose(A, B), np.array_equal(A, B)


def e43_read_only():
    Z = np.zeros(10)
    Z.flags.writeable = False
    try:
        Z[0] = 1
    except ValueError as error:
        return str(error)
    return Z


def e44_polar():
    Z = np.random.random((10, 2))
    X, Y = Z[:, 0], Z[:, 1]
    R = np.sqrt(X**2 + Y**2)
    T = np.arctan2(Y, X)
    return R, T


def e45_replace_maximum():
    Z = np.random.random(10)
    Z[Z.argmax()] = 0
    return Z


def e46_structured_grid():
    Z = np.zeros((5, 5), [("x", float), ("y", float)])
    Z["x"], Z["y"] = np.meshgrid(np.linspace(0, 1, 5), np.linspace(0, 1, 5))
    return Z


def e47_cauchy():
    X = np.arange(8)
    Y = X + 0.5
    C = 1.0 / np.subtract.outer(X, Y)
    return np.linalg.det(C)


def e48_limits():
    for dtype in [np.int8, np.int32, np.int64]:
        print(np.iinfo(dtype).min, np.iinfo(dtype).max)
    for kind in [np.float32, np.float64]:
        print(np.finfo(kind).min, np.finfo(kind).max, np.finfo(kind).eps)


def e49_print_all():
    np.set_printoptions(threshold=1000)
    Z = np.zeros((4, 4))
    print(Z)


def e50_closest():
    Z = np.arange(100)
    v = np.random.uniform(0, 100)
    index = (np.abs(Z - v)).argmin()
    return Z[index]


results = {}
for name, value in sorted(globals().copy().items()):
    if name.startswith("e") and name[1:3].isdigit():
        results[name] = value()
        print(name, results[name])
