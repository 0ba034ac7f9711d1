import numpy as np

B, T, F, H = 8, 30, 12, 16

rng = np.random.default_rng(0)
Wx = rng.normal(size=(F, H)) / np.sqrt(F)
Wh = rng.normal(size=(H, H)) / np.sqrt(H)


def run(inputs, h):
    """Go through a sequence that has the time on its first axis."""
    states = []
    for x in inputs:
        h = np.tanh(x @ Wx + h @ Wh)
        states.append(h)
    return np.stack(states)


batch = rng.normal(size=(B, T, F))
h0 = np.zeros((B, H))
first = np.tanh(batch[:, 0] @ Wx + h0 @ Wh)
states = run(batch.transpose(1, 0, 2), h0)
change = states[0] - first
drift = states[:, -1] - h0  # BUG: the states have the time first, so [:, -1] is a sample and not a time
print(np.abs(change).max(), np.abs(drift).max())
