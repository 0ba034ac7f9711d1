import numpy as np

board = np.zeros((3, 3), dtype=int)
moves = [(0, 0), (1, 1), (2, 2), (0, 3)]
player = 1
for r, c in moves:
    board[r, c] = player  # BUG: the last move is outside of the board
    player = 3 - player
print(board)
