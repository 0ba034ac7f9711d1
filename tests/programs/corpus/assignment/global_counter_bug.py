import numpy as np

HISTORY = np.zeros((5, 3))
step = 0

def log(values):
    global step
    HISTORY[step] = values  # BUG: a pair where three are kept
    step += 1

log([0.1, 0.2, 0.3])
log([0.4, 0.5])
print(HISTORY[:step])
