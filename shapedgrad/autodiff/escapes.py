"""What would silently lose a gradient, and the errors that say what to do instead."""

from __future__ import annotations

from sys import modules
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np

from shapedgrad.autodiff.errors import NotBatchedError, NotDifferentiableError

if TYPE_CHECKING:
    from collections.abc import Callable


def constant(x: Any) -> Any:
    """Return an operand that is not traced as something that NumPy computes with.

    Raises
    ------
    NotDifferentiableError
        If it is an array of objects, or holds a traced array inside a list.
    """
    if isinstance(x, (int, float, complex, np.generic)):
        return x
    if isinstance(x, (np.ma.MaskedArray, np.matrix)):
        raise NotDifferentiableError(
            f"a {type(x).__name__} met a traced array: only plain arrays are differentiated"
        )
    array = np.asarray(x)
    if array.dtype.kind not in "fiubc":
        raise NotDifferentiableError(
            f"an operand of dtype {array.dtype} met a traced array: derivatives are of numbers only"
        )
    return array


def conversion(target: str, x: Refusals) -> NotDifferentiableError:
    """Return the error for turning a traced array into a plain Python or NumPy value."""
    if x.tape.ended:
        return NotDifferentiableError(
            f"{target} of a traced array of shape {x.shape} that was kept after the function being differentiated had "
            "returned, in a list or a global perhaps: return it from the function instead (has_aux=True hands such "
            "values out as plain arrays)"
        )
    hint = (
        "np.exp and its kin instead of math.exp"
        if target == "float()"
        else "NumPy's functions on it directly"
    )
    return NotDifferentiableError(
        f"{target} of a traced array of shape {x.shape} would drop it out of the differentiation: use {hint}, "
        "np.stack for a list of them (or array, r_, c_ of shapedgrad.numpy, which take nested lists), "
        "np.zeros(shape, like=x) for an array to write into, x.astype(int) for an index; "
        "to look at values, print them or return them with has_aux=True"
    )


def batched(target: str, shape: tuple[int, ...]) -> NotBatchedError:
    """Return the error for turning an array of examples into a single plain value."""
    hint = {
        "bool()": "use np.where(condition, x, y) instead of if, and & | ~ instead of and, or, not",
        "np.asarray": "use NumPy's functions on it directly, np.stack for a list, np.zeros(shape, like=x) to write "
        "into, and np.take_along_axis or shapedgrad.numpy.take to index a plain array with it",
    }.get(target, "use NumPy's functions on it directly")
    return NotBatchedError(
        f"{target} of an array of shape {shape} within vmap, where it has another value for each example: {hint}"
    )


def no_method(name: str, instead: str) -> NotDifferentiableError:
    """Return the error for an array's method that traced arrays do not have."""
    return NotDifferentiableError(f"traced arrays have no method {name}: write {instead}")


def written_out(function: Callable[..., Any], out: Any) -> NotDifferentiableError:
    """Return the error for ``out=``, and for ``plain += traced``, which NumPy runs as ``out=``."""
    shapes = ", ".join(str(np.shape(x)) for x in (out if isinstance(out, tuple) else (out,)))
    return NotDifferentiableError(
        f"np.{function.__name__} cannot write a traced array into an existing array of shape {shapes}: "
        "write y = y + x instead of y += x, and leave out= away"
    )


def not_implemented(
    function: Callable[..., Any], method: str = "__call__", kwargs: dict[str, Any] | None = None
) -> NotDifferentiableError:
    """Return the error for a NumPy function that has no derivative rule."""
    name = function.__name__
    if getattr(modules.get("scipy.special"), name, None) is function and "shapedgrad.scipy" not in modules:
        return NotDifferentiableError(
            f"scipy.special.{name} has its derivative rule after `import shapedgrad.scipy`"
        )
    if getattr(np, name, None) is function:
        name = f"np.{name}"
    elif (module := getattr(function, "__module__", None)) is not None:
        name = f"{module.replace('numpy.', 'np.')}.{name}"
    if method != "__call__":
        name += f".{method}"
    given = ", ".join(f"{key}=" for key in kwargs or ())
    return NotDifferentiableError(
        f"{name}{f' with {given}' if given else ''} has no derivative rule for traced arrays; "
        "write it with operations that have one, or apply it outside of the differentiated function"
    )


class Refusals:
    """What traced arrays share with numpy.ndarray by name only: it would leave the differentiation unseen."""

    __slots__ = ()

    if TYPE_CHECKING:
        shape: Any
        tape: Any

    @property
    def flat(self) -> NoReturn:
        """Refused: the iterator would leave the differentiation."""
        raise conversion(".flat", self)

    def put(self, *_: Any) -> NoReturn:
        """Refused: write x.reshape(-1)[indices] = values."""
        raise no_method("put", "x[...] = values")

    def resize(self, *_: Any, **__: Any) -> NoReturn:
        """Refused: a traced array keeps its shape."""
        raise no_method("resize", "x = np.resize(x, shape)")

    def byteswap(self, *_: Any, **__: Any) -> NoReturn:
        """Refused: bytes have no derivative."""
        raise no_method("byteswap", "x.astype(dtype)")

    def item(self, *_: Any) -> NoReturn:
        """Refused: a Python number would leave the differentiation."""
        raise conversion(".item()", self)

    def tolist(self) -> NoReturn:
        """Refused: Python numbers would leave the differentiation."""
        raise conversion(".tolist()", self)

    def __array__(self, *_: Any, **__: Any) -> NoReturn:
        raise conversion("np.asarray", self)

    def __float__(self) -> NoReturn:
        raise conversion("float()", self)

    def __int__(self) -> NoReturn:
        raise conversion("int()", self)

    def __complex__(self) -> NoReturn:
        raise conversion("complex()", self)

    def __index__(self) -> NoReturn:
        raise conversion("an index", self)

    def __reduce__(self) -> NoReturn:
        raise conversion("pickle", self)
