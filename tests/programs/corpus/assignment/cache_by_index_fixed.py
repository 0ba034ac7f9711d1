import numpy as np


class Memory:
    def __init__(self, size, width):
        self.keys = np.zeros((size, width))
        self.values = np.zeros(size)
        self.filled = 0

    def store(self, keys, values):
        n = len(keys)
        self.keys[self.filled : self.filled + n] = keys
        self.values[self.filled : self.filled + n] = values
        self.filled += n


memory = Memory(100, 8)
memory.store(np.random.rand(10, 8), np.arange(10.0))
memory.store(np.random.rand(10, 8), np.arange(10.0))
print(memory.filled, memory.values.sum())
