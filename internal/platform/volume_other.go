//go:build !linux && !darwin && !windows

package platform

import "errors"

func volumeOf(string) (Volume, error) { return Volume{}, errors.ErrUnsupported }
