import numpy as np

pop_size, n_genes = 20, 8
population = np.random.randint(0, 2, (pop_size, n_genes))
weights = np.random.rand(n_genes)
for generation in range(30):
    fitness = population @ weights
    parents = population[np.argsort(fitness)[-10:]]
    children = []
    for _ in range(pop_size - len(parents)):
        a, b = parents[np.random.randint(10)], parents[np.random.randint(10)]
        cut = n_genes // 2
        children.append(np.concatenate([a[:cut], b[cut:]]))
    population = np.vstack([parents, np.array(children)])
print(fitness.max())
