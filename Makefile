# Every everyday command of the house. `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
VENV ?= .venv
WORKSPACE ?= demo/workspace
PORT ?= 8501
APP ?= yes
PYTEST ?=
LINE ?=
SEEDS ?= 100 101
MUTANTS ?= 150
ROOMS ?= algorithms rings loaders cases

BIN := $(VENV)/bin
# The environment is made again only when what it is made from has changed.
FINGERPRINT := $(shell cat requirements.txt pyproject.toml | cksum | cut -d' ' -f1)
RUNTIME := $(VENV)/runtime-$(FINGERPRINT)
DEV := $(VENV)/dev-$(FINGERPRINT)

.PHONY: help venv dev demo app neo4j test check mutants bench adversary docs system clean

help:  ## list these commands
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(RUNTIME):
	@"$(BIN)/python" -c "import sys" 2>/dev/null || "$(PYTHON)" -m venv --clear "$(VENV)"
	@rm -f "$(VENV)"/runtime-* "$(VENV)"/dev-*
	@echo "Installing what Coterie needs into $(VENV) ..."
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --editable .
	@touch "$@"

$(DEV): $(RUNTIME)
	@echo "Installing what the tests need into $(VENV) ..."
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch "$@"

venv: $(RUNTIME)  ## make the environment .venv with everything Coterie needs to run

dev: $(DEV)  ## the same, with everything the tests and checks need

demo: $(RUNTIME)  ## demo world, load, detect, then the app (APP=no stops before the app)
	@"$(BIN)/coterie" demo --workspace "$(WORKSPACE)"
	@if [ "$(APP)" != no ]; then "$(BIN)/coterie" app --workspace "$(WORKSPACE)" --port $(PORT); fi

app: $(RUNTIME)  ## open the app on this machine (WORKSPACE=..., PORT=...)
	@"$(BIN)/coterie" app --workspace "$(WORKSPACE)" --port $(PORT)

neo4j: $(RUNTIME)  ## a Neo4j server on this machine, without Docker (LINE=2026: the newer line)
	@"$(BIN)/python" -m graph.neo4j_server.java $(LINE) 2>/dev/null || { \
	  echo "Installing a Java runtime into $(VENV) ..."; \
	  "$(BIN)/python" -m pip install --quiet --disable-pip-version-check --editable '.[neo4j]'; }
	@"$(BIN)/coterie" serve-neo4j start $(if $(LINE),--line $(LINE))

system:  ## install Chromium, a Chinese font, PostgreSQL and Maven for the tests (as root, where absent)
	@bash tests/browser/install_chromium.sh
	@bash tests/install_postgresql.sh
	@bash tests/install_maven.sh
	@bash tests/install_libreoffice.sh

test: $(DEV) system  ## run every test, installing what they need (PYTEST="-k rings" for some)
	@"$(BIN)/python" -m pytest -n auto --dist loadfile $(PYTEST)

check: $(DEV)  ## style, types, import contracts and the bars of the house
	@"$(BIN)/ruff" check .
	@"$(BIN)/ruff" format --check .
	@"$(BIN)/mypy"
	@"$(BIN)/lint-imports"
	@"$(BIN)/python" -m pytest tests/house

mutants: $(DEV)  ## plant small faults and count what the tests notice (MUTANTS=150, ROOMS="rings")
	@"$(BIN)/python" -m benchmarks.mutation --mutants $(MUTANTS) --rooms $(ROOMS)

bench: $(DEV)  ## ring quality and speed beside the baselines (SEEDS="100 101"), into benchmarks/results
	@"$(BIN)/python" -m benchmarks.ring_quality --seeds $(SEEDS)
	@"$(BIN)/python" -m benchmarks.scale
	@"$(BIN)/python" -m docs.generate

adversary: $(DEV)  ## what an adversary tries, by promise, at most 15 minutes (SHORT=yes: without a server)
	@"$(BIN)/python" -m benchmarks.adversary $(if $(SHORT),--short)
	@if [ -z "$(SHORT)" ]; then "$(BIN)/python" -m docs.generate; fi

docs: $(RUNTIME)  ## write the generated pages and tables from code and results
	@"$(BIN)/python" -m docs.generate

clean:  ## remove the environment, the demo and every cache
	@rm -rf "$(VENV)" demo build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .mutation
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
