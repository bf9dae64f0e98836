"""The interactive view: one HTML file that works offline, a separate one for each audience."""
