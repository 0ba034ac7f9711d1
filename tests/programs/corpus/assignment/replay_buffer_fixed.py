import numpy as np


class ReplayBuffer:
    def __init__(self, capacity, obs_dim):
        self.obs = np.zeros((capacity, obs_dim), dtype=np.float32)
        self.actions = np.zeros((capacity, 1), dtype=np.int64)
        self.rewards = np.zeros(capacity, dtype=np.float32)
        self.position = 0
        self.capacity = capacity

    def push(self, obs, action, reward):
        self.obs[self.position] = obs
        self.actions[self.position] = action
        self.rewards[self.position] = reward
        self.position = (self.position + 1) % self.capacity

    def sample(self, n):
        index = np.random.choice(self.position, n)
        return self.obs[index], self.actions[index], self.rewards[index]


buffer = ReplayBuffer(1000, 5)
for t in range(50):
    buffer.push(np.random.randn(5), t % 2, 1.0)
obs, actions, rewards = buffer.sample(16)
print(obs.shape, actions.shape, rewards.sum())
