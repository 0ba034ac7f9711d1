import numpy as np

def simulate(rates, steps):
    servers = len(rates)
    queue = np.zeros(servers)
    log = []
    t = 0
    while t < steps:
        arrivals = np.random.poisson(1.0, size=servers)
        served = np.minimum(queue, rates)
        queue = queue + arrivals - served
        log.append(queue.copy())
        t += 1
    return np.array(log)

log = simulate(np.array([1.0, 2.0, 0.5]), 50)
waiting = log @ np.array([0.2, 0.5, 0.2, 0.1])  # BUG: three queues
print(waiting.mean())
