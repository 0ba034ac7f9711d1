"""What mypy sees of its own plugin when it checks a program: the types, and none of the code that needs mypy."""

from shapedgrad_mypy import numbers as numbers
from shapedgrad_mypy import sizes as sizes

def plugin(version: str) -> type[object]: ...
