"""The rules of NumPy's operations, a file per family of its manual, and the table of all of them."""
