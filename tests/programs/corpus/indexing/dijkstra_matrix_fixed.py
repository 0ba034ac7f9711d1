import numpy as np

graph = np.array([[0, 4, 1, 0], [4, 0, 2, 5], [1, 2, 0, 8], [0, 5, 8, 0]])
n = len(graph)
dist = np.full(n, np.inf)
dist[0] = 0
visited = np.zeros(n, dtype=bool)
for _ in range(n):
    u = np.argmin(np.where(visited, np.inf, dist))
    visited[u] = True
    for v in range(n):
        if graph[u, v] and dist[u] + graph[u, v] < dist[v]:
            dist[v] = dist[u] + graph[u, v]
print(dist)
