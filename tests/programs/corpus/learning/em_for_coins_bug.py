import numpy as np

rolls = np.array([[5, 5], [9, 1], [8, 2], [4, 6], [7, 3]])
thetas = np.array([[0.6, 0.4], [0.5, 0.5]])
for it in range(10):
    ll = np.array([np.sum(rolls * np.log(theta), axis=1) for theta in thetas])
    lik = np.exp(ll)
    ws = lik / lik.sum(axis=0)
    vs = np.array([w[:, None] * rolls for w in ws.T])  # BUG: weights of each coin for each roll are the rows
    thetas = np.array([v.sum(axis=0) / v.sum() for v in vs])
print(thetas)
