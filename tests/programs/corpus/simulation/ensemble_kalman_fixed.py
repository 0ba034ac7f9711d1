import numpy as np

rng = np.random.default_rng(0)
n_state, n_obs, n_members = 40, 20, 25
H = np.zeros((n_obs, n_state))
H[np.arange(n_obs), np.arange(0, n_state, 2)] = 1
R = 0.5 * np.eye(n_obs)
ensemble = rng.standard_normal((n_state, n_members))
observed = rng.standard_normal(n_obs)
anomalies = ensemble - ensemble.mean(axis=1, keepdims=True)
P = anomalies @ anomalies.T / (n_members - 1)
K = P @ H.T @ np.linalg.inv(H @ P @ H.T + R)
perturbed = observed[:, None] + rng.multivariate_normal(np.zeros(n_obs), R, n_members).T
analysis = ensemble + K @ (perturbed - H @ ensemble)
print(analysis.mean(axis=1))
