"""Suggestions from what was imported, and what a person decides of them; none counts before."""
