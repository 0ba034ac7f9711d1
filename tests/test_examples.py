"""The examples do what they say: the model learns, and mypy finds each mistake in the broken one."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import pytest
from mypy import api

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"


@pytest.fixture
def digits(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.syspath_prepend(EXAMPLES)
    module = __import__("digits")
    yield module
    del sys.modules["digits"]


def test_the_digits_are_learned(digits: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "digits.png"
    assert digits.main(picture) >= 0.95
    assert picture.read_bytes().startswith(b"\x89PNG")
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("epoch")]
    assert len(lines) == digits.EPOCHS


def test_the_gradient_by_hand_is_that_of_the_loss(digits: object) -> None:
    rng = np.random.default_rng(1)
    model = digits.initial(rng)
    images, labels = rng.uniform(size=(7, 64)), rng.integers(0, 10, 7)
    _, gradient = digits.value_and_grad(digits.loss)(model, images, labels)
    by_hand = digits.gradient_by_hand(model, images, labels)
    for name in ("w1", "b1", "w2", "b2"):
        np.testing.assert_allclose(getattr(gradient, name), getattr(by_hand, name), atol=1e-12)


def mypy(*arguments: str) -> str:
    out, err, _ = api.run([*arguments, "--config-file", str(ROOT / "pyproject.toml")])
    assert not err
    return out


def test_mypy_has_nothing_to_say_of_the_model(tmp_path: Path) -> None:
    assert mypy("--strict", f"--cache-dir={tmp_path}", str(EXAMPLES / "digits.py")).startswith("Success")


def test_mypy_reports_each_mistake_on_its_line(tmp_path: Path) -> None:
    broken = EXAMPLES / "digits_broken.py"
    marked = {number for number, line in enumerate(broken.read_text().splitlines(), 1) if "  # " in line}
    out = mypy(f"--cache-dir={tmp_path}", str(broken))
    reported = {int(number) for number in re.findall(r"digits_broken\.py:(\d+): error:", out)}
    assert len(marked) == 5
    assert reported == marked
