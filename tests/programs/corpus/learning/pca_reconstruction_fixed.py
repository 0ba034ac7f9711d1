import numpy as np


class PCA:
    def __init__(self, n_components):
        self.n_components = n_components

    def fit(self, X):
        self.mean = X.mean(axis=0)
        U, S, Vt = np.linalg.svd(X - self.mean, full_matrices=False)
        self.components = Vt[: self.n_components]
        return self

    def transform(self, X):
        return (X - self.mean) @ self.components.T

    def inverse_transform(self, Z):
        return Z @ self.components + self.mean


faces = np.random.rand(60, 256)
pca = PCA(n_components=12)
pca.fit(faces)
codes = pca.transform(faces)
restored = pca.inverse_transform(codes)
print("error:", np.mean((restored - faces) ** 2))
