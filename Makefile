# What a developer does here, each in one word. Nothing is needed but make, git and Python 3.11.
# The environment is .venv/; a stamp file in it makes the second call start at once.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && exit; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

.PHONY: help run test check lint types format words bench soak lock clean
.DEFAULT_GOAL := help

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/run.stamp ## Start Factcheck with its demo desk and print the link that signs you in
	@$(BIN)/factcheck demo

test: .venv/test.stamp ## Install what the tests need, a browser too, and run them all
	@$(BIN)/python -m tests.support.browser
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

check: lint types test ## All that has to pass before a commit: lint, types, tests

lint: .venv/test.stamp ## Look for mistakes and for layout that is not ours
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/test.stamp ## Check the types
	$(BIN)/mypy

format: .venv/test.stamp ## Lay the code out, and mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

words: .venv/test.stamp ## Bring the catalogues of translations up to date with what the sources say
	@$(BIN)/python -m tests.support.catalogues

bench: .venv/test.stamp ## Measure, and print the figures beside the goals
	@$(BIN)/python -m tests.support.browser
	@$(BIN)/python -m tests.bench $(ARGS)

soak: .venv/test.stamp ## Long runs under faults: kill -9 in mid-save, many writers
	@$(BIN)/python -m tests.bench.soak

lock: .venv/run.stamp ## Choose the newest versions anew and write the lock files
	$(PIP) install uv
	$(LOCK) --upgrade --output-file requirements.lock pyproject.toml
	$(LOCK) --upgrade --output-file requirements-build.lock requirements-build.txt
	$(LOCK) --upgrade --output-file requirements-test.lock --extra test \
		--constraint requirements.lock pyproject.toml

clean: ## Remove the environment and all that was built
	rm -rf .venv dist build .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find factcheck migrations tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Factcheck needs Python 3.11 or newer, and found none." \
		"Install one, or name it: make run PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make an" \
		"environment. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Making the environment in .venv (once)"
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.lock requirements-build.lock pyproject.toml | .venv/bin/python
	@echo "Installing what Factcheck runs on (once)"
	@$(PIP) install --no-compile --require-hashes -r requirements.lock -r requirements-build.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.stamp: requirements-test.lock .venv/run.stamp
	@echo "Installing what the tests need (once)"
	@$(PIP) install --no-compile --require-hashes -r requirements-test.lock
	@touch $@
