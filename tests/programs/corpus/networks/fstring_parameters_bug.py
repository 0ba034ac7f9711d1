import numpy as np

rng = np.random.default_rng(0)
sizes = [20, 50, 30, 3]
params = {}
for i, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:])):
    params[f"W{i}"] = rng.normal(size=(n_in, n_out)) / np.sqrt(n_in)
    params[f"b{i}"] = np.zeros(n_out)


def forward(x):
    activations = [x]
    for i in range(3):
        x = x @ params[f"W{i}"] + params[f"b{i}"]
        if i < 2:
            x = np.tanh(x)
        activations.append(x)
    return activations


def backward(activations, grad):
    grads = {}
    for i in reversed(range(3)):
        grads[f"W{i}"] = activations[i].T @ grad
        grads[f"b{i}"] = grad.sum(axis=0)
        grad = grad @ params[f"W{i}"].T * (1 - activations[i + 1] ** 2)  # BUG: the activations one layer too far
    return grads


x = rng.normal(size=(16, 20))
activations = forward(x)
grads = backward(activations, activations[-1] - 1.0)
for name in params:
    params[name] -= 0.01 * grads[name]
print(sorted(params))
