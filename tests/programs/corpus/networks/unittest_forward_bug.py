import unittest
import numpy as np

def dense(x, w, b):
    return np.maximum(0, x @ w + b)  # BUG: the second layer has two inputs

class TestDense(unittest.TestCase):
    def setUp(self):
        self.x = np.ones((4, 3))
        self.w = np.ones((3, 2))

    def test_bias(self):
        out = dense(self.x, self.w, np.zeros(2))
        self.assertEqual(out.shape, (4, 2))

    def test_two_layers(self):
        h = dense(self.x, self.w, np.zeros(2))
        out = dense(h, np.ones((3, 1)), np.zeros(1))
        self.assertEqual(out.shape, (4, 1))

case = TestDense()
case.setUp()
case.test_two_layers()
