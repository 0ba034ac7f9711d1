"""Operands for what moves, pads, joins, selects and writes elements."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.ops.operands import apart, normal, positive

MASK = np.array([[True, False, True], [True, True, False], [False, True, True], [True, True, True]])
SPARSE = np.array([0.0, 0.0, 1.0, 0.0, 2.0, 0.0])
PLACES = np.array([[2, 0, 1], [1, 1, 1]])


def _writing(write: Any) -> Any:
    """Return the function that writes into a copy of its first argument."""

    def written(x: Any, *values: Any) -> Any:
        y = x * 1.0
        write(y, *values)
        return y * y

    return written


def _through_a_view(y: Any, v: Any) -> None:
    np.fill_diagonal(y[1:], v)


_ODD: Any = {"reflect_type": "odd"}
PADS: list[tuple[str, Any]] = [
    ("edge", {}), ("wrap", {}), ("symmetric", {}), ("reflect", _ODD), ("symmetric", _ODD), ("linear_ramp", {}),
    ("linear_ramp", {"end_values": ((1.0, 2.0), (3.0, 4.0))}), ("maximum", {}), ("minimum", {"stat_length": 2}),
    ("mean", {}), ("mean", {"stat_length": ((1, 2), (2, 1))}), ("median", {}), ("constant", {"constant_values": 2.0}),
    ("constant", {"constant_values": ((1.0, 2.0), (3.0, 4.0))}),
]  # fmt: skip

ARRAYS: list[Any] = [
    *((f"pad {mode} {list(kw.values())}", lambda x, m=mode, kw=kw: np.pad(x, ((2, 1), (0, 4)), m, **kw), apart(3, 3))
      for mode, kw in PADS),
    ("pad traced constant", lambda x, c: np.pad(x, 1, constant_values=c), normal(2, 3), np.array(0.7)),
    ("pad traced end", lambda x, c: np.pad(x, 2, "linear_ramp", end_values=c), normal(3), np.array(0.7)),
    ("pad dict", lambda x: np.pad(x, {-1: (1, 2)}), normal(2, 3)),
    ("resize", lambda x: np.resize(x, (2, 4)), normal(3)), ("resize shorter", lambda x: np.resize(x, 4), normal(2, 3)),
    ("trim_zeros", lambda x: np.trim_zeros(x * SPARSE), normal(6)),
    ("trim_zeros front", lambda x: np.trim_zeros(x * SPARSE, "f"), normal(6)),
    ("ravel K", lambda x: np.ravel(x, "K") * np.arange(6.0), normal(2, 3)),
    ("reshape A", lambda x: np.reshape(x.T, (2, 3), order="A") * np.arange(6.0).reshape(2, 3), normal(2, 3)),
    ("roll list", lambda x: np.roll(x, [1, 2], [0, 1]), normal(2, 3)),
    ("split places", lambda x: np.split(x, [1, 3], axis=1), normal(2, 4)), ("split odd", lambda x: np.split(x, [3, 1]), normal(4)),
    ("hsplit 1", lambda x: np.hsplit(x, 2), normal(4)),
    ("insert", lambda x, v: np.insert(x, 1, v, axis=1), normal(2, 3), normal(2)),
    ("insert scalar", lambda x, v: np.insert(x, [3, 1, 1], v), normal(2, 3), np.array(0.3)),
    ("insert several", lambda x, v: np.insert(x, [0, 2], v, axis=0), normal(2, 3), normal(2, 3)),
    ("insert many at one", lambda x, v: np.insert(x, 1, v, axis=0), normal(2, 3), normal(4, 3)),
    ("insert slice", lambda x, v: np.insert(x, slice(0, 2), v, axis=1), normal(2, 3), normal(2, 1)),
    ("insert mask", lambda x, v: np.insert(x, np.array([True, False, True]), v), normal(3), normal(2)),
    ("block nested", lambda x, y: np.block([x, y]), normal(3), normal(2)),
    ("linspace", lambda x, y: np.linspace(x, y, 4), normal(2), normal(2)),
    ("linspace open", lambda x, y: np.linspace(x, y, 4, endpoint=False, axis=-1), normal(2), normal(1)),
    ("linspace step", lambda x, y: np.linspace(x, y, 3, retstep=True)[1], np.array(0.2), np.array(3.0)),
    ("logspace", lambda x, y: np.logspace(x, y, 3, base=2.0), normal(2), normal(2)),
    ("logspace base", lambda x, b: np.logspace(x, 1.0, 3, base=b), np.array(0.3), positive(2)),
    ("geomspace", lambda x, y: np.geomspace(x, y, 4), positive(2), positive(2)),
    ("apply_along_axis", lambda x: np.apply_along_axis(lambda r: np.outer(r, r[:2]), 1, x), normal(2, 3, 2)),
    ("apply_over_axes", lambda x: np.apply_over_axes(np.sum, x, [0, 2]), normal(2, 3, 2)),
    ("take wrap", lambda x: np.take(x, [[-4, 5], [2, 7]], mode="wrap"), normal(3)),
    ("take clip", lambda x: np.take(x, [-1, 0, 9], axis=1, mode="clip"), normal(2, 3)),
    ("take negative repeats", lambda x: x[[-1, 2, -1]] * np.arange(3.0)[:, None], normal(3, 2)),
    ("getitem increasing, repeated by broadcasting", lambda x: x[np.arange(2), PLACES[:, :2]], normal(2, 3)),
    ("take_along_axis broadcast", lambda x: np.take_along_axis(x, PLACES[:1], 1), normal(4, 3)),
    ("take_along_axis flat", lambda x: np.take_along_axis(x, np.array([3, 3, 0]), None), normal(2, 3)),
    ("put_along_axis", _writing(lambda y, v: np.put_along_axis(y, PLACES[:, :1], v, 1)), normal(2, 3), normal(2, 1)),
    ("put_along_axis flat", _writing(lambda y, v: np.put_along_axis(y, np.array([0, 4]), v, None)), normal(2, 3), normal(2)),
    ("put", _writing(lambda y, v: np.put(y, [0, -1, 2], v)), normal(2, 3), normal(2)),
    ("place", _writing(lambda y, v: np.place(y, MASK, v)), normal(4, 3), normal(3)),
    ("putmask", _writing(lambda y, v: np.putmask(y, MASK, v)), normal(4, 3), normal(5)),
    ("copyto", _writing(lambda y, v: np.copyto(y, v)), normal(4, 3), normal(3)),
    ("copyto where", _writing(lambda y, v: np.copyto(y, v, where=MASK)), normal(4, 3), normal(3)),
    ("fill_diagonal", _writing(lambda y, v: np.fill_diagonal(y, v)), normal(3, 4), np.array(0.3)),
    ("fill_diagonal wrap", _writing(lambda y, v: np.fill_diagonal(y, v, wrap=True)), normal(5, 2), normal(2)),
    ("fill_diagonal 3", _writing(lambda y, v: np.fill_diagonal(y, v)), normal(2, 2, 2), normal(2)),
    ("fill_diagonal of a view", _writing(_through_a_view), normal(3, 2), np.array(0.3)),
    ("add.at", _writing(lambda y, v: np.add.at(y, [0, 2, 0], v)), normal(3, 2), normal(3, 2)),
    ("subtract.at", _writing(lambda y, v: np.subtract.at(y, ([0, 0], [1, 1]), v)), normal(2, 2), np.array(0.4)),
    ("choose wrap", lambda x, y: np.choose(np.array([0, 3, -1]), [x, y], mode="wrap"), normal(3), normal(3)),
    ("choose broadcast", lambda x, y: np.choose(np.array([[0], [1]]), [x, y]), normal(3), np.array(0.1)),
    ("choose clip", lambda x, y: np.choose(np.array([0, 3, -1]), [x, y], mode="clip"), normal(3), normal(3)),
    ("piecewise", lambda x: np.piecewise(x, [x < 0, x > 1], [lambda t: t**2, lambda t: np.sin(t), 0.5]), apart(7)),
    ("piecewise else", lambda x: np.piecewise(x, x < 0, [lambda t, k: k * t, lambda t, k: t**k], 3.0), apart(7)),
    ("partition", lambda x: np.partition(x, 2, axis=0), apart(5, 2)), ("partition flat", lambda x: np.partition(x, 3, None), apart(5, 2)),
    ("sort flat", lambda x: np.sort(x, axis=None), apart(3, 2)),
    ("unique", np.unique, np.array([0.4, -1.0, 2.0])),
    ("unique axis", lambda x: np.unique(x, return_counts=True, axis=0)[0], apart(3, 2)),
    ("unique_values", lambda x: np.sort(np.unique_values(x)), apart(4)), ("unique_all", lambda x: np.unique_all(x).values, apart(4)),
    ("unique_counts", lambda x: np.unique_counts(x).values, apart(4)), ("unique_inverse", lambda x: np.unique_inverse(x).values, apart(4)),
    ("union1d", np.union1d, apart(3), apart(2) + 0.1), ("setxor1d", np.setxor1d, apart(3), apart(2) + 0.1),
    ("setdiff1d", lambda x: np.setdiff1d(np.concatenate([x, [9.0]]), [9.0]), apart(3)),
    ("intersect1d", lambda x: np.intersect1d(x, x[1:]) * 3.0, apart(4)),
    ("sliding windows of one axis", lambda x: np.lib.stride_tricks.sliding_window_view(x, 2, axis=1), normal(2, 4)),
    ("sliding windows twice", lambda x: np.lib.stride_tricks.sliding_window_view(x, (2, 2), axis=(0, 0)), normal(5, 2)),
]  # fmt: skip
