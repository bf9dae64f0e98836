"""From files to records: every scalar as text, every message with its line."""
