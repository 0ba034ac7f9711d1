import numpy as np


def step(board):
    padded = np.pad(board, 1)
    neighbours = np.zeros_like(board)
    for dy in range(3):
        for dx in range(3):
            if (dy, dx) != (1, 1):
                neighbours += padded[dy : dy + board.shape[0], dx : dx + board.shape[1]]
    born = (board == 0) & (neighbours == 3)
    stays = (board == 1) & ((neighbours == 2) | (neighbours == 3))
    return (born | stays).astype(int)


board = np.zeros((20, 30), dtype=int)
board[5, 5:8] = 1
for generation in range(4):
    board = step(board)
print(board.sum())
