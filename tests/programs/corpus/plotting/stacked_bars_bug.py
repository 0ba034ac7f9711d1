import numpy as np

months = np.arange(12)
rent = np.full(12, 900.0)
food = np.random.uniform(250, 400, 12)
fun = np.random.uniform(0, 200, 12)

spending = np.array([rent, food, fun]).T
bottoms = np.zeros(12)
for amount in spending:
    bottoms = bottoms + amount  # BUG: the loop goes over the months, not over the kinds of spending
print("total:", bottoms.sum(), "months:", len(months))
