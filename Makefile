# `make sample` and `make test` are all that a newcomer needs; `make help` lists the rest.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
RIGHT := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))

.DEFAULT_GOAL := help
.PHONY: help python sample test check docs site gallery benchmark clean

help:  ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

# A Python that is too old or too new is told before anything is made, so that the next try finds a clean place.
python:
	@$(PYTHON) -c '$(RIGHT)' || { echo "需要 Python 3.11 至 3.13，而 $(PYTHON) 是 $$($(PYTHON) --version 2>&1)；请用 make PYTHON=python3.12 sample。" >&2; \
	  echo "Python 3.11 to 3.13 is needed; name one: make PYTHON=python3.12 sample" >&2; exit 1; }

$(VENV)/.installed: pyproject.toml | python
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.developer: pyproject.toml | python
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

site: $(VENV)/.developer  ## Write the manual as pages for a browser into build/site
	$(BIN)/python tools/manual_site.py

gallery: $(VENV)/.developer  ## Write the pages of all samples as pictures, PDF and DOCX side by side
	$(BIN)/python tools/gallery.py

benchmark: $(VENV)/.developer  ## Time the whole process against its peers
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[benchmark]'
	$(BIN)/python benchmarks/compare.py

clean:  ## Remove what was built
	rm -rf $(VENV) out build dist .pytest_cache .hypothesis .ruff_cache .mypy_cache .import_linter_cache
