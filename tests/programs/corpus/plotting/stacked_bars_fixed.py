import numpy as np

months = np.arange(12)
rent = np.full(12, 900.0)
food = np.random.uniform(250, 400, 12)
fun = np.random.uniform(0, 200, 12)

spending = np.array([rent, food, fun])
bottoms = np.zeros(12)
for amount in spending:
    bottoms = bottoms + amount
print("total:", bottoms.sum(), "months:", len(months))
