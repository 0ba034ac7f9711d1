"""Random numbers: by the size asked for, or by what the parameters broadcast to."""

from __future__ import annotations

from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any

from shapedgrad.shapes.agreement import agree
from shapedgrad.shapes.dim import at_least, maximum, same
from shapedgrad.shapes.errors import Refusal
from shapedgrad.shapes.indexing import ends, stacked
from shapedgrad.shapes.rules.axes import maybe_scalar
from shapedgrad.shapes.rules.creation import sizes, vector
from shapedgrad.shapes.rules.targets import exactly, into, matched, spread_to
from shapedgrad.shapes.shape import ANY, SCALAR, Shape, broadcast

if TYPE_CHECKING:
    from shapedgrad.shapes.dim import Dim
    from shapedgrad.shapes.rules.parameters import Axis, DimOrArray, Dims, DType, Ignored, Rule


def distribution(names: str) -> Rule:
    """The rule of a distribution with these parameters: they broadcast to the size, if one is asked for."""
    count = len(names.split())

    def draw(*given: Any, size: Dims | None = None, **named: Shape) -> Shape:
        size = given[count] if len(given) > count else size
        parameters = broadcast(*given[:count], *named.values())
        return parameters if size is None else spread_to(sizes(size), parameters)

    both = Parameter.POSITIONAL_OR_KEYWORD
    arrays = [Parameter(name, both, default=SCALAR, annotation="Shape") for name in names.split()]
    draw.__signature__ = Signature([*arrays, Parameter("size", both, default=None, annotation="Dims | None")])  # type: ignore[attr-defined]
    parameters = f", or as {' and '.join(names.split())} broadcast to" if names else ", or a single one"
    draw.__doc__ = f"As many numbers as asked for{parameters}."
    return draw


def uniform(size: Dims | None = None, dtype: DType = None, out: Shape | None = None) -> Shape:
    """``random(size)``: one number, unless more are asked for."""
    if out is not None and size is not None:
        exactly(out, sizes(size))
    return out or (SCALAR if size is None else sizes(size))


def standard_exponential(
    size: Dims | None = None, dtype: DType = None, method: Ignored = "zig", out: Shape | None = None
) -> Shape:
    """One number, unless more are asked for."""
    return uniform(size, dtype, out)


def standard_gamma(
    shape: Shape, size: Dims | None = None, dtype: DType = None, out: Shape | None = None
) -> Shape:
    """As many numbers as asked for, or as there are parameters."""
    wanted = shape if size is None else spread_to(sizes(size), shape)
    return into(out, wanted) if size is None else exactly(out, wanted)


def integers(
    low: Shape,
    high: Shape = SCALAR,
    size: Dims | None = None,
    dtype: DType = None,
    endpoint: Ignored = False,
) -> Shape:
    """Integers between bounds: so many as asked for, or as the bounds broadcast to."""
    bounds = broadcast(low, high)
    if size is None:
        return bounds
    if sizes(size).size != 0:
        broadcast(bounds, sizes(size))
    return sizes(size)


def random_integers(low: Shape, high: Shape | None = None, size: Dims | None = None) -> Shape:
    """Integers between bounds, the upper one of which is a single number."""
    spread_to(SCALAR, low if high is None else high)
    return integers(low, SCALAR, size)


def tomaxint(size: Dims | None = None) -> Shape:
    """One integer, unless more are asked for."""
    return uniform(size)


def by_sizes(*d: Dim) -> Shape:
    """``rand(2, 3)``: the sizes one by one."""
    return sizes(d)


def choice(
    a: Shape,
    size: Dims | None = None,
    replace: Ignored = True,
    p: Shape | None = None,
    axis: Axis = 0,
    shuffle: Ignored = True,
) -> Shape:
    """Entries of an array along an axis, or integers below a number."""
    drawn = SCALAR if size is None else sizes(size)
    if a == SCALAR or maybe_scalar(a):
        return drawn if a == SCALAR else ANY
    if same(a.dim(axis), 0) and at_least(drawn.size, 1):
        raise Refusal(f"axis {axis} of {a} is empty")
    if p is not None:
        matched(Shape((a.dim(axis),)), p, "probabilities")
    entry = a.drop((axis,))
    return (
        stacked(entry.dims[: a.normalize(axis)], drawn, entry.dims[a.normalize(axis) :])
        if a.known_rank
        else ANY
    )


def legacy_choice(
    a: Shape, size: Dims | None = None, replace: Ignored = True, p: Shape | None = None
) -> Shape:
    """Entries of a vector, or integers below a number."""
    if a != SCALAR:
        vector(a)
    return choice(a, size, p=p)


def permutation(x: DimOrArray, axis: Axis = 0) -> Shape:
    """Entries along an axis in another order; of a number, the integers below it."""
    if not isinstance(x, Shape):
        return Shape((maximum(x, 0),))
    x.dim(axis)
    return ANY if maybe_scalar(x) else x


def legacy_permutation(x: DimOrArray) -> Shape:
    """Entries along the first axis in another order; of a number, the integers below it."""
    return permutation(x)


def shuffle(x: Shape, axis: Axis = 0) -> Shape:
    """Entries along an axis put into another order, in place."""
    x.dim(axis)
    return x


def legacy_shuffle(x: Shape) -> Shape:
    """Entries along the first axis put into another order, in place."""
    return shuffle(x)


def permuted(x: Shape, *, axis: Axis | None = None, out: Shape | None = None) -> Shape:
    """Numbers along an axis in another order, each line by itself."""
    x.dim(0 if axis is None else axis)
    return exactly(out, x)


def dirichlet(alpha: Shape, size: Dims | None = None) -> Shape:
    """As many vectors as asked for."""
    return _vectors(alpha, size)


def multinomial(n: Shape, pvals: Shape, size: Dims | None = None) -> Shape:
    """Counts of so many experiments, one for each probability."""
    _, batch, (outcomes,) = ends(pvals, 0, 1)
    if same(outcomes, 0):
        raise Refusal(f"{pvals} has no probabilities")
    trials = broadcast(n, batch)
    return stacked(trials if size is None else spread_to(sizes(size), trials), (outcomes,))


def legacy_multinomial(n: Shape, pvals: Shape, size: Dims | None = None) -> Shape:
    """Counts of so many experiments, one for each probability."""
    spread_to(SCALAR, n)
    return _vectors(pvals, size)


def multivariate_normal(
    mean: Shape,
    cov: Shape,
    size: Dims | None = None,
    check_valid: Ignored = "warn",
    tol: Ignored = 1e-8,
    *,
    method: Ignored = "svd",
) -> Shape:
    """As many vectors as asked for, about a mean vector; a covariance for each pair of their entries."""
    if mean.rank not in {1, None} or cov.rank not in {2, None}:
        raise Refusal("a vector and a matrix are wanted")
    agree(cov.dim(0), cov.dim(1), "axes 0 and 1 of the covariance are", "shape-linalg")
    matched(Shape((mean.dim(0), mean.dim(0))), cov, "covariance")
    if same(mean.dim(0), 0):
        raise Refusal("vectors without entries are wanted")
    return _vectors(mean, size)


def multivariate_hypergeometric(
    colors: Shape, nsample: Ignored, size: Dims | None = None, method: Ignored = "marginals"
) -> Shape:
    """As many vectors as asked for, a count for each color."""
    return _vectors(colors, size)


def _vectors(each: Shape, size: Dims | None) -> Shape:
    return stacked(SCALAR if size is None else sizes(size), (vector(each),))
