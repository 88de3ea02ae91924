"""Finding things in Chinese text."""
