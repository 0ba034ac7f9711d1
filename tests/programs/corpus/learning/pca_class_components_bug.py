import numpy as np

class PCA:
    def __init__(self, n_components):
        self.n_components = n_components
        self.components = None
        self.mean = None

    def fit(self, X):
        self.mean = np.mean(X, axis=0)
        X = X - self.mean
        cov = np.cov(X.T)
        eigenvalues, eigenvectors = np.linalg.eigh(cov)
        idxs = np.argsort(eigenvalues)[::-1]
        eigenvectors = eigenvectors[:, idxs]
        self.components = eigenvectors[:, : self.n_components]

    def transform(self, X):
        X = X - self.mean
        return np.dot(X, self.components.T)  # BUG: the components are columns already

data = np.random.randn(150, 4)
pca = PCA(2)
pca.fit(data)
projected = pca.transform(data)
print("Shape of X:", data.shape, "Shape of transformed X:", projected.shape)
