import numpy as np

spent = {"rent": [900, 900, 950], "food": [310, 280, 305], "fun": [120, 60, 90]}
names = list(spent)
table = np.array([spent[name] for name in names])

total = table.sum(axis=0)
goals = np.array([0.6, 0.25, 0.15])
deviation = table / total - goals[:, None]
print(dict(zip(names, deviation.round(2))))
