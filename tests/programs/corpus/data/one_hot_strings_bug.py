import numpy as np

sequence = "ACGTTGCA"
alphabet = "ACGT"
onehot = np.zeros((len(sequence), len(alphabet)))
for i, base in enumerate(sequence):
    onehot[i, alphabet.index(base)] = 1
pwm = np.random.rand(4, 8)
score = (onehot * pwm).sum()  # BUG: the positions of the matrix are its columns
print(score)
