"""The report: its model, its file, its references and its quotations."""
