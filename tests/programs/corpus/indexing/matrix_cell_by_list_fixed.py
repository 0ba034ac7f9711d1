import numpy as np

board = np.zeros((3, 3), dtype=int)
moves = [(0, 0), (1, 1), (2, 2), (0, 3)]
player = 1
for r, c in moves[:3]:
    board[r, c] = player
    player = 3 - player
print(board)
