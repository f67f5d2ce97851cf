# `make chat` and `make test` do all the set-up themselves: Python 3.11 or later and make are enough.
# Options pass through ARGS: make chat ARGS="--today 2026-01-15", make test ARGS="tests/test_cli.py -x".

SHELL := /bin/sh
BIN := .venv/bin
READY := .venv/ready
UV := uv
COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command "make lock"

# The first of these that is Python 3.11 or later; name another with `make PYTHON=/path/to/python ...`.
PYTHON := python3 python3.14 python3.13 python3.12 python3.11 python

.DEFAULT_GOAL := help
.PHONY: help chat run test check proof image format bench figures learn schemas lock clean

help:
	@echo "make chat     talk to the advisor in this terminal"
	@echo "make run      the bot on Telegram; needs TELEGRAM_BOT_TOKEN"
	@echo "make test     run the tests"
	@echo "make check    lint, types, and the checks of catalog/ and dialogs/"
	@echo "make proof    what is too long for the tests: the advice for everybody, on the first of every month; the bot"
	@echo "              killed hundreds of times; what it prints is kept in proof/"
	@echo "make image    build the image with buildah and try it; BASE=... names another base image"
	@echo "make format   format the Python code"
	@echo "make bench    how fast commands start and texts are read, and what the bot costs beside an echo bot"
	@echo "make figures  measure how well texts are understood, and write the figures into README.md"
	@echo "make learn    learn from dialogs/examples what texts want, and write the weights; two minutes"
	@echo "make schemas  write catalog/schemas/*.json anew from the model, for editors"
	@echo "make lock     write requirements/*.txt anew from pyproject.toml (needs uv; ARGS=--upgrade for newer versions)"
	@echo "make clean    remove the virtual environment and caches"

chat: $(READY)
	@$(BIN)/certbot-advisor chat $(ARGS)

run: $(READY)
	@$(BIN)/certbot-advisor run $(ARGS)

test: $(READY)
	# Side by side, each file's tests together: those that share a bot or a database stay in one process.
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

check: $(READY)
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy
	$(BIN)/certbot-advisor check

format: $(READY)
	$(BIN)/python -m ruff check --fix
	$(BIN)/python -m ruff format

# What it prints is kept; the exit status is that of the tests and not of tee.
proof: $(READY)
	@mkdir -p proof
	@{ $(BIN)/python -m pytest -m proof -p no:randomly -s $(ARGS) 2>&1; echo $$? >proof/status; } \
		| tee "proof/$$(date -u +%Y-%m-%dT%H%M%SZ).txt"; exit "$$(cat proof/status)"

image: $(READY)
	$(BIN)/python -m pytest -m image -rs tests/test_image.py $(ARGS)

bench: $(READY)
	$(BIN)/python bench/startup.py $(ARGS)
	$(BIN)/python bench/finding.py $(ARGS)
	$(BIN)/python bench/reading.py $(ARGS)
	$(BIN)/python bench/telegram.py $(ARGS)

figures: $(READY)
	$(BIN)/certbot-advisor evaluate --readme README.md

learn: $(READY)
	$(BIN)/certbot-advisor learn

schemas: $(READY)
	@mkdir -p catalog/schemas
	@kinds=$$($(BIN)/python -c 'from certbot.catalog.schema import PUBLISHED; print(*PUBLISHED)') || exit 1; \
	for kind in $$kinds; do \
		$(BIN)/certbot-advisor export --schema $$kind >catalog/schemas/$$kind.json || exit 1; \
	done

# The environment is made anew when the lock file or pyproject.toml changes, and only then.
$(READY): requirements/dev.txt requirements/postgresql.txt pyproject.toml
	@found=; for python in $(PYTHON); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found="$$python"; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "certbot-advisor needs Python 3.11 or later, and none was found as: $(PYTHON)." >&2; \
		echo "Install one, or name it: make PYTHON=/path/to/python ..." >&2; exit 1; \
	fi; \
	echo "Setting up .venv with $$("$$found" --version); this happens once and takes about a minute."; \
	"$$found" -m venv --clear .venv || { \
		echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: --requirement requirements/postgresql.txt || \
		echo "No PostgreSQL could be had for this machine: the tests that need one will be skipped."
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv/" >&2; exit 1; }
	$(COMPILE) pyproject.toml --output-file requirements/base.txt $(ARGS)
	$(COMPILE) pyproject.toml --output-file requirements/dev.txt --group dev --constraint requirements/base.txt $(ARGS)
	$(COMPILE) --output-file requirements/build.txt --group build --constraint requirements/dev.txt $(ARGS)
	$(COMPILE) --output-file requirements/postgresql.txt --group postgresql --constraint requirements/dev.txt $(ARGS)

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
