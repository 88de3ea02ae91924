"""What was typed: its words, what it asks for, how it is spelled, its numbers and units."""
