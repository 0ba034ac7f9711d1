import numpy as np

def make_dataset(series, look_back):
    X, Y = [], []
    for i in range(len(series) - look_back):
        X.append(series[i : i + look_back])
        Y.append(series[i + look_back])
    return np.array(X), np.array(Y)

series = np.sin(np.linspace(0, 20, 120))
X, Y = make_dataset(series, 10)
coef = np.linalg.lstsq(X, Y, rcond=None)[0]
last = series[-10:]
forecast = np.dot(last.reshape(1, -1), coef)
print(forecast)
