import numpy as np

genres = ["rock", "jazz", "folk"]
years = [2019, 2020, 2021, 2022]
plays = np.random.poisson(100, size=(len(genres), len(years)))


def annotate(grid):
    text = np.empty((len(years), len(genres)), dtype=object)
    for i in range(len(genres)):
        for j in range(len(years)):
            text[i, j] = str(grid[i, j])  # BUG: the texts were made for the transposed grid
    return text


print(annotate(plays))
