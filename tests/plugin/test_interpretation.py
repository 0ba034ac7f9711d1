"""Programs without annotations, run on shapes: what is found in them, and where nothing may be said."""

from __future__ import annotations

import textwrap

import numpy as np
import pytest

from shapedgrad.shapes.shape import Shape
from shapedgrad_mypy.interpretation.machine import Finding
from shapedgrad_mypy.interpretation.program import World, interpret
from shapedgrad_mypy.interpretation.values import Array

MISTAKES = {
    "an assertion that never holds": """
        x = np.zeros((3, 4))
        assert x.ndim == 2 and x.shape == (3, 5)  # here
    """,
    "a guard that certainly refuses": """
        def forward(x):
            if x.shape[0] != 4:
                raise ValueError(x)  # here
        forward(np.ones(3))
    """,
    "the shape of an image in two names": """
        def flip(image):
            h, w = image.shape  # here
            return image[::-1]
        flip(np.zeros((28, 28, 3)))
    """,
    "the last turn of a long loop": """
        x = np.zeros(1000)
        for i in range(1, 1000):
            x[i] = x[i + 1]  # here
    """,
    "the last turn of a loop over an unknown number": """
        def smooth(data):
            n = len(data)
            x = np.zeros(n)
            for i in range(n):
                x[i + 1] = data[i]  # here
    """,
    "the tenth turn of a loop with a condition": """
        x, i = np.zeros(10), 0
        while i <= 10:
            x[i] = i  # here
            i += 1
    """,
    "a function along an axis": """
        def top_two(row):
            return np.sort(row)[-2:]
        np.apply_along_axis(top_two, 1, np.zeros((5, 4))) + np.zeros((5, 4))  # here
    """,
    "the truth of an array": """
        x = np.linspace(0, 1, 11)
        if 0 < x < 1:  # here
            pass
    """,
    "one number of many": """
        import math
        math.exp(-np.linspace(0, 1, 11))  # here
    """,
    "an index that is written out": """
        labels = np.array([1, 2, 3])
        np.eye(3)[labels]  # here
    """,
    "rows of a long list": """
        rows = []
        for i in range(1000):
            rows.append([i, 2.0 * i])
        np.array(rows) + np.zeros(3)  # here
    """,
    "instances in a long list": """
        class Layer:
            def __init__(self, n):
                self.w = np.zeros(n)
        layers = [Layer(3) for _ in range(100)]
        layers[5].w + np.zeros(4)  # here
    """,
    "a matrix times a vector": """
        A = np.matrix([[1, 2], [3, 4]])
        np.asarray(A * A.T + 1)[0] + np.zeros(2)
        A[0] * A[:, 0] * 2 + np.asarray(A.I).sum() * np.vstack([A, A])[0, 0]
        A * np.array([1, 2])  # here
    """,
    "a column of a matrix": """
        A = np.matrix(np.zeros((20, 3)))
        np.zeros((3, 20)) @ A
        np.asarray(A[:, 0] - A.mean(axis=1)) + np.zeros((19, 1))  # here
    """,
    "the case that fits": """
        x = np.zeros((3, 4))
        match x.shape:
            case (rows,):
                np.zeros(rows) + np.zeros(9)
            case (rows, columns) if rows == 3:
                np.zeros(columns) + np.zeros(3)  # here
            case _:
                x + np.zeros(9)
    """,
    "guards, one after the other": """
        def first(t):
            t = np.asarray(t)
            if t.shape[0] != 3:
                raise ValueError
            assert t.ndim == 2
            return t[:, 0] + np.zeros(4)  # here
    """,
    "a text, letter by letter": """
        a, b = "ACGT", "AGT"
        table = np.zeros((len(a), len(b)))
        for i in range(1, len(a) + 1):
            for j in range(1, len(b) + 1):
                if a[i - 1] == b[j - 1]:
                    table[i, j - 1] = 1  # here
    """,
    "an attribute that is named shape": """
        class Flatten:
            def forward(self, x):
                self.shape = x.shape
                return x.reshape(x.shape[0], -1)
            def backward(self, g):
                return g.reshape(self.shape)  # here
        flatten = Flatten()
        flatten.backward(flatten.forward(np.zeros((2, 3, 4)))[:, 1:])
    """,
    "every place of a table": """
        x = np.zeros((3, 4))
        for i, j in np.ndindex(x.shape):
            x[i, j] = 1
        for (i, j), number in np.ndenumerate(x):
            x[j, i] = number  # here
    """,
    "pairs of arrays": """
        import itertools
        for a, b in itertools.combinations([np.zeros(3), np.zeros(3), np.zeros(4)], 2):
            a + b  # here
    """,
    "a sample of a long list": """
        import random
        memory = [(np.zeros(4), 1.0) for _ in range(1000)]
        states = np.array([state for state, _ in random.sample(memory, 32)])
        states @ np.zeros((5, 2))  # here
    """,
    "a polynomial at many places": """
        p = np.poly1d(np.polyfit(np.arange(5.0), np.arange(5.0), 2))
        p(np.linspace(0, 1, 50)) + np.zeros(49)  # here
    """,
    "a field of a named tuple": """
        from collections import namedtuple
        Batch = namedtuple("Batch", "x, y")
        batch = Batch(np.zeros((32, 10)), y=np.zeros(16))
        batch.x.sum(axis=1) - batch.y  # here
    """,
    "a deque of a certain length": """
        from collections import deque
        last = deque(maxlen=5)
        for i in range(1000):
            last.append(np.zeros(3))
        np.stack(last) + np.zeros((4, 3))  # here
    """,
    "the state of a solver": """
        from scipy.integrate import odeint
        def f(y, t):
            return [y[1], -y[0]]
        odeint(f, [1.0, 0.0], np.linspace(0, 1, 50)) + np.zeros((50, 3))  # here
    """,
    "bars of another number": """
        import matplotlib.pyplot as plt
        plt.bar(["a", "b"], 3)
        plt.plot([1, 2], [3, 4], "r", [1, 2, 3], [4, 5, 6])
        plt.bar(["a", "b"], [1, 2, 3])  # here
    """,
    "lines of another number": """
        import matplotlib.pyplot as plt
        x = np.linspace(0, 1, 50)
        fig, ax = plt.subplots()
        ax.plot(x, x, "r", x, np.diff(x))  # here
    """,
    "axes in one row": """
        import matplotlib.pyplot as plt
        fig, axes = plt.subplots(1, 3)
        axes[0, 1].plot([1, 2], [3, 4])  # here
    """,
    "a function that is called": """
        def scores(x, w):
            return x @ w  # here
        scores(np.ones((3, 4)), np.ones((5, 6)))
    """,
    "what a constructor has given its instance": """
        class Layer:
            def __init__(self, n, m):
                self.w = np.zeros((n, m))
            def __call__(self, x):
                return x @ self.w  # here
        Layer(4, 5)(np.ones((3, 5)))
    """,
    "a base class, through super": """
        class Base:
            def __init__(self, n):
                self.b = np.zeros(n)
        class Layer(Base):
            def __init__(self, n):
                super().__init__(n + 1)
        Layer(3).b + np.ones(3)  # here
    """,
    "layers in a list": """
        sizes = [4, 8, 3]
        ws = [np.zeros((m, n)) for m, n in zip(sizes[:-1], sizes[1:])]
        x = np.ones((2, 4))
        for w in ws:
            x = x @ w.T  # here
    """,
    "parameters by the text of their names": """
        params = {}
        for i, n in enumerate([3, 4]):
            params["W" + str(i)] = np.zeros((n, 2))
        params["W0"] + params[f"W{1}"]  # here
    """,
    "a list that grows in each turn": """
        rows = []
        for i in range(1000):
            rows.append(np.zeros(3) * i)
        np.array(rows) + np.ones((999, 3))  # here
    """,
    "the second turn of a loop": """
        w = np.zeros(3)
        for _ in range(100):
            w = np.ones((5, 3)) @ w  # here
    """,
    "an assertion on a shape": """
        def first(x):
            x = np.asarray(x)
            assert x.shape == (3, 4)
            return x @ np.ones(3)  # here
        first(read())
    """,
    "names of an unknown array's dimensions": """
        def shift(x):
            n, d = x.shape
            return np.zeros((n, d)) + np.ones((n, d + 1))  # here
    """,
    "a closure": """
        def maker(n):
            w = np.ones(n)
            def apply(x):
                return x + w  # here
            return apply
        maker(3)(np.ones(4))
    """,
    "a generator": """
        def batches(x):
            for i in range(3):
                yield x[:2]
        for batch in batches(np.ones((6, 4))):
            batch @ np.ones(3)  # here
    """,
    "a data class": """
        from dataclasses import dataclass, field
        @dataclass
        class Model:
            n: int = 3
            cache: list = field(default_factory=list)
            def __post_init__(self):
                self.w = np.ones(self.n)
        Model(4).w + np.ones(3)  # here
    """,
    "unpacking": """
        a, b = np.split(np.ones((6, 2)), 3)  # here
    """,
    "a partial function, and reduce": """
        from functools import partial, reduce
        add = partial(np.add, np.ones(3))
        reduce(np.add, [np.ones(3), add(2.0), np.ones(4)])  # here
    """,
}

INNOCENT = {
    "a loop that does not run": """
        def fill(x):
            n = len(x)
            a = np.zeros((n, n))
            for i in range(n):
                for j in range(i, n):
                    a[i, j] = 1
                for j in range(n - 1, i, -1):
                    a[j - 1] = a[j]
    """,
    "a loop that ends before it goes too far": """
        x = np.zeros(1000)
        for i in range(1000):
            if x[i] > 0:
                break
            x[i + 1] = 1
    """,
    "attributes that are set by their names": """
        class Individual:
            def __init__(self, **given):
                self.x = np.array([])
                for name, value in given.items():
                    self.__dict__[name] = value
        Individual(x=np.ones(3)).x[0]
        one = Individual()
        one.__dict__.update(x=np.ones(3))
        one.x[0]
    """,
    "a grid of numbers that are no integers": """
        x = np.linspace(0, 1, 5)
        np.ix_(x, x)[0] + np.ones((5, 1))
    """,
    "a metaclass": """
        class Meta(type):
            def __call__(cls):
                made = super().__call__()
                made.w = np.zeros(4)
                return made
        class Layer(metaclass=Meta):
            def __init__(self):
                self.w = np.zeros(3)
        Layer().w + np.zeros(4)
    """,
    "one of two instances, of which one is not known": """
        class Box:
            def __init__(self, x):
                self.x = x
        box = Box(np.ones((5, 3)))
        def either(flag):
            chosen = box if flag else Box(np.ones((4, 2)))
            return chosen.x + np.ones((5, 3))
    """,
    "a range of unknown numbers": """
        def columns(x, k, n):
            found = []
            for i in range(k, n):
                found.append(x[:, i])
            return np.column_stack(found)
    """,
    "a test that is expected to fail": """
        @pytest.mark.xfail
        def test_sum():
            np.ones(3) + np.ones(4)
    """,
    "a row of a long list that is changed": """
        rows = []
        for i in range(1000):
            row = [i]
            rows.append(row)
            row.append(i)
        rows[0].append(1)
        np.zeros(len(rows[3])) + np.zeros(2)
        np.zeros(len(row)) + np.zeros(2)
    """,
    "one of two lists that is changed": """
        a, b = [1.0], [2.0]
        c = a if unknown() else b
        c.append(3.0)
        np.zeros(len(a)) + np.zeros(2)
        np.zeros(len(b)) + np.zeros(2)
    """,
    "one of many instances that is changed": """
        class Layer:
            def __init__(self, n):
                self.w = np.zeros(n)
        layers = []
        for i in range(1000):
            last = Layer(3)
            layers.append(last)
        layers[5].w = np.zeros(4)
        last.w + np.zeros(4)
        layers[7].w + np.zeros(3)
    """,
    "indices that are changed": """
        labels = np.array([1, 2, 3])
        labels -= 1
        np.eye(3)[labels]
    """,
    "an aliased list": """
        xs = [np.ones(3)]
        ys = xs
        ys[0] = np.ones(4)
        xs[0] + np.ones(4)
    """,
    "a list in the hands of others": """
        xs = [np.ones(3)]
        change(xs)
        xs[0] + np.ones(4)
    """,
    "an attribute that anybody may set": """
        class Box:
            def __init__(self):
                self.x = np.ones(3)
        box = Box()
        fill(box)
        box.x + np.ones(4)
    """,
    "a callback that sets a global": """
        x = np.ones(3)
        def callback():
            global x
            x = np.ones(4)
        run(callback)
        x + np.ones(4)
    """,
    "two branches": """
        x = np.ones(3) if choose() else np.ones(4)
        x + np.ones(4)
    """,
    "a branch for another rank": """
        def forward(x):
            if x.ndim == 1:
                x = x[None]
            return x @ np.ones((4, 2))
        forward(np.ones(4)), forward(np.ones((3, 4)))
    """,
    "a guard that leaves": """
        def forward(x):
            if x.shape[0] != 4:
                return None
            return x + np.ones(4)
        forward(np.ones(3))
    """,
    "a refusal that is expected": """
        def forward(x):
            if x.shape[0] != 4:
                raise ValueError(x)
            assert x.ndim == 2
            return x + np.ones(4)
        try:
            forward(np.ones(3))
        except ValueError:
            pass
        with pytest.raises(ValueError):
            forward(np.ones(3))
    """,
    "a guard that cannot be decided": """
        def forward(x):
            if not valid(x):
                return None
            return x + np.ones(4)
        forward(np.ones(3))
    """,
    "what a test expects": """
        import pytest
        with pytest.raises(ValueError):
            np.ones(3) + np.ones(4)
    """,
    "what a handler waits for": """
        try:
            np.ones(3) + np.ones(4)
        except ValueError:
            pass
    """,
    "a handler that may have run": """
        x = np.ones(3)
        try:
            x = np.ones(4)
            risky()
        except OSError:
            pass
        x + np.ones(3)
    """,
    "a shape that grows": """
        x = np.ones((1, 3))
        for _ in range(50):
            x = np.concatenate([x, np.ones((1, 3))])
        x + np.ones((51, 3))
    """,
    "a list that grows now and then": """
        rows = []
        for i in range(1000):
            if keep(i):
                rows.append(np.zeros(3))
        np.array(rows) + np.ones((7, 3))
    """,
    "a loop that may end early": """
        rows = []
        for i in range(1000):
            rows.append(np.zeros(3))
            if enough(rows):
                break
        np.array(rows) + np.ones((7, 3))
    """,
    "recursion": """
        def half(x):
            return x if len(x) < 2 else half(x[::2])
        half(np.ones(64)) + np.ones(1)
    """,
    "a method that a subclass overrides": """
        class Base:
            def size(self):
                raise NotImplementedError
            def make(self):
                return np.zeros(self.size())
        class Small(Base):
            def size(self):
                return 3
        Small().make() + np.ones(3)
    """,
    "a foreign base": """
        from elsewhere import Module
        class Net(Module):
            def forward(self, x):
                return x
        Net()(np.ones(3)) + np.ones(4)
    """,
    "a decorator of nobody knows what": """
        from elsewhere import jit
        @jit
        def same(x):
            return x
        same(np.ones(3)) + np.ones(4)
    """,
    "a property with a setter": """
        class Box:
            def __init__(self):
                self._x = np.ones(3)
            @property
            def x(self):
                return self._x
            @x.setter
            def x(self, new):
                self._x = np.ones(len(new))
        box = Box()
        box.x = [1, 2, 3, 4]
        box.x + np.ones(4)
    """,
    "an array of objects": """
        x = np.array([np.ones(3), np.ones(4)], dtype=object)
        x[0] + np.ones(7)
    """,
    "a structured array": """
        x = np.zeros(3, dtype=[("a", "f8", 4)])
        x["a"] + np.ones((3, 4)), x[0][0]
    """,
    "an argument that is None or an array": """
        def scaled(x, scale=None):
            if scale is None:
                scale = np.ones(3)
            return x * scale
        scaled(np.ones(3)), scaled(np.ones(4), np.ones(4))
    """,
    "a shape that is set in place": """
        x = np.ones(6)
        y = x
        x.shape = (2, 3)
        y + np.ones((2, 3))
    """,
    "a program that never ends": """
        def f(n):
            total = 0
            for i in range(n):
                for j in range(n):
                    for k in range(n):
                        total += f(k) + f(j)
            return total
        f(10**6)
    """,
}


def findings(program: str, **modules: str) -> tuple[str, list[Finding]]:
    text = "import numpy as np\n" + textwrap.dedent(program)

    def sources(name: str) -> tuple[str, str] | None:
        found = modules.get(name)
        return None if found is None else (f"{name}.py", "import numpy as np\n" + textwrap.dedent(found))

    return text, interpret("main", "main.py", text, sources, lambda line: {}, World()).findings


@pytest.mark.parametrize("program", MISTAKES.values(), ids=MISTAKES)
def test_the_mistake_is_found_on_its_line(program: str) -> None:
    text, found = findings(program)
    (marked,) = [number for number, line in enumerate(text.splitlines(), 1) if line.endswith("# here")]
    assert {finding.span[1] for finding in found} == {marked}, found


@pytest.mark.parametrize("program", INNOCENT.values(), ids=INNOCENT)
def test_nothing_is_said_of_innocent_programs(program: str) -> None:
    assert findings(program)[1] == []


SUSPICIOUS = {
    "a mean over an axis that broadcasting has added": """
        predicted, wanted = np.zeros((4, 1)), np.zeros(5)
        errors = (predicted - wanted) ** 2
        errors.mean()  # here
    """,
    "rows picked by a table": """
        x = np.zeros((15, 3))
        x[x.argsort(axis=0)]  # here
    """,
    "rows picked by a column": """
        labels = np.zeros((64, 1), dtype=int)
        np.eye(10)[labels]  # here
    """,
}


@pytest.mark.parametrize("program", SUSPICIOUS.values(), ids=SUSPICIOUS.keys())
def test_what_is_rarely_meant_has_a_code_of_its_own(program: str) -> None:
    text, found = findings(program)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if "# here" in line]
    assert [(finding.span[1], finding.code) for finding in found] == [(lines[0], "shape-suspicious")]


def test_an_axis_that_was_asked_for_is_not_suspicious() -> None:
    assert not findings("x = np.zeros(5)\n((x[:, None] - np.zeros(4)) ** 2).sum(axis=1)")[1]


def test_the_calls_on_the_way_are_named() -> None:
    _, (finding,) = findings(
        """
        def inner(x):
            return x + np.ones(4)
        def outer(x):
            return inner(x[1:])
        outer(np.ones(6))
        """
    )
    assert [(call.function, call.arguments, call.span[1]) for call in finding.calls] == [
        ("outer", "x: (6,)", 7),
        ("inner", "x: (5,)", 6),
    ]


def test_other_modules_of_the_program_are_followed() -> None:
    _, (finding,) = findings(
        "import model\nmodel.Net(3)(np.ones(4))",
        model="""
        class Net:
            def __init__(self, n):
                self.w = np.ones(n)
            def __call__(self, x):
                return x + self.w
        """,
    )
    assert (finding.span[0], finding.span[1]) == ("model.py", 7)


def test_functions_that_mypy_does_not_check_are_run_only_where_they_are_called() -> None:
    program = """
import numpy as np
def double(x):
    return 2 * x
def wrong():
    return np.ones(3) + np.ones(4)
double(np.ones(3)) + np.ones(4)
"""
    found = interpret("main", "main.py", program, lambda name: None, lambda line: {}, World(), untyped=False)
    assert [finding.span[1] for finding in found.findings] == [7]
    found = interpret("main", "main.py", program, lambda name: None, lambda line: {}, World())
    assert sorted(finding.span[1] for finding in found.findings) == [6, 7]


def test_text_that_python_cannot_read_says_nothing() -> None:
    assert interpret("main", "main.py", "def", lambda name: None, lambda line: {}, World()).findings == []


def test_a_ufuncs_method_makes_arrays_of_numbers_first() -> None:
    text = "import numpy as np\nx = np.bitwise_or.outer(np.zeros(1, np.uint8), 2)\n"
    values = interpret("main", "main.py", text, lambda name: None, lambda line: {}, World()).values
    ends = {span[4]: value for span, value in values.items() if span[1:3] == (2, 4)}
    outer = ends[max(ends)]
    assert outer == Array(Shape((1,)), str(np.bitwise_or.outer(np.zeros(1, np.uint8), 2).dtype))
