import numpy as np

cells, genes = 300, 80
counts = np.random.poisson(1.5, size=(cells, genes))


def quality_control(counts, minimum):
    enough = counts.sum(axis=1) >= minimum
    return counts[enough, :]


kept = quality_control(counts, 110)
print(len(kept), "cells are left")
print("mean per gene:", kept.mean(axis=0).round(2)[:5])
