import numpy as np

key = np.array([[6, 24, 1], [13, 16, 10], [20, 17, 15]])
message = "ACTION"
numbers = [ord(ch) - ord("A") for ch in message]
vector = np.array(numbers).reshape(2, 3)
cipher = key.dot(vector) % 26  # BUG: the letters belong into columns
print(cipher)
