from __future__ import annotations

import doctest

import pytest

import shapedgrad.testing
import shapedgrad.transforms.gradient
import shapedgrad.transforms.vjp

MODULES = [shapedgrad.transforms.gradient, shapedgrad.transforms.vjp, shapedgrad.testing]


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__)
def test_the_examples_in_docstrings_run(module: object) -> None:
    result = doctest.testmod(module, raise_on_error=False)  # type: ignore[arg-type]
    assert result.attempted > 0
    assert result.failed == 0
