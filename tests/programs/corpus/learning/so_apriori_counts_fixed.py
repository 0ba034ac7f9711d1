import numpy as np

class Dataset:
    names = ["bread", "milk", "eggs", "beer"]

    def __init__(self, rows):
        self.rows = rows

    @property
    def table(self):
        return np.array([[int(n in row) for n in self.names] for row in self.rows])

    def support(self):
        return self.table.mean(axis=0)

    def pairs(self):
        t = self.table
        return t.T @ t

d = Dataset([["bread", "milk"], ["eggs"], ["bread", "beer", "milk"]])
print(d.support(), d.pairs())
