import numpy as np

photo = np.full((120, 160, 3), 200, dtype=np.uint8)
logo = np.zeros((30, 50, 3), dtype=np.uint8)
y, x = 100, 100
h, w = logo.shape[:2]
photo[y - h : y, x : x + w] = logo
print(photo[95, 120])
