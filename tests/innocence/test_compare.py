from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.innocence.compare import Finding, MypyFailedError, _difference, main, new_errors

if TYPE_CHECKING:
    from pathlib import Path

GUILTY = """
from mypy.plugin import Plugin

class Guilty(Plugin):
    def get_function_hook(self, fullname):
        if fullname == "builtins.len":
            return self.complain
        if fullname == "builtins.abs":
            raise RuntimeError("a fault of the plugin")

    def complain(self, ctx):
        ctx.api.fail("this is new", ctx.context)
        return ctx.default_return_type

def plugin(version):
    return Guilty
"""


@pytest.fixture(scope="module")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(autouse=True)
def plugin_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    (plugins / "guilty.py").write_text(GUILTY)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(plugins), os.environ.get("PYTHONPATH", "")]))


def test_an_error_that_only_the_plugin_gives_is_found(tmp_path: Path, caches: Path) -> None:
    code = tmp_path / "code.py"
    code.write_text('x: int = "an error of both"\nprint(len([1]))\n')
    found = new_errors([code], plugin="guilty", caches=caches)
    assert found == [Finding("code.py", 2, "misc", "this is new")]


def test_assert_type_may_see_more_precise_types(tmp_path: Path, caches: Path) -> None:
    code = tmp_path / "asserting.py"
    code.write_text("from typing import assert_type\nassert_type(3, str)\nprint(len([1]))\n")
    assert [f.line for f in new_errors([code], plugin="guilty", caches=caches)] == [3]


def test_folders_are_compared_and_may_shadow_the_library(tmp_path: Path, caches: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "random.py").write_text('x: int = "an error of both"\n')
    assert new_errors([folder], plugin="guilty", caches=caches) == []
    (folder / "types.py").write_text("print(len([1]))\n")
    assert [f.file for f in new_errors([folder], plugin="guilty", caches=caches)] == ["folder/types.py"]


def test_functions_without_annotations_are_checked_too(tmp_path: Path, caches: Path) -> None:
    code = tmp_path / "untyped.py"
    code.write_text("def f(x):\n    return len(x)\n")
    assert [f.line for f in new_errors([code], plugin="guilty", caches=caches)] == [2]
    assert new_errors([code], options=(), plugin="guilty", caches=caches) == []


def test_a_crash_is_no_success(tmp_path: Path, caches: Path) -> None:
    code = tmp_path / "crashing.py"
    code.write_text("print(abs(-1))\n")
    with pytest.raises(MypyFailedError, match="a fault of the plugin"):
        new_errors([code], plugin="guilty", caches=caches)


def test_the_command_prints_what_is_new(
    tmp_path: Path, caches: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = tmp_path / "command.py"
    code.write_text("print(len([1]))\n")
    assert main(["--plugin=guilty", f"--caches={caches}", str(code)]) == 1
    assert capsys.readouterr().out == "command.py:1: this is new  [misc]\n"
    code.write_text("print([1])\n")
    assert main(["--plugin=guilty", f"--caches={caches}", str(code)]) == 0


def test_errors_are_counted_at_each_place() -> None:
    one = Finding("f.py", 1, "operator", "A | B")
    other = Finding("f.py", 1, "operator", "B | A")
    assert _difference([one], [other]) == []
    assert _difference([one, other], [other]) == [other]
    assert _difference([one], []) == [one]
