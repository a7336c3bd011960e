# 政务公开工作台: what can be made. `make help` lists it.

GO        ?= go
BIN       := bin
OUT       := out
# FyneApp.toml is the one place that has the version.
VERSION   := $(shell sed -n 's/^Version = "\(.*\)"$$/\1/p' FyneApp.toml)
LDFLAGS   := -s -w -X main.version=$(VERSION)
# The window is tested without a display and without OpenGL.
TAGS      := ci,migrated_fynedo
# The window itself: OpenGL ES, which compiles in a third of the time of desktop
# OpenGL, and X11, whose input methods work.
WINDOW    := gles,x11,migrated_fynedo
# How long each fuzz target runs in make prove; a release takes an hour.
FUZZ      ?= 1h
# How many fuzz targets run at the same time.
TOGETHER  ?= 1
GOFLAGS_T := -timeout 20m -tags $(TAGS)

.PHONY: help run build window test race race-presenters bench prove release windows linux icons twice smoke licences audit lint fonts prepare tools e2e pictures clean

help: ## list the targets
	@grep -E '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort

run: prepare build ## the desk on a demo office; without a display its annual report in out/
	rm -rf $(OUT)/demo
	mkdir -p $(OUT)
	$(BIN)/zwgkctl demo --office $(OUT)/demo
	$(BIN)/zwgkctl report --office $(OUT)/demo --year 2025 --date 2026-01-20 --out $(OUT)/年度报告.pdf
	$(BIN)/zwgkctl report --office $(OUT)/demo --year 2025 --date 2026-01-20 --out $(OUT)/年度报告.png
	$(BIN)/zwgkctl verify --office $(OUT)/demo
	@echo "年度报告：$(OUT)/年度报告.pdf"
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(MAKE) window && ZWGK_HOME=$(CURDIR)/$(OUT) $(BIN)/zwgk -office $(CURDIR)/$(OUT)/demo; \
	else \
		echo "没有显示器，窗口没有打开"; \
	fi

window: ## the window; the first build compiles the toolkit and takes minutes
	@sh .ci/prepare window
	$(GO) build -tags $(WINDOW) -o $(BIN)/zwgk ./cmd/zwgk

build: ## zwgkctl, and the separate font beside it
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o $(BIN)/zwgkctl ./cmd/zwgkctl
	mkdir -p $(BIN)/fonts
	cp resources/fonts/separate/fangsong.ttf $(BIN)/fonts/

test: prepare ## every test; the validators that are installed take part
	$(GO) vet -tags $(TAGS) ./...
	$(GO) test $(GOFLAGS_T) ./...

race: prepare ## the tests of concurrent packages under the race detector
	$(GO) test -race $(GOFLAGS_T) ./internal/store/... ./internal/desk/... ./internal/present/... ./internal/paper/...

race-presenters: prepare ## of those only the presenters, in less than a minute; needs a C compiler
	@sh .ci/prepare window
	$(GO) test -race $(GOFLAGS_T) ./internal/present/...

e2e: build window ## the built programs, from outside: the terminal one, and the window under Xvfb
	@sh .ci/prepare display
	$(GO) test -timeout 20m -count=1 -tags $(TAGS),e2e ./cmd/zwgkctl/...
	$(GO) test -timeout 25m -count=1 -tags $(WINDOW),e2e ./cmd/zwgk/...

pictures: build window ## the pictures of the handbook, the README and docs, made anew from the window and the import rules
	@sh .ci/prepare display
	ZWGK_PICTURES=write $(GO) test -count=1 -tags $(TAGS) -run Picture ./internal
	ZWGK_PICTURES=write $(GO) test -timeout 15m -count=1 -tags $(WINDOW),e2e -run TestPictures ./cmd/zwgk/

bench: prepare build window ## every benchmark beside its peer, written to docs/benchmarks.md
	@sh .ci/prepare bench
	$(GO) run ./internal/benching -out docs/benchmarks.md

prove: prepare ## the proving ground with its whole numbers, written to docs/reliability.md; FUZZ=30s for each fuzz target, TOGETHER=8 at once
	@sh .ci/prepare validators
	@sh .ci/prepare prove
	ZWGK_VALIDATORS=required $(GO) run ./internal/proving -fuzz $(FUZZ) -together $(TOGETHER) -out docs/reliability.md

release: ## all artefacts for offices with checksums and what is inside, in out/release; see docs/release.md
	@sh .ci/prepare release
	$(GO) run ./internal/release all

windows: ## of these those for Windows: programs, installer, portable zip
	@sh .ci/prepare release
	$(GO) run ./internal/release windows

twice: ## make release two times: the same bytes
	@sh .ci/prepare release
	$(GO) run ./internal/release twice

linux: ## of the release only deb, rpm and tar.gz; see docs/release-linux.md
	@sh .ci/prepare release
	$(GO) run ./internal/release linux

smoke: ## try what make release made, the way an office would
	@sh .ci/prepare release
	@sh .ci/prepare display
	$(GO) run ./internal/release smoke

licences: ## docs/licences.md, from what the programs link
	$(GO) run ./internal/release licences

audit: prepare ## go vet, staticcheck, govulncheck over the whole tree
	$(GO) run ./internal/release audit

lint: ## golangci-lint, when it is installed
	golangci-lint run ./...

icons: ## remake the icon in every size from its drawings
	@sh .ci/prepare release
	sh resources/packaging/icon/make.sh

fonts: ## remake the cut fonts of resources/fonts from their packages
	bash resources/fonts/make.sh

prepare: ## check that Go is there, install it when that is allowed
	@sh .ci/prepare

tools: ## install the validators that tests use when present (Debian, Ubuntu)
	@sh .ci/prepare validators

clean: ## remove what was made
	rm -rf $(BIN) $(OUT)
