# make site   builds the demo in content/, with a past of its own, into site/ and says how to look at it
# make test   runs all checks: ruff, mypy, pytest
# make test-browser   looks at every kind of page in Chromium
# make test-long   runs the tests that take many minutes
# make test-steps   takes 500 random steps with a site, each held against a clean build
# make test-faults   ends builds and other commands at hundreds of moments, fills disks, and builds the same site everywhere
# make test-scale   builds sites of organisations of extreme shapes, and looks at every page
# make fuzz   holds whatever reads files against inputs that nobody would write, for MINUTES=10 of processor time
# make docs   writes the pages of docs/reference/ that are made from the program
# make docs-site   makes a website of the documents, by okrsite itself
# make pictures   takes the pictures of the README anew; needs Chromium
# make vendor   brings in the libraries of others that pages load; needs npm
# make upgrade-sites   writes the sites in tests/upgrades that stand for the present version, until it is released
# make lock   writes the lists of exact libraries with hashes, in their newest versions; needs uv
#
# Both make their own environment in .venv on first use. PYTHON=python3.12 chooses another interpreter, and
# LOCK=requirements/lowest.txt the lowest versions of all libraries.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK ?= requirements/dev.txt
LOCK_OF_SITES := okrsite_gen/starter/hosted/requirements-lock.txt

.PHONY: help site test test-browser test-long test-steps test-faults test-scale fuzz docs docs-site pictures vendor lock upgrade-sites format clean

help:
	@sed -n '/^# make/s/^# //p' Makefile

site: $(VENV)/.installed
	@$(BIN)/python -m tools.demo_past build/demo
	@$(BIN)/okrsite -C build/demo build --output "$(CURDIR)/site"
	@echo "Or watch it while you edit content/: $(BIN)/okrsite serve --open"

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadfile

test-browser: $(VENV)/.installed-dev
	$(BIN)/pytest -m browser --every-look

test-long: $(VENV)/.installed-dev
	$(BIN)/pytest -m long

test-steps: $(VENV)/.installed-dev
	$(BIN)/pytest -m long tests/property/test_steps.py

test-faults: $(VENV)/.installed-dev
	$(BIN)/pytest -m "long or slow or not long" tests/faults

test-scale: $(VENV)/.installed-dev
	$(BIN)/pytest -m "long or slow" tests/scale

fuzz: $(VENV)/.installed-dev
	$(BIN)/python tests/fuzz/run.py --minutes $(or $(MINUTES),10) --seed $(or $(SEED),0) $(GUIDED)

docs: $(VENV)/.installed
	@$(BIN)/python -m tools.reference

docs-site: $(VENV)/.installed
	@$(BIN)/python -m tools.docs_site build/docs
	@$(BIN)/okrsite -C build/docs build

pictures: $(VENV)/.installed-dev
	@$(BIN)/okrsite build --quiet
	@$(BIN)/python -m tools.pictures

vendor: $(VENV)/.installed
	@$(BIN)/python -m tools.vendor

lock: $(VENV)/.installed
	@$(BIN)/python -m tools.lock

upgrade-sites: $(VENV)/.installed-dev
	@PYTHONPATH=.:tests/leak:tests/upgrades $(BIN)/python tests/upgrades/write_sites.py

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) site .site.okrsite .okrsite build dist

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' \
		|| { echo "okrsite needs Python 3.10 or newer: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "The module venv is missing; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@touch $@

# Libraries in the versions that stand in the lists, by their hashes; then okrsite itself, for which nothing is fetched.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(VENV)/.installed: $(VENV)/.made pyproject.toml $(LOCK_OF_SITES)
	@echo "Installing okrsite into $(VENV) ..."
	@$(PIP) --require-hashes --requirement $(LOCK_OF_SITES)
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.made pyproject.toml $(LOCK)
	@echo "Installing okrsite and the tools for its tests into $(VENV) ..."
	@$(PIP) --require-hashes --requirement $(LOCK)
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.installed
