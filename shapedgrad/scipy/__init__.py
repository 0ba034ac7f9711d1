"""SciPy under differentiation: importing this package gives the functions of `scipy.special` their derivatives.

NumPy code that calls `scipy.special.gammaln` and its kin is then differentiated as it is. What SciPy offers through
functions of Python, which never reach a traced array, is here under the same names: `special.logsumexp`,
`linalg.expm`, `stats.norm.logpdf`, `optimize.minimize`. It needs SciPy: ``pip install shapedgrad[scipy]``.
"""

from shapedgrad.scipy import integrate, linalg, optimize, signal, special, stats

__all__ = ["integrate", "linalg", "optimize", "signal", "special", "stats"]
