import numpy as np

def lcs(a, b):
    m, n = len(a), len(b)
    L = np.zeros((m, n), dtype=int)
    for i in range(1, m + 1):
        for j in range(1, n + 1):
            if a[i - 1] == b[j - 1]:
                L[i, j] = L[i - 1, j - 1] + 1
            else:
                L[i, j] = max(L[i - 1, j], L[i, j - 1])  # BUG: the table lacks its first row and column
    return L[-1, -1]

print(lcs("AGGTAB", "GXTXAYB"))
