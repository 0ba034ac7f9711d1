import numpy as np

X = np.array([[0, 0, 1, 1], [0, 1, 0, 1]])
y = np.array([[0, 1, 0, 1]])
input_neurons = 2
output_neurons = 1
weights = np.random.rand(input_neurons, output_neurons)
biases = np.random.rand(output_neurons, 1)

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def forward(X, weights, biases):
    return sigmoid(np.dot(X.T, weights) + biases)

def backward(X, y, output):
    error = output - y.T
    delta = error * output * (1 - output)
    return np.dot(X, delta), np.sum(delta, axis=0, keepdims=True)

def train(X, y, weights, biases, epochs, lr):
    for i in range(epochs):
        output = forward(X, weights, biases)
        dw, db = backward(X, y, output)
        weights -= lr * dw
        biases -= lr * db
    return weights, biases

train(X, y, weights, biases, 500, 0.1)
