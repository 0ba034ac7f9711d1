# make demo    mypy finds the mistakes in a model, then the corrected model is trained
# make test    everything that must hold before a commit
# Both make their own .venv from Python >= 3.11 (PYTHON=... names another one) and a package index.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CASES := typecheck_cases
FUZZ_STATEMENTS := 20000
FUZZ_SEED :=
FUZZ_OPTIONS :=

# pytest-mypy-plugins looks for mypy on the path.
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: demo test lint bench fuzz innocence docs clean

demo: $(STAMP)
	@echo "== mypy --strict on the model: nothing to report"
	$(BIN)/mypy --strict examples/digits.py
	@echo "== mypy on the same model with five mistakes"
	$(BIN)/mypy examples/digits_broken.py; test $$? -eq 1
	@echo "== training"
	$(BIN)/python examples/digits.py

test: lint
	$(BIN)/python -m pytest --cov --cov-report=term
	$(BIN)/python -m pytest -p no:hypothesispytest $(CASES) --mypy-ini-file=$(CASES)/mypy.ini

lint: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# Random NumPy programs, run and type-checked: make fuzz FUZZ_STATEMENTS=3000 FUZZ_SEED="1 2 3" FUZZ_OPTIONS=--table
fuzz: $(STAMP)
	$(BIN)/python -m tests.fuzz --statements $(FUZZ_STATEMENTS) $(if $(FUZZ_SEED),--seed $(FUZZ_SEED)) $(FUZZ_OPTIONS)

# What is generated: the page of operations, the pictures of compile.md, and the texts of refusals
docs: $(STAMP)
	$(BIN)/python docs/operations.py
	$(BIN)/python docs/pictures.py
	$(BIN)/python -m tests.messages

# Everything that is checked for new errors: published packages are fetched, NumPy's own typing tests compared.
innocence: $(STAMP)
	SHAPEDGRAD_INNOCENCE=thorough $(BIN)/python -m pytest tests/innocence

# Gradients against hand-written NumPy: writes docs/performance.md, and fails if a stored ratio has grown by a tenth.
# One thread: the threads of a BLAS wait for each other longer than the small products take.
bench: $(STAMP)
	env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python benchmarks/report.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python >= 3.11 is needed (make PYTHON=python3.x)" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[mypy,examples,dev]"
	@touch $(STAMP)
