# One command for each thing a person does with Homeward; every one sets up what it needs first.
.DEFAULT_GOAL := help
.PHONY: help run web hub dev test check bench env env-dev env-web lock clean

PORT ?= 8550
NO_BROWSER ?=
export PORT NO_BROWSER
export PYTHONUNBUFFERED = 1

PY := .venv/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes
# Browsers want the machine for themselves; everything else runs on all cores.
TESTS := $(PY) -m pytest -n auto --dist loadfile tests/unit tests/contract tests/components && $(PY) -m pytest tests/e2e
OFFLINE := echo "Homeward could not fetch its parts: check the internet connection and the message above, then run the same command again." >&2; exit 1

help: ## show this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

run: dist/index.html ## build the web app when something changed, and open it (PORT=8550, NO_BROWSER=1)
	@$(PY) -m hub $(if $(NO_BROWSER),,--open)

web: env-web ## build the web app for publishing: dist/ for any web server (compressing takes minutes at first)
	@$(PY) -m tools.build_web

hub: env ## serve the built app of dist/ (PORT=8550, HOST=0.0.0.0 for other devices)
	@$(PY) -m hub

dev: env-dev ## the same, started again at each change of a source file; an open page follows
	@NO_BROWSER=1 $(PY) -m watchfiles --verbosity warning "$(PY) main.py" main.py models services views assets

test: env-dev env-web ## all tests; fetches Chromium if it is missing
	@$(PY) -m tools.chromium
	@$(PY) -m tools.firefox
	@$(PY) -m tools.notifications
	@$(TESTS)

check: env-dev env-web ## format, lint, types, tests: what .ci/run calls
	@$(PY) -m tools.chromium
	@$(PY) -m tools.firefox
	@$(PY) -m tools.notifications
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(TESTS)

bench: env-dev env-web ## print the speed figures as JSON lines
	@$(PY) -m tools.chromium
	@$(PY) -m tools.bench

# What the build reads; a directory counts because a file may have gone from it.
# (`web/.` and not `web`, which is the command above.)
READ := models services views web assets tools/web
SOURCES := main_web.py window.py tools/build_web.py $(READ:%=%/.) \
	$(shell find $(READ) -mindepth 1 -name __pycache__ -prune -o -mindepth 1 -print)

dist/index.html: .venv/web.stamp $(SOURCES)
	@echo "Building the web app ..."
	@$(PY) -m tools.build_web --quick

env: .venv/run.stamp ## make .venv with what the app needs

env-dev: .venv/dev.stamp ## the same with what the tests need

env-web: .venv/web.stamp ## the same with what building the web app needs

# --clear also replaces an environment that was interrupted or whose Python has gone.
.venv/run.stamp: requirements/run.lock
	@python="$$(sh tools/find_python.sh)" && echo "Making .venv with $$python ..." && "$$python" -m venv --clear .venv
	@$(PIP_INSTALL) -r requirements/run.lock || { $(OFFLINE); }
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.lock
	@echo "Adding what the tests need ..."
	@$(PIP_INSTALL) -r requirements/dev.lock || { $(OFFLINE); }
	@touch $@

.venv/web.stamp: .venv/run.stamp requirements/web.lock
	@echo "Adding what building the web app needs ..."
	@$(PIP_INSTALL) -r requirements/web.lock || { $(OFFLINE); }
	@touch $@

lock: env ## pin the newest allowed versions in requirements/*.lock
	@sh tools/lock.sh

clean: ## remove everything that can be made again (never the record)
	rm -rf .venv .pytest_cache .hypothesis .mypy_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
