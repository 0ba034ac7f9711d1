"""What of NumPy's has no rule, deliberately, and why."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_REASONS: Final = {
    "returns a text": """
        array2string array_repr array_str base_repr binary_repr format_float_positional format_float_scientific
        mintypecode typename
    """,
    "is about dtypes, returns no array": """
        can_cast common_type datetime_data dtype finfo iinfo isdtype issubdtype min_scalar_type promote_types
        result_type ufunc.resolve_dtypes
    """,
    "returns a bool of Python, whatever the shapes are": """
        iscomplexobj isfortran isrealobj isscalar iterable may_share_memory shares_memory
    """,
    "is a setting of NumPy": """
        errstate get_printoptions getbufsize geterr geterrcall printoptions set_printoptions setbufsize seterr
        seterrcall
    """,
    "is about NumPy's installation": """
        fft.test get_include info linalg.test random.test show_config show_runtime test
    """,
    "writes a file": "ndarray.dump ndarray.tofile save savetxt savez savez_compressed",
    "returns what is in a file: an array or several, of any rank": "load",
    "makes a matrix, a subclass that is left alone": "asmatrix bmat matrix",
    "makes an array of a subclass that is left alone": "memmap recarray",
    "is an iterator, no array": "broadcast flatiter ndenumerate ndindex nditer nested_iters",
    "is a polynomial, no array": "poly1d",
    "makes a function, whose calls are known where its name is": "frompyfunc ufunc vectorize",
    "is for dates and the days of a calendar": """
        busday_count busday_offset busdaycalendar datetime_as_string is_busday
    """,
    "makes an index, which is known where it is written out": "index_exp s_",
    "makes a generator of random numbers, or is the state of one": """
        random.BitGenerator random.Generator random.Generator.spawn random.MT19937 random.PCG64 random.PCG64DXSM
        random.Philox random.RandomState random.RandomState.get_state random.RandomState.seed
        random.RandomState.set_state random.SFC64 random.SeedSequence random.default_rng random.get_bit_generator
        random.get_state random.seed random.set_bit_generator random.set_state
    """,
    "returns bytes": """
        ndarray.dumps ndarray.tobytes ndarray.tostring random.Generator.bytes random.RandomState.bytes random.bytes
    """,
    "is about the fields of records": "ndarray.getfield ndarray.setfield",
    "changes the array itself, not a result of it": "ndarray.resize ndarray.setflags",
}

DELIBERATELY_UNKNOWN: Final[Mapping[str, str]] = MappingProxyType(
    {name: reason for reason, names in _REASONS.items() for name in names.split()}
)
"""The reason why an operation has no row in the table, by its public name without ``np.``."""

VERSIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "matvec": "since 2.2",
        "vecmat": "since 2.2",
        "trim_zeros": "of arrays with several axes since 2.2",
        "take_along_axis": "with a default axis since 2.3",
        "linalg.cond": "real for complex matrices in all norms since 2.3",
        "linalg.vector_norm": "of no numbers in every norm since 2.3",
        "linalg.matrix_rank": "of no numbers since 2.4",
        "pad": "with a dict of widths since 2.4",
        "size": "along several axes since 2.4",
        "ndarray.fill": "no longer by an array of one number since 2.4",
        "setitem": "no longer of one number with several axes at a single place since 2.4",
        "random.multinomial": "no longer of an array of one number since 2.4",
        "random.random_integers": "no longer between arrays of one number since 2.4",
        "in1d": "until 2.3",
        "trapz": "until 2.3",
        "row_stack": "until 2.4",
        "cross": "of vectors in the plane until 2.4",
    }
)
"""What depends on NumPy's version: the rules know what any version can do, and refuse what 2.4 refuses."""
