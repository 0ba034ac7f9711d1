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


@nox.session(python=PYTHONS[0])
def docs(session: nox.Session) -> None:
    """Build the documentation; a broken link is an error."""
    session.install("--editable", ".[docs]")
    session.run("mkdocs", "build", "--strict")
