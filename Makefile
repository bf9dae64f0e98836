# Every target sets up its own virtual environment; a machine needs python3 (3.11 or newer), make and git.
# The tests of the page need a Chromium too: RELCON_CHROMIUM names one, else `chromium` or `google-chrome` is taken from the path.
PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/.installed
BIN := $(VENV)/bin
WORKERS ?= 2

# Root, or a user whom sudo asks nothing, may install a missing Debian package; anybody else is told its name.
AS_ROOT = $$(if [ "$$(id -u)" != 0 ]; then echo "sudo -n"; fi)
APT = { $(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -y -qq --no-install-recommends $(1); } </dev/null >&2

.DEFAULT_GOAL := help
.PHONY: help demo check test test-fast lint site hooks bench fuzz schemas tables lock sbom clean mutants

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "relcon needs Python 3.11 or newer: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || $(call APT,python3-venv) \
	  || { echo "Python's venv module is missing: install the package python3-venv, then run make again" >&2; exit 1; }
	@echo "Setting up $(VENV) (once; some minutes) ..." >&2
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]' >&2
	@touch $@

demo: $(STAMP) ## write the example matter and run the whole chain on it
	@rm -rf build/demo
	@$(BIN)/relcon demo build/demo

check: $(STAMP) lint ## lint, and the tests that the change touches, for 25 seconds
	$(BIN)/python -m tests.house.touched $(if $(SINCE),--since $(SINCE))

test: $(STAMP) ## all tests, in WORKERS=2 processes
	@[ -n "$$RELCON_CHROMIUM" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null \
	  || $(call APT,chromium fonts-liberation) \
	  || { echo "The tests of the page need a browser: install the package chromium (or name one: RELCON_CHROMIUM=/path/to/chromium), then run make again" >&2; exit 1; }
	$(BIN)/python -m pytest -n $(WORKERS)

test-fast: $(STAMP) ## all but the page in a browser, drawn examples and slow tests
	$(BIN)/python -m pytest -n $(WORKERS) --ignore tests/browser -m "not slow and not hypothesis"

lint: $(STAMP) ## ruff, mypy --strict and the layers between modules
	$(BIN)/ruff check --output-format concise .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

site: $(STAMP) ## the pages of docs/ as a site in build/site
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo build/site/index.html

hooks: $(STAMP) ## let git commit run ruff, mypy and the schema check
	$(BIN)/pre-commit install

bench: $(STAMP) ## measure; BENCH=row: only that row, PROFILE=row: where it goes
	@$(BIN)/python benchmarks/run.py $(if $(PROFILE),--profile $(PROFILE)) $(BENCH)

fuzz: $(STAMP) ## 200,000 mutated files (FUZZ=5000: fewer), and property tests
	$(BIN)/python -m tests.fuzz.run --workers $(WORKERS) $(FUZZ)
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -n $(WORKERS) -m hypothesis

schemas: $(STAMP) ## write schemas/ and the pages of the file format from the models
	$(BIN)/python -m relcon.schemas schemas
	$(BIN)/python -m relcon.reference.write docs

tables: $(STAMP) ## pack the YAML files of the program anew
	$(BIN)/python -m relcon.packed

# The tools of extra `supply`, in an environment of their own: nothing else needs them.
TOOLS := build/tools
$(TOOLS)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -m venv --clear $(TOOLS)
	@$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt cyclonedx-bom uv >&2
	@touch $@

LOCK = $(TOOLS)/bin/uv pip compile pyproject.toml -c constraints.txt --universal --python-version 3.11 --generate-hashes \
  --no-annotate --no-emit-index-url --custom-compile-command 'make lock' --quiet

lock: $(TOOLS)/.installed ## write requirements/: every package with the hashes of its files
	@$(LOCK) --output-file requirements/core.txt
	@$(LOCK) --all-extras --output-file requirements/all.txt

sbom: $(STAMP) $(TOOLS)/.installed ## build/relcon.cdx.json: what the smallest install is made of
	@rm -rf build/core build/wheel
	@$(PYTHON) -m venv --without-pip build/core
	@$(BIN)/python -m hatchling build -t wheel -d build/wheel >&2
	@$(BIN)/python -m pip --python build/core/bin/python install --quiet --disable-pip-version-check --require-hashes --no-deps \
	  -r requirements/core.txt >&2
	@$(BIN)/python -m pip --python build/core/bin/python install --quiet --disable-pip-version-check --no-deps build/wheel/*.whl >&2
	@$(BIN)/python -m pip --python build/core/bin/python check >&2
	@$(TOOLS)/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file build/relcon.cdx.json build/core/bin/python
	@echo build/relcon.cdx.json

clean: ## remove what the targets above made
	rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

mutants: $(STAMP) ## small wrong changes that no test notices
	@$(BIN)/python benchmarks/mutants.py $(MUTANTS)
