"""compile: a function is traced once for each signature into a graph, and replayed as straight-line code."""

from shapedgrad.compile.compiled import compile  # noqa: A004

__all__ = ["compile"]
