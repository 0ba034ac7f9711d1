"""Jacobians of a policy's actions: by the state that goes in, and by a whole list of parameters.

No entry is ever None: what does not depend on an argument has zeros, or is an error if that is asked for.

    python examples/policy_jacobian.py
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapedgrad import NDArray, Shape, jacobian

f8 = np.float64


@dataclass(frozen=True)
class Policy:
    """Four numbers of state, eight hidden units, two actions."""

    w1: NDArray[Shape["4, 8"], f8]
    b1: NDArray[Shape["8"], f8]
    w2: NDArray[Shape["8, 2"], f8]
    unused: NDArray[Shape["3"], f8]


def initial(rng: np.random.Generator) -> Policy:
    """Draw a policy."""
    return Policy(rng.normal(size=(4, 8)), np.zeros(8), rng.normal(size=(8, 2)), np.ones(3))


def action(policy: Policy, state: NDArray[Shape["4"], f8]) -> NDArray[Shape["2"], f8]:
    """Return the two actions that the policy takes."""
    return np.tanh(state @ policy.w1 + policy.b1) @ policy.w2


def by_state(policy: Policy, state: NDArray[Shape["4"], f8]) -> NDArray[Shape["2, 4"], f8]:
    """Return the Jacobian of the actions by the state."""
    result: NDArray[Shape["2, 4"], f8] = jacobian(action, 1)(policy, state)
    return result


def by_state_by_hand(policy: Policy, state: NDArray[Shape["4"], f8]) -> NDArray[Shape["2, 4"], f8]:
    """Return the same by the chain rule."""
    hidden = np.tanh(state @ policy.w1 + policy.b1)
    slopes = (1 - hidden**2)[:, None]
    return policy.w2.T @ (slopes * policy.w1.T)


def by_parameters(policy: Policy, state: NDArray[Shape["4"], f8]) -> NDArray[Shape["2, 59"], f8]:
    """Return the Jacobian by all parameters, flattened side by side."""
    parts: Policy = jacobian(action, 0)(policy, state)
    blocks = [np.reshape(part, (2, -1)) for part in (parts.w1, parts.b1, parts.w2, parts.unused)]
    result: NDArray[Shape["2, 59"], f8] = np.concatenate(blocks, axis=1)
    return result


def main() -> None:
    """Print the shapes of the Jacobians."""
    policy = initial(np.random.default_rng(0))
    state = np.array([0.1, -0.4, 0.7, 0.2])
    print("by the state:", by_state(policy, state).shape)
    parts = jacobian(action, 0)(policy, state)
    print("by the parameters:", {name: getattr(parts, name).shape for name in vars(policy)})
    print("by all of them, flattened:", by_parameters(policy, state).shape)
    print("by what is not used:", np.abs(parts.unused).max())


if __name__ == "__main__":
    main()
