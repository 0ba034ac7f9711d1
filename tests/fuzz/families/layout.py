"""Reshaping, transposing, flipping, repeating."""

from __future__ import annotations

from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator, literal


def _reshaped(g: Generator, dims: tuple) -> list[str]:  # type: ignore[type-arg]
    """Sizes with the same product: merged, split by 1, one of them as -1."""
    sizes = [str(dim) for dim in dims]
    for _ in range(g.rng.randint(0, 2)):
        if len(sizes) > 1 and g.chance(0.6):
            at = g.rng.randrange(len(sizes) - 1)
            sizes[at : at + 2] = [f"{sizes[at]} * {sizes[at + 1]}"]
        else:
            sizes.insert(g.rng.randint(0, len(sizes)), "1")
    if g.chance(0.3):
        g.rng.shuffle(sizes)
    if not g.scope.symbolic:
        sizes = [str(eval(each)) for each in sizes]  # noqa: S307
    if sizes and g.chance(0.4):
        sizes[g.rng.randrange(len(sizes))] = "-1"
    if g.mistake() and sizes:
        sizes[g.rng.randrange(len(sizes))] = g.pick("7", "-1", "-1")
        sizes.append(g.pick("2", "3", "5"))
    return sizes


@form("layout", "reshape ndarray.reshape", 3)
def reshape(g: Generator) -> str:
    a = g.some()
    sizes = _reshaped(g, a.dims)
    if g.operation == "reshape":
        return f"np.reshape({a}, {sizes[0] if len(sizes) == 1 else g.tuple(sizes)})"
    if g.chance(0.5) and sizes:
        return f"{a}.reshape({', '.join(sizes)})"
    return f"{a}.reshape({g.tuple(sizes)})"


@form("layout", "ravel ndarray.flatten ndarray.T fliplr flipud flip atleast_1d atleast_2d atleast_3d", 1.5)
def flat(g: Generator) -> str:
    if g.operation == "ndarray.T":
        return f"{g.some()}.T"
    least = 1 if g.operation == "flipud" else 2 if g.operation == "fliplr" else 0
    a = g.some(least=0 if g.wrong else least)
    if g.operation == "flip":
        return g.plain(a, g.axis_argument(a.rank))
    if g.operation.startswith("atleast") and g.chance(0.2):
        return g.plain(a, g.some(), g.pick("2", "[1, 2]"))
    return g.call(a)


@form("layout", "transpose permute_dims ndarray.transpose", 1.5)
def transpose(g: Generator) -> str:
    a = g.some(least=1)
    axes = list(g.axes(a.rank, a.rank))
    if g.mistake(0.5):
        axes = axes[1:] if g.chance(0.5) else [*axes, 0]
    if g.chance(0.2) and g.operation != "permute_dims":
        return g.call(a)
    if g.operation == "ndarray.transpose":
        return f"{a}.transpose({', '.join(map(str, axes))})"
    return g.plain(a, g.pick(g.tuple(axes), f"axes={g.tuple(axes)}"))


@form("layout", "swapaxes moveaxis rollaxis matrix_transpose ndarray.mT linalg.matrix_transpose", 1.5)
def moved(g: Generator) -> str:
    if "matrix" in g.operation or g.operation == "ndarray.mT":
        a = g.some(least=0 if g.wrong else 2)
        return f"{a}.mT" if g.operation == "ndarray.mT" else g.plain(a)
    a = g.some(least=1)
    if g.operation == "moveaxis" and a.rank > 1 and g.chance(0.4):
        return g.plain(a, g.tuple(g.axes(a.rank, 2)), g.tuple(g.axes(a.rank, 2)))
    if g.operation == "rollaxis" and g.chance(0.5):
        return g.plain(a, g.axis(a.rank))
    return g.call(a, g.axis(a.rank), g.axis(a.rank))


@form("layout", "expand_dims squeeze", 1.5)
def axes(g: Generator) -> str:
    if g.operation == "expand_dims":
        a = g.some(most=3)
        more = g.axis(a.rank + 1) if g.chance(0.7) else g.tuple(g.axes(a.rank + 2, 2))
        return g.plain(a, g.pick(str(more), f"axis={more}"))
    dims = list(g.sizes(0, 3))
    at = g.rng.randint(0, len(dims))
    dims.insert(at, literal(1))
    a = g.array(tuple(dims))
    if g.scope.symbolic and g.chance(0.1):
        g.data = True  # other sizes may be 1, too
        return g.call(a)
    if not g.scope.symbolic and g.chance(0.3):
        return g.call(a)
    axis = g.axis(a.rank) if g.mistake() else g.pick(at, at - len(dims))
    return g.call(a, g.pick(f"axis={axis}", str(axis), f"axis=({axis},)"))


@form("layout", "broadcast_to broadcast_arrays", 1)
def broadcast(g: Generator) -> str:
    a = g.some()
    if g.operation == "broadcast_arrays":
        return g.plain(a, *(g.array(g.broadcastable(a.dims)) for _ in range(g.rng.randint(0, 2))))
    b = g.array(g.broadcastable(a.dims))
    return g.plain(b, g.shape_argument(a.dims))


@form("layout", "rot90 roll repeat tile resize", 2)
def repeated(g: Generator) -> str:
    a = g.some(least=2 if g.operation == "rot90" and not g.wrong else 0, most=3)
    match g.operation:
        case "rot90":
            return g.plain(a, g.option(0.6, "k=2", "1", "-1", f"2, axes={g.tuple(g.axes(a.rank, 2))}"))
        case "roll":
            return g.plain(a, g.pick("1", "-2", "shift=1"), g.axis_argument(a.rank, many=False, keyword=True))
        case "repeat":
            return g.call(a, _repeats(g), g.axis_argument(a.rank, many=False))
        case "tile":
            return g.plain(a, g.pick(str(g.size()), g.tuple(g.sizes(1, 3)), "(2, 1)", "[1, 2]"))
        case _:
            return g.plain(a, g.shape_argument(g.sizes(1, 3)))


def _repeats(g: Generator) -> str:
    return g.pick("2", "3", str(g.size()), "[2]", "[1, 2, 3]" if g.wrong else "1")


@form("layout", "unstack", 0.3)
def unstack(g: Generator) -> str:
    a = g.some(least=0 if g.wrong else 1)
    return g.plain(a, g.option(0.6, f"axis={g.axis(a.rank)}"))


@form("layout", "trim_zeros", 0.1, data=True)
def trim(g: Generator) -> str:
    return g.plain(g.some("float64", least=1, most=1))
