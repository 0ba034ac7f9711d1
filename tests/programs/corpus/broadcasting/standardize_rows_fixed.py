import numpy as np

np.random.seed(0)

# 50 students, 4 exams each
grades = np.random.randint(0, 101, size=(50, 4)).astype(float)


def standardize(scores):
    """Give each student mean 0 and standard deviation 1."""
    mean = scores.mean(axis=1, keepdims=True)
    std = scores.std(axis=1, keepdims=True)
    return (scores - mean) / std


z = standardize(grades)
best = z.argmax(axis=1)
for exam in range(4):
    print("exam", exam, "was the best one of", np.sum(best == exam), "students")
