"""A character model: one-hot columns, one hidden state."""
import numpy as np

text = "hello world"
chars = sorted(set(text))
vocab_size = 27
hidden_size = 100

Wxh = np.random.randn(hidden_size, vocab_size) * 0.01
Whh = np.random.randn(hidden_size, hidden_size) * 0.01
Why = np.random.randn(vocab_size, hidden_size) * 0.01
bh = np.zeros((hidden_size, 1))
by = np.zeros((vocab_size, 1))


def loss_function(inputs, targets, hprev):
    h = hprev
    loss = 0.0
    for t in range(len(inputs)):
        x = np.zeros((hidden_size, 1))
        x[inputs[t]] = 1
        h = np.tanh(np.dot(Wxh, x) + np.dot(Whh, h) + bh)  # BUG: the input has the size of the hidden state
        y = np.dot(Why, h) + by
        p = np.exp(y) / np.sum(np.exp(y))
        loss += -np.log(p[targets[t], 0])
    return loss, h


codes = [chars.index(c) for c in text]
loss, h = loss_function(codes[:-1], codes[1:], np.zeros((hidden_size, 1)))
print(loss)
