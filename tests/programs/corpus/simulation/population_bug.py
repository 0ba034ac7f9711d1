import numpy as np

leslie = np.array([[0.0, 1.5, 1.0], [0.5, 0.0, 0.0], [0.0, 0.25, 0.0]])
population = np.array([[100, 50, 20]])

history = [population]
for year in range(25):
    population = leslie @ population  # BUG: a double bracket has made a row
    history.append(population)
history = np.array(history)
print("growth:", history[-1].sum() / history[-2].sum())
