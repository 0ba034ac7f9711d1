"""Functions of each number alone: NumPy's ufuncs, and what is made of them.

Operands broadcast; the result has the shape of the broadcast, or of ``out=``, which must hold it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.rules.indexing import nonzero
from shapedgrad.shapes.rules.targets import into
from shapedgrad.shapes.shape import SCALAR, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.rules.parameters import Arrays, Axis, DType, Ignored, Several


def unary(
    x: Shape,
    out: Shape | None = None,
    *,
    where: Shape = SCALAR,
    casting: Ignored = "same_kind",
    order: Ignored = "K",
    dtype: DType = None,
    subok: Ignored = True,
    signature: Ignored = None,
) -> Shape:
    """``exp(x)``: one number in, one number out."""
    return into(out, broadcast(x, where))


def binary(
    x1: Shape,
    x2: Shape,
    out: Shape | None = None,
    *,
    where: Shape = SCALAR,
    casting: Ignored = "same_kind",
    order: Ignored = "K",
    dtype: DType = None,
    subok: Ignored = True,
    signature: Ignored = None,
) -> Shape:
    """``add(x1, x2)``: the operands broadcast."""
    return into(out, broadcast(x1, x2, where))


def unary_pair(
    x: Shape,
    out1: Shape | None = None,
    out2: Shape | None = None,
    *,
    out: Arrays | None = None,
    where: Shape = SCALAR,
    casting: Ignored = "same_kind",
    order: Ignored = "K",
    dtype: DType = None,
    subok: Ignored = True,
    signature: Ignored = None,
) -> tuple[Shape, Shape]:
    """``modf(x)``: two numbers out."""
    first, second = out if isinstance(out, tuple) else (out1, out2)
    whole = broadcast(x, where, *(each for each in (first, second) if each is not None))
    return into(first, whole), into(second, whole)


def binary_pair(
    x1: Shape,
    x2: Shape,
    out1: Shape | None = None,
    out2: Shape | None = None,
    *,
    out: Arrays | None = None,
    where: Shape = SCALAR,
    casting: Ignored = "same_kind",
    order: Ignored = "K",
    dtype: DType = None,
    subok: Ignored = True,
    signature: Ignored = None,
) -> tuple[Shape, Shape]:
    """``divmod(x1, x2)``: the operands broadcast, two numbers out."""
    return unary_pair(broadcast(x1, x2), out1, out2, out=out, where=where)


def rounded(a: Shape, decimals: Ignored = 0, out: Shape | None = None) -> Shape:
    """``round(a, 2)``."""
    if out is not None:
        agree(a.size, out.size, "the numbers of elements are", "shape-assign")
    return into(out, a)


def part(val: Shape) -> Shape:
    """``real(val)``, ``imag(val)``."""
    return val


def predicate(x: Shape) -> Shape:
    """``isreal(x)``, ``sinc(x)``: one array, nothing else."""
    return x


def infinite(x: Shape, out: Shape | None = None) -> Shape:
    """``isposinf(x)``."""
    return into(out, x)


def piecewise(x: Shape, condlist: Ignored, funclist: Ignored) -> Shape:
    """Each number, by the function whose condition holds."""
    return x


def angle(z: Shape, deg: Ignored = False) -> Shape:
    """The argument of each complex number."""
    return z


def nan_to_num(
    x: Shape, copy: Ignored = True, nan: Ignored = 0.0, posinf: Ignored = None, neginf: Ignored = None
) -> Shape:
    """Each number, the infinite ones replaced."""
    return x


def real_if_close(a: Shape, tol: Ignored = 100) -> Shape:
    """Each number's real part, if all imaginary parts are nothing."""
    return a


def unwrap(p: Shape, discont: Ignored = None, axis: Axis = -1, *, period: Ignored = 0.0) -> Shape:
    """Phases without jumps along an axis."""
    p.dim(axis)
    return p


def isclose(
    a: Shape, b: Shape, rtol: Shape = SCALAR, atol: Shape = SCALAR, equal_nan: Ignored = False
) -> Shape:
    """Where two arrays agree up to a tolerance."""
    return broadcast(a, b, rtol, atol)


def allclose(
    a: Shape, b: Shape, rtol: Shape = SCALAR, atol: Shape = SCALAR, equal_nan: Ignored = False
) -> Shape:
    """Whether two arrays agree everywhere, after broadcasting."""
    broadcast(a, b, rtol, atol)
    return SCALAR


def array_equal(a1: Shape, a2: Shape, equal_nan: Ignored = False) -> Shape:
    """Whether two arrays have one shape and the same numbers: any two may be asked."""
    return SCALAR


def where(condition: Shape, *choices: Shape) -> Shape | tuple[Shape, ...] | Several:
    """A choice by condition, all three broadcast; or, of the condition alone, the places where it holds."""
    if not choices:
        return nonzero(condition)
    if len(choices) == 1:
        raise Refusal("two arrays to choose from are wanted, or none")
    return broadcast(condition, *choices)


def clip(
    a: Shape,
    a_min: Shape | None = None,
    a_max: Shape | None = None,
    out: Shape | None = None,
    *,
    min: Shape | None = None,
    max: Shape | None = None,
    where: Shape = SCALAR,
    casting: Ignored = "same_kind",
    order: Ignored = "K",
    dtype: DType = None,
    subok: Ignored = True,
    signature: Ignored = None,
) -> Shape:
    """Each number kept between two bounds, which broadcast with it."""
    bounds = (bound for bound in (a_min, a_max, min, max) if bound is not None)
    return into(out, broadcast(a, *bounds, where))
