"""jinshi: a government report at your fingertips."""
