import numpy as np

class Board:
    def __init__(self):
        self.cells = np.zeros(9, dtype=int)

    def winner(self):
        for i in range(3):
            row = self.cells[i, :]  # BUG: the board is kept as a vector
            if abs(row.sum()) == 3:
                return row[0]
        return 0

    def play(self, place, player):
        self.cells[place] = player

b = Board()
b.play(4, 1)
print(b.winner())
