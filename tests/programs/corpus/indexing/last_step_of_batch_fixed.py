import numpy as np


def last_output(hidden, lengths):
    """The hidden state at the end of each sequence."""
    batch = hidden.shape[0]
    return hidden[np.arange(batch), lengths - 1]


hidden = np.random.rand(5, 20, 64)
lengths = np.array([20, 3, 11, 7, 19])
out = last_output(hidden, lengths)
print(out @ np.random.rand(64, 2))
