import numpy as np

words = ["king", "queen", "man", "woman", "apple"]
embeddings = np.random.rand(len(words), 50)


def cosine_similarities(vectors):
    unit = vectors / np.linalg.norm(vectors, axis=1)[:, None]
    return unit @ unit.T


similar = cosine_similarities(embeddings)
for i, word in enumerate(words):
    order = np.argsort(-similar[i])
    print(word, "is closest to", words[order[1]])
