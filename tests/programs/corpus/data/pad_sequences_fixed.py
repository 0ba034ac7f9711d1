import numpy as np


def pad(sequences, length):
    out = np.zeros((len(sequences), length))
    for i, sequence in enumerate(sequences):
        out[i, : len(sequence)] = sequence
    return out


sequences = [np.ones(5), np.ones(7), np.ones(4)]
print(pad(sequences, 10).sum(axis=1))
