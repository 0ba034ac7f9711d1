"""``numpy.fft``."""

from __future__ import annotations

from typing import Final

from shapedgrad.shapes.rules import dtyping, fft
from shapedgrad.shapes.rules.operation import rows

_FFT = "transform {a}[ along axis {axis}]"
_FFTN = "transform {a}[ along axes {axes}]"

# fmt: off
ROWS: Final = (
    *rows("fft.fft fft.ifft", fft.fft, "fft", _FFT, "shape-axis"),
    *rows("fft.rfft fft.ihfft", fft.rfft, "fft", _FFT, "shape-axis"),
    *rows("fft.irfft fft.hfft", fft.irfft, "deviation", _FFT, "shape-axis"),
    *rows("fft.fftn fft.ifftn", fft.fftn, "fft", _FFTN, "shape-axis"),
    *rows("fft.rfftn", fft.rfftn, "fft", _FFTN, "shape-axis"),
    *rows("fft.irfftn", fft.irfftn, dtyping.signal, _FFTN, "shape-axis"),
    *rows("fft.fft2 fft.ifft2", fft.fft2, "fft", _FFTN, "shape-axis"),
    *rows("fft.rfft2", fft.rfft2, "fft", _FFTN, "shape-axis"),
    *rows("fft.irfft2", fft.irfft2, dtyping.plane_signal, _FFTN, "shape-axis"),
    *rows("fft.fftshift fft.ifftshift", fft.shift, "same", "shift {x}[ along axes {axes}]", "shape-axis"),
    *rows("fft.fftfreq", fft.fftfreq, "frequencies", "take frequencies of {n} points", "shape-axis"),
    *rows("fft.rfftfreq", fft.rfftfreq, "frequencies", "take frequencies of {n} points", "shape-axis"),
)
# fmt: on
