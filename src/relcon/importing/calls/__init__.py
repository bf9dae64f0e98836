"""Calls and texts of discovery: read, joined where several rows are one call, and told as contacts."""
