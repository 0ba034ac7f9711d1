import numpy as np

documents = ["red fish blue fish", "one fish two fish", "blue moon"]
words = sorted({word for text in documents for word in text.split()})


def vectorize(text):
    counts = np.zeros(len(words))
    for word in text.split():
        counts[words.index(word)] += 1
    return counts


matrix = np.array([vectorize(text) for text in documents])
frequency = (matrix > 0).sum(axis=1)
frequency = (matrix > 0).sum(axis=0)
idf = np.log(len(documents) / frequency)
weighted = matrix * idf
print(weighted.round(2))
