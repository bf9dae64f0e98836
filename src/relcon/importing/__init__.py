"""Discovery into records: bytes, a table, mapped rows with what became of each, records, and the matter's folder."""
