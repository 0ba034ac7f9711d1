import numpy as np

n_test = 500
scores = np.random.randn(n_test, 10)
y_test = np.random.randint(0, 10, size=n_test)

predicted = np.argmax(scores, axis=0)
correct = predicted == y_test  # BUG: the best sample of each class, not the best class of each sample
print("accuracy: %.3f" % correct.mean())
for digit in range(10):
    of_digit = y_test == digit
    print(digit, correct[of_digit].mean())
