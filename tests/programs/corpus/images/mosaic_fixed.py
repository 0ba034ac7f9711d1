import numpy as np

tile_a = np.random.rand(40, 40)
tile_b = np.random.rand(40, 60)
tile_c = np.random.rand(30, 100)
tile_d = np.random.rand(30, 20)


def mosaic(rows):
    return np.vstack([np.hstack(row) for row in rows])


top = np.hstack([tile_a, tile_b])
bottom = tile_c
picture = np.vstack([top, bottom])
print(picture.shape, mosaic([[tile_a, tile_a], [tile_a, tile_a]]).shape)
