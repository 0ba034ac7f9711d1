import numpy as np


def iou(box, boxes):
    """Overlap of one box with many; a box is x1, y1, x2, y2."""
    x1 = np.maximum(box[0], boxes[:, 0])
    y1 = np.maximum(box[1], boxes[:, 1])
    x2 = np.minimum(box[2], boxes[:, 2])
    y2 = np.minimum(box[3], boxes[:, 3])
    inter = np.maximum(0, x2 - x1) * np.maximum(0, y2 - y1)
    area = (box[2] - box[0]) * (box[3] - box[1])
    areas = (boxes[2] - boxes[0]) * (boxes[3] - boxes[1])
    return inter / (area + areas - inter)  # BUG: boxes[2] is the third box, not all their x2


detections = np.sort(np.random.rand(25, 2, 2), axis=1).reshape(25, 4)
overlap = iou(detections[0], detections)
print(np.flatnonzero(overlap > 0.5))
