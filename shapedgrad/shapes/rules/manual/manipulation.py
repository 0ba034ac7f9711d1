"""Array manipulation."""

from __future__ import annotations

from typing import Final

from shapedgrad.shapes.rules import assignment, bits, creation, dimensions, layout, strides
from shapedgrad.shapes.rules.operation import rows

_LEAST = "add axes to {arys}"

# fmt: off
ROWS: Final = (
    *rows("copyto", assignment.copyto, "none", "copy {src} into {dst}", "shape-assign"),
    *rows("reshape", layout.reshape, "same", "reshape {a} to {shape}", "shape-reshape", arrays=True),
    *rows("ndarray.reshape", layout.reshape_method, "same", "reshape {a} to {shape}", "shape-reshape", arrays=True),
    *rows(".ravel ndarray.flatten", layout.ravel, "same", "flatten {a}", "shape-reshape"),
    *rows("transpose permute_dims", layout.transpose, "same", "transpose {a}[ by {axes}]", "shape-axis", arrays=True),
    *rows("ndarray.transpose", layout.transpose_method, "same", "transpose {a}[ by {axes}]", "shape-axis", arrays=True),
    *rows("ndarray.T", layout.transposed, "same", "transpose {a}", "shape-axis", arrays=True),
    *rows("matrix_transpose ndarray.mT", layout.matrix_transpose, "same", "transpose {x}"),
    *rows(".swapaxes", layout.swapaxes, "same", "swap axes {axis1} and {axis2} of {a}", "shape-axis"),
    *rows("moveaxis", layout.moveaxis, "same", "move axis {source} of {a} to {destination}", "shape-axis", arrays=True),
    *rows("rollaxis", layout.rollaxis, "same", "roll axis {axis} of {a}[ to {start}]", "shape-axis"),
    *rows("expand_dims", dimensions.expand_dims, "same", "expand {a} at axis {axis}", "shape-axis", arrays=True),
    *rows(".squeeze", dimensions.squeeze, "same", "squeeze[ axis {axis} of] {a}", "shape-axis", arrays=True),
    *rows("broadcast_to", dimensions.broadcast_to, "same", "broadcast {array} to {shape}", arrays=True),
    *rows("broadcast_shapes", dimensions.broadcast_shapes, "dims", "broadcast {args}"),
    *rows("broadcast_arrays", dimensions.broadcast_arrays, "each", "broadcast {args}", arrays=True),
    *rows("atleast_1d", dimensions.atleast_1d, "each", _LEAST, "shape"),
    *rows("atleast_2d", dimensions.atleast_2d, "each", _LEAST, "shape"),
    *rows("atleast_3d", dimensions.atleast_3d, "each", _LEAST, "shape"),
    *rows("flip", layout.flip, "same", "flip[ axis {axis} of] {m}", "shape-axis"),
    *rows("fliplr", layout.fliplr, "same", "flip {m}", "shape-axis"),
    *rows("flipud", layout.flipud, "same", "flip {m}", "shape-axis"),
    *rows("rot90", layout.rot90, "same", "turn[ axes {axes} of] {m}", "shape-axis"),
    *rows("roll", layout.roll, "same", "roll[ axis {axis} of] {a}", "shape-axis", arrays=True),
    *rows(".repeat", layout.repeat, "same", "repeat {a} by {repeats}[ along axis {axis}]", "shape-axis"),
    *rows("tile", layout.tile, "same", "tile {A} by {reps}", "shape", arrays=True),
    *rows("packbits", bits.packbits, "uint8", "pack[ axis {axis} of] {a}", "shape-axis"),
    *rows("unpackbits", bits.unpackbits, "uint8", "unpack[ axis {axis} of] {a}", "shape-axis"),
    *rows("resize", layout.resize, "same", "resize {a} to {new_shape}", "shape-reshape", arrays=True),
    *rows("trim_zeros", layout.trim_zeros, "same", "trim {filt}", "shape", arrays=True),
    *rows("unstack", layout.unstack, "same", "unstack[ axis {axis} of] {x}", "shape-axis"),
    *rows("astype", layout.astype, "parameter", "convert {x}", "shape", arrays=True),
    *rows("ndarray.astype", layout.astype_method, "parameter", "convert {a}", "shape", arrays=True),
    *rows("ndarray.view", strides.view, "like", "view {a}", "shape", arrays=True),
    *rows("shape", dimensions.shape, "dims", "measure {a}", "shape-axis"),
    *rows("ndim", dimensions.ndim, "dim", "measure {a}", "shape-axis"),
    *rows("size", dimensions.size, "dim", "measure[ axis {axis} of] {a}", "shape-axis"),
    *rows("ndarray.tolist", layout.whole, "list", "list {a}", "shape"),
    *rows("ndarray.to_device", layout.to_device, "same", "copy {a}", "shape", arrays=True),
    *rows("ndarray.byteswap", layout.byteswap, "same", "copy {a}", "shape", arrays=True),
    *rows("ndarray.copy", creation.copy, "same", "copy {a}", "shape", arrays=True),
    *rows("ndarray.conj", layout.whole, "same", "copy {a}", "shape", arrays=True),
    *rows("ndarray.real ndarray.imag", layout.whole, "real", "take a part of {a}", "shape", arrays=True),
)
# fmt: on
