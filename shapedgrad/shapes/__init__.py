"""Shapes, and the rules of NumPy about them: pure Python, without NumPy and without mypy."""
