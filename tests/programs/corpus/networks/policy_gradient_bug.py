import numpy as np

OBSERVATIONS, ACTIONS = 4, 2


class Policy:
    def __init__(self, hidden=16):
        self.w1 = np.random.randn(OBSERVATIONS, hidden) * 0.1
        self.w2 = np.random.randn(hidden, ACTIONS) * 0.1

    def act(self, observation):
        self.h = np.tanh(observation @ self.w1)
        logits = self.h @ self.w2
        p = np.exp(logits - logits.max())
        return p / p.sum()

    def learn(self, observation, action, advantage, lr=0.01):
        p = self.act(observation)
        dlogits = -p
        dlogits[action] += 1
        self.w2 += lr * advantage * self.h.T @ dlogits  # BUG: two vectors: .T does not make this an outer product
        dh = self.w2 @ dlogits * (1 - self.h**2)
        self.w1 += lr * advantage * np.outer(observation, dh)


policy = Policy()
state = np.array([0.01, -0.02, 0.03, 0.04])
for step in range(20):
    action = int(policy.act(state).argmax())
    policy.learn(state, action, advantage=1.0)
    state = state + 0.01 * np.random.randn(4)
print(policy.act(state))
