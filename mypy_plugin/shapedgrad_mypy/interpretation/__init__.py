"""Programs run on shapes instead of numbers: what a module does without annotations, followed from its first line.

An abstract interpretation (Cousot and Cousot, 1977) of Python's own syntax trees, which knows nothing of mypy: arrays are
their shapes and dtypes, integers are dimensions, lists, dicts and instances are what was put into them.  Whatever cannot be
known is `TOP`, and a branch that cannot be decided is taken both ways.
"""
