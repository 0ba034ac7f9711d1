import numpy as np
from scipy.integrate import solve_ivp

def sir(t, y, beta, gamma):
    S, I, R = y
    return [-beta * S * I, beta * S * I - gamma * I, gamma * I]

t = np.linspace(0, 160, 161)
sol = solve_ivp(sir, (0, 160), [0.99, 0.01, 0.0], t_eval=t, args=(0.3, 0.1))
S, I, R = sol.y
print(I.max(), t[I.argmax()])
