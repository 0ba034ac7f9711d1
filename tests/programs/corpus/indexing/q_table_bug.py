import numpy as np

n_states, n_actions = 16, 4
Q = np.zeros((n_states, n_actions))
alpha, gamma, eps = 0.8, 0.95, 0.1
for episode in range(20):
    state = np.random.randint(n_states)
    for step in range(10):
        if np.random.rand() < eps:
            action = np.random.randint(n_actions)
        else:
            action = np.argmax(Q[state, :], axis=1)  # BUG: one row has no second axis
        new_state = np.random.randint(n_states)
        reward = float(new_state == 15)
        Q[state, action] += alpha * (reward + gamma * np.max(Q[new_state]) - Q[state, action])
        state = new_state
