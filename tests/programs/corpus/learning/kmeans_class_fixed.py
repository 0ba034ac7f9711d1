import numpy as np

class KMeans:
    def __init__(self, K=5, max_iters=10):
        self.K = K
        self.max_iters = max_iters
        self.clusters = [[] for _ in range(self.K)]
        self.centroids = []

    def predict(self, X):
        self.X = X
        self.n_samples, self.n_features = X.shape
        idxs = np.random.choice(self.n_samples, self.K, replace=False)
        self.centroids = [self.X[idx] for idx in idxs]
        for _ in range(self.max_iters):
            self.clusters = self._create_clusters(self.centroids)
            self.centroids = self._get_centroids(self.clusters)
        return self.centroids

    def _create_clusters(self, centroids):
        clusters = [[] for _ in range(self.K)]
        for idx, sample in enumerate(self.X):
            distances = [np.sqrt(np.sum((sample - point) ** 2)) for point in centroids]
            clusters[np.argmin(distances)].append(idx)
        return clusters

    def _get_centroids(self, clusters):
        centroids = np.zeros((self.K, self.n_features))
        for k, cluster in enumerate(clusters):
            centroids[k] = np.mean(self.X[cluster], axis=0)
        return centroids

X = np.random.randn(60, 2)
print(KMeans(K=3).predict(X))
