import numpy as np

train_images = np.random.randint(0, 255, size=(600, 28, 28)).astype("uint8")
test_images = np.random.randint(0, 255, size=(100, 28, 28)).astype("uint8")
train_images = train_images.reshape(600, 28 * 28).astype("float32") / 255
test_images = test_images.reshape(1000, 28 * 28).astype("float32") / 255  # BUG: there are a hundred
print(train_images.shape, test_images.shape)
