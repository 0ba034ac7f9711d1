import numpy as np

sentences = [[4, 8, 2], [7, 1], [3, 9, 9, 5]]
longest = max(len(s) for s in sentences)


def pad(sentence):
    return np.concatenate([sentence, np.zeros(longest - len(sentence), dtype=int)])


batch = np.stack([pad(s) for s in sentences])
print(batch)
