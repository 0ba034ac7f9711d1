"""Reshaping, transposing, flipping, repeating."""

from __future__ import annotations

from tests.fuzz.choices import Dims
from tests.fuzz.families.registry import form
from tests.fuzz.generator import Generator, literal
from tests.fuzz.program import Operand


def _reshaped(g: Generator, dims: Dims) -> list[str]:
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
    if g.chance(0.1):
        same = g.pick(f"(-1, *{a}.shape)", f"{a}.shape", "-1", f"({a}.size,)", f"(*{a}.shape, 1)")
        return f"np.reshape({a}, {same})" if g.operation == "reshape" else f"{a}.reshape({same})"
    sizes = _reshaped(g, a.dims)
    shape = g.tuple(sizes) if g.chance(0.9) else f"[{', '.join(sizes)}]"
    if g.operation == "reshape":
        given = sizes[0] if len(sizes) == 1 else shape
        return g.plain(a, f"shape={given}" if g.chance(0.1) else given, g.option(0.08, "order='F'"))
    if g.chance(0.5) and sizes:
        order = g.option(0.08, "order='F'")
        return f"{a}.reshape({', '.join(sizes)}{order})"
    return f"{a}.reshape({shape})"


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
    given = g.tuple(axes) if g.chance(0.8) else f"[{', '.join(map(str, axes))}]"
    if g.operation == "ndarray.transpose":
        return f"{a}.transpose({g.pick(', '.join(map(str, axes)), given, '', 'None')})"
    return g.plain(a, g.pick(given, given, f"axes={given}", "", "axes=None"))


@form("layout", "swapaxes moveaxis rollaxis matrix_transpose ndarray.mT linalg.matrix_transpose", 1.5)
def moved(g: Generator) -> str:
    if "matrix" in g.operation or g.operation == "ndarray.mT":
        a = g.some(least=0 if g.wrong else 2)
        return f"{a}.mT" if g.operation == "ndarray.mT" else g.plain(a)
    a = g.some(least=1)
    if g.operation == "moveaxis" and a.rank > 1 and g.chance(0.4):
        return g.plain(
            a, *(g.pick(g.tuple(each), f"{list(each)}") for each in (g.axes(a.rank, 2), g.axes(a.rank, 2)))
        )
    if g.operation == "rollaxis" and g.chance(0.5):
        return g.plain(a, g.axis(a.rank))
    return g.call(a, g.axis(a.rank), g.axis(a.rank))


@form("layout", "expand_dims squeeze", 1.5)
def axes(g: Generator) -> str:
    if g.operation == "expand_dims":
        a = g.some(most=3)
        several = g.axes(a.rank + 2, 2)
        more = g.axis(a.rank + 1) if g.chance(0.7) else g.pick(g.tuple(several), f"{list(several)}")
        return g.plain(a, g.pick(str(more), f"axis={more}"))
    dims = list(g.sizes(0, 3))
    at = g.rng.randint(0, len(dims))
    dims.insert(at, literal(1))
    a = g.array(tuple(dims))
    if g.scope.symbolic and g.chance(0.1):
        g.data = True  # other sizes may be 1, too
        return g.call(a, g.pick("", "axis=None"))
    if not g.scope.symbolic and g.chance(0.3):
        return g.call(a, g.pick("", "", "axis=None"))
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
            return g.plain(
                a,
                g.option(
                    0.6,
                    "k=2",
                    "1",
                    "-1",
                    f"2, axes={g.tuple(g.axes(a.rank, 2))}",
                    f"axes={list(g.axes(a.rank, 2))}",
                ),
            )
        case "roll":
            return _rolled(g, a)
        case "repeat":
            return _repeated(g, a)
        case "tile":
            return g.plain(
                a, g.pick(str(g.size()), g.tuple(g.sizes(1, 3)), "(2, 1)", "[1, 2]", "(2, 1, 1, 2)")
            )
        case _:
            return g.plain(a, g.shape_argument(g.sizes(1, 3)))


def _rolled(g: Generator, a: Operand) -> str:
    if a.rank and g.chance(0.3):
        axes = g.axes(a.rank, min(2, a.rank))
        shifts = tuple(g.pick(1, -2) for _ in axes)
        return g.plain(a, g.pick(str(shifts), "1"), f"axis={axes}")
    return g.plain(a, g.pick("1", "-2", "shift=1"), g.axis_argument(a.rank, many=False, keyword=True))


def _repeated(g: Generator, a: Operand) -> str:
    if a.rank and g.chance(0.25):
        axis = g.rng.randrange(a.rank)
        count = g.value(a.dims[axis])
        if a.dims[axis].notation.isdigit() and count:
            ones = [g.pick(1, 2, 0) for _ in range(count + 1 if g.mistake() else count)]
            return g.call(a, g.pick(f"{ones}", f"np.array({ones})"), f"axis={g.signed(axis, a.rank)}")
        g.data = True  # how often is a matter of the numbers
        return g.call(a, str(g.array(g.spoil((a.dims[axis],)), "int")), f"axis={axis}")
    times = g.pick("2", "3", str(g.size()), "[2]", "[1, 2, 3]" if g.wrong else "1", f"repeats={g.size()}")
    return g.call(a, times, g.axis_argument(a.rank, many=False, keyword="=" in times))


@form("layout", "unstack", 0.3)
def unstack(g: Generator) -> str:
    a = g.some(least=0 if g.wrong else 1)
    return g.plain(a, g.option(0.6, f"axis={g.axis(a.rank)}"))


@form("layout", "trim_zeros", 0.1, data=True)
def trim(g: Generator) -> str:
    return g.plain(g.some("float64", least=1, most=1), g.option(0.3, "'f'"))
