"""Types that exist for mypy alone: single numbers that plain mypy calls ``Any``.

That is what NumPy's stubs say of ``np.sum(x)``, ``x.max()``, ``x[0]``.  Each class is a NumPy scalar, so that operators know
its shape and dtype; a Python number, for ``isinstance``; and ``Any``, so that whatever took the ``Any`` takes it too.
"""

from typing import Any

import numpy as np

class number_scalar(np.number[Any], Any): ...  # type: ignore[misc]
class bool_scalar(np.generic, Any): ...  # type: ignore[misc]
class int8_scalar(np.int8, int, Any): ...  # type: ignore[misc]
class int16_scalar(np.int16, int, Any): ...  # type: ignore[misc]
class int32_scalar(np.int32, int, Any): ...  # type: ignore[misc]
class int64_scalar(np.int64, int, Any): ...  # type: ignore[misc]
class uint8_scalar(np.uint8, int, Any): ...  # type: ignore[misc]
class uint16_scalar(np.uint16, int, Any): ...  # type: ignore[misc]
class uint32_scalar(np.uint32, int, Any): ...  # type: ignore[misc]
class uint64_scalar(np.uint64, int, Any): ...  # type: ignore[misc]
class float16_scalar(np.float16, float, Any): ...  # type: ignore[misc]
class float32_scalar(np.float32, float, Any): ...  # type: ignore[misc]
class float64_scalar(np.float64, Any): ...  # type: ignore[misc]
class complex64_scalar(np.complex64, complex, Any): ...  # type: ignore[misc]
class complex128_scalar(np.complex128, Any): ...  # type: ignore[misc]
