"""Drafts of imported reports in files: where they go, how they are written, what is said of them."""
