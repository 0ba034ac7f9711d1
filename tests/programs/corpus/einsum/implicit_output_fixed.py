import numpy as np

tensor = np.random.rand(5, 6, 7)
left = np.random.rand(5, 3)
right = np.random.rand(7, 2)

core = np.einsum("abc,ai,cj->ibj", tensor, left, right)
restored = np.einsum("ibj,ai,cj->abc", core, left, right)
print(restored.shape)
