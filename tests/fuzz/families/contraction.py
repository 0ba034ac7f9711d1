"""Products of matrices and of vectors."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator, Unsuitable

if TYPE_CHECKING:
    from tests.fuzz.program import Operand


def _factors(g: Generator) -> tuple[Operand, Operand]:
    """Two arrays that `matmul` takes."""
    a = g.some(least=1)
    n = a.dims[-1]
    batch = g.broadcastable(a.dims[:-2]) if a.rank > 2 and g.chance(0.6) else ()
    dims = (n,) if g.chance(0.25) else (*batch, n, g.size())
    return a, g.array(g.spoil(dims))


@form("products", "matmul linalg.matmul dot", 3)
def matmul(g: Generator) -> str:
    a, b = _factors(g)
    if g.operation == "matmul" and g.chance(0.7):
        return f"{a} @ {b}"
    return g.call(a, b)


@form("products", "vdot inner outer linalg.outer kron", 1.2)
def products(g: Generator) -> str:
    a = g.some(most=3)
    match g.operation:
        case "vdot":
            b = g.array(g.spoil(a.dims))
        case "inner":
            b = g.array(g.spoil((*g.sizes(0, 2), a.dims[-1])) if a.rank else g.sizes(0, 2))
        case "linalg.outer":
            a, b = (g.some(least=1, most=2 if g.wrong else 1) for _ in "ab")
        case _:
            b = g.some(most=2)
    return g.plain(a, b)


@form("products", "matvec vecmat vecdot linalg.vecdot", 1)
def of_vectors(g: Generator) -> str:
    a = g.some(least=1 if "vecdot" in g.operation or g.wrong else 2, most=3)
    match g.operation:
        case "matvec":
            return g.plain(a, g.array(g.spoil((*g.broadcastable(a.dims[:-2]), a.dims[-1]))))
        case "vecmat":
            return g.plain(g.array(g.spoil((*a.dims[:-2], a.dims[-2 if a.rank > 1 else -1]))), a)
        case _:
            return g.plain(a, g.array(g.spoil(a.dims)), g.option(0.3, f"axis={g.axis(a.rank)}"))


@form("products", "tensordot linalg.tensordot", 1)
def tensordot(g: Generator) -> str:
    a = g.some(least=2, most=3)
    if g.chance(0.5):
        count = g.rng.randint(0, 2)
        b = g.array(g.spoil((*a.dims[a.rank - count :], *g.sizes(0, 2))))
        by_place = f"{count}" if g.operation == "tensordot" else f"axes={count}"
        return g.plain(a, b, "" if count == 2 and g.chance(0.5) else g.pick(by_place, f"axes={count}"))
    if g.chance(0.3):
        i = g.rng.randrange(a.rank)
        b = g.array(g.spoil((a.dims[i], g.size())))
        return g.plain(a, b, g.pick(f"axes=({i}, 0)", f"axes=([{i - a.rank}], [0])", f"axes=[{i}, -2]"))
    i, j = g.rng.sample(range(a.rank), 2)
    b = g.array(g.spoil((g.size(), a.dims[j], a.dims[i])))
    return g.plain(a, b, g.pick(f"axes=(({i}, {j}), (2, 1))", f"axes=([{i}, {j}], [-1, 1])"))


LETTERS = "ijkl"


@form("products", "einsum", 2)
def einsum(g: Generator) -> str:
    size = {letter: g.size() for letter in LETTERS}
    terms, operands = [], []
    for _ in range(g.rng.randint(1, 3)):
        term = "".join(g.rng.choices(LETTERS, k=g.rng.randint(1, 3)))
        dims = tuple(size[letter] for letter in term)
        if g.chance(0.2):
            term, dims = "..." + term, (*g.sizes(0, 0), *dims)
        terms.append(term)
        operands.append(g.array(g.spoil(dims, 0.4)))
    if any(dim.notation == "0" for operand in operands for dim in operand.dims):
        raise Unsuitable  # NumPy takes a diagonal of 0 by 3 for one of 3
    used = sorted(set("".join(terms)) - {"."})
    output = "".join(g.rng.sample(used, g.rng.randint(0, len(used))))
    subscripts = ",".join(terms)
    if g.chance(0.75):
        subscripts += "->" + ("..." if "..." in subscripts else "") + output
    return g.plain(f'"{subscripts}"', *operands, g.option(0.1, "optimize=True"))


@form("products", "einsum einsum_path", 0.6)
def einsum_of_lists(g: Generator) -> str:
    size = [g.size() for _ in range(4)]
    args: list[str] = []
    for _ in range(g.rng.randint(1, 2)):
        labels = [g.rng.randrange(4) for _ in range(g.rng.randint(1, 3))]
        args += [str(g.array(g.spoil(tuple(size[each] for each in labels), 0.4))), str(labels)]
    used = sorted({each for labels in args[1::2] for each in map(int, re.findall(r"\d", labels))})
    output = str(g.rng.sample(used, g.rng.randint(0, len(used)))) if g.chance(0.7) else ""
    if any(dim.notation == "0" for dim in size):
        raise Unsuitable
    if g.operation == "einsum_path":
        g.data = True  # a list of pairs, and a report
    return g.plain(*args, output)


@form("products", "linalg.multi_dot", 0.4)
def multi_dot(g: Generator) -> str:
    sizes = [g.size() for _ in range(g.rng.randint(3, 5))]
    shapes = [g.spoil((m, n)) for m, n in itertools.pairwise(sizes)]
    shapes[0] = shapes[0][-1:] if g.chance(0.2) else shapes[0]
    shapes[-1] = shapes[-1][:1] if g.chance(0.2) else shapes[-1]
    items = [g.array(dims, "float64") for dims in shapes]
    return g.plain(f"[{', '.join(map(str, items))}]")


@form("products", "convolve correlate", 0.7)
def convolve(g: Generator) -> str:
    a, b = (g.some(least=1, most=2 if g.wrong and g.chance(0.5) else 1) for _ in "ab")
    return g.plain(a, b, g.option(0.7, "'same'", "mode='valid'", "'full'"))
