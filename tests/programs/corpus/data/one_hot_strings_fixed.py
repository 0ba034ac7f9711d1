import numpy as np

sequence = "ACGTTGCA"
alphabet = "ACGT"
onehot = np.zeros((len(sequence), len(alphabet)))
for i, base in enumerate(sequence):
    onehot[i, alphabet.index(base)] = 1
pwm = np.random.rand(8, 4)
score = (onehot * pwm).sum()
print(score)
