"""Tables as they stand in a text: their heads, lines and units, and what they prove of a figure."""
