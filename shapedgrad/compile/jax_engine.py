"""The same graphs through JAX: `jax.numpy` in the place of NumPy, compiled by `jax.jit` for whatever device it finds.

Results agree with NumPy's to rounding, not to the bit. What JAX has no function for is refused.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from shapedgrad.autodiff.backward import has_nan
from shapedgrad.autodiff.forward import has_nan_inside
from shapedgrad.autodiff.methods import holds_somewhere
from shapedgrad.compile.code import MISS
from shapedgrad.compile.errors import CompileError
from shapedgrad.compile.forms import of_engine
from shapedgrad.compile.graph import Graph, Node, replaced
from shapedgrad.compile.primitives import Branch, Scan
from shapedgrad.compile.program import trace
from shapedgrad.compile.signature import Static, facts, is_traced
from shapedgrad.compile.simplify import remove_dead
from shapedgrad.compile.tracing import VALUES, part_of
from shapedgrad.transforms.pytree import flatten, unflatten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import optree

_REDUCTIONS = {
    "add": "sum", "multiply": "prod", "maximum": "max", "minimum": "min", "logical_and": "all", "logical_or": "any",
    "fmax": "nanmax", "fmin": "nanmin",
}  # fmt: skip
_RENAMED = {"conjugate": "conj"}


class JaxProgram:
    """A function traced for one signature, and compiled by JAX."""

    def __init__(
        self,
        f: Callable[..., Any],
        leaves: Sequence[Any],
        structure: optree.PyTreeSpec,
        marked: Callable[[Any, Any], tuple[Any, Any]],
    ) -> None:
        self.jax: Any = import_module("jax")
        self.graph = trace(f, leaves, structure)
        remove_dead(self.graph)
        self.structure = structure
        self.marked = marked
        self.wanted = [_of_layout(facts(x)) for x in leaves]
        self.answers = [node.answer for node in self.graph.nodes if node.answer is not None]
        values = [x for x in leaves if not isinstance(x, Static) and is_traced(x)]
        with _doubles(self.jax):
            self.compiled = self.jax.jit(lambda given: _evaluated(self.graph, given)).lower(values).compile()

    def __call__(self, args: Any, kwargs: Any) -> Any:
        """Return the result, or `MISS` if the program is not for such arguments."""
        leaves, structure = flatten(self.marked(args, kwargs))
        if structure != self.structure or [_of_layout(facts(x)) for x in leaves] != self.wanted:
            return MISS
        values = [x for x in leaves if not isinstance(x, Static) and is_traced(x)]
        with _doubles(self.jax):
            results, answers = self.compiled(values)
            if [np.asarray(a).item() for a in answers] != self.answers:
                return MISS
            plain = [_plain(x, y) for x, y in zip(results, self.graph.outputs, strict=True)]
        return unflatten(self.graph.structure, plain)

    @property
    def text(self) -> str:
        """What JAX makes of the graph."""
        with _doubles(self.jax):
            samples = [np.zeros(x.aval.shape, x.aval.dtype) for x in self.graph.inputs]
            return str(self.jax.make_jaxpr(lambda values: _evaluated(self.graph, values))(samples))


def _doubles(jax: Any) -> Any:
    """Return the context in which JAX keeps double precision; its name has changed."""
    return (
        jax.enable_x64(True) if hasattr(jax, "enable_x64") else import_module("jax.experimental").enable_x64()
    )


def _of_layout(fact: Any) -> Any:
    """Return what belongs to the signature without the layout, which is JAX's own business."""
    return fact[:-1] if isinstance(fact, tuple) and fact[0] is np.ndarray else fact


def _plain(x: Any, y: Any) -> Any:
    if not isinstance(y, Node):
        return y.copy() if isinstance(y, np.ndarray) else y
    plain = np.array(x)
    if plain.dtype.kind == "c" and y.aval.dtype.kind == "f":
        plain = plain.real.copy()  # NumPy gives real eigenvalues where all of them are
    if y.aval.kind == "array":
        return plain
    return plain.item() if y.aval.kind == "number" else plain[()]


def _evaluated(graph: Graph, values: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Do the operations of a graph with JAX; return the results, and what questions are answered."""
    found: dict[Node, Any] = dict(zip(graph.inputs, values, strict=True))
    answers = []
    for node in graph.nodes:
        if node in found:
            continue
        args = replaced(node.args, found.__getitem__, Node)
        kwargs = replaced(node.kwargs, found.__getitem__, Node)
        if node.answer is not None:
            answers.append(_answered(node, args[0]))
        else:
            found[node] = _done(node, args, kwargs)
    return [found[y] if isinstance(y, Node) else _number(y) for y in graph.outputs], answers


def _done(node: Node, args: Any, kwargs: Any) -> Any:
    function = _translated(node)
    try:
        return function(*args, **kwargs)
    except (TypeError, ValueError, NotImplementedError) as error:
        if isinstance(error, CompileError):
            raise
        raise CompileError(f"the engine jax refuses {node.name}: {error}") from error


def _number(y: Any) -> Any:
    return y if isinstance(y, VALUES) else 0.0  # what is no number does not come from here


def _answered(node: Node, x: Any) -> Any:
    jnp: Any = import_module("jax.numpy")
    if node.function in {has_nan, has_nan_inside}:
        return jnp.isnan(x).any()
    if node.function is holds_somewhere:
        return jnp.any(x)
    if node.function is None:
        return x
    raise CompileError(f"the engine jax cannot answer {node.function.__name__}")


def _translated(node: Node) -> Callable[..., Any]:
    """Return JAX's function for an operation."""
    jnp: Any = import_module("jax.numpy")
    function: Any = node.function
    owner = getattr(function, "__self__", None)
    if isinstance(owner, np.ufunc):
        name = _REDUCTIONS.get(owner.__name__) if function.__name__ == "reduce" else None
        if name is not None:
            default = {} if "axis" in node.kwargs or len(node.args) > 1 else {"axis": 0}
            return lambda x, *axis, **given: getattr(jnp, name)(x, *axis, **default, **given)
    elif isinstance(owner, Scan):
        return lambda *operands: _scanned(owner, operands)
    elif isinstance(owner, Branch):
        return lambda condition, *operands: _branched(owner, condition, operands)
    if function is np.array:
        return lambda x, **_: jnp.asarray(x)
    if function is part_of or getattr(function, "__module__", "") in {"operator", "_operator"}:
        return function  # type: ignore[no-any-return]
    rule = next((r for (name, module), r in _OF_ENGINE.items() if of_engine(node, name, module)), None)
    if function is np.argsort:
        return lambda x, axis=-1, kind=None, **_: jnp.argsort(x, axis, stable=True)  # noqa: ARG005  # always stable
    if rule is not None:
        return lambda *args, **kwargs: rule(jnp, *args, **kwargs)
    modules = {"numpy.linalg": jnp.linalg, "numpy.fft": jnp.fft, "numpy": jnp}
    home = jnp if isinstance(function, np.ufunc) else modules.get(getattr(function, "__module__", ""))
    found = getattr(home, _RENAMED.get(function.__name__, function.__name__), None) if home else None
    if found is None:
        raise CompileError(f"the engine jax has no function for {node.name}")
    if function in {np.linalg.eigh, np.linalg.eigvalsh, np.linalg.cholesky}:
        return partial(found, symmetrize_input=False)  # NumPy reads one triangle
    return found  # type: ignore[no-any-return]


def _set(jnp: Any, x: Any, value: Any, index: Any) -> Any:
    return jnp.asarray(x).at[index].set(value)


def _added(jnp: Any, x: Any, index: Any, shape: Any) -> Any:
    return jnp.zeros(shape, jnp.asarray(x).dtype).at[index].add(x)


_OF_ENGINE: dict[tuple[str, str], Any] = {
    ("getitem", "indexing"): lambda jnp, x, index: jnp.asarray(x)[index],
    ("setitem", "indexing"): _set,
    ("scatter", "indexing"): _added,
    ("reshape", "layout"): lambda jnp, x, shape, order="C": jnp.reshape(x, shape, order=order),
    ("transpose", "layout"): lambda jnp, x, axes: jnp.transpose(x, axes),
    ("astype", "layout"): lambda jnp, x, dtype: jnp.asarray(x).astype(dtype),
    ("einsum", "einsum"): lambda jnp, *xs, inputs, output: jnp.einsum(",".join(inputs) + "->" + output, *xs),
    ("concatenate", "joining"): lambda jnp, *xs, axis: jnp.concatenate(xs, axis),
    ("stack", "joining"): lambda jnp, *xs, axis: jnp.stack(xs, axis),
}


def _scanned(scan: Scan, operands: Sequence[Any]) -> Any:
    jax: Any = import_module("jax")
    carried, end = scan.carried, scan.carried + scan.count
    constants = operands[end:]
    dtypes = [x.aval.dtype for x in scan.graph.inputs[:carried]]

    def step(carry: Any, row: Any) -> Any:
        results, _ = _evaluated(scan.graph, [*carry, *row, *constants])
        arrays = [jax.numpy.asarray(y) for y in results]
        return [y.astype(d) for y, d in zip(arrays[:carried], dtypes, strict=True)], arrays[carried:]

    first = [jax.numpy.asarray(x, d) for x, d in zip(operands[:carried], dtypes, strict=True)]
    last, stacks = jax.lax.scan(step, first, list(operands[carried:end]), reverse=scan.backwards)
    return (*last, *stacks)


def _branched(branch: Branch, condition: Any, operands: Sequence[Any]) -> Any:
    jax: Any = import_module("jax")
    ways = [
        lambda xs, g=graph: [jax.numpy.asarray(y) for y in _evaluated(g, xs)[0]] for graph in branch.graphs
    ]
    return tuple(jax.lax.cond(jax.numpy.asarray(condition).astype(bool), ways[0], ways[1], list(operands)))
