import numpy as np

HISTORY = np.zeros((5, 3))
step = 0

def log(values):
    global step
    HISTORY[step] = values
    step += 1

log([0.1, 0.2, 0.3])
log([0.4, 0.5, 0.6])
print(HISTORY[:step])
