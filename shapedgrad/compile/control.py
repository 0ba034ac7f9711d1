"""cond, fori_loop and scan: control flow that is one operation, however many steps there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

import shapedgrad.ops  # noqa: F401  # fills the registries of operations
from shapedgrad.autodiff.fit import dtype_of, shape_of
from shapedgrad.autodiff.methods import ArrayMethods
from shapedgrad.autodiff.operands import innermost
from shapedgrad.autodiff.several import apply_several
from shapedgrad.compile.cutting import cut
from shapedgrad.compile.graph import Node, aval_of
from shapedgrad.compile.inner import UNTRACEABLE, Inner, inner
from shapedgrad.compile.loops import Changed
from shapedgrad.compile.primitives import Branch, Scan, sample
from shapedgrad.shapes.errors import ShapeError
from shapedgrad.transforms.pytree import flatten, paths, unflatten

C = TypeVar("C")
X = TypeVar("X")
Y = TypeVar("Y")


def scan(
    f: Callable[[C, Any], tuple[C, Any]], init: C, xs: Any = None, length: int | None = None
) -> tuple[C, Any]:
    """Call ``carry, y = f(carry, x)`` for one slice of ``xs`` after the other; return the last carry and all ``y``.

    ``f`` is called once: what it does to arrays is recorded, and done in a loop. So it costs the same to compile, and
    to differentiate, however many steps there are. What depends on values (``if x > 0``) is left to Python, step by step.

    Parameters
    ----------
    f : callable
        Takes what is carried and a slice; returns what is carried on, of the same structure, shapes and dtypes, and
        what is stacked up, which may be None.
    init
        What is carried first: an array, a number, or a container of these.
    xs
        An array, or a container of arrays of the same length; its slices are those along the first axes.
    length : int, optional
        How many steps there are, if ``xs`` is None.

    Returns
    -------
    carry
        What the last call returned, or ``init``.
    ys
        What the calls returned, stacked along a new first axis.

    Raises
    ------
    ShapeError
        If what is carried changes its shape or dtype, or the lengths differ.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import grad, scan
    >>> def step(h, x):
    ...     h = np.tanh(h + x)
    ...     return h, h * h
    >>> h, squares = scan(step, 0.0, np.array([0.5, 1.0, -2.0]))
    >>> squares
    array([0.21355227, 0.80651717, 0.64191137])
    >>> grad(lambda x: scan(step, 0.0, x)[0])(np.array([0.5, 1.0, -2.0]))
    array([0.05448825, 0.069284  , 0.35808863])
    """
    carried, structure = flatten(init)
    slices, of_slices = flatten(xs)
    slices = [x if hasattr(x, "shape") else np.asarray(x) for x in slices]
    steps = _length(slices, length)
    if steps:
        carried = [x if hasattr(x, "dtype") else np.asarray(x)[()] for x in carried]

        def of_leaves(leaves: list[Any]) -> Any:
            carry, row = unflatten(structure, leaves[: len(carried)]), leaves[len(carried) :]
            return f(carry, unflatten(of_slices, row))

        try:
            given = [sample(x) for x in carried] + [sample(x)[0] for x in slices]
            traced = inner(of_leaves, given, "scan")
            return _scanned(traced, carried, slices or [np.zeros(steps)], structure, bool(slices))  # type: ignore[no-any-return]
        except (*UNTRACEABLE, Changed):
            pass
    return _step_by_step(f, unflatten(structure, carried), slices, of_slices, steps)  # type: ignore[no-any-return]


def _length(slices: list[Any], length: int | None) -> int:
    lengths = {shape_of(x)[0] if shape_of(x) else None for x in slices} | ({length} - {None})
    if len(lengths) != 1 or None in lengths:
        told = ", ".join(str(shape_of(x)) for x in slices)
        raise ShapeError(
            f"scan is over arrays of one length, not of shapes {told} with length={length}",
            operation="scan", operands=tuple(shape_of(x) for x in slices), reason="no single length",
        )  # fmt: skip
    return int(lengths.pop())  # type: ignore[arg-type]


def _scanned(traced: Inner, carried: list[Any], slices: list[Any], structure: Any, given: bool) -> Any:
    tree = unflatten(traced.structure, range(traced.structure.num_leaves))
    if not isinstance(tree, tuple) or len(tree) != 2:
        raise TypeError(
            "the function of a scan returns a pair: what is carried on, and what is stacked up or None"
        )
    _, found = flatten(tree[0])
    _, of_stacks = flatten(tree[1])
    graph = traced.graph
    if not given:
        graph.inputs.insert(len(carried), Node("input", None, (), {}, aval_of(np.float64(0.0)), 0))
    if found != structure:
        raise ShapeError(
            f"a scan carries {structure}, and its function returns {found}",
            operation="scan", operands=(), reason="another structure",
        )  # fmt: skip
    for x, y, path in zip(carried, graph.outputs, paths(structure), strict=False):
        _insist_on_same(x, y.aval if isinstance(y, Node) else aval_of(y), path)
    operands = [*carried, *slices, *traced.captured]
    samples = (
        [sample(x) for x in carried] + [sample(x)[0] for x in slices] + [sample(x) for x in traced.captured]
    )
    loop = Scan(cut(graph, graph.inputs, graph.outputs), samples, len(carried), len(slices))
    level = innermost(operands)
    differentiated = level is not None and not level.batch
    results = apply_several((loop.keeping() if differentiated else loop).primitive, operands)
    stacks = results[len(carried) : len(graph.outputs)]
    return unflatten(structure, results[: len(carried)]), unflatten(of_stacks, stacks)


def _insist_on_same(x: Any, aval: Any, path: str) -> None:
    has, wanted = (shape_of(x), dtype_of(x)), (aval.shape, aval.dtype)
    if has != wanted:
        raise ShapeError(
            f"a scan carries{path} of shape {has[0]} and dtype {has[1]}, and its function returns shape {wanted[0]} "
            f"and dtype {wanted[1]}",
            operation="scan", operands=(has[0], wanted[0]), reason="what is carried changes",
        )  # fmt: skip


def _step_by_step(f: Any, carry: Any, slices: list[Any], of_slices: Any, steps: int) -> Any:
    rows, structure = [], None
    for n in range(steps):
        carry, y = f(carry, unflatten(of_slices, [x[n] for x in slices]))
        leaves, structure = flatten(y)
        rows.append(leaves)
    if structure is None:
        return carry, None
    return carry, unflatten(structure, [np.stack(column) for column in zip(*rows, strict=True)])


def fori_loop(start: int, stop: int, body: Callable[[Any, C], C], init: C) -> C:
    """Call ``value = body(n, value)`` for each number from ``start`` to before ``stop``; return the last value.

    It is a `scan` over the numbers: see there for what ``body`` may do.

    Examples
    --------
    >>> from shapedgrad import fori_loop, grad
    >>> float(fori_loop(1, 5, lambda n, product: product * n, 1.0))
    24.0
    >>> float(grad(lambda x: fori_loop(0, 3, lambda n, y: y * x, 1.0))(2.0))
    12.0
    """
    return scan(lambda value, n: (body(n, value), None), init, np.arange(start, stop))[0]


def cond(condition: Any, if_true: Callable[..., Y], if_false: Callable[..., Y], *operands: Any) -> Y:
    """Call one function or the other with the operands, as a condition decides when it runs.

    Parameters
    ----------
    condition : bool, or an array of one
        What a compiled function may not branch on with ``if``.
    if_true, if_false : callable
        Functions of the operands; where they are compiled, both are traced, and have to return the same structure,
        shapes and dtypes.
    *operands
        Arrays, numbers, or containers of these.

    Raises
    ------
    ShapeError
        If the functions return different structures, shapes or dtypes, where that is asked for.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import compile, cond, grad
    >>> def size(x):
    ...     return cond(np.sum(x) > 0, np.sum, lambda x: -np.sum(x), x)
    >>> slope = compile(grad(size))
    >>> slope(np.ones(2)), slope(-np.ones(2))
    (array([1., 1.]), array([-1., -1.]))
    """
    condition = _beneath(condition)
    if not isinstance(condition, ArrayMethods):
        return if_true(*operands) if condition else if_false(*operands)
    leaves, structure = flatten(operands)
    leaves = [x if hasattr(x, "dtype") else np.asarray(x)[()] for x in leaves]
    given = [sample(x) for x in leaves]
    branches = [inner(_of_leaves(f, structure), given, "cond") for f in (if_true, if_false)]
    captured = [x for branch in branches for x in branch.captured]
    samples = given + [sample(x) for x in captured]
    first = 0
    graphs = []
    for branch in branches:
        mine = branch.graph.inputs[len(leaves) :]
        others = [Node("input", None, (), {}, aval_of(sample(x)), 0) for x in captured]
        others[first : first + len(mine)] = mine
        first += len(mine)
        graphs.append(cut(branch.graph, [*branch.graph.inputs[: len(leaves)], *others], branch.graph.outputs))
    _insist_on_alike(branches)
    results = apply_several(Branch(graphs, samples).primitive, [condition, *leaves, *captured])
    return unflatten(branches[0].structure, results)  # type: ignore[no-any-return]


def _of_leaves(f: Callable[..., Any], structure: Any) -> Callable[[list[Any]], Any]:
    return lambda leaves: f(*unflatten(structure, leaves))


def _beneath(condition: Any) -> Any:
    """Return a condition without the tracing of derivatives, which it has none of."""
    while isinstance(condition, ArrayMethods) and not condition.tape.batch:
        condition = condition.value
    return condition


def _insist_on_alike(branches: list[Inner]) -> None:
    kinds = []
    for branch in branches:
        avals = [y.aval if isinstance(y, Node) else aval_of(y) for y in branch.graph.outputs]
        kinds.append((str(branch.structure), [(a.shape, a.dtype.name) for a in avals]))
    if kinds[0] != kinds[1]:
        raise ShapeError(
            f"the functions of cond return {kinds[0]} and {kinds[1]}, which have to be alike",
            operation="cond", operands=(), reason="branches differ",
        )  # fmt: skip
