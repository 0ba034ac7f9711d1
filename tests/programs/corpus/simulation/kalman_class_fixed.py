import numpy as np


class KalmanFilter:
    def __init__(self, dim_x, dim_z):
        self.x = np.zeros((dim_x, 1))
        self.P = np.eye(dim_x)
        self.F = np.eye(dim_x)
        self.H = np.zeros((dim_z, dim_x))
        self.Q = np.eye(dim_x) * 0.01
        self.R = np.eye(dim_z)

    def predict(self):
        self.x = self.F @ self.x
        self.P = self.F @ self.P @ self.F.T + self.Q

    def update(self, z):
        y = z - self.H @ self.x
        S = self.H @ self.P @ self.H.T + self.R
        K = self.P @ self.H.T @ np.linalg.inv(S)
        self.x = self.x + K @ y
        self.P = self.P - K @ self.H @ self.P


kf = KalmanFilter(dim_x=4, dim_z=2)
kf.H[0, 0] = kf.H[1, 1] = 1.0
for z in [1.0, 1.1, 1.3, 1.2]:
    kf.predict()
    kf.update(np.array([[z], [2 * z]]))
print(kf.x.ravel())
