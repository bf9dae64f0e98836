"""A matter for other programs: tables, graphs, and the case file itself as JSON."""
