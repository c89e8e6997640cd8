PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check format vendor bench search lock fuzz portal

run: $(VENV)/run.stamp
	@$(BIN)/kcc-registratie serve

# The browser apart: Playwright leaves an event loop running in its process, and DBOS refuses to be called in one.
test: check
	@tools/chromium.sh
	@tools/firefox.sh
	$(BIN)/python -m pytest -n auto --dist worksteal -m browser tests/browser

check: $(VENV)/test.stamp
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not browser" --ignore=tests/browser

# Bandit from medium up: below that it asks what Ruff's S rules ask, where each exception has its reason.
.PHONY: lint
lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --recursive webapp tools examples --severity-level medium --confidence-level medium
	$(BIN)/python tools/vendor.py --check
	$(BIN)/python tools/audit.py

format: $(VENV)/test.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

vendor: $(VENV)/test.stamp
	$(BIN)/python tools/vendor.py

bench: $(VENV)/test.stamp
	PYTHONPATH=tests $(BIN)/python -m bench

FUZZ ?= 100000
fuzz: $(VENV)/test.stamp
	KCC_FUZZ=$(FUZZ) $(BIN)/python -m pytest -n auto tests/fuzz

search: $(VENV)/test.stamp
	PYTHONPATH=tests $(BIN)/python -m search.questions
	PYTHONPATH=tests $(BIN)/python -m search.misspelt

.PHONY: portal
portal: $(VENV)/run.stamp
	@$(BIN)/python -m examples.portal

lock: $(VENV)/test.stamp
	tools/lock.sh

# Stamps, so that the second start asks pip nothing.
$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	@test -e $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/run.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@
