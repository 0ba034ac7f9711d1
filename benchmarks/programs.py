"""Programs to type-check whose length and depth can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

IMPORT = "import numpy as np\nimport numpy.typing as npt\n\n"

BLOCKS = (
    '''
class Layer{i}:
    """A layer with its parameters."""

    def __init__(self, seed: int = 0) -> None:
        rng = np.random.default_rng(seed)
        self.weights = rng.standard_normal(({n}, {d})) / np.sqrt({n})
        self.bias = np.zeros({d})
        self.name = "layer {i}"
        self.history: list[float] = []

    def forward(self, x: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        hidden = np.tanh(x @ self.weights + self.bias)
        hidden = hidden - hidden.mean(axis=0)
        self.history.append(float(hidden.sum()))
        return hidden

    def norm(self) -> float:
        total = 0.0
        for value in (self.weights, self.bias):
            total += float((value**2).sum())
        return total**0.5
''',
    '''
def regression_{i}(noise: float = 0.1) -> float:
    """Fit a line and say how well it fits."""
    rng = np.random.default_rng({n})
    x = rng.uniform(size=({n}, {d}))
    truth = np.arange({d}, dtype=float)
    y = x @ truth + noise * rng.standard_normal({n})
    design = np.hstack([x, np.ones(({n}, 1))])
    solution, residuals, rank, _ = np.linalg.lstsq(design, y, rcond=None)
    predicted = design @ solution
    error = predicted - y
    total = ((y - y.mean()) ** 2).sum()
    score = 1.0 - (error**2).sum() / total
    if score < 0.5:
        print(f"rank {{rank}}: a poor fit, {{score:.3f}}")
    return float(score)
''',
    """
def softmax_{i}(logits: npt.NDArray[np.float64], labels: npt.NDArray[np.int64]) -> float:
    shifted = logits - logits.max(axis=1, keepdims=True)
    exponentials = np.exp(shifted)
    probabilities = exponentials / exponentials.sum(axis=1, keepdims=True)
    chosen = probabilities[np.arange(len(labels)), labels]
    loss = -np.log(chosen).mean()
    return float(loss)


print(softmax_{i}(np.zeros(({n}, {d})), np.zeros({n}, dtype=np.int64)))
""",
    """
def summary_{i}(values: dict[str, list[float]]) -> dict[str, float]:
    result: dict[str, float] = {{}}
    for key, numbers in values.items():
        if not numbers:
            continue
        ordered = sorted(numbers)
        middle = len(ordered) // 2
        result[key + ".median"] = ordered[middle]
        result[key + ".spread"] = ordered[-1] - ordered[0]
        text = ", ".join(f"{{number:.{k}f}}" for number in ordered[:{d}])
        print(key, text.upper())
    return result


names_{i} = [f"column {{index}}" for index in range({d})]
print(summary_{i}({{name: [float(len(name)), {n}.0] for name in names_{i}}}))
""",
    """
def image_{i}(count=3, size={n}):
    image = np.zeros(({n}, {d}, 3), dtype=np.uint8)
    image[::2, :, 0] = 255
    gray = image.mean(axis=-1)
    edges = np.abs(gray[1:, :] - gray[:-1, :])
    mask = edges > edges.mean()
    rows, columns = np.nonzero(mask)
    padded = np.pad(gray, 1)
    total = np.zeros_like(gray)
    for dy in range(3):
        for dx in range(3):
            total += padded[dy : dy + {n}, dx : dx + {d}]
    patches = gray[:{k}, :{k}].reshape(-1)
    if len(rows) > count:
        rows = rows[:count]
    return total / 9, patches, rows, columns
""",
    """
def filter_{i}(steps: int = {k}) -> npt.NDArray[np.float64]:
    state = np.zeros(({d}, 1))
    covariance = np.eye({d})
    transition = np.eye({d}) + 0.1 * np.eye({d}, k=1)
    measure = np.zeros((1, {d}))
    measure[0, 0] = 1.0
    for step in range(steps):
        state = transition @ state
        covariance = transition @ covariance @ transition.T + 0.01 * np.eye({d})
        innovation = np.array([[float(step)]]) - measure @ state
        scale = measure @ covariance @ measure.T + 0.5
        gain = covariance @ measure.T @ np.linalg.inv(scale)
        state = state + gain @ innovation
        covariance = (np.eye({d}) - gain @ measure) @ covariance
    return state.ravel()
""",
    """
def clusters_{i}(seed: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.intp]]:
    rng = np.random.default_rng(seed)
    points = rng.normal(size=({n}, 2))
    centers = points[:{k}].copy()
    labels = np.zeros({n}, dtype=np.intp)
    for _ in range(10):
        difference = points[:, None, :] - centers[None, :, :]
        distance = np.sqrt((difference**2).sum(axis=2))
        labels = distance.argmin(axis=1)
        for index in range({k}):
            members = points[labels == index]
            if len(members) > 0:
                centers[index] = members.mean(axis=0)
    return centers, labels


centers_{i}, labels_{i} = clusters_{i}({i})
order_{i} = np.argsort(centers_{i}[:, 0])
print(centers_{i}[order_{i}], np.bincount(labels_{i}, minlength={k}))
""",
    """
def signal_{i}(frequency, duration=1.0):
    t = np.linspace(0.0, duration, {n})
    wave = np.sin(2 * np.pi * frequency * t) + 0.5 * np.cos(t)
    spectrum = np.abs(np.fft.rfft(wave)) ** 2
    peaks = np.where(spectrum > spectrum.mean())[0]
    smooth = np.convolve(wave, np.ones({k}) / {k}, mode="same")
    centred = (smooth - np.mean(smooth)) / np.std(smooth)
    stacked = np.stack([wave, smooth, centred], axis=1)
    correlation = np.corrcoef(stacked, rowvar=False)
    return peaks, stacked.T, correlation
""",
)


def mixture(lines: int) -> str:
    """Return a program of about that many lines: classes, functions with and without annotations, loops."""
    text, i = IMPORT, 0
    while text.count("\n") < lines:
        n, d, k = 20 + 37 * i % 80, 5 + 3 * i % 5, 2 + 2 * i % 3
        text += "\n" + BLOCKS[i % len(BLOCKS)].format(i=i, n=n, d=d, k=k)
        i += 1
    return text


def statements(count: int) -> str:
    """Return a flat module of that many assignments to new variables."""
    forms = (
        "{a} + {b}",
        "({a} * 2.0).sum(axis=0) + {b}",
        "np.exp({a}) / {b}",
        "{a}[:, None, :].reshape(3, 4)",
    )
    text, names = IMPORT + "v0 = np.zeros((3, 4))\nv1 = np.ones((3, 4))\n", ("v0", "v1")
    for i in range(2, count):
        text += f"v{i} = {forms[i % len(forms)].format(a=names[0], b=names[1])}\n"
        names = (names[1], f"v{i}")
    return text


def reassigned(count: int) -> str:
    """Return functions that assign to the same few variables again and again, in branches and in loops."""
    text = IMPORT
    for i in range(count // 16):
        text += f"""
def again_{i}(flag: bool, k: int = {i}) -> None:
    x = np.zeros((3, 4))
    y = np.ones(4)
    for index in range(k):
        x = x + y
        if flag:
            x = x * 2.0
            y = x.mean(axis=0)
        else:
            x = x[:, ::-1]
            y = y - y.max()
        x = x / (index + 1.0)
    total = x.sum() + y.sum()
    x = x.T
    print(x, total)
"""
    return text


def one_function(count: int) -> str:
    """Return one long function: every use of a variable has many assignments to choose from."""
    text = IMPORT + "def long(flag: bool) -> None:\n    x = np.zeros((3, 4))\n    y = np.ones(4)\n"
    forms = ("x = x + y", "y = x.mean(axis=0)", "x = np.exp(x)", "y = y - y.max()")
    for i in range(count):
        loop = i % 8 == 0
        text += "    for _ in range(2):\n        x = x * 2.0\n" if loop else f"    {forms[i % len(forms)]}\n"
    return text + "    print(x, y)\n"


def nested(depth: int) -> str:
    """Return calls as arguments of calls, that deep."""
    call = "x"
    for level in range(depth):
        call = ("np.exp({})", "np.transpose({})", "np.cumsum({}, axis=0)", "np.abs({})")[level % 4].format(
            call
        )
    return IMPORT + "x = np.zeros((3, 4))\n" + "".join(f"y{i} = {call}\n" for i in range(3))


def nested_unknown(depth: int) -> str:
    """Return the same of an array of which nothing is known, which makes mypy try all overloads."""
    call = "x"
    for level in range(depth):
        call = ("np.sum({}, axis=0)", "np.transpose({})", "np.cumsum({}, axis=0)", "np.mean({})")[
            level % 4
        ].format(call)
    return IMPORT + "def f(x):\n" + "".join(f"    y{i} = {call}\n" for i in range(3))


def chained(length: int) -> str:
    """Return chains of operators, that long."""
    chain = "a" + "".join(f" {'+-*/'[i % 4]} {'bcda'[i % 4]}" for i in range(length))
    arrays = "a, b, c, d = np.zeros((3, 4)), np.zeros(4), np.zeros((3, 1)), np.ones((3, 4))\n"
    return IMPORT + arrays + "".join(f"y{i} = {chain}\n" for i in range(3))


def chained_unknown(length: int) -> str:
    """Return the same of arrays of unknown shape."""
    chain = "a" + "".join(f" {'+-*/'[i % 4]} {'bcda'[i % 4]}" for i in range(length))
    parameters = ", ".join(f"{name}: npt.NDArray[np.float64]" for name in "abcd")
    return IMPORT + f"def f({parameters}) -> None:\n" + "".join(f"    y{i} = {chain}\n" for i in range(3))


def call_tree(depth: int) -> str:
    """Return functions without annotations, of which each calls the one below three times: that deep."""
    text = IMPORT + "def f0(x, w):\n    return np.tanh(x @ w)\n"
    for level in range(1, depth + 1):
        below = f"f{level - 1}"
        text += f"\n\ndef f{level}(x, w):\n    y = {below}(x, w) + {below}(x, w)\n    return {below}(y, w) * 2.0\n"
    return text + f"\n\nprint(f{depth}(np.ones((3, 4)), np.ones((4, 4))))\n"


def without_annotations(count: int) -> str:
    """Return about that many lines of classes and functions without annotations, which call one another."""
    text, i = IMPORT, 0
    while text.count("\n") < count:
        text += f"""
class Layer{i}:
    def __init__(self, n, d):
        self.w = np.zeros((n, d))
        self.b = np.zeros(d)
        self.seen = []

    def forward(self, x):
        self.seen.append(x.mean())
        return activated{i}(x @ self.w + self.b)

    def step(self, gradient, rate=0.1):
        self.w = self.w - rate * gradient
        if abs(self.w).max() > 1.0:
            self.w = self.w / abs(self.w).max()


def activated{i}(x, kind="tanh"):
    if kind == "tanh":
        return np.tanh(x)
    return np.maximum(x, 0.0)


def train{i}(x, epochs=10):
    layer = Layer{i}(x.shape[1], {i % 7 + 2})
    losses = []
    for epoch in range(epochs):
        y = layer.forward(x)
        layer.step(x.T @ y)
        losses.append(float((y**2).sum()))
    return layer, losses


layer{i}, losses{i} = train{i}(np.ones((8, {i % 5 + 3})))
"""
        i += 1
    return text


GROWING: Mapping[str, tuple[Callable[[int], str], tuple[int, ...]]] = MappingProxyType(
    {
        "statements": (statements, (1000, 2000, 4000)),
        "mixture of lines": (mixture, (1000, 2000, 4000)),
        "reassigned variables": (reassigned, (1000, 2000, 4000)),
        "lines of one function": (one_function, (1000, 2000, 4000)),
        "depth of nested calls": (nested, (4, 8, 16, 32)),
        "depth of nested calls, unknown shapes": (nested_unknown, (2, 4, 6, 8)),
        "depth of call trees without annotations": (call_tree, (3, 6, 12)),
        "lines without annotations": (without_annotations, (1250, 2500, 5000)),
        "length of operator chains": (chained, (8, 16, 32, 64)),
        "length of operator chains, unknown shapes": (chained_unknown, (8, 16, 32, 64)),
    }
)
"""Programs by what grows in them, and the sizes to try."""
