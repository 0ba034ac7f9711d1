"""jacobian: all partial derivatives of a function, many directions in one sweep."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeVar

import numpy as np

from shapedgrad.autodiff.backward import backward
from shapedgrad.autodiff.batched import Batch, Batched
from shapedgrad.autodiff.errors import NotDifferentiableError
from shapedgrad.autodiff.fit import dtype_of, shape_of
from shapedgrad.autodiff.forward import sweep_forward
from shapedgrad.autodiff.trace import on_tape, trace
from shapedgrad.autodiff.traced import Traced
from shapedgrad.transforms.call import Bound, argnums_of, bind, name_of, plain
from shapedgrad.transforms.pytree import flatten, paths, unflatten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapedgrad.autodiff.tape import Tape

P = ParamSpec("P")
R = TypeVar("R")

Mode = Literal["auto", "forward", "reverse"]
_MODES, _INDEPENDENT = ("auto", "forward", "reverse"), ("zeros", "error")


def jacobian(
    f: Callable[P, Any],
    argnums: int | tuple[int, ...] = 0,
    *,
    mode: Mode = "auto",
    has_aux: bool = False,
    independent: Literal["zeros", "error"] = "zeros",
    chunk: int | None = None,
) -> Callable[P, Any]:
    """Return the function that computes the Jacobian of ``f``: of each output by each input.

    ``f`` is called once, and all directions run through the operations together, as examples do in `vmap`.

    Parameters
    ----------
    f : callable
        Plain NumPy code that returns an array or a container of arrays.
    argnums : int or tuple of int
        Which positional arguments to differentiate by; see `grad` for what they may be.
    mode : {"auto", "forward", "reverse"}
        Forward mode costs one direction for each number that goes in, reverse mode one for each that comes out;
        ``"auto"`` takes the cheaper one by the shapes.
    has_aux : bool
        Whether ``f`` returns a pair, of which only the first is differentiated.
    independent : {"zeros", "error"}
        What an output that does not depend on the arguments means: zeros, or a mistake.
    chunk : int, optional
        How many directions to run together; all by default. Fewer need less memory.

    Returns
    -------
    callable
        Takes the arguments of ``f``. Returns an array of shape ``(*out, *in)``; for containers the structure of
        the outputs, and in the place of each output that of the arguments; with ``has_aux`` a pair of this and
        the rest.

    Raises
    ------
    TypeError
        If an argument is of integers, or an output is not of floating point or complex numbers.
    NotDifferentiableError
        With ``independent="error"``, if an output does not depend on the arguments.
    ValueError
        If ``mode`` or ``independent`` is another word.

    Notes
    -----
    Of complex arguments a complex output has one derivative if it is analytic: that is taken for granted. A real
    output of complex arguments has the gradient's convention, see `grad`.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import jacobian
    >>> jacobian(lambda x: np.array([2.0, 3.0]) * x)(np.ones(2))
    array([[2., 0.],
           [0., 3.]])
    >>> jacobian(np.matmul, 1)(np.ones((2, 3)), np.ones((3, 4))).shape
    (2, 4, 3, 4)
    """
    for name, word, words in (("mode", mode, _MODES), ("independent", independent, _INDEPENDENT)):
        if word not in words:
            raise ValueError(f"{name} of a jacobian is {word!r}, which is none of {', '.join(words)}")

    @wraps(f)
    def of_arguments(*args: P.args, **kwargs: P.kwargs) -> Any:
        bound = bind(f, args, kwargs, argnums_of(argnums))
        output, tape, inputs = trace(bound, bound.values)
        aux = None
        if has_aux:
            output, aux = output
        blocks = _Blocks(bound, tape, inputs, output, chunk)
        blocks.insist_on_numbers()
        blocks.insist_on_dependence(independent)
        rows = blocks.by_columns() if blocks.forward(mode) else blocks.by_rows()
        per_output = [unflatten(bound.structure, row) for row in rows]
        if isinstance(argnums, int):
            per_output = [arguments[0] for arguments in per_output]
        result = unflatten(blocks.structure, per_output)
        return (result, plain(aux, tape)) if has_aux else result

    return of_arguments


class _Blocks:
    """The blocks of one Jacobian: a row of them for each output, a column for each input."""

    def __init__(self, bound: Bound, tape: Tape, inputs: list[Any], output: Any, chunk: int | None) -> None:
        self.name = name_of(bound.f)
        self.tape = tape
        self.inputs = [np.float64(x) if type(x) is float else x for x in inputs]
        self.outputs, self.structure = flatten(output)
        self.chunk = chunk

    def insist_on_numbers(self) -> None:
        for y, place in zip(self.outputs, paths(self.structure), strict=True):
            if not isinstance(y, (float, complex)) and getattr(y, "dtype", np.dtype(bool)).kind not in "fc":
                what = f"dtype {y.dtype}" if hasattr(y, "dtype") else f"type {type(y).__name__}"
                raise TypeError(
                    f"a Jacobian is of floating point numbers; output{place} of {self.name} has {what}"
                )

    def insist_on_dependence(self, independent: str) -> None:
        for y, place in zip(self.outputs, paths(self.structure), strict=True):
            if independent == "error" and not on_tape(y, self.tape):
                raise NotDifferentiableError(
                    f"output{place} of {self.name} does not depend on the arguments to differentiate by"
                )

    def forward(self, mode: Mode) -> bool:
        if mode != "auto":
            return mode == "forward"
        reals = all(dtype_of(x).kind == "f" for x in self.inputs)
        if any(dtype_of(y).kind == "c" for y in self.outputs):
            return reals  # a reverse sweep would keep but the real part
        if not reals:
            return False
        return sum(x.size for x in self.inputs) < sum(_size(y) for y in self.outputs)

    def by_rows(self) -> list[list[Any]]:
        return [self._row(y) for y in self.outputs]

    def _row(self, y: Any) -> list[Any]:
        shapes = [(*shape_of(y), *x.shape) for x in self.inputs]
        if not on_tape(y, self.tape):
            return [np.zeros(shape, x.dtype)[()] for shape, x in zip(shapes, self.inputs, strict=True)]
        pieces = []
        for basis in _bases(y, self.chunk):
            level = Batch(basis.shape[0])
            cotangents = backward(self.tape, self.inputs, [(y, Batched(basis, level))])
            pieces.append([_all_examples(c, level) for c in cotangents])
        return _joined(pieces, shapes)

    def by_columns(self) -> list[list[Any]]:
        recorded = [y for y in self.outputs if on_tape(y, self.tape)]
        columns = [self._column(n, recorded) for n in range(len(self.inputs))]
        rows = []
        for y in self.outputs:
            row = []
            for x, column in zip(self.inputs, columns, strict=True):
                block = column.get(id(y))
                row.append(np.zeros((*shape_of(y), *x.shape), dtype_of(y))[()] if block is None else block)
            rows.append(row)
        return rows

    def _column(self, n: int, recorded: list[Any]) -> dict[int, Any]:
        x = self.inputs[n]
        shapes = [(x.size, *shape_of(y)) for y in recorded]
        pieces = []
        for basis in _bases(x, self.chunk):
            level = Batch(basis.shape[0])
            tangents = [Batched(basis, level) if k == n else None for k in range(len(self.inputs))]
            found = sweep_forward(self.tape, tangents, recorded)
            filled = [
                np.zeros(shape_of(y), dtype_of(y)) if t is None else t
                for t, y in zip(found, recorded, strict=True)
            ]
            pieces.append([_all_examples(t, level) for t in filled])
        blocks = _joined(pieces, shapes)
        return {
            id(y): np.reshape(np.moveaxis(block, 0, -1), (*shape_of(y), *x.shape))
            for y, block in zip(recorded, blocks, strict=True)
        }


def _size(y: Any) -> int:
    return int(np.prod(shape_of(y), dtype=int))


def _bases(x: Any, chunk: int | None) -> list[Any]:
    """Return the unit directions of an array, in portions."""
    n = _size(x)
    basis = np.eye(n, dtype=dtype_of(x)).reshape((n, *shape_of(x)))
    portion = max(n, 1) if chunk is None else chunk
    return [basis[start : start + portion] for start in range(0, max(n, 1), portion)]


def _all_examples(x: Any, level: Batch) -> Any:
    if isinstance(x, Traced) and x.tape is level:
        return x.value
    return np.broadcast_to(x, (level.size, *shape_of(x)))


def _joined(pieces: Sequence[Sequence[Any]], shapes: Sequence[tuple[int, ...]]) -> list[Any]:
    joined = [parts[0] if len(parts) == 1 else np.concatenate(parts) for parts in zip(*pieces, strict=True)]
    return [_own(np.reshape(block, shape)) for block, shape in zip(joined, shapes, strict=True)]


def _own(block: Any) -> Any:
    return block.copy() if isinstance(block, np.ndarray) and not block.flags.writeable else block
