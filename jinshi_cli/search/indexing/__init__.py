"""What is searched: the texts of a report, folded, and where everything stands in them."""
