"""The samples of arrays that are made, read, and put together."""

from __future__ import annotations

from shapedgrad.shapes.indexing import Slice
from tests.calls import Call, call, row, s

# fmt: off
CREATION: dict[str, tuple[Call, ...]] = {
    **row("ndarray", call((2, 3)), call(4), call(())),
    **row("from_dlpack", call(s(2, 3)), call(s())),
    **row("frombuffer", call(32), call(8, None), call(32, "float32"), call(32, "uint8", 3), call(34, "int16", -1, 2), call(32, "float32", 4, 8)),
    **row("fromiter", call(4, float), call(4, float, 3)),
    **row("fromstring", call("1 2 3", sep=" "), call("1 2 3", float, 2, sep=" ")),
    **row("fromfile", call("1 2 3"), call("1 2 3", float, 2)),
    **row("fromregex", call("1 2", r"(\d+)", [("n", int)])),
    **row(
        "loadtxt",
        call(["1 2 3", "4 5 6"]),
        call(["1 2 3"], ndmin=1),
        call(["1 2 3"], ndmin=2),
        call(["1 2 3", "4 5 6"], "float32", usecols=(0, 2), ndmin=2),
        call(["1 2 3", "4 5 6"], usecols=(0, 2), unpack=True, ndmin=2),
        call(["1 2 3", "4 5 6"], usecols=1, ndmin=2),
        call([], usecols=(0, 2), ndmin=2),
    ),
    **row("genfromtxt", call(["1 2 3", "4 5 6"]), call(["1 2 3"], ndmin=2)),
    **row(
        "mgrid",
        call((Slice(0, 3), Slice(1, 6, 2))),
        call((Slice(0.0, 1.0, 0.25), Slice(-1, 1, 5j))),
        call((Slice(None, 4),)),
        call(Slice(1, 6, 2)),
        call(Slice(0, 1, 3j)),
        call(Slice(4, None, None)),
        call(Slice(3, 0)),
        call(()),
    ),
    **row("ogrid", call((Slice(0, 3), Slice(1, 6, 2))), call((Slice(0.0, 1.0, 0.25), Slice(-1, 1, 5j))), call((Slice(4, 2), Slice(None, 3))), call(Slice(1, 6, 2)), call(())),
    **row(
        "r_",
        call((s(3), s(), Slice(0, 5, 2))),
        call(s(2, 3)),
        call(Slice(0, 1, 5j)),
        call((s(2, 3), s(1, 3))),
        call(("1", s(2, 3), s(2, 1))),
        call(("0,2", s(3), Slice(0, 3), s(2, 3))),
        call(("0,2,0", s(3), Slice(0, 3), s(), s(2, 1))),
        call(("1,3,0", s(3), s(3, 1, 1), Slice(3))),
        call(("0,3,1", s(3), s(3, 1), Slice(0, 6, 2))),
    ),
    **row("c_", call((s(3), s(3))), call((s(2, 3), s(2))), call(Slice(0, 4)), call((s(), Slice(1))), call((s(2, 3, 4), s(2, 3, 1)))),
    **row(
        "block",
        call(((s(2, 3), s(2, 1)), (s(1, 4),))),
        call((s(3), s(), s(2))),
        call(s(2, 3)),
        call(s()),
        call((((s(2, 3),), (s(3),)), ((s(3, 3),),))),
        call(((s(2), s(3)),)),
    ),
}
# fmt: on
