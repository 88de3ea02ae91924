"""Reads a report's paragraphs out of text, pages, Word and PDF files."""

from jinshi_cli.importing.readers.document import Document, Unreadable
from jinshi_cli.importing.readers.read import read

__all__ = ["Document", "Unreadable", "read"]
