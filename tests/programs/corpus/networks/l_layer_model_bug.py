"""An L-layer network whose parameters are named W1, b1, W2, b2, ..."""
import numpy as np


def initialize_parameters_deep(layer_dims):
    np.random.seed(3)
    parameters = {}
    L = len(layer_dims)
    for l in range(1, L):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01
        parameters["b" + str(l)] = np.zeros((layer_dims[l - 1], 1))
    return parameters


def linear_forward(A, W, b):
    Z = np.dot(W, A) + b  # BUG: the bias has the size of the layer before
    return Z, (A, W, b)


def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        Z, cache = linear_forward(A, parameters["W" + str(l)], parameters["b" + str(l)])
        A = np.maximum(0, Z)
        caches.append(cache)
    ZL, cache = linear_forward(A, parameters["W" + str(L)], parameters["b" + str(L)])
    caches.append(cache)
    return 1 / (1 + np.exp(-ZL)), caches


X = np.random.randn(12, 40)
parameters = initialize_parameters_deep([12, 20, 7, 1])
AL, caches = L_model_forward(X, parameters)
print(AL.shape, len(caches))
