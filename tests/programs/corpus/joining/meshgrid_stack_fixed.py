import numpy as np

lon = np.linspace(-10, 10, 41)
lat = np.linspace(40, 60, 21)
lon_grid, lat_grid = np.meshgrid(lon, lat)
depth = np.random.rand(41, 21)

columns = np.stack([lon_grid, lat_grid, depth.T], axis=-1)
table = columns.reshape(-1, 3)
print(table[table[:, 2].argmax()])
