# Every target makes its environment by itself when it is missing or older than the two files it is built
# from: .venv, and .venv-bench, which has the extractors that the benchmark compares with.
# Only that step, and the browser for `make test`, use the network.

PYTHON ?=
DB ?= harvest.db
SNAPSHOTS ?= fixtures/portals
MINUTES ?= 15
SEED ?=

PYTHONS = $(if $(PYTHON),"$(PYTHON)",python3 python3.13 python3.12 python3.11 python)
BROWSERS = chromium chromium-browser google-chrome google-chrome-stable
VENV = .venv
RUN = $(VENV)/bin/python -m
BENCH = .venv-bench
MEASURE = $(BENCH)/bin/python -m

.DEFAULT_GOAL := help
.PHONY: help harvest test fuzz check eval bench clean browser

help:
	@echo "make harvest   crawl every portal from its snapshots into $(DB), without network"
	@echo "make test      run the tests"
	@echo "make fuzz      hostile and broken pages for MINUTES (now $(MINUTES)); inputs that fail are kept in fuzz-failures"
	@echo "make check     lint, format, types and documents"
	@echo "make eval      what the extraction gets right on labelled pages, beside its floors"
	@echo "make bench     the same pages through other extractors, and memory over 100,000 pages (some minutes)"
	@echo "make clean     remove what these targets made, but no database"
	@echo
	@echo "Variables: PYTHON (3.11 or newer), DB (now $(DB)), SNAPSHOTS (now $(or $(SNAPSHOTS),the live portals))"
	@echo "For the live portals, in a file of their own: make harvest SNAPSHOTS= DB=live.db"

# `scrapy crawl` exits with 2 where it cannot begin, and no portal after it could.
harvest: $(VENV)/stamp
	@portals=$$($(RUN) scrapy list) || exit 1; unsound=; \
	for portal in $$portals; do \
	    $(RUN) scrapy crawl "$$portal" --loglevel WARNING -s "HARVESTER_DB=$(DB)" -s "HARVESTER_SNAPSHOTS=$(SNAPSHOTS)"; \
	    case $$? in 0) ;; 2) exit 2 ;; *) unsound="$$unsound $$portal" ;; esac; \
	done; \
	if [ -e "$(DB)" ]; then \
	    $(RUN) sqlite_utils query "$(DB)" --table \
	        "select portal, kind, count(*) as reports, min(report_year) as first, max(report_year) as last \
	         from reports group by portal, kind" || exit 1; \
	fi; \
	test -z "$$unsound" || { echo "Not sound:$$unsound (why stands under each one's table above)" >&2; exit 1; }

test: $(VENV)/stamp browser
	@$(RUN) pytest --numprocesses 2 --dist loadfile

# One mutation again: make fuzz SEED=<its number> ROUNDS=1; one input: python tests/fuzz/fuzz.py --replay FILE
fuzz: $(VENV)/stamp
	@$(VENV)/bin/python tests/fuzz/fuzz.py $(if $(ROUNDS),--rounds $(ROUNDS),--minutes $(MINUTES)) $(if $(SEED),--seed $(SEED))

check: $(VENV)/stamp
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(RUN) pytest tests/test_docs.py

eval: $(VENV)/stamp
	@$(VENV)/bin/python tests/eval/gate.py

bench: $(BENCH)/stamp
	@$(MEASURE) benchmarks.extraction --chart docs/img/extraction.png
	@$(MEASURE) benchmarks.memory

clean:
	rm -rf $(VENV) $(BENCH) build dist .mypy_cache .ruff_cache .pytest_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The test of pages that need a browser is skipped where none can be had.
browser:
	@for browser in $(BROWSERS); do command -v "$$browser" >/dev/null && exit 0; done; \
	if [ -e /etc/debian_version ] && [ "$$(id -u)" = 0 ]; then \
	    echo "Installing Debian's chromium for the browser test"; \
	    { apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium; } >/dev/null \
	        || echo "chromium could not be installed: the browser test will be skipped"; \
	else \
	    echo "No Chromium found: the browser test will be skipped"; \
	fi

$(VENV)/stamp: requirements.lock
$(BENCH)/stamp: requirements-bench.lock

# A lock is complete: --no-deps, because pip's resolver fails on what the extras of some of them ask of each other.
%/stamp: pyproject.toml
	@for python in $(PYTHONS); do \
	    "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	    python=; \
	done; \
	test -n "$$python" || { \
	    echo "harvester needs Python 3.11 or newer, and none of these is: $(PYTHONS)" >&2; \
	    echo "Name one: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }; \
	echo "Making $* with $$("$$python" --version): installing packages, about a minute"; \
	"$$python" -m venv --clear $*
	@install="$*/bin/python -m pip install --quiet --disable-pip-version-check --no-deps"; \
	log=$$({ $$install --require-hashes --requirement $(filter %.lock,$^) \
	    && $$install --no-index --no-build-isolation --editable .; } 2>&1) \
	    || { echo "$$log" >&2; exit 1; }
	@touch $@
