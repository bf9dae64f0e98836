"""Shared boolean circuits: built once, evaluated over many scenarios at once, walked for reasons. No law in it."""
