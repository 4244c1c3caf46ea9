# The one door: everything that a person or CI does with this project is a target here.

SWIFT ?= swift
JOBS  ?= 2
BUILD  = $(SWIFT) build -j $(JOBS)
SOURCES = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.PHONY: build release test unit lint format manifests bench docs sandbox interop clean help

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

build: ## Build for debugging
	$(BUILD)

release: ## Build for production
	$(BUILD) -c release --product breakwater

# In CI the real clients are part of the tests; a missing one is a failure there.
test: lint unit $(if $(CI),interop) ## Run the tests (in CI: with the real clients)

unit:
	$(BUILD) --build-tests
	$(SWIFT) test --skip-build

lint: ## Check the layout and the rules of the house
	$(SWIFT) format lint --strict --parallel --recursive $(wildcard $(SOURCES))
	scripts/house-rules

format: ## Lay out the sources
	$(SWIFT) format --in-place --parallel --recursive $(wildcard $(SOURCES))

# What stands in deploy/ is what the executable prints; a test says when it is stale.
manifests: build ## Make the manifests of deploy/ anew
	.build/debug/breakwater manifests >deploy/breakwater.yaml
	.build/debug/breakwater manifests --format kustomize --output deploy/kustomize
	.build/debug/breakwater manifests --format olm --output deploy/olm

interop: build ## Drive the sandbox with real clients, and our clients against real peers
	Tests/Interop/run

# Benchmarks/ is a package of its own. It is built in our scratch folder, where its dependencies are compiled already;
# the measured executable is built by the same plan, so that nothing is compiled twice.
BENCH = $(BUILD) -c release --package-path Benchmarks --scratch-path .build

bench: ## Measure (release); the report says what each figure is compared with. ARGS="--only signing" and the like
	$(BENCH) --product breakwater
	$(BENCH) --product breakwater-benchmarks
	.build/release/breakwater-benchmarks --executable .build/release/breakwater $(ARGS)

docs: ## Make the reference of all targets in docs-site/
	scripts/docs docs-site

sandbox: ## Run the sandbox: two Regions, a cluster in each
	$(SWIFT) run breakwater sandbox

clean: ## Remove what was built
	$(SWIFT) package clean
