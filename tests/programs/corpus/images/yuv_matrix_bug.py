import numpy as np

M = np.array([[0.299, 0.587, 0.114], [-0.14713, -0.28886, 0.436], [0.615, -0.51499, -0.10001]])
rgb = np.random.rand(32, 48, 3)
yuv = M @ rgb  # BUG: the colours are the last axis
print(yuv.shape)
