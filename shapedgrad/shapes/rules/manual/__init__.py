"""The rows of the table of operations, a module for each part of NumPy's manual."""
