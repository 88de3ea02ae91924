"""Turns a report as it is published into a report file."""
