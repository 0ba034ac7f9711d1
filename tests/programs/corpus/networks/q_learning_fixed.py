import numpy as np

n_states, n_actions = 16, 4


class Agent:
    gamma = 0.99

    def __init__(self):
        self.q = np.zeros((n_states, n_actions))

    def learn(self, states, actions, rewards, following):
        target = rewards + self.gamma * self.q[following].max(axis=1)
        self.q[states, actions] += 0.1 * (target - self.q[states, actions])


agent = Agent()
for episode in range(20):
    states = np.random.randint(0, n_states, size=32)
    actions = np.random.randint(0, n_actions, size=32)
    rewards = np.random.rand(32)
    following = np.random.randint(0, n_states, size=32)
    agent.learn(states, actions, rewards, following)
print(agent.q.max())
