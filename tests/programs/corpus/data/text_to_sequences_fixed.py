import numpy as np

text = "to be or not to be that is the question"
letters = "abcdefghijklmnopqrstuvwxyz "
length = 8


def one_hot(sequence):
    out = np.zeros((len(sequence), 27))
    for i, letter in enumerate(sequence):
        out[i, letters.index(letter)] = 1
    return out


X = np.zeros((5, length, 27))
y = np.zeros((5, 27))
for n in range(5):
    X[n] = one_hot(text[n : n + length])
    y[n] = one_hot(text[n + length])[0]
print(X.sum(), y.sum())
