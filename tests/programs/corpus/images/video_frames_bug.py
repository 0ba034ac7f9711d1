import numpy as np

FPS, SECONDS = 25, 4
frames = np.random.randint(0, 256, (FPS * SECONDS, 48, 64, 3), dtype=np.uint8)


def motion(frames):
    """How much changes from one frame to the next."""
    gray = frames.mean(axis=-1)
    return np.abs(np.diff(gray, axis=0)).mean(axis=(1, 2))


activity = motion(frames)
times = np.arange(len(frames)) / FPS
centre = np.sum(times * activity) / activity.sum()  # BUG: there is one change less than there are frames
print("centre of activity:", centre)
