"""Gradients against hand-written NumPy and against peers, in one run: times, ratios and peak memory.

    OMP_NUM_THREADS=1 python benchmarks/grad.py [part of a work's name ...]

Contenders take turns, and it is the processor's time that counts, so that a busy machine is fair to all; the time of each is that of its fastest call,
the ratio the median over the turns of its time to that of the gradient by hand in the same turn. Peers that are not
installed are left out: the benchmark needs none of them. Every gradient is compared with the one by hand first.
"""

from __future__ import annotations

import os
import sys
import tracemalloc
from importlib import import_module, util
from statistics import median
from time import process_time
from timeit import timeit
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
works: Any = import_module("works")

if TYPE_CHECKING:
    from collections.abc import Callable

TURNS, SECONDS = 15, 0.01
BY_HAND, COMPILED = "by hand", "shapedgrad.compiled"


def shapedgrad(work: Any, module: Any = np) -> Callable[[list[Any]], Any]:
    """Differentiate plain NumPy code."""
    return import_module("shapedgrad").grad(lambda p: work.loss(p, work.data, module))  # type: ignore[no-any-return]


def shapedgrad_numpy(work: Any) -> Callable[[list[Any]], Any]:
    """Differentiate code that uses the library's own namespace."""
    return shapedgrad(work, import_module("shapedgrad.numpy"))


def shapedgrad_compiled(work: Any) -> Callable[[list[Any]], Any]:
    """Compile the differentiated code; a loop over a sequence is written as a scan."""
    library = import_module("shapedgrad")
    loss = work.loss if work.scanned is None else work.scanned
    return library.compile(library.grad(lambda p: loss(p, work.data, np)))  # type: ignore[no-any-return]


def autograd(work: Any) -> Callable[[list[Any]], Any]:
    """HIPS autograd."""
    numpy = import_module("autograd.numpy")
    return import_module("autograd").grad(lambda p: work.loss(p, work.data, numpy))  # type: ignore[no-any-return]


def mygrad(work: Any) -> Callable[[list[Any]], Any]:
    """MyGrad: plain NumPy code on its tensors."""
    library = import_module("mygrad")

    def gradient(p: list[Any]) -> list[Any]:
        tensors = [library.tensor(x) for x in p]
        work.loss(tensors, work.data, np).backward()
        return [t.grad for t in tensors]

    return gradient


def torch(work: Any) -> Callable[[list[Any]], Any]:
    """PyTorch, operation by operation, on one thread; the data are tensors before it is measured."""
    library = import_module("torch")
    library.set_num_threads(1)
    data = [library.from_numpy(x) for x in work.data]

    class Namespace:
        """What the works use of NumPy, by PyTorch's names."""

        tanh, sin, exp, log, sqrt = library.tanh, library.sin, library.exp, library.log, library.sqrt
        maximum = staticmethod(library.clamp_min)
        max = staticmethod(lambda x, axis, keepdims: library.amax(x, axis, keepdims))  # noqa: PLW0108  # its parameters have other names
        sum = staticmethod(lambda x, axis=None, keepdims=False: library.sum(x, axis, keepdims))
        mean = staticmethod(library.mean)

    def gradient(p: list[Any]) -> list[Any]:
        tensors = [library.from_numpy(x).requires_grad_() for x in p]
        work.loss(tensors, data, Namespace).backward()
        return [t.grad.numpy() for t in tensors]

    return gradient


def jax(work: Any) -> Callable[[list[Any]], Any]:
    """JAX, compiled before it is measured."""
    library, numpy = import_module("jax"), import_module("jax.numpy")
    library.config.update("jax_enable_x64", True)
    compiled = library.jit(library.grad(lambda p: work.loss(p, work.data, numpy)))
    return lambda p: library.block_until_ready(compiled(p))


def jacobian() -> dict[str, Any]:
    """Return contenders for the Jacobian of a layer of 20 units by its 20 inputs."""
    w = np.random.default_rng(0).normal(size=(20, 20)) / 4
    rows: dict[str, Any] = {BY_HAND: lambda p: [(1.0 - np.tanh(w @ p[0]) ** 2)[:, None] * w]}
    ours = import_module("shapedgrad").jacobian(lambda x: np.tanh(w @ x))
    rows["shapedgrad"] = lambda p: [ours(p[0])]
    compiled = import_module("shapedgrad").compile(ours)
    rows[COMPILED] = lambda p: [compiled(p[0])]
    if util.find_spec("autograd"):
        numpy = import_module("autograd.numpy")
        theirs = import_module("autograd").jacobian(lambda x: numpy.tanh(w @ x))
        rows["autograd"] = lambda p: [theirs(p[0])]
    return rows


def contenders(work: Any) -> dict[str, Any]:
    """Return the gradient by hand and those of all libraries that are there."""
    rows: dict[str, Any] = {BY_HAND: work.by_hand}
    libraries = [shapedgrad, shapedgrad_numpy, shapedgrad_compiled, autograd, mygrad, torch, jax]
    if work.name == "rnn":
        libraries.remove(jax)  # it takes minutes to compile a thousand steps
    for library in libraries:
        if util.find_spec(library.__name__.partition("_")[0]):
            rows[library.__name__.replace("_", ".")] = library(work)
    return rows


def compare(rows: dict[str, Any], parameters: list[Any]) -> None:
    """Insist that all contenders compute the same."""
    expected = rows[BY_HAND](parameters)
    tolerance = 1e-3 if parameters[0].dtype == np.float32 else 1e-8
    for name, f in rows.items():
        for ours, theirs in zip(f(parameters), expected, strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=tolerance, atol=tolerance * 0.1, err_msg=name)


def times(rows: dict[str, Any], parameters: list[Any]) -> dict[str, tuple[float, float]]:
    """Return for each contender the microseconds of its fastest call, and its ratio to the gradient by hand."""

    def run(f: Any, number: int) -> float:
        return timeit(lambda: f(parameters), number=number, timer=process_time) / number

    numbers = {name: max(1, int(SECONDS / run(f, 3))) for name, f in rows.items()}
    turns = [{name: run(f, numbers[name]) for name, f in rows.items()} for _ in range(TURNS)]
    return {
        name: (min(turn[name] for turn in turns) * 1e6, median(turn[name] / turn[BY_HAND] for turn in turns))
        for name in rows
    }


def peak(f: Any, parameters: list[Any]) -> float:
    """Return how many MiB a call allocates at its peak, of what NumPy reports, and has allocated for all calls."""
    tracemalloc.start()
    try:
        f(parameters)
        return (tracemalloc.get_traced_memory()[1] + arena(f)) / 2**20
    finally:
        tracemalloc.stop()


def arena(f: Any) -> int:
    """Return how many bytes a compiled function keeps from call to call."""
    plan = getattr(f, "memory_plan", None)
    if plan is None:
        return 0
    loops = [getattr(getattr(node.function, "__self__", None), "loop", None) for node in f.graph.nodes]
    return int(plan.size + sum(loop.plan.size for loop in loops if loop is not None))


def report(name: str, rows: dict[str, Any], parameters: list[Any]) -> None:
    """Measure and print the rows of one work."""
    compare(rows, parameters)
    found = times(rows, parameters)
    least = peak(rows[BY_HAND], parameters)
    for contender, f in rows.items():
        time, ratio = found[contender]
        memory = (
            ""
            if contender in {"jax", "torch"}
            else f"{peak(f, parameters):9.2f} MiB {peak(f, parameters) / least:6.2f}"
        )
        print(f"{name:20} {contender:17} {time:11.1f} us {ratio:7.2f} {memory}", flush=True)


def main() -> None:
    """Print a table of all works whose names contain one of the arguments."""
    wanted = sys.argv[1:] or [""]
    for work in works.works():
        if any(part in work.name for part in wanted):
            report(work.name, contenders(work), work.parameters)
    if any(part in "jacobian" for part in wanted):
        report("jacobian 20 -> 20", jacobian(), [np.linspace(-1.0, 1.0, 20)])


if __name__ == "__main__":
    main()
