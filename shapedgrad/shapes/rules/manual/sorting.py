"""Sorting, searching, sets."""

from __future__ import annotations

from typing import Final

from shapedgrad.shapes.rules import dtyping, sorting
from shapedgrad.shapes.rules.operation import rows

_SORT = "sort {a}[ along axis {axis}]"

# fmt: off
ROWS: Final = (
    *rows("sort", sorting.sort, "same", _SORT, "shape-axis"),
    *rows("ndarray.sort", sorting.sort, "none", _SORT, "shape-axis"),
    *rows(".argsort", sorting.argsort, "int64", _SORT, "shape-axis"),
    *rows("partition", sorting.partition, "same", _SORT, "shape-axis"),
    *rows("ndarray.partition", sorting.partition, "none", _SORT, "shape-axis"),
    *rows(".argpartition", sorting.argpartition, "int64", _SORT, "shape-axis"),
    *rows("sort_complex", sorting.sort_complex, "sort_complex", "sort {a}", "shape-axis"),
    *rows("lexsort", sorting.lexsort, "int64", "sort by {keys}[ along axis {axis}]", "shape-join"),
    *rows(".searchsorted", sorting.searchsorted, "int64", "search {v} in {a}[ sorted by {sorter}]", "shape-index"),
    *rows("unique", sorting.unique, dtyping.different, "find what is different in {ar}[ along axis {axis}]", "shape-axis"),
    *rows("unique_all", sorting.unique_all, "unique_all", "find what is different in {x}", arrays=True),
    *rows("unique_inverse", sorting.unique_inverse, "unique_pair", "find what is different in {x}", arrays=True),
    *rows("unique_counts", sorting.unique_counts, "unique_pair", "find what is different in {x}"),
    *rows("unique_values", sorting.unique_values, "same", "find what is different in {x}"),
    *rows("isin", sorting.isin, "bool", "look {element} up in {test_elements}", arrays=True),
    *rows("in1d", sorting.in1d, "bool", "look {ar1} up in {ar2}"),
    *rows("union1d", sorting.of_two, "promote", "compare {ar1} with {ar2}"),
    *rows("setxor1d", sorting.of_two, "strong", "compare {ar1} with {ar2}"),
    *rows("setdiff1d", sorting.of_two, "same", "compare {ar1} with {ar2}"),
    *rows("intersect1d", sorting.intersect1d, dtyping.common, "compare {ar1} with {ar2}"),
)
# fmt: on
