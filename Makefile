# The course's verbs. `make` alone lists them.

PORT ?= 8866
ARGS ?=
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$python && exit; done; echo python3)
UV ?= .cache/uv/bin/uv
BIN := .venv/bin

.PHONY: help serve lab test check build bench screenshots lock clean

help: ## List the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

serve: .venv/ready ## Open the course in the browser (PORT=8866, ARGS="--with my-folder")
	$(BIN)/kundfokus serve --port $(PORT) $(ARGS)

lab: .venv/ready ## Open the trainer's JupyterLab (ARGS="--notebooks my-folder")
	$(BIN)/kundfokus lab $(ARGS)

test: .venv/ready ## Run every test, the notebooks among them (ARGS="-k words")
	$(BIN)/python -m tests.chromium --ensure
	$(BIN)/python -m tests.programs --ensure
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile \
		--no-loadscope-reorder --nbval --nbval-current-env tests notebooks $(ARGS)

check: .venv/ready ## Check form, types, content, and that the notebooks are fresh
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/kundfokus check
	$(BIN)/kundfokus build --check

build: .venv/ready ## Build the notebooks from the lessons
	$(BIN)/kundfokus build

bench: .venv/ready .venv-bench/tried ## Measure the promises beside others (ARGS="--quick --only one,class")
	$(BIN)/python -m tests.chromium --ensure
	$(BIN)/python -m tests.bench $(ARGS)

screenshots: .venv/ready ## Take the pictures in README anew (ARGS="--every FOLDER" takes every page)
	$(BIN)/python -m tests.chromium --ensure
	$(BIN)/python -m tests.pictures $(ARGS)

lock: $(UV) ## Make the locks anew (ARGS=--upgrade for the newest versions)
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
		--group dev pyproject.toml --output-file requirements.lock $(ARGS)
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
		--python-version 3.11 --group bench --output-file requirements-bench.lock $(ARGS)

clean: ## Remove what the other verbs made, but not your notebooks
	rm -rf .venv .venv-bench .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A kernel whose modules are not compiled starts twice as slowly, hence compileall.
.venv/ready: .venv/locked pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q course widgets
	touch $@

.venv/locked: requirements.lock
	@$(PYTHON) -c '$(NEW_ENOUGH)' || { \
		echo 'The course needs Python 3.11 or newer.'; \
		echo 'Install it, or say where it is: make PYTHON=/path/to/python3.11'; exit 1; }
	@echo 'Fetching what the course is built on, about a minute, this once.'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	touch $@

# A peer that cannot be installed is said to be absent in the table; the rest is measured.
.venv-bench/tried: requirements-bench.lock
	$(PYTHON) -m venv --clear .venv-bench
	.venv-bench/bin/python -m pip install --quiet --require-hashes --requirement $< || \
		echo 'The peers could not be installed.'
	touch $@

.cache/uv/bin/uv:
	$(PYTHON) -m venv --clear .cache/uv
	.cache/uv/bin/python -m pip install --quiet uv
