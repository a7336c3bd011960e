#!/bin/sh
# The figures of docs/benchmarks.md: each beside its peer, in one run.
# Needs bin/zwgkctl (make build) and, for the first, LibreOffice Writer.
set -eu
tags="${TAGS:-ci,migrated_fynedo}"
go build -trimpath -o bin/zwgkctl ./cmd/zwgkctl
go test -tags "$tags,e2e" -run '^$' -bench 'ReportPDF' -benchtime 9x ./cmd/zwgkctl
go test -tags "$tags" -run '^$' -bench 'Import10000' -benchtime 9x ./internal/desk
go test -tags "$tags" -run '^$' -bench 'Census|GroupBy' -benchtime 5x ./internal/store
go test -tags "$tags" -run '^$' -bench 'Search100k' -benchtime 100x -timeout 30m ./internal/store
go test -tags "$tags" -run '^$' -bench 'SaveWithIndex' -benchtime 3000x ./internal/store
go test -tags "$tags" -run '^$' -bench . -benchtime 20x ./internal/sheet ./internal/paper ./internal/paper/pdf ./internal/form
# A year that is closed, ten times as many pieces; a report among 200.
go test -tags "$tags" -run '^$' -bench 'CloseYear' -benchtime 2x -timeout 30m ./internal/desk
go test -tags "$tags" -run '^$' -bench 'Folder/(json|docx)' -benchtime 5x ./internal/desk
go test -tags "$tags" -run '^$' -bench 'Folder/pdf' -benchtime 1x ./internal/desk
# A backup of a large office beside cp, and offices of ten thousand, a hundred
# thousand and a million items beside each other (needs sqlite3).
ZWGK_BENCH_ITEMS=100000 ZWGK_BENCH_MB=2048 go test -tags "$tags" -run '^$' -bench 'Backup$/plain' -benchtime 3x -timeout 60m ./internal/desk
go test -tags "$tags" -run '^$' -bench 'Growth' -benchtime 3x -timeout 3h ./internal/desk
go test -tags "$tags" -run '^$' -bench List -benchtime 20x ./internal/ui/annualroom
# The window beside an empty one (make window build; needs Xvfb).
go test -tags gles,x11,migrated_fynedo,e2e -run '^$' -bench Start -benchtime 9x ./cmd/zwgk
