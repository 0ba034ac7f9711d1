import numpy as np

np.random.seed(0)
seq_len, d_model, d_k = 6, 32, 16
x = np.random.randn(seq_len, d_model)
W_q = np.random.randn(d_model, d_k)
W_k = np.random.randn(d_model, d_k)
W_v = np.random.randn(d_model, d_k)
Q, K, V = x @ W_q, x @ W_k, x @ W_v

def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

attention = softmax(Q @ K.T / np.sqrt(d_k)) @ V
print(attention.shape)
