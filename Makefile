# make site · make test are the two commands; each does its own set-up on a fresh machine.
PYTHON ?=
BIN := .venv/bin
READY := .venv/.ready
PORT ?= 8000
JOBS ?= 2
# Two files of tests/charts draw nearly everything, which takes longer than all the rest.
FAST := tests/wording tests/catalog tests/charts tests/pages tests/content tests/test_documentation.py tests/test_papers_alike.py \
	--ignore=tests/charts/test_drawing.py --ignore=tests/charts/test_kinds.py
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site read test test-fast test-long serve check schemas lint pictures golden bench lock clean browser editions channels pango

site: $(READY) ## build the site into site/
	@./ledger site

read: $(READY) ## serve the built site/
	@./ledger read --port $(PORT)

serve: $(READY) ## preview: an edit shows at once, a typo explains itself
	@./ledger serve --port $(PORT)

check: $(READY) ## tell everything that is wrong, without building
	@./ledger check

schemas: $(READY) ## write data/schema/ and the snippets of editors anew
	@./ledger schema

test: $(READY) browser pango lint ## every test, browser tests included
	@$(BIN)/python -m pytest -n $(JOBS)

test-fast: $(READY) ## what needs neither a browser nor a build: seconds, while you write
	@$(BIN)/python -m pytest -n $(JOBS) -m 'not long and not browser and not builds and not heavy' $(FAST)

test-long: $(READY) ## what takes minutes: 200 killed builds, 10,000 spoiled inputs
	@$(BIN)/python -m pytest -m long -s

lint: $(READY)
	@$(BIN)/ruff check --quiet macros tests
	@$(BIN)/ruff format --check --quiet macros tests
	@$(BIN)/mypy --no-error-summary

pictures: $(READY) browser ## a contact sheet of every page × language × width × palette
	@$(BIN)/python -m tests.browser.pictures

editions: $(READY) pango ## the newest issue as mail, PDF and all else, into editions/
	@./ledger edition all newest

channels: $(READY) browser pango ## an issue as every channel has it, side by side: pictures/channels/
	@$(BIN)/python -m tests.browser.channels $(ISSUE)

golden: $(READY) browser ## each chart, and what is heard of pages, beside its reference; ACCEPT=1 makes what is now the reference
	@$(BIN)/python -m tests.golden $(if $(ACCEPT),--accept)
	@$(BIN)/python -m tests.browser.heard $(if $(ACCEPT),--accept)

bench: $(READY) browser ## medians of five: builds, edits, memory, bytes of a first visit
	@$(BIN)/python -m tests.bench

lock: $(READY) ## resolve pyproject.toml anew into requirements.lock, for every Python and system
	@$(BIN)/python -m pip install --quiet 'uv>=0.9'
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --python-version 3.11 --extra test pyproject.toml --output-file requirements.lock

clean: ## everything that can be made again
	@rm -rf site editions .cache pictures .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(READY): requirements.lock
	@PYTHON="$(PYTHON)" ./ledger --set-up

# $(call installed,packages,what needs them): as root on Debian they are installed, elsewhere they are named.
define installed
	if [ "$$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release; then \
		echo "installing $(1)"; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1); } >/dev/null \
			|| { echo "apt-get could not install $(1)"; exit 2; }; \
	else \
		echo "$(2): $(1). On Debian: sudo apt-get install $(1)"; exit 2; \
	fi
endef

# The browser tests use the system's Chromium and a CJK font.
browser:
	@missing=""; \
	command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing="chromium"; \
	{ command -v fc-list >/dev/null && fc-list :lang=zh family | grep -q .; } || missing="$$missing fonts-noto-cjk fontconfig"; \
	[ -z "$$missing" ] && exit 0; \
	$(call installed,$$missing,The browser tests need)

# A PDF is set by Pango, which no Python package brings.
pango:
	@$(BIN)/python -c 'import weasyprint' 2>/dev/null && exit 0; \
	$(call installed,libpangoft2-1.0-0 libharfbuzz-subset0,A PDF needs)
