"""Queries in other words than the report's: what likely answers them, by all that its sentences have of them."""
