import numpy as np

def viterbi(obs, pi, A, B):
    T, N = len(obs), len(pi)
    delta = np.zeros((T, N))
    psi = np.zeros((T, N), dtype=int)
    delta[0] = pi * B[:, obs[0]]
    for t in range(1, T):
        trans = delta[t - 1][:, None] * A * B[obs[t]]  # BUG: the observation is the column
        psi[t] = trans.argmax(axis=0)
        delta[t] = trans.max(axis=0)
    path = [int(delta[-1].argmax())]
    for t in range(T - 1, 0, -1):
        path.append(int(psi[t, path[-1]]))
    return path[::-1]

A = np.array([[0.7, 0.3], [0.4, 0.6]])
B = np.array([[0.1, 0.4, 0.5], [0.6, 0.3, 0.1]])
print(viterbi([0, 1, 1, 0], np.array([0.6, 0.4]), A, B))
