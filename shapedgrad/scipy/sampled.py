"""What SciPy draws from."""

from __future__ import annotations

from typing import Any

from scipy import stats as scipy_stats  # type: ignore[import-untyped]


class Sampled:
    """A distribution that SciPy draws from."""

    @classmethod
    def rvs(cls, *parameters: Any, **options: Any) -> Any:
        """Draw from the distribution, as scipy.stats does; what is drawn is a constant."""
        return getattr(scipy_stats, cls.__name__).rvs(*parameters, **options)
