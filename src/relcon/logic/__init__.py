"""Shared boolean circuits: built once, evaluated over many scenarios at once. No law in it."""
