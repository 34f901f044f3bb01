# Sổ tay: `make run` serves it, `make test` tries everything, `make check` is what CI runs.
PYTHON ?= python3
PORT ?= 8000
UV_VERSION := 0.13.9
VENV := .venv
BIN := $(VENV)/bin
UV := .boot/bin/uv
# Every start reads what was compiled once; some machines ask for the contrary, which costs 2 s a start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup setup-dev run test nightly test-sqlite test-postgres browser office proxy check lint format bench lock screenshots

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:[^#]*##/\t/' | expand -t 16

setup: $(VENV)/.base build/.assets  ## install what is locked into .venv, make fonts and icons

setup-dev: $(VENV)/.dev build/.assets  ## the same with what tests need

$(UV):
	$(PYTHON) -m venv .boot
	.boot/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(BIN)/python:
	$(PYTHON) -m venv --without-pip $(VENV)

# The development set contains the base set, so `make run` after `make test` takes nothing away.
$(VENV)/.base: requirements/base.txt pyproject.toml | $(UV) $(BIN)/python
	@test -e $(VENV)/.dev || $(UV) pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements/base.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(UV) $(BIN)/python
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements/dev.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@ $(VENV)/.base

node_modules/.done: package-lock.json
	npm ci --ignore-scripts --loglevel=error
	@touch $@

build/.assets: node_modules/.done tools/build_assets.py $(VENV)/.base
	$(BIN)/python tools/build_assets.py
	@touch $@

run: setup  ## serve the demo world on http://127.0.0.1:8000 (PORT= changes it)
	@$(BIN)/sotay demo --if-empty
	@exec $(BIN)/sotay serve --port $(PORT)

browser:
	@test -x /usr/bin/chromium || { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
		|| { echo "Cần chromium: apt-get install chromium"; exit 1; }

office:
	@command -v soffice >/dev/null || { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui >/dev/null; } \
		|| { echo "Cần LibreOffice: apt-get install --no-install-recommends libreoffice-writer-nogui"; exit 1; }

proxy:
	@test -x /usr/sbin/nginx || { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq --no-install-recommends nginx-light >/dev/null; } \
		|| { echo "Cần nginx: apt-get install --no-install-recommends nginx-light"; exit 1; }

# Journeys stand together and take long: a process that is through takes over from the other.
test-sqlite: setup-dev browser office proxy
	$(BIN)/python -m pytest -n 2 --dist worksteal

test-postgres: setup-dev browser office proxy
	SOTAY_TEST_ENGINE=postgres $(BIN)/python -m pytest -n 2 --dist worksteal

test: test-sqlite test-postgres  ## every test, on SQLite and on PostgreSQL

nightly: setup-dev browser office proxy  ## the long forms too, on both engines; writes docs/proof.md
	@mkdir -p build/proof
	$(BIN)/python -m pytest -n 2 --dist worksteal --nightly --proof build/proof/SQLite.json
	SOTAY_TEST_ENGINE=postgres $(BIN)/python -m pytest -n 2 --dist worksteal --nightly --proof build/proof/PostgreSQL.json
	$(BIN)/python tools/proof.py build/proof/*.json

lint: setup-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/sotay makemigrations --check --dry-run
	$(BIN)/python tools/docs.py --check

format: setup-dev  ## put the code into the house form
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format .

check: lint test  ## what CI runs

bench: setup-dev  ## print the figures beside a limit measured in the same run
	$(BIN)/python -m bench

screenshots: setup-dev browser  ## make the pictures of docs/ again
	$(BIN)/python tools/screenshots.py

lock: $(UV)  ## choose versions again and write requirements/
	$(UV) pip compile --quiet --upgrade --generate-hashes --no-header --python-version 3.11 pyproject.toml -o requirements/base.txt
	$(UV) pip compile --quiet --generate-hashes --no-header --python-version 3.11 --extra dev -c requirements/base.txt pyproject.toml -o requirements/dev.txt
