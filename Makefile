# Restante: `make help` lists the targets.

SHELL := /bin/bash
BUILD_SECONDS ?= 1800
RELEASE_SECONDS ?= 3600
TEST_SECONDS ?= 1200
TEST_WIDTH ?= 16
FUZZ_SECONDS ?= 2400
SECONDS ?= 60
KILLS ?= 15
EVENTS ?= 1000
RESTARTS ?= 6
PORTALS ?= 50
PENDING ?= 1000000
QUEUES ?= 10000
PYTHON_ENV := .build/acceptance-python
FAILOVER_ENV := .build/failover-python
PACKAGES_ENV := .build/packages-python
RELEASE_BUILD := .build-release
DIST := $(RELEASE_BUILD)/dist
BENCH_DATA ?= .build/bench-deep
BENCH_FLAGS ?=
BENCH_TINY_SECONDS ?= 300

# Which program the tests in Python are run with. A debug build is made in a moment; the one that is
# shipped was optimized, by which compilers have changed what programs do.
PROGRAM ?= debug
ifeq ($(PROGRAM),release)
BUILD_PROGRAM = $(MAKE) release
export RESTANTE_BINARY = $(CURDIR)/$(RELEASE_BUILD)/release/restante
else
BUILD_PROGRAM = timeout $(BUILD_SECONDS) swift build --product restante
endif

.PHONY: help setup build release dist deb run test test-swift test-acceptance test-slow test-deliveries test-failover test-browser test-console-size test-packages docs-test docc python fuzz fuzz-ci reference bench bench-deep bench-peers bench-tiny bench-programs bench-debug-programs format lint clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

setup: ## install the system packages that the build needs, or print the command that does
	@Scripts/setup

build: setup ## build the program and the tests
	timeout $(BUILD_SECONDS) swift build --build-tests

# What the program says of its own making (`restante version --verbose`).
COMMIT = $(shell git rev-parse --short=12 HEAD 2>/dev/null)$(shell git diff --quiet HEAD 2>/dev/null || echo -modified)
SWIFT = $(shell swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p')

# C functions stand in sections of their own, so that the linker can leave out those that nothing
# uses. It keeps what is exported, which in a statically linked Swift program is everything unless the
# linker is told otherwise.
SMALL := -Xcc -ffunction-sections -Xcc -fdata-sections -Xlinker --no-export-dynamic

# The very program that `make dist` and `make deb` ship: of Swift it needs nothing on the machine it
# runs on. It is built beside others in a directory of its own, which only one of them could otherwise
# use.
RELEASE = RESTANTE_COMMIT=$(COMMIT) RESTANTE_SWIFT=$(SWIFT) timeout $(RELEASE_SECONDS) \
	Scripts/progress swift build -c release --static-swift-stdlib $(SMALL) \
	--scratch-path $(RELEASE_BUILD)

release: setup ## build the program with optimization, linked statically against Swift's runtime
	$(RELEASE) --product restante

dist: release ## make the tarball of a release: .build-release/dist
	@Scripts/setup packages
	@Scripts/dist $(RELEASE_BUILD) $(DIST)

deb: dist ## make the Debian package: .build-release/dist
	@Scripts/deb $(DIST)/restante-*/ $(DIST)

run: setup ## build, start the server with a demo portal, and print curl lines to try
	@Scripts/progress swift build --product restante
	@swift run --skip-build restante serve --demo

test: setup lint test-swift test-acceptance ## run all tests

# Left to itself the library starts all tests at once, and each then waits minutes for its turn.
TEST_FLAGS = --skip-build --parallel --experimental-maximum-parallelization-width $(TEST_WIDTH)

test-swift: build
	@Scripts/setup tests
	timeout $(TEST_SECONDS) swift test $(TEST_FLAGS) --skip RestantePostgresTests
	timeout $(TEST_SECONDS) swift test $(TEST_FLAGS) --filter RestantePostgresTests

test-acceptance: setup $(PYTHON_ENV)/installed ## run third-party clients against the real server
	@Scripts/setup prometheus
	$(BUILD_PROGRAM)
	timeout $(TEST_SECONDS) $(PYTHON_ENV)/bin/pytest Tests/Acceptance

python: $(PYTHON_ENV)/installed $(FAILOVER_ENV)/installed $(PACKAGES_ENV)/installed ## install what the tests in Python need

$(PYTHON_ENV)/installed: Tests/Acceptance/requirements.txt
	python3 -m venv $(PYTHON_ENV)
	timeout 300 $(PYTHON_ENV)/bin/pip install --quiet --requirement $<
	touch $@

test-slow: fuzz-ci test-browser test-deliveries test-failover test-packages docs-test bench-tiny ## run the slow tests: fuzz targets, a browser, killed servers, failures of machines, packages, commands of the documentation, tiny benchmarks

test-packages: deb $(PACKAGES_ENV)/installed ## install the packages on a Debian system in a folder
	timeout $(TEST_SECONDS) $(PACKAGES_ENV)/bin/pytest Tests/Packages

$(PACKAGES_ENV)/installed: Tests/Packages/requirements.txt
	python3 -m venv $(PACKAGES_ENV)
	timeout 300 $(PACKAGES_ENV)/bin/pip install --quiet --requirement $<
	touch $@

docs-test: build $(PYTHON_ENV)/installed ## run the commands of the README and of the pages in docs
	@Scripts/setup prometheus
	$(BUILD_PROGRAM)
	timeout $(TEST_SECONDS) $(PYTHON_ENV)/bin/python -m pytest Tests/Docs

test-failover: setup $(FAILOVER_ENV)/installed ## kill the primary of a PostgreSQL cluster under load
	@Scripts/setup failover
	$(BUILD_PROGRAM)
	timeout $(TEST_SECONDS) $(FAILOVER_ENV)/bin/pytest Tests/Failover

$(FAILOVER_ENV)/installed: Tests/Failover/requirements.txt
	python3 -m venv $(FAILOVER_ENV)
	timeout 300 $(FAILOVER_ENV)/bin/pip install --quiet --requirement $<
	touch $@

test-deliveries: setup $(PYTHON_ENV)/installed ## kill servers that deliver events: KILLS times, and two during EVENTS events
	$(BUILD_PROGRAM)
	RESTANTE_KILLS=$(KILLS) RESTANTE_EVENTS=$(EVENTS) RESTANTE_RESTARTS=$(RESTARTS) \
		timeout $(TEST_SECONDS) $(PYTHON_ENV)/bin/python -m pytest \
		Tests/Acceptance/killed_deliveries.py Tests/Acceptance/restante_to_restante.py

test-browser: setup $(PYTHON_ENV)/installed ## use the pages in headless Chromium
	@Scripts/setup browser
	$(BUILD_PROGRAM)
	timeout $(TEST_SECONDS) $(PYTHON_ENV)/bin/python -m pytest \
		Tests/Acceptance/browser_authorization.py Tests/Acceptance/browser_console.py \
		Tests/Acceptance/browser_console_portal.py Tests/Acceptance/console_at_size.py

test-console-size: setup $(PYTHON_ENV)/installed ## time the console's pages beside PORTALS portals, QUEUES queues and PENDING events
	$(BUILD_PROGRAM)
	RESTANTE_PORTALS=$(PORTALS) RESTANTE_PENDING=$(PENDING) RESTANTE_QUEUES=$(QUEUES) \
		timeout $(TEST_SECONDS) $(PYTHON_ENV)/bin/python -m pytest -s Tests/Acceptance/console_at_size.py

docc: build ## build the reference of the Swift libraries: .build/Restante.doccarchive
	Scripts/docc

fuzz: setup ## run each fuzz target for SECONDS seconds
	Scripts/fuzz $(SECONDS)

fuzz-ci: setup ## run each fuzz target for a minute, built without optimization, as CI does
	OPTIMIZATION=-Onone timeout $(FUZZ_SECONDS) Scripts/fuzz 60

reference: setup ## regenerate docs/reference and the other pages that are made from the code
	swift run restante docs reference --output docs/reference
	swift run --skip-build restante docs settings --output docs/settings.md
	swift run --skip-build restante config example > packaging/debian/restante.yaml
	swift run --skip-build restante docs metrics --output docs/metrics.md
	swift run --skip-build restante docs compatibility --output docs/compatibility.md

bench: bench-programs ## print one table of the server and its limits on this machine
	$(RELEASE_BUILD)/release/restante-bench $(BENCH_FLAGS)

bench-deep: bench-programs ## measure ten million pending events, which stay in BENCH_DATA
	$(RELEASE_BUILD)/release/restante-bench deep --data $(BENCH_DATA) $(BENCH_FLAGS)

bench-peers: bench-programs ## measure the same work on other queue servers
	@Scripts/setup bench
	$(RELEASE_BUILD)/release/restante-bench peers $(BENCH_FLAGS)

# The program is measured as it is shipped.
bench-programs: release
	$(RELEASE) --product restante-bench

bench-tiny: bench-debug-programs ## show that the benchmarks work, with a debug build
	@Scripts/setup bench
	timeout $(BENCH_TINY_SECONDS) "$$(swift build --show-bin-path)/restante-bench" --tiny
	timeout $(BENCH_TINY_SECONDS) "$$(swift build --show-bin-path)/restante-bench" peers --tiny
	timeout $(BENCH_TINY_SECONDS) "$$(swift build --show-bin-path)/restante-bench" deliveries --tiny

bench-debug-programs: setup
	timeout $(BUILD_SECONDS) swift build --product restante
	timeout $(BUILD_SECONDS) swift build --product restante-bench

format: ## format all Swift files
	swift format --in-place --recursive Package.swift Sources Tests Examples Fuzz

lint: ## check the format of all Swift files
	swift format lint --strict --recursive Package.swift Sources Tests Examples Fuzz

clean: ## remove what was built
	rm -rf .build .build-*
