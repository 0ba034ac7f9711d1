# Exercises 1-25, notebook style: statements at module level, the same names used again and again.
import numpy as np

# 1. import numpy
# 2. version and build configuration
print(np.__version__)

# 3. a null vector
Z = np.zeros(10)
print(Z)

# 4. the memory size of an array
Z = np.zeros((10, 10)).ravel()
print("%d bytes" % (Z.size * Z.itemsize))

# 5. documentation of a function
print((np.add.__doc__ or "").splitlines()[0])

# 6. a null vector but the fifth value
Z = np.zeros(10)
Z[4] = 1
print(Z)

# 7. values from 10 to 49
A = np.arange(10, 50)
print(A)

# 8. reverse a vector
A = np.arange(50)
A = A[::-1]
print(A[0])

# 9. a 3x3 matrix with values from 0 to 8
M = np.arange(9).reshape(3, 3)
print(M)

# 10. indices of non-zero elements
nz = np.nonzero([1, 2, 0, 0, 4, 0])
print(nz)

# 11. an identity matrix
I = np.eye(3)
print(I)

# 12. a 3x3x3 array of random values
R = np.random.random((3, 3, 3))
print(R.shape)

# 13. minimum and maximum
R = np.random.random((10, 10, 1))
Rmin, Rmax = R.min(), R.max()
print(Rmin, Rmax)

# 14. mean of a random vector
V = np.random.random(30)
m = V.mean()
print(m)

# 15. border of ones, zeros inside
B = np.ones((10, 10))
B[1:-1, 1:-1] = 0
print(B)

# 16. a border of zeros around an existing array
B = np.ones((5, 5))
B = np.pad(B, pad_width=1, mode="constant", constant_values=0)
print(B)
B[:, [0, -1]] = 0
B[[0, -1], :] = 0
print(B.shape)

# 17. nan
print(0 * np.nan, np.nan == np.nan, np.inf > np.nan, np.nan - np.nan, np.nan in {np.nan}, 0.3 == 3 * 0.1)

# 18. values 1, 2, 3, 4 just below the diagonal
D = np.diag(1 + np.arange(4), k=-1)
print(D)

# 19. checkerboard
C = np.zeros((8, 8), dtype=int)
C[1::2, ::2] = 1
C[::2, 1::2] = 1
print(C)

# 20. index of the 100th element of a (6, 7, 8) array
print(np.unravel_index(99, (6, 7, 8)))

# 21. checkerboard with tile
C = np.tile(np.array([[0, 1], [1, 0]]), (4, 4))
print(C)

# 22. normalise a random matrix
N = np.random.random((5, 5))
N = (N - np.mean(N)) / np.std(N)
print(N.round(2))

# 23. a dtype for colours
color = np.dtype([("r", np.ubyte), ("g", np.ubyte), ("b", np.ubyte), ("a", np.ubyte)])
pixels = np.zeros(4, dtype=color)
pixels["r"] = 255
print(pixels)

# 24. a 5x3 matrix times a 3x2 matrix
P = np.dot(np.ones((5, 3)), np.ones((3, 2)))
print(P)
P = np.ones((5, 3)) @ np.ones((3, 2))
print(P)

# 25. negate what is between 3 and 8
Z = np.arange(11).astype(float)
Z[(3 < Z) & (Z < 8)] *= -1
print(Z)

for Z in (np.zeros(3), np.ones(4), np.arange(5.0)):
    print(Z.sum())

total = 0
for row in M:
    total += row.sum()
print(total)
