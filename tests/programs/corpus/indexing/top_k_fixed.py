import numpy as np

queries, documents, k = 4, 50, 5
relevance = np.random.rand(queries, documents)

order = np.argsort(-relevance, axis=1)
top = order[:, :k]
scores = relevance[np.arange(queries)[:, None], top]
for q in range(queries):
    print(q, top[q], scores[q].round(3))
