"""Types that exist for mypy alone: arithmetic on dimensions.

Each class stands for the `int` that it computes.  Arguments are dimensions, and the plugin writes them in canonical
order, so that mypy's structural equality is equality of dimensions.
"""

from typing import Generic, TypeVar

from typing_extensions import TypeVarTuple

_Terms = TypeVarTuple("_Terms")
_Numerator = TypeVar("_Numerator")
_Denominator = TypeVar("_Denominator")

class Sum(int, Generic[*_Terms]): ...
class Product(int, Generic[*_Terms]): ...
class FloorDiv(int, Generic[_Numerator, _Denominator]): ...
class Minimum(int, Generic[*_Terms]): ...
class Maximum(int, Generic[*_Terms]): ...
