"""Derivatives that users write themselves: for functions whose own are slow, unstable, or none at all."""

from __future__ import annotations

from functools import update_wrapper
from inspect import Signature, signature
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

import numpy as np

from shapedgrad.autodiff.batched import Batch, Batched
from shapedgrad.autodiff.operands import innermost
from shapedgrad.autodiff.primitive import Primitive
from shapedgrad.autodiff.trace import run
from shapedgrad.transforms.call import name_of
from shapedgrad.transforms.opaque import (
    Examples,
    batched,
    cotangents_of,
    marked,
    pair,
    peeled,
    recorded,
    transposed,
    unmarked,
    whole,
    zeros,
)
from shapedgrad.transforms.pytree import flatten, unflatten
from shapedgrad.transforms.seeds import fit_seed, insist_on_structure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapedgrad.autodiff.tape import Level

P = ParamSpec("P")
R = TypeVar("R")
_F = TypeVar("_F", bound="Callable[..., Any]")


class _Custom(Generic[P, R]):
    """A function with derivatives of its own, by positional arguments."""

    def __init__(self, f: Callable[P, R]) -> None:
        self.f: Callable[..., R] = f
        self.signature: Signature | None
        try:
            self.signature = signature(f)
        except ValueError:  # NumPy's ufuncs have none
            self.signature = None
        update_wrapper(self, f)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call the function; where it is differentiated, by its own rules."""
        if self.signature is not None:
            bound = self.signature.bind(*args, **kwargs)
            bound.apply_defaults()
            args, kwargs = bound.args, bound.kwargs  # type: ignore[assignment]
        leaves, structure = flatten(args)
        level = innermost(leaves)
        if level is None or level.records:
            return self.f(*args, **kwargs)
        if kwargs:
            raise TypeError(f"{name_of(self.f)} has rules of its own for positional arguments only")
        if isinstance(level, Batch):
            examples = Examples(leaves, level)
            return batched(self._of_many(structure, examples)(*examples.values), level)  # type: ignore[no-any-return]
        return self._recorded(leaves, structure, level)

    def _recorded(self, leaves: list[Any], structure: Any, level: Level) -> R:
        raise NotImplementedError

    def _of_many(self, structure: Any, examples: Examples) -> Callable[..., Any]:
        """Return a function with rules of its own that does for all examples what this one does for one."""
        raise NotImplementedError


class custom_vjp(_Custom[P, R]):  # noqa: N801  # a decorator
    """Give a function a derivative of your own for reverse mode.

    The function is called as ever; where it is differentiated, ``forward`` is called in its place and hands what
    it has kept to ``backward``. What these do is plain NumPy code, so it can be differentiated again. Forward mode
    transposes ``backward``, which is linear in the cotangent.

    Parameters
    ----------
    f : callable
        Takes positional arguments; those that hold no floating point arrays (numbers of steps, functions) are
        handed on as they are.

    Raises
    ------
    GradientShapeError
        While differentiating, if ``backward`` answers with another structure, shape or dtype than the argument's.
    TypeError
        If no rule was given (`defvjp`), or the function closes over a traced array.

    Examples
    --------
    A gradient that is clipped on its way back:

    >>> import numpy as np
    >>> from shapedgrad import custom_vjp, grad
    >>> @custom_vjp
    ... def clipped(x):
    ...     return x
    >>> clipped.defvjp(lambda x: (x, None), lambda kept, g: (np.clip(g, -1.0, 1.0),))
    >>> float(grad(lambda x: 5.0 * clipped(x))(2.0))
    1.0

    Implicit differentiation: a fixed point ``x = step(a, x)`` has the derivative ``(1 - dstep/dx)**-1 dstep/da``,
    whatever the way on which it was found:

    >>> from shapedgrad import vjp
    >>> def step(a, x):
    ...     return 0.5 * (x + a / x)  # Newton's for the square root
    >>> def solve(a, x):
    ...     while np.max(np.abs(step(a, x) - x)) > 1e-14:
    ...         x = step(a, x)
    ...     return x
    >>> @custom_vjp
    ... def root(a):
    ...     return solve(a, np.ones_like(a))
    >>> def forward(a):
    ...     x = root(a)
    ...     return x, (a, x)
    >>> def backward(kept, g):
    ...     a, x = kept
    ...     _, pullback = vjp(step, a, x)
    ...     u = g
    ...     for _ in range(50):
    ...         u = g + pullback(u)[1]  # u = (1 - dstep/dx)**-1 g
    ...     return (pullback(u)[0],)
    >>> root.defvjp(forward, backward)
    >>> grad(lambda a: np.sum(root(a)))(np.array([4.0, 9.0]))
    array([0.25      , 0.16666667])
    >>> float(grad(grad(root))(4.0))
    -0.03125
    """

    forward: Callable[..., Any] | None = None
    backward: Callable[..., Any] | None = None

    def defvjp(self, forward: Callable[..., Any], backward: Callable[..., Any]) -> None:
        """Set the rule.

        Parameters
        ----------
        forward : callable
            Takes the arguments of the function, returns ``(value, kept)``.
        backward : callable
            Takes what was kept and the cotangent of the value, returns a tuple with a cotangent for each argument,
            None standing for zeros.
        """
        self.forward = forward
        self.backward = backward

    def _recorded(self, leaves: list[Any], structure: Any, level: Level) -> R:
        name = name_of(self.f)
        forward, backward = self._rules()
        values, parents = peeled(leaves, level)
        answer = forward(*unflatten(structure, values))
        value, kept = pair(answer, f"the forward rule of {name}", "a pair (value, kept)")
        _, tree = flatten(value)

        def joint(g: Any, _: Any, *operands: Any) -> list[Any]:
            return cotangents_of(backward(kept, unflatten(tree, g)), structure, operands, name)

        primitive = Primitive(name, self.f, joint=joint, several=True)
        return recorded(level, primitive, value, values, parents)  # type: ignore[no-any-return]

    def _of_many(self, structure: Any, examples: Examples) -> Callable[..., Any]:
        name = name_of(self.f)
        forward, backward = self._rules()

        def of_many(*xs: Any) -> Any:
            return whole(*examples.run(lambda given: self.f(*unflatten(structure, given)), xs))

        def forward_of_many(*xs: Any) -> Any:
            (value, kept), level = examples.run(lambda given: forward(*unflatten(structure, given)), xs)
            return whole(value, level), (marked(kept, level), xs)

        def backward_of_many(residuals: Any, g: Any) -> Any:
            kept, xs = residuals
            level = Batch(examples.size)

            def pull(given: list[Any]) -> Any:
                answers = backward(unmarked(kept, level), batched(g, level))
                return cotangents_of(answers, structure, given, name)

            given = [Batched(x, level) if flag else x for x, flag in zip(xs, examples.flags, strict=True)]
            found = run(pull, given, level)
            return tuple(
                None if c is None else whole(c, level) if flag else np.sum(whole(c, level), axis=0)
                for c, flag in zip(found, examples.flags, strict=True)
            )

        function = custom_vjp(of_many)
        function.defvjp(forward_of_many, backward_of_many)
        return function

    def _rules(self) -> tuple[Callable[..., Any], Callable[..., Any]]:
        if self.forward is None or self.backward is None:
            raise TypeError(f"{name_of(self.f)} is a custom_vjp without a rule: call its defvjp")
        return self.forward, self.backward


class custom_jvp(_Custom[P, R]):  # noqa: N801  # a decorator
    """Give a function a derivative of your own for forward mode; reverse mode transposes it.

    Parameters
    ----------
    f : callable
        Takes positional arguments, as with `custom_vjp`.

    Raises
    ------
    GradientShapeError
        While differentiating, if the rule answers with another structure, shape or dtype than the value's.
    TypeError
        If no rule was given (`defjvp`), or the function closes over a traced array.

    Examples
    --------
    >>> import numpy as np
    >>> from shapedgrad import custom_jvp, grad, jvp
    >>> @custom_jvp
    ... def log1pexp(x):
    ...     return np.logaddexp(x, 0.0)
    >>> @log1pexp.defjvp
    ... def _(primals, tangents):
    ...     (x,), (t,) = primals, tangents
    ...     return log1pexp(x), t / (1.0 + np.exp(-x))
    >>> float(grad(log1pexp)(0.0)), float(jvp(log1pexp, (0.0,), (2.0,))[1]), float(grad(grad(log1pexp))(0.0))
    (0.5, 1.0, 0.25)
    """

    rule: Callable[..., Any] | None = None

    def defjvp(self, rule: _F) -> _F:
        """Set the rule: it takes tuples of the arguments and of their tangents, returns ``(value, tangent)``."""
        self.rule = rule
        return rule

    def _recorded(self, leaves: list[Any], structure: Any, level: Level) -> R:
        name = name_of(self.f)
        values, parents = peeled(leaves, level)
        again: Callable[..., Any] = self
        value = again(*unflatten(structure, values))
        outputs, tree = flatten(value)

        def push(tangents: Sequence[Any], operands: Sequence[Any]) -> tuple[Any, ...]:
            given = [zeros(x) if t is None else t for t, x in zip(tangents, operands, strict=True)]
            answer = self._rule()(unflatten(structure, operands), unflatten(structure, given))
            _, tangent = pair(answer, f"the rule of {name}", "a pair (value, tangent)")
            found, structure_found = flatten(tangent)
            insist_on_structure("tangent", structure_found, tree, f"value of {name}", name)
            what = f"the tangent that the rule of {name} returned"
            return tuple(fit_seed(y, t, what, "the value", name) for y, t in zip(outputs, found, strict=True))

        def joint(g: Any, _: Any, *operands: Any) -> list[Any]:
            return transposed(lambda tangents: push(tangents, operands), g, operands)

        def pushed(tangents: list[Any], _: Any, *operands: Any) -> tuple[Any, ...]:
            return push(tangents, operands)

        primitive = Primitive(name, self.f, joint=joint, jvps=pushed, several=True)
        return recorded(level, primitive, value, values, parents)  # type: ignore[no-any-return]

    def _of_many(self, structure: Any, examples: Examples) -> Callable[..., Any]:
        def of_many(*xs: Any) -> Any:
            return whole(*examples.run(lambda given: self.f(*unflatten(structure, given)), xs))

        function = custom_jvp(of_many)

        @function.defjvp
        def _(primals: Any, tangents: Any) -> Any:
            # The tangents of what all examples share are shared as well.
            twice = Examples.alike(examples.size, examples.flags * 2)
            half = len(examples.flags)

            def rule(given: list[Any]) -> Any:
                return self._rule()(unflatten(structure, given[:half]), unflatten(structure, given[half:]))

            return whole(*twice.run(rule, (*primals, *tangents)))

        return function

    def _rule(self) -> Callable[..., Any]:
        if self.rule is None:
            raise TypeError(f"{name_of(self.f)} is a custom_jvp without a rule: call its defjvp")
        return self.rule
