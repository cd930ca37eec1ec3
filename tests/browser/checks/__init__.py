"""The checks of an e-paper. Each takes what it needs from `Run` and tells what it found by `check`."""
