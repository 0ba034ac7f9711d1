import numpy as np

exam1 = np.random.randint(0, 100, 28)
exam2 = np.random.randint(0, 100, 31)

higher = 0
difference = exam1[:, None] - exam2
higher = np.count_nonzero(difference > 0)
print("probability of superiority:", higher / difference.size)
