import random
from collections import deque
import numpy as np

class Agent:
    def __init__(self, state_size, action_size):
        self.memory = deque(maxlen=500)
        self.W = np.random.randn(state_size, action_size)

    def act(self, state):
        return int(np.argmax(state @ self.W))

    def remember(self, *sample):
        self.memory.append(sample)

agent = Agent(6, 2)
state = np.zeros(6)
for step in range(50):
    action = agent.act(state)
    new_state = np.random.randn(6)
    agent.remember(state, action, random.random(), new_state)
    state = new_state
