# The commands of this project; CI runs the very same ones. Needs python3 >= 3.11 with venv, make and git, nothing else.

BIN := .venv/bin
PORT ?= 8000
SIZE ?= small
PYTEST ?= $(BIN)/python -m pytest
WORKERS ?= auto
COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

.PHONY: setup demo test stories load fuzz scan lint bench messages lock sbom wheel clean

setup: ## .venv with everything, installed anew only when the requirements change
	@sh .ci/setup
	@$(BIN)/python -m thongsuot.config.messages compile

demo: setup ## the program with demonstration data on http://127.0.0.1:8000
	@$(BIN)/thongsuot demo --port $(PORT) --size $(SIZE) $(ARGS)

test: setup ## the whole suite, browser stories last
	@$(PYTEST) -n $(WORKERS) --dist loadgroup $(ARGS)

stories: setup ## the browser stories alone
	@THONGSUOT_BROWSER=required $(PYTEST) -m browser $(ARGS)

load: setup ## many kill -9 of server, worker and database while residents submit; suggestions for ten thousand lines
	@KILLS=60 LINES=10000 $(PYTEST) tests/house/test_kill.py tests/house/test_suggest_memory.py -s $(ARGS)

fuzz: setup ## more than a million inputs over all parsers; hours on a slow machine
	@FUZZ_EACH=$(or $(EACH),30000) $(PYTEST) -n $(WORKERS) tests/fuzz $(ARGS)

scan: setup ## wapiti, sqlmap and schemathesis against the demonstration on this machine; a quarter of an hour
	@sh .ci/scan
	@$(BIN)/python tools/scan $(ARGS)

lint: setup ## style, and the arrows between the rooms
	@$(BIN)/ruff check src tests
	@$(BIN)/ruff format --check src tests
	@$(BIN)/lint-imports

bench: setup ## the measurements of docs/operate, with their yardstick
	@$(BIN)/thongsuot bench $(ARGS)

messages: setup ## bring the catalogues up to date with code and templates
	@$(BIN)/python -m thongsuot.config.messages extract
	@$(BIN)/python -m thongsuot.config.messages compile

lock: ## requirements/*.txt anew from *.in, with hashes; needs uv
	$(COMPILE) requirements/base.in -o requirements/base.txt
	$(COMPILE) requirements/test.in -o requirements/test.txt
	$(COMPILE) requirements/scan.in -o requirements/scan.txt

sbom: ## dist/sbom.cdx.json: every package and shipped file with its hashes, as CycloneDX
	@mkdir -p dist
	@python3 tools/sbom.py dist/sbom.cdx.json

wheel: setup ## dist/*.whl
	@$(BIN)/python -m build --wheel --no-isolation

clean: ## all that was made, save the data folder
	rm -rf .venv .venv-scan build dist .pytest_cache .ruff_cache .hypothesis
	find src -name '*.mo' -delete
