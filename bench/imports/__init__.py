"""How well a report is read in: measured on texts whose right answer is known."""
