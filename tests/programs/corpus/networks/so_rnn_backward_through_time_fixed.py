import numpy as np

np.random.seed(1)
n_a, n_x, m, T_x = 5, 3, 10, 4

def rnn_cell_forward(xt, a_prev, parameters):
    Wax = parameters["Wax"]
    Waa = parameters["Waa"]
    ba = parameters["ba"]
    a_next = np.tanh(np.dot(Waa, a_prev) + np.dot(Wax, xt) + ba)
    return a_next, (a_next, a_prev, xt, parameters)

def rnn_cell_backward(da_next, cache):
    (a_next, a_prev, xt, parameters) = cache
    Wax = parameters["Wax"]
    Waa = parameters["Waa"]
    dtanh = (1 - a_next**2) * da_next
    dxt = np.dot(Wax.T, dtanh)
    dWax = np.dot(dtanh, xt.T)
    da_prev = np.dot(Waa.T, dtanh)
    dWaa = np.dot(dtanh, a_prev.T)
    dba = np.sum(dtanh, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

def rnn_backward(da, caches):
    grads = None
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        grads = rnn_cell_backward(da[:, :, t] + da_prevt, caches[t])
        da_prevt = grads["da_prev"]
    return grads

x = np.random.randn(n_x, m, T_x)
a = np.random.randn(n_a, m)
parameters = {"Waa": np.random.randn(n_a, n_a), "Wax": np.random.randn(n_a, n_x), "ba": np.random.randn(n_a, 1)}
caches = []
for t in range(T_x):
    a, cache = rnn_cell_forward(x[:, :, t], a, parameters)
    caches.append(cache)
print(rnn_backward(np.random.randn(n_a, m, T_x), caches)["dba"].shape)
