import numpy as np

t = np.linspace(0, 2 * np.pi, 60)
xs = 3 * np.cos(t)
ys = np.sin(t)

angle = np.deg2rad(30)
R = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])

ellipse = np.array([xs, ys]).T
turned = ellipse @ R.T

print("width", np.ptp(turned[:, 0]), "height", np.ptp(turned[:, 1]))
