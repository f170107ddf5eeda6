# Everything sets itself up: the first `make serve` or `make test` makes .venv and installs into it.
# PYTHON=python3.12 chooses another Python for that.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; \
	done)
ifeq ($(strip $(PYTHON)),)
PYTHON := python3
endif

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INPUTS := constraints.txt constraints-dev.txt pyproject.toml package.json package-lock.json hatch_build.py $(wildcard hooks/*.py) \
	$(addprefix cartostory/,carto/world/topology.py geo/antimeridian.py geo/disputes.py geo/smoothing.py)
# one for the program, one for the program and the tools of its tests
READY := .venv/ready
READY_FOR_TESTS := .venv/ready-for-tests

.DEFAULT_GOAL := help
.PHONY: help serve basemap site guide test quick lint types bench page-speed gallery reliability constraints clean clean-all
ifeq ($(wildcard cartostory/vendor/.stamp),)
.PHONY: $(READY) $(READY_FOR_TESTS)
endif

help: ## cette aide
	@echo 'cartostory'
	@echo
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/:.*## /|/' | while IFS='|' read -r name text; \
		do printf '  make %-10s %s\n' "$$name" "$$text"; done

serve: $(READY) ## construit le site de démonstration et le montre sur http://127.0.0.1:8000 ; suit les changements
	@$(BIN)/cartostory serve --site .

basemap: $(READY) ## rapporte le fond de carte du site de démonstration (par le réseau), en plus
	@$(BIN)/cartostory basemap fetch --site .

site: $(READY) ## construit le site de démonstration dans output/
	@$(BIN)/cartostory build --site . --output output

guide: $(READY_FOR_TESTS) ## construit le guide en site dans output/guide, avec des captures de l’aperçu
	@CHROMIUM="$$($(BIN)/python tools/chromium.py)" && export CHROMIUM && $(BIN)/python -m tools.guide --shots

test: lint types ## tout vérifier : style, types, tous les tests, navigateur compris
	@echo '== tests (pytest, all cores; the browser ones in Chromium)'
	@CHROMIUM="$$($(BIN)/python tools/chromium.py)" && export CHROMIUM && echo "   Chromium: $$CHROMIUM" && \
		JAVA="$$($(BIN)/python tools/java.py || true)" && export JAVA && echo "   Java: $${JAVA:-none}" && \
		$(BIN)/python -m pytest -n auto --dist worksteal --durations=20

quick: $(READY_FOR_TESTS) ## pendant le travail : les tests sans navigateur, papier, fichiers réels ni sites entiers
	@$(BIN)/python -m pytest -n auto --dist worksteal -m 'not slow'

lint: $(READY_FOR_TESTS) ## style du code et sens des imports (ruff, import-linter)
	@echo '== style (ruff)'
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@echo '== imports (import-linter)'
	@$(BIN)/lint-imports --no-cache

types: $(READY_FOR_TESTS) ## types (mypy, strict)
	@echo '== types (mypy)'
	@$(BIN)/mypy

bench: $(READY_FOR_TESTS) ## mesures de vitesse et de mémoire ; PEERS=1 : à côté d’autres générateurs
	@$(BIN)/python -m bench $(if $(PEERS),--peers)

page-speed: $(READY_FOR_TESTS) ## ouvre les pages de la démonstration sur une ligne lente et note ce qu’elles pèsent (docs/reference/page-speed.md)
	@CHROMIUM="$$($(BIN)/python tools/chromium.py)" && export CHROMIUM && $(BIN)/python -m tools.page_speed

gallery: $(READY_FOR_TESTS) ## dessine tous les extraits réels et les cartes de la démonstration sur une page, pour les regarder
	@$(BIN)/python -m tools.gallery

reliability: $(READY_FOR_TESTS) ## tue le programme, remplit des disques, et note ce qui en reste (docs/reference/reliability.md)
	@$(BIN)/python -m tools.reliability

constraints: $(READY_FOR_TESTS) ## relève les versions que make installe, chacune avec ses empreintes (constraints.txt)
	@$(PIP) install uv
	@$(BIN)/python -m tools.constraints

clean: ## efface le site construit et les caches
	rm -rf output dist .cartostory .pytest_cache .ruff_cache .mypy_cache .hypothesis .benchmarks

clean-all: clean ## efface aussi l'environnement et ce que l'installation a apporté
	rm -rf .venv cartostory/vendor node_modules

$(READY): $(INPUTS)
	@echo "== installation dans .venv (une à deux minutes la première fois)"
	@$(PYTHON) tools/environment.py
	@$(PIP) install --require-hashes --requirement constraints.txt
	@$(PIP) install --no-deps --editable .
	@touch $@

$(READY_FOR_TESTS): $(INPUTS)
	@echo '== installing into .venv, with the tools of the tests (one or two minutes the first time)'
	@$(PYTHON) tools/environment.py
	@$(PIP) install --require-hashes --requirement constraints-dev.txt
	@$(PIP) install --no-deps --editable .
	@touch $(READY) $@
