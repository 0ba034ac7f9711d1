import numpy as np

class ReplayBuffer:
    def __init__(self, size, state_dim):
        self.states = np.zeros((size, state_dim))
        self.actions = np.zeros(size, dtype=int)
        self.rewards = np.zeros(size)
        self.ptr = 0
        self.size = size

    def add(self, s, a, r):
        self.states[self.ptr] = s
        self.actions[self.ptr] = a
        self.rewards[self.ptr] = r
        self.ptr = (self.ptr + 1) % self.size

    def sample(self, n):
        idx = np.random.randint(0, self.size, n)
        return self.states[idx], self.actions[idx], self.rewards[idx]

buffer = ReplayBuffer(1000, 8)
goal = np.random.rand(2)
for episode in range(300):
    state = np.random.rand(8)
    action = np.random.randint(4)
    buffer.add(state, action, 1.0)
