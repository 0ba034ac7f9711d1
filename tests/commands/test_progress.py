from __future__ import annotations

import io

import pytest

from shapedgrad_mypy.commands import progress
from shapedgrad_mypy.commands.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    return clock


def test_nothing_is_drawn_within_a_second(clock: Clock) -> None:
    terminal = Terminal()
    bar = Bar(terminal)
    clock.now += 0.9
    bar(10, 20)
    bar.close()
    assert not terminal.getvalue()


def test_what_takes_longer_is_drawn_and_wiped(clock: Clock) -> None:
    terminal = Terminal()
    bar = Bar(terminal)
    clock.now += 1.1
    bar(10, 20)
    assert terminal.getvalue().endswith(f"checking {'━' * 15}{' ' * 15} 10/20 modules")
    bar(11, 20)  # too soon
    assert "11/20" not in terminal.getvalue()
    clock.now += 0.2
    bar(20, 20)
    assert f"{'━' * 30} 20/20" in terminal.getvalue()
    bar.close()
    assert terminal.getvalue().endswith("\r\033[K")


def test_nothing_is_drawn_where_nobody_watches(clock: Clock) -> None:
    stream = io.StringIO()
    bar = Bar(stream)
    clock.now += 5
    bar(1, 2)
    bar.close()
    assert not stream.getvalue()
