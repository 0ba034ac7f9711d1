import numpy as np

counts = np.random.poisson(0.3, size=(40, 200)).astype(float)
tf = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
idf = np.log(40 / np.maximum((counts > 0).sum(axis=0), 1))
tfidf = tf * idf


def search(query, tfidf):
    norms = np.linalg.norm(tfidf, axis=1)
    return tfidf @ query / (norms * np.linalg.norm(query) + 1e-12)


query = np.zeros(200)
query[[3, 17, 80]] = 1.0
print(search(query, tfidf).argsort()[::-1][:5])
