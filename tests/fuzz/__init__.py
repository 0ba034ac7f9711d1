"""Random NumPy programs, run under NumPy and read by mypy: what both say of each statement is compared."""
