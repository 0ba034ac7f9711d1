"""Arrays joined and split."""

from __future__ import annotations

from typing import Final

from shapedgrad.shapes.rules import concatenators, insertion, joining
from shapedgrad.shapes.rules.operation import rows

_SPLIT = "split[ axis {axis} of] {ary} into {indices_or_sections}"

# fmt: off
ROWS: Final = (
    *rows("concatenate concat", joining.concatenate, "promote", "join {arrays}[ along axis {axis}]", "shape-join"),
    *rows("stack", joining.stack, "strong", "stack {arrays}[ along axis {axis}]", "shape-join"),
    *rows("vstack row_stack", joining.vstack, "strong", "stack {tup}", "shape-join"),
    *rows("hstack", joining.hstack, "strong", "stack {tup}", "shape-join"),
    *rows("dstack", joining.dstack, "strong", "stack {tup}", "shape-join"),
    *rows("column_stack", joining.column_stack, "strong", "stack {tup}", "shape-join"),
    *rows("append", joining.append, "strong", "append {values} to {arr}[ along axis {axis}]", "shape-join"),
    *rows("r_", concatenators.r_, "promote", "join {key}", "shape-join"),
    *rows("c_", concatenators.c_, "promote", "join {key}", "shape-join"),
    *rows("block", concatenators.block, "strong", "join {arrays}", "shape-join", arrays=True),
    *rows("split", joining.split, "same", _SPLIT, "shape-join"),
    *rows("array_split", joining.array_split, "same", _SPLIT, "shape-join"),
    *rows("vsplit", joining.vsplit, "same", "split {ary} into {indices_or_sections}", "shape-join"),
    *rows("hsplit", joining.hsplit, "same", "split {ary} into {indices_or_sections}", "shape-join"),
    *rows("dsplit", joining.dsplit, "same", "split {ary} into {indices_or_sections}", "shape-join"),
    *rows("pad", joining.pad, "same", "pad {array} by {pad_width}", "shape-join"),
    *rows("insert", insertion.insert, "same", "insert {values} into {arr}[ along axis {axis}]", "shape-join"),
    *rows("delete", insertion.delete, "same", "delete {obj}[ along axis {axis}] of {arr}", "shape-index"),
)
# fmt: on
