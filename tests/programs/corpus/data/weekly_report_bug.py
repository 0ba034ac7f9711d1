import numpy as np

names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
steps = np.random.randint(2000, 15000, size=(8, 7))


def report(steps, goal=None):
    goal = np.full(8, 10000) if goal is None else goal
    reached = steps >= goal  # BUG: eight goals, one for each week, for seven days
    return dict(zip(names, reached.mean(axis=0)))


print(report(steps))
