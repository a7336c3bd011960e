package main

import (
	"context"
	"errors"
)

// everything makes all artefacts, SHA256SUMS and the list of what is inside.
func everything(context.Context, *workshop) error { return errors.New("not made yet") }
func twice(context.Context, *workshop) error      { return errors.New("not made yet") }

// smoke tries every artefact that stands in w.out.
func smoke(ctx context.Context, w *workshop) error {
	return errors.Join(tryWindows(ctx, w), tryLinux(ctx, w))
}

func licences(context.Context, *workshop) error { return errors.New("not made yet") }
