import numpy as np

users, products, du, dp = 20, 35, 6, 9
U = np.random.randn(users, du)
V = np.random.randn(products, dp)
M = np.random.randn(du, dp)

affinity = np.einsum("ui,ji,pj->up", U, M, V)  # BUG: M is indexed by user features first
print(affinity.argmax(axis=1))
