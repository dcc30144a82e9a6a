# `make sample` and `make test` are all that a newcomer needs; `make help` lists the rest.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help sample test check docs benchmark clean

help:  ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.developer: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,serve,dask]'
	@touch $@ $(VENV)/.installed

sample: $(VENV)/.installed  ## Set up and convert the sample report into out/
	@mkdir -p out
	$(BIN)/python -m convert all samples/meeting-report/meeting-report.txt --out out --force

check: $(VENV)/.developer  ## Lint, types, direction of imports
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: check  ## Set up, check, and run all tests
	$(BIN)/python -m pytest

docs: $(VENV)/.developer  ## Write the generated documents anew
	$(BIN)/python tools/generate_docs.py

benchmark: $(VENV)/.developer  ## Time the whole process against its peers
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[benchmark]'
	$(BIN)/python benchmarks/compare.py

clean:  ## Remove what was built
	rm -rf $(VENV) out build dist .pytest_cache .hypothesis .ruff_cache .mypy_cache .import_linter_cache
