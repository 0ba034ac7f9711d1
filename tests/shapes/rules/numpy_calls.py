"""The calls of the samples, made to NumPy itself."""

from __future__ import annotations

import io
import operator
import re
import tempfile
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import ELLIPSIS, NEW_AXIS, IndexArray, Mask, Slice
from shapedgrad.shapes.rules.functional import cores
from shapedgrad.shapes.rules.parameters import ByAxis, parameters, signature
from shapedgrad.shapes.rules.table import TABLE
from shapedgrad.shapes.rules.unknowns import VERSIONS
from shapedgrad.shapes.shape import Shape

if TYPE_CHECKING:
    from inspect import BoundArguments

REFUSED = (ValueError, IndexError, TypeError, AttributeError, ZeroDivisionError)

SPECIAL = {
    "piecewise": lambda x, _conditions, functions: np.piecewise(x, [x > 0], functions),
    "getitem": operator.getitem,
    "setitem": operator.setitem,
    "mgrid": lambda key: np.mgrid[key],
    "ogrid": lambda key: np.ogrid[key],
    "r_": lambda key: np.r_[key],
    "c_": lambda key: np.c_[key],
    "ndarray.T": lambda a: a.T,
    "ndarray.mT": lambda x: x.mT,
    "ndarray.real": lambda a: a.real,
    "ndarray.imag": lambda a: a.imag,
    "lib.stride_tricks.sliding_window_view": np.lib.stride_tricks.sliding_window_view,
    "vectorize.__call__": lambda pyfunc, signature, *args: _vectorized(pyfunc, signature, args),
    "einsum": lambda *args, **params: np.einsum(*_interleaved(*args), **params),
    "einsum_path": lambda *args: np.einsum_path(*_interleaved(*args)),
    "ndarray.view": lambda a, dtype=None: (
        a if dtype is None else np.zeros(a.shape, f"V{dtype[0]}").view(f"V{dtype[1]}")
    ),
    "fromfile": lambda text, *args: _from_file(text, *args),
    "fromregex": lambda text, *args: np.fromregex(io.StringIO(text), *args),
}

INTEGERS = {
    "bitwise_and", "bitwise_or", "bitwise_xor", "gcd", "lcm", "left_shift", "right_shift", "bitwise_left_shift",
    "bitwise_right_shift", "invert", "bitwise_not", "bitwise_invert", "bitwise_count", "bincount", "choose",
    "histogram", "histogram2d", "histogramdd", "histogram_bin_edges", "packbits", "unravel_index", "ravel_multi_index", "random.Generator.multivariate_hypergeometric",
}  # fmt: skip
GUFUNCS = {"matmul", "matvec", "vecmat", "vecdot"}
INDICES = {"indices", "ind", "sorter"}
CONDITIONS = {"where", "condition", "condlist", "mask"}


def function(name: str) -> Any:
    """The NumPy function of an operation."""
    if name in SPECIAL:
        return SPECIAL[name]
    owner, _, last = name.rpartition(".")
    if owner == "random.RandomState":
        return getattr(np.random.RandomState(0), last)
    if owner == "random.Generator":
        return getattr(np.random.default_rng(0), last)
    if owner == "ufunc":
        return getattr(np.add, last)
    if owner == "ndarray":
        return lambda a, *args, **params: getattr(a, last)(*args, **params)
    return operator.attrgetter(name)(np)


def installed(name: str) -> bool:
    """Whether the NumPy that is here has an operation as the rules know it."""
    here = tuple(map(int, np.__version__.split(".")[:2]))
    match re.findall(r"(since|until) (\d+)\.(\d+)", VERSIONS.get(name, "")):
        case [("since", major, minor)] if here < (int(major), int(minor)):
            return False
        case [("until", major, minor)] if here > (int(major), int(minor)):
            return False
        case _:
            pass
    try:
        function(name)
    except AttributeError:
        return False
    return True


def call_numpy(name: str, args: tuple[Any, ...], params: dict[str, Any], dtype: Any = None) -> Any:
    """NumPy's result; its own exceptions pass."""
    return made(name, arranged(name, args, params, dtype))


def arranged(name: str, args: tuple[Any, ...], params: dict[str, Any], dtype: Any = None) -> BoundArguments:
    """The arguments that NumPy takes in place of the rule's."""
    rule = TABLE[name].rule
    bound = signature(rule).bind(*args, **params)
    for key, value in bound.arguments.items():
        parameter = parameters(rule)[key]
        many = parameter.passing == "VAR_POSITIONAL"
        each_made = [
            argument(name, key, parameter.kind, each, dtype) for each in (value if many else (value,))
        ]
        bound.arguments[key] = tuple(each_made) if many else each_made[0]
    return bound


def made(name: str, bound: BoundArguments) -> Any:
    """The result of a call that is arranged."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return function(name)(*bound.args, **bound.kwargs)


def argument(name: str, key: str, kind: str, value: Any, dtype: Any = None) -> Any:
    """An argument of a rule as one of NumPy."""
    match kind, value:
        case "Arrays", tuple():
            return tuple(argument(name, key, "Shape", each, dtype) for each in value)
        case "Blocks", tuple():
            return [argument(name, key, kind, each, dtype) for each in value]
        case "Index", tuple():
            return tuple(_item(item) for item in value)
        case "Indices", tuple():
            return list(value)
        case "Indices", _:
            return _item(value)
        case "Pieces", _:
            return _pieces(value, dtype)
        case "Function", _:
            return _function(value)
        case "Buffer", int():
            return b"\0" * value
        case "Bins", tuple() if len(value) > 2 and all(isinstance(each, int) for each in value):
            return list(range(len(value)))
        case (("Bins" | "ArrayOrArrays"), tuple()):
            return [argument(name, key, kind, each, dtype) for each in value]
        case "Length", int():
            return [0.5] * value
        case "Nested", ByAxis():
            return dict(value.items)
        case "Nested", tuple() if key == "axes" and name in GUFUNCS:
            return list(value)
        case _, Shape() if kind != "Dims":
            return array(name, key, value.dims, dtype)
        case _:
            return value


def _interleaved(subscripts: Any, *operands: Any) -> tuple[Any, ...]:
    """The arguments of an einsum, the lists of its list form behind the operands."""
    if isinstance(subscripts, str):
        return subscripts, *operands
    lists = [[{ELLIPSIS: ...}.get(label, label) for label in each] for each in subscripts]
    pairs = zip(operands, lists, strict=False)
    return *(each for pair in pairs for each in pair), *lists[len(operands) :]


def _vectorized(pyfunc: Any, signature: str | None, args: tuple[Any, ...]) -> Any:
    """A call of a vectorized function that makes what its signature says."""
    if signature is None:
        count = len(made) if isinstance(made := pyfunc(*args), tuple) else 1
        return np.vectorize(lambda *_: (0.0,) * count if count > 1 else 0.0, otypes=[float] * count)(*args)
    try:
        inputs, outputs = cores(signature)
    except Refusal as refusal:
        raise ValueError from refusal

    def function(*parts: Any) -> Any:
        pairs = zip(inputs, parts, strict=True)
        sizes = {
            name: size for names, part in pairs for name, size in zip(names, np.shape(part), strict=True)
        }
        results = tuple(np.zeros([sizes.get(name, 2) for name in names]) for names in outputs)
        return results if len(results) > 1 else results[0]

    return np.vectorize(function, signature=signature)(*args)


def _from_file(text: str, *args: Any) -> Any:
    with tempfile.TemporaryFile() as file:
        file.write(np.array(text.split(), float).tobytes())
        file.seek(0)
        return np.fromfile(file, *args)


def _pieces(value: Any, dtype: Any) -> Any:
    match value:
        case tuple():
            return tuple(_pieces(each, dtype) for each in value)
        case Slice(start, stop, step):
            return slice(start, stop, step)
        case Shape(items=()):
            return 2
        case Shape():
            return np.ones(value.dims, dtype or float)
        case _:
            return value


def _function(rule: Any) -> Any:
    """A function of arrays that makes what a function of shapes tells."""

    def call(*args: Any) -> Any:
        try:
            result = rule(*(Shape(arg.shape) if isinstance(arg, np.ndarray) else arg for arg in args))
        except Refusal as refusal:
            raise ValueError from refusal
        return (
            tuple(np.zeros(each.dims) for each in result)
            if isinstance(result, tuple)
            else np.zeros(result.dims)
        )

    return call


def array(name: str, key: str, shape: tuple[int, ...], dtype: Any = None) -> Any:
    """An array that the operation accepts, as far as numbers go."""
    if key in INDICES or (name in {"choose", "digitize"} and key == "a"):
        return np.zeros(shape, int)
    if key in CONDITIONS:
        return one_true(shape) if key == "condition" else np.ones(shape, bool)
    if name == "unpackbits":
        return np.zeros(shape, np.uint8)
    if key in {"bins", "sample"}:
        return np.arange(1, 1 + int(np.prod(shape))).reshape(shape)
    if name.startswith("random."):
        return _parameter(name, key, shape)
    if key.startswith("out"):
        dtype = dtype or call_dtype(name)
    if name == "polyfit" and key == "x":
        return np.arange(np.prod(shape)).reshape(shape).astype(dtype or float)
    if name == "isnat":
        return np.zeros(shape, "datetime64[s]")
    if name in INTEGERS or (name == "ldexp" and key == "x2"):
        return np.zeros(shape, int if dtype is None or np.dtype(dtype).kind not in "iub" else dtype)
    if name in {"percentile", "quantile", "nanpercentile", "nanquantile"} and key == "q":
        return np.full(shape, 0.5)
    if name in {"linalg.tensorinv", "linalg.tensorsolve"}:
        return np.random.default_rng(0).random(shape)
    values = np.full(shape, 0.5)
    if len(shape) > 1:
        values = values + 2 * np.eye(*shape[-2:])
    return values.astype(dtype or float)


def call_dtype(name: str) -> Any:
    """A dtype that may be written into ``out``."""
    return {"bool": bool, "int64": np.int64}.get(TABLE[name].dtype, float)


def _parameter(name: str, key: str, shape: tuple[int, ...]) -> Any:
    last = name.rpartition(".")[2]
    if last in {"multinomial", "dirichlet", "choice"} and key in {"pvals", "alpha", "p"}:
        return np.full(shape, 1 / shape[-1] if shape and shape[-1] else 0.0)
    if last == "multivariate_normal" and key == "cov" and len(shape) > 1:
        return np.ones(shape) * np.eye(*shape[-2:])
    if last == "choice" and key == "a":
        return np.zeros(shape) if shape else 5
    if last in {"multivariate_hypergeometric", "multinomial", "hypergeometric", "binomial"} and key != "p":
        return np.full(shape, 3)
    start = {"high": 3, "right": 3, "mode": 2, "left": 1, "n": 3, "low": 1, "a": 2}.get(key, 0.5)
    return np.full(shape, start, int if last in {"integers", "randint"} else float)


def one_true(shape: tuple[int, ...]) -> Any:
    """A mask that holds at one place, so that all masks agree about how many."""
    mask = np.zeros(shape, bool)
    mask[tuple([0] * len(shape))[: len(shape)] if mask.size else ()] = bool(mask.size)
    return mask


def _item(item: Any) -> Any:
    match item:
        case Slice(start, stop, step):
            return slice(start, stop, step)
        case IndexArray(shape):
            return np.zeros(shape.dims, int)
        case Mask(shape):
            return one_true(shape.dims)
        case _:
            return {ELLIPSIS: ..., NEW_AXIS: None}.get(item, item)
