"""The checks of the Makefile under every supported Python: `nox`, or `nox -s tests-3.12`."""

from __future__ import annotations

import nox

nox.options.default_venv_backend = "venv"
nox.options.sessions = ["lint", "tests"]

PYTHONS = ["3.11", "3.12", "3.13"]


@nox.session(python=PYTHONS[0])
def lint(session: nox.Session) -> None:
    """Ruff, mypy and the import contracts."""
    session.install("--editable", ".[mypy,examples,dev]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")
    session.run("lint-imports")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Every test; the cases of the plugin in a process of their own, without hypothesis' pytest plugin."""
    session.install("--editable", ".[mypy,examples,dev]")
    session.run("python", "-m", "pytest", "--cov", *session.posargs)
    cases = ["typecheck_cases", "--mypy-ini-file=typecheck_cases/mypy.ini"]
    session.run("python", "-m", "pytest", "-p", "no:hypothesispytest", *cases)


def oldest() -> str:
    """The oldest NumPy that the project allows."""
    dependencies: list[str] = nox.project.load_toml("pyproject.toml")["project"]["dependencies"]
    (bound,) = [each for each in dependencies if each.startswith("numpy>=")]
    return bound.replace(">=", "==") + ".0"


@nox.session
@nox.parametrize("python,numpy", [(PYTHONS[0], "oldest"), (PYTHONS[-1], "newest")], ids=["oldest", "newest"])
def numpys(session: nox.Session, numpy: str) -> None:
    """The rules against NumPy, and random programs, under the oldest NumPy and the newest: five minutes each.

    The cases of the plugin print types as the stubs of one version spell them; random programs read them.
    """
    session.install("--editable", ".[mypy]", "pytest>=9.0", "hypothesis>=6.100")
    session.install(oldest() if numpy == "oldest" else "numpy", *([] if numpy == "oldest" else ["--upgrade"]))
    session.run("python", "-m", "pytest", "tests/shapes", *session.posargs)
    session.run("python", "-m", "tests.fuzz", "--statements", "500", "--seed", "1")


@nox.session(python=PYTHONS[0])
def docs(session: nox.Session) -> None:
    """Build the documentation; a broken link is an error."""
    session.install("--editable", ".[docs]")
    session.run("python", "docs/operations.py")
    session.run("mkdocs", "build", "--strict")
