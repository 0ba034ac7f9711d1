import numpy as np

class Field:
    def __init__(self, rows, cols, mines):
        self.rows, self.cols = rows, cols
        self.grid = np.zeros((rows, cols), dtype=int)
        self.place(mines)

    def place(self, mines):
        flat = np.random.choice(self.rows * self.cols, mines, replace=False)
        for f in flat:
            self.grid[f // self.cols, f % self.cols] = -1

    def count(self, r, c):
        return (self.grid[max(0, r - 1) : r + 2, max(0, c - 1) : c + 2] == -1).sum()

    def counts(self):
        out = np.zeros((self.cols, self.rows), dtype=int)
        for r in range(self.rows):
            for c in range(self.cols):
                out[r, c] = self.count(r, c)  # BUG: rows and columns were exchanged
        return out

print(Field(6, 9, 10).counts())
