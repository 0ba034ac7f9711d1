"""Indexing: reading and writing at places."""

from __future__ import annotations

from typing import Final

from shapedgrad.shapes.rules import assignment, dtyping, indexing
from shapedgrad.shapes.rules.operation import rows

# fmt: off
ROWS: Final = (
    *rows("getitem", indexing.getitem, "same", "index {a} with {index}", "shape-index"),
    *rows("setitem", assignment.setitem, "none", "write {value} at {index} of {a}", "shape-assign"),
    *rows(".take", indexing.take, "same", "take {indices}[ along axis {axis}] of {a}", "shape-index"),
    *rows("take_along_axis", indexing.take_along_axis, "same", "take {indices}[ along axis {axis}] of {arr}", "shape-index"),
    *rows("put_along_axis", indexing.put_along_axis, "none", "write {values} at {indices}[ along axis {axis}] of {arr}", "shape-assign"),
    *rows("ndarray.item", indexing.item, "parameter", "take one number of {a}[ at {args}]", "shape-index"),
    *rows("ndarray.compress", indexing.compress_method, "same", "compress[ axis {axis} of] {a} by {condition}", "shape-index"),
    *rows("compress", indexing.compress, "second", "compress[ axis {axis} of] {a} by {condition}", "shape-index"),
    *rows("extract", indexing.extract, "second", "extract from {arr}", "shape-index"),
    *rows(".choose", indexing.choose, "promote rest", "choose by {a} from {choices}"),
    *rows("select", indexing.select_, dtyping.selected, "choose by {condlist} from {choicelist}[ and {default}]", arrays=True),
    *rows(".diagonal", indexing.diagonal, "same", "take the diagonal of {a}", "shape-linalg"),
    *rows("put", assignment.put, "none", "write {v} into {a}", "shape-assign"),
    *rows("ndarray.put", assignment.put_method, "none", "write {values} into {a}", "shape-assign"),
    *rows("place", assignment.place, "none", "write {vals} into {arr}", "shape-assign"),
    *rows("putmask", assignment.putmask, "none", "write {values} into {a}", "shape-assign"),
    *rows("ndarray.fill", assignment.fill, "none", "fill {a} with {value}", "shape-assign"),
    *rows("fill_diagonal", assignment.fill_diagonal, "none", "fill the diagonal of {a} with {val}", "shape-assign"),
    *rows(".nonzero", indexing.nonzero, "int64", "find what is not zero in {a}", "shape-index"),
    *rows("argwhere", indexing.argwhere, "int64", "find what is not zero in {a}", "shape-index"),
    *rows("flatnonzero", indexing.some, "int64", "find what is not zero in {a}", "shape-index"),
    *rows("ix_", indexing.ix_, "indices", "make a grid of {args}", "shape-index"),
    *rows("tril_indices", indexing.tril_indices, "int64", "index a triangle of {n}", "shape-index"),
    *rows("triu_indices", indexing.triu_indices, "int64", "index a triangle of {n}", "shape-index"),
    *rows("tril_indices_from", indexing.tril_indices_from, "int64", "index a triangle of {arr}", "shape-index"),
    *rows("triu_indices_from", indexing.triu_indices_from, "int64", "index a triangle of {arr}", "shape-index"),
    *rows("mask_indices", indexing.mask_indices, "int64", "index a mask of {n}", "shape-index"),
    *rows("diag_indices", indexing.diag_indices, "int64", "index the diagonal of {n}", "shape-index"),
    *rows("diag_indices_from", indexing.diag_indices_from, "int64", "index the diagonal of {arr}", "shape-index"),
    *rows("unravel_index", indexing.unravel_index, "int64", "unravel {indices} in {shape}", "shape-index"),
    *rows("ravel_multi_index", indexing.ravel_multi_index, "int64", "ravel {multi_index} in {dims}", "shape-index"),
)
# fmt: on
