import numpy as np

n = 10000
prize = np.random.randint(0, 3, n)
pick = np.random.randint(0, 3, n)
stay = (prize == pick).mean()
doors = np.arange(3)
opened = np.array([doors[(doors != prize[k]) & (doors != pick[k])][0] for k in range(5)])
print(stay, opened)
