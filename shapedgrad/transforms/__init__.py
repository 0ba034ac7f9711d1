"""Functions of functions: what differentiation is asked for with."""
