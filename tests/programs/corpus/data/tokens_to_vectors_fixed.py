import numpy as np

vocab = {"the": 0, "cat": 1, "sat": 2, "mat": 3}
embedding = np.random.rand(len(vocab), 50)

def encode(sentence):
    return [vocab[w] for w in sentence.split() if w in vocab]

def vectorise(sentence):
    ids = encode(sentence)
    out = np.zeros(50)
    for i in ids:
        out += embedding[i]
    return out / max(len(ids), 1)

a, b = vectorise("the cat sat"), vectorise("the mat")
similarity = a @ b / (np.linalg.norm(a) * np.linalg.norm(b))
projection = np.random.rand(10, 50) @ a
print(similarity, projection)
